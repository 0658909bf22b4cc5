/** What the wall shows before the match: address, code, QR, teams. Light, and nothing a student needs under 24 px. */
import type { ComponentChildren } from 'preact';
import type { Frame } from '../../source/source.ts';
import { words } from '../../text/index.ts';
import { Stripes } from '../parts/brand.tsx';
import { onPaper } from '../parts/paper.ts';
import { spaced } from '../parts/spaced.ts';
import { typed, useAddress } from './address.ts';
import { useNewcomers } from './newcomers.ts';
import { Qr } from './qr.tsx';
import { TeamCard } from './team-card.tsx';
import '../../styles/screens-lobby.css';

const say = words.screens.lobby;
/** Over so many names, counts are what can be read from the back row (notes-classroom 13). */
const NAMES_MAX = 40;
/** More teams than this have one line each. */
const CARDS_MAX = 10;

export function ProjectorLobby({ now, children }: { now: Frame; children: ComponentChildren }) {
  const url = useAddress();
  const fresh = useNewcomers(now.seats);
  const here = now.seats.filter((seat) => seat.connected).length;
  const isCompact = now.teams.length > CARDS_MAX;
  const free = now.teams.length * now.seatsPerTeam - now.seats.length;
  return (
    <div class="projector" data-theme="light" data-teams={isCompact ? 'many' : 'few'} ref={onPaper}>
      <Stripes />
      <div class="wall">
        <div class="wall-door">
          <div class="wall-steps">
            <p class="wall-open">
              <span class="step">1</span> {say.open} <b class="mono">{typed(url)}</b>
            </p>
            <p class="wall-type">
              <span class="step">2</span> {say.type} <b class="mono wall-code">{spaced(now.code)}</b>
            </p>
          </div>
          <p class="wall-or muted">{say.scan}</p>
          <div class="wall-qr">
            <Qr url={`${url}/j/${now.code}`} size={240} />
          </div>
        </div>
        <ul
          class="wall-teams"
          style={{ '--columns': columnsFor(now.teams.length) }}
          data-many={now.seatsPerTeam > 4}
          data-compact={isCompact}
        >
          {now.teams.map((team) => (
            <TeamCard
              key={team.index}
              team={team}
              seats={now.seats.filter((seat) => seat.team === team.index)}
              seatsPerTeam={now.seatsPerTeam}
              mySeat={-1}
              fresh={fresh}
              names={!isCompact && now.seats.length <= NAMES_MAX}
            />
          ))}
        </ul>
        <footer class="wall-foot">
          <p>
            <b>{say.here(here)}</b>{' '}
            <span class="muted">{now.locked ? say.locked : free > 0 ? say.roomForMore(free) : say.full}</span>
          </p>
          {children}
        </footer>
      </div>
    </div>
  );
}

/** One row up to five teams, two even rows up to ten; above that each team is a line of five columns. */
const columnsFor = (teams: number): number => Math.min(5, teams <= 5 ? teams : Math.ceil(teams / 2));
