/** A team's members: another name, another team, out of the room, or out for good; what cannot be undone asks twice. */
import { Minus, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { NICKNAME_MAX } from '../../../shared/wire/symbols.ts';
import { Icon } from '../../look/icon.tsx';
import type { SeatInfo, TeamInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { words } from '../../text/index.ts';
import { SeatDot } from '../lobby/seat-row.tsx';
import type { Press } from './press.ts';

const say = around.desk;
const seats = around.console.seat;

interface Props {
  readonly crew: readonly SeatInfo[];
  readonly teams: readonly TeamInfo[];
  readonly press: Press;
}

export function Members({ crew, teams, press }: Props) {
  if (crew.length === 0) return <p class="muted members">{say.nobody}</p>;
  return (
    <ul class="members">
      {crew.map((seat) => (
        <Member key={seat.seat} seat={seat} teams={teams} press={press} />
      ))}
    </ul>
  );
}

export function Member({ seat, teams, press }: Omit<Props, 'crew'> & { seat: SeatInfo }) {
  const [asked, setAsked] = useState<'remove' | 'ban' | null>(null);
  return (
    <li class="member-line">
      <SeatDot here={seat.connected} />
      <span class="member-name">{seat.nickname}</span>
      <MoveTo seat={seat} teams={teams} press={press} />
      {!seat.bot && <Rename seat={seat} press={press} />}
      {asked === null && (
        <>
          <button type="button" class="button" title={seats.removeText} onClick={() => setAsked('remove')}>
            {say.remove}
          </button>
          {!seat.bot && (
            <button type="button" class="button" title={seats.banText} onClick={() => setAsked('ban')}>
              {seats.ban}
            </button>
          )}
        </>
      )}
      {asked !== null && (
        <>
          <button
            type="button"
            class="button warn"
            onClick={() => void press({ do: asked === 'ban' ? 'ban' : 'kick', seat: seat.seat })}
          >
            {asked === 'ban' ? seats.banSure(seat.nickname) : say.removeSure(seat.nickname)}
          </button>
          <button type="button" class="button quiet" ref={(button) => button?.focus()} onClick={() => setAsked(null)}>
            {words.common.cancel}
          </button>
          <span class="muted">{asked === 'ban' ? seats.banText : seats.removeText}</span>
        </>
      )}
    </li>
  );
}

function MoveTo({ seat, teams, press }: Omit<Props, 'crew'> & { seat: SeatInfo }) {
  return (
    <select
      class="field"
      aria-label={say.moveTo(seat.nickname)}
      value=""
      onChange={(event) => void press({ do: 'move', seat: seat.seat, team: Number(event.currentTarget.value) })}
    >
      <option value="" disabled>
        {say.move}
      </option>
      {teams
        .filter((team) => team.index !== seat.team)
        .map((team) => (
          <option key={team.index} value={team.index}>
            {team.name}
          </option>
        ))}
    </select>
  );
}

function Rename({ seat, press }: { seat: SeatInfo; press: Press }) {
  const [name, setName] = useState<string | null>(null);
  if (name === null) {
    return (
      <button type="button" class="button" onClick={() => setName(seat.nickname)}>
        {seats.renameShort}
      </button>
    );
  }
  const keep = async (event: Event) => {
    event.preventDefault();
    const nickname = name.trim();
    if (nickname !== '' && (await press({ do: 'rename', seat: seat.seat, nickname }))) setName(null);
  };
  return (
    <form class="rename-seat" onSubmit={(event) => void keep(event)}>
      <input
        class="field"
        aria-label={seats.rename(seat.nickname)}
        ref={(field) => field?.focus()}
        value={name}
        maxLength={NICKNAME_MAX}
        autocomplete="off"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="button" disabled={name.trim() === ''}>
        {seats.keep}
      </button>
      <button type="button" class="button quiet" onClick={() => setName(null)}>
        {words.common.cancel}
      </button>
    </form>
  );
}

interface BotsProps {
  readonly team: TeamInfo;
  readonly crew: readonly SeatInfo[];
  readonly seatsPerTeam: number;
  readonly press: Press;
}

/** Seats of a team that are played by a plan, one more or one less. */
export function Bots({ team, crew, seatsPerTeam, press }: BotsProps) {
  const bots = crew.filter((seat) => seat.bot).length;
  const isFull = crew.length >= seatsPerTeam;
  const become = (count: number) => void press({ do: 'bots', team: team.index, count });
  return (
    <div class="bots-line">
      <button
        type="button"
        class="button"
        disabled={bots === 0}
        aria-label={seats.lessBot(team.name)}
        onClick={() => become(bots - 1)}
      >
        <Icon of={Minus} size={16} />
      </button>
      <output aria-label={seats.bots(team.name)}>{around.console.lobby.botsShort(bots)}</output>
      <button
        type="button"
        class="button"
        disabled={isFull}
        aria-label={seats.addBot(team.name)}
        onClick={() => become(bots + 1)}
      >
        <Icon of={Plus} size={16} />
      </button>
    </div>
  );
}
