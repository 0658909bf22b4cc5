/** Before the match, for players: who is here, for whom one plays, how to bring others in, who starts. */
import { useState } from 'preact/hooks';
import type { Reply } from '../../shared/wire/messages.ts';
import { NICKNAME_MAX } from '../../shared/wire/symbols.ts';
import { DutyChoices } from '../hud/duties.tsx';
import { TeamMark } from '../look/marks.tsx';
import type { Frame, SeatInfo } from '../source/source.ts';
import { crew } from '../store/crew.ts';
import { go } from '../store/route.ts';
import { frame, isHost, leave, mySeat, myTeam, source } from '../store/session.ts';
import { lessonTitleOf } from '../text/content.ts';
import { words } from '../text/index.ts';
import { typed, useAddress } from './lobby/address.ts';
import { useNewcomers } from './lobby/newcomers.ts';
import { Qr } from './lobby/qr.tsx';
import { TeamCard } from './lobby/team-card.tsx';
import { Brand } from './parts/brand.tsx';
import { type DoorCode, doorWords } from './parts/door.ts';
import { spaced } from './parts/spaced.ts';
import { useContent } from './parts/use-content.ts';
import '../styles/screens.css';
import '../styles/screens-lobby.css';
import '../styles/together.css';

const say = words.screens.lobby;

export function Lobby() {
  const now = frame.value as Frame;
  const fresh = useNewcomers(now.seats);
  const [trouble, setTrouble] = useState('');
  const me = mySeat.value;
  const ask = (reply: Promise<Reply> | undefined) => {
    setTrouble('');
    void reply?.then((answer) => {
      if (!answer.ok) setTrouble(doorWords(answer.code as DoorCode));
    });
  };
  return (
    <div class="page lobby">
      <header class="page-top">
        <Brand plain />
        <p class="lobby-code">
          <span class="muted">{say.code}</span> <b class="mono">{spaced(now.code)}</b>
        </p>
        <button
          type="button"
          class="button quiet end"
          onClick={() => {
            leave(true);
            go({ name: 'home' });
          }}
        >
          {say.leave}
        </button>
      </header>
      <main class="lobby-main">
        <h1 class="visually-hidden">{say.title}</h1>
        <div class="lobby-side">
          {me !== null && <Me seat={me} ask={ask} />}
          <Begin now={now} ask={ask} />
          <Invite code={now.code} />
        </div>
        <div>
          <p class="trouble" role="alert">
            {trouble}
          </p>
          <ul class="lobby-teams">
            {now.teams.map((team) => (
              <TeamCard
                key={team.index}
                team={team}
                seats={now.seats.filter((seat) => seat.team === team.index)}
                seatsPerTeam={now.seatsPerTeam}
                mySeat={me?.seat ?? -1}
                fresh={fresh}
                names
                {...(me === null ? {} : { onJoin: (index: number) => ask(source.value?.switchTeam(index)) })}
              />
            ))}
          </ul>
          {me !== null && <Duties />}
        </div>
      </main>
    </div>
  );
}

interface MeProps {
  readonly seat: SeatInfo;
  readonly ask: (reply: Promise<Reply> | undefined) => void;
}

function Me({ seat, ask }: MeProps) {
  const [name, setName] = useState(seat.nickname);
  const team = myTeam.value;
  const save = (event: Event) => {
    event.preventDefault();
    if (name.trim() !== '') ask(source.value?.rename(name.trim()));
  };
  return (
    <section class="panel me">
      {team !== null && (
        <>
          <p class="muted">{say.yourTeam}</p>
          <h2 class="my-team">
            <TeamMark shape={team.shape} size={40} />
            <span>{team.name}</span>
          </h2>
        </>
      )}
      <form class="rename" onSubmit={save}>
        <input
          class="field"
          aria-label={say.newName}
          value={name}
          maxLength={NICKNAME_MAX}
          autocomplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={name.trim() === '' || name.trim() === seat.nickname}>
          {say.save}
        </button>
      </form>
    </section>
  );
}

/** Only where there is somebody to share with; it can be left for the match. */
function Duties() {
  const members = crew.value;
  if (members.length < 2) return null;
  const text = words.together.duties;
  return (
    <section class="panel lobby-duties">
      <h2>{text.title}</h2>
      <DutyChoices members={members} />
      <p class="muted">{text.optional}</p>
    </section>
  );
}

function Begin({ now, ask }: { now: Frame; ask: MeProps['ask'] }) {
  const here = now.seats.filter((seat) => seat.connected).length;
  const free = now.teams.length * now.seatsPerTeam - now.seats.length;
  return (
    <section class="panel begin">
      <p role="status">
        <b>{say.here(here)}</b> <span class="muted">{free > 0 ? say.roomForMore(free) : say.full}</span>
      </p>
      <Today lesson={now.lesson} />
      <p>{isHost.value ? say.startsYou : now.mode === 'class' ? say.startsClass : say.startsFriendly}</p>
      {isHost.value && (
        <button type="button" class="button primary large" onClick={() => ask(source.value?.control({ do: 'start' }))}>
          {say.start}
        </button>
      )}
    </section>
  );
}

/** What the class is going to do, as its host has chosen. */
function Today({ lesson }: { lesson: string }) {
  const [content] = useContent();
  if (lesson === '' || content === undefined || content === 'unreachable') return null;
  const found = content.catalogue.lessons.find(({ id }) => id === lesson);
  return found === undefined ? null : <p>{say.today(lessonTitleOf(found), found.minutes)}</p>;
}

function Invite({ code }: { code: string }) {
  const url = useAddress();
  return (
    <section class="panel invite">
      <h2>{say.invite}</h2>
      <Qr url={`${url}/j/${code}`} size={132} />
      <p>
        {say.open} <b class="mono">{typed(url)}</b>
        <br />
        {say.type} <b class="mono">{spaced(code)}</b>
      </p>
    </section>
  );
}
