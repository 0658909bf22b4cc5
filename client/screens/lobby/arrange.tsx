/** Teams before the start: drag a name or press it, even them out, fill with bots, bring a class list, rehearse alone. */
import { Bot, ClipboardList, Lock, LockOpen, Scale, Play as Start } from 'lucide';
import { useState } from 'preact/hooks';
import type { Control } from '../../../shared/wire/payloads.ts';
import { Icon } from '../../look/icon.tsx';
import { TeamMark } from '../../look/marks.tsx';
import type { Frame, SeatInfo, TeamInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { words } from '../../text/index.ts';
import { Bots, Member, Members } from '../console/members.tsx';
import type { Press } from '../console/press.ts';
import { Brand } from '../parts/brand.tsx';
import { spaced } from '../parts/spaced.ts';
import { RosterDialog } from './roster-dialog.tsx';
import { SeatDot } from './seat-row.tsx';
import { useDrag } from './use-drag.ts';

const say = around.console.lobby;
const lobby = words.screens.lobby;
/** A room takes twenty requests a second (server: bucket); a hand full of them goes out at that rate. */
const BETWEEN_MS = 60;

interface Props {
  readonly now: Frame;
  readonly press: Press;
  readonly trouble: string;
  readonly onDone: () => void;
}

export function Arrange({ now, press, trouble, onDone }: Props) {
  const [open, setOpen] = useState(-1);
  const [listing, setListing] = useState(false);
  const [said, setSaid] = useState('');
  const move = async (seat: number, team: number) => {
    const card = now.seats.find((one) => one.seat === seat);
    if (card === undefined || card.team === team) return;
    const done = await press({ do: 'move', seat, team });
    if (done) setSaid(say.moved(card.nickname, now.teams.find((one) => one.index === team)?.name ?? ''));
  };
  const drag = useDrag((seat, team) => void move(seat, team));
  const carried = now.seats.find((seat) => seat.seat === drag.dragged?.seat);
  return (
    <div class="arrange">
      <Top now={now} press={press} onDone={onDone} />
      <main>
        <h1>
          {say.title} <span class="muted">{say.how}</span>
        </h1>
        <Tools now={now} press={press} onList={() => setListing(true)} />
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <p class="visually-hidden" role="status">
          {said}
        </p>
        <ul class="arrange-teams">
          {now.teams.map((team) => (
            <TeamDesk
              key={team.index}
              team={team}
              now={now}
              press={press}
              open={open}
              isOver={drag.dragged?.over === team.index}
              onGrab={drag.grab}
              onOpen={(seat) => {
                if (!drag.wasDrag()) setOpen(open === seat ? -1 : seat);
              }}
            />
          ))}
        </ul>
        <Unplaced now={now} press={press} />
      </main>
      {drag.dragged !== null && carried !== undefined && (
        <p class="drag-ghost" aria-hidden="true" style={{ left: `${drag.dragged.x}px`, top: `${drag.dragged.y}px` }}>
          {carried.nickname}
        </p>
      )}
      {listing && <RosterDialog now={now} press={press} onClose={() => setListing(false)} />}
    </div>
  );
}

function Top({ now, press, onDone }: Pick<Props, 'now' | 'press' | 'onDone'>) {
  const here = now.seats.filter((seat) => seat.connected && !seat.bot).length;
  return (
    <header class="console-top">
      <Brand plain />
      <p class="mono console-code">{spaced(now.code)}</p>
      <p class="console-here">{lobby.here(here)}</p>
      <button type="button" class="button end" onClick={onDone}>
        {say.arranged}
      </button>
      <button type="button" class="button primary" onClick={() => void press({ do: 'start' })}>
        {lobby.start}
      </button>
    </header>
  );
}

function Tools({ now, press, onList }: Pick<Props, 'now' | 'press'> & { onList: () => void }) {
  const [busy, setBusy] = useState(false);
  const crewOf = (team: TeamInfo) => now.seats.filter((seat) => seat.team === team.index);
  const empty = now.teams.filter((team) => crewOf(team).length === 0);
  const played = now.teams.filter((team) => crewOf(team).some((seat) => seat.bot));
  const all = async (controls: readonly Control[]): Promise<boolean> => {
    setBusy(true);
    const done = await inTurn(press, controls);
    setBusy(false);
    return done;
  };
  const fill = () => all(empty.map(({ index }) => ({ do: 'bots', team: index, count: 1 })));
  return (
    <div class="arrange-tools">
      <button type="button" class="button" onClick={() => void press({ do: 'balance' })}>
        <Icon of={Scale} /> {say.balance}
      </button>
      <button
        type="button"
        class="button"
        disabled={busy || empty.length === 0}
        title={say.fillText}
        onClick={() => void fill()}
      >
        <Icon of={Bot} /> {say.fill}
      </button>
      {played.length > 0 && (
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => void all(played.map(({ index }) => ({ do: 'bots', team: index, count: 0 })))}
        >
          {say.noBots}
        </button>
      )}
      <button type="button" class="button" onClick={onList}>
        <Icon of={ClipboardList} /> {around.console.roster.title}
      </button>
      <button
        type="button"
        class="button"
        aria-pressed={now.locked}
        onClick={() => void press({ do: 'lock', on: !now.locked })}
      >
        <Icon of={now.locked ? LockOpen : Lock} /> {now.locked ? lobby.unlock : lobby.lock}
      </button>
      <button
        type="button"
        class="button end"
        disabled={busy}
        title={say.rehearseText}
        onClick={() => void fill().then((done) => done && press({ do: 'start' }))}
      >
        <Icon of={Start} /> {say.rehearse}
      </button>
    </div>
  );
}

/** One after the other; whether all were done. */
async function inTurn(press: Press, controls: readonly Control[]): Promise<boolean> {
  for (const control of controls) {
    if (!(await press(control))) return false;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  return true;
}

interface DeskProps extends Pick<Props, 'now' | 'press'> {
  readonly team: TeamInfo;
  readonly open: number;
  readonly isOver: boolean;
  readonly onGrab: (seat: number, event: PointerEvent) => void;
  readonly onOpen: (seat: number) => void;
}

function TeamDesk({ team, now, press, open, isOver, onGrab, onOpen }: DeskProps) {
  const crew = now.seats.filter((seat) => seat.team === team.index);
  const free = now.seatsPerTeam - crew.length;
  return (
    <li class={`team-desk${isOver ? ' over' : ''}`} data-team={team.index}>
      <h2>
        <TeamMark shape={team.shape} size={22} />
        <span>{team.name}</span>
        <span class="mono muted">
          {crew.length}/{now.seatsPerTeam}
        </span>
      </h2>
      <ul class="desk-seats">
        {crew.map((seat) => (
          <li key={seat.seat}>
            <Name seat={seat} open={open === seat.seat} onGrab={onGrab} onOpen={onOpen} />
            {open === seat.seat && (
              <ul class="members">
                <Member seat={seat} teams={now.teams} press={press} />
              </ul>
            )}
          </li>
        ))}
        {free > 0 && <li class="desk-free">{lobby.roomFor(free)}</li>}
      </ul>
      <Bots team={team} crew={crew} seatsPerTeam={now.seatsPerTeam} press={press} />
    </li>
  );
}

interface NameProps extends Pick<DeskProps, 'onGrab' | 'onOpen'> {
  readonly seat: SeatInfo;
  readonly open: boolean;
}

function Name({ seat, open, onGrab, onOpen }: NameProps) {
  return (
    <button
      type="button"
      class="desk-name"
      aria-expanded={open}
      onPointerDown={(event) => onGrab(seat.seat, event)}
      onClick={() => onOpen(seat.seat)}
    >
      <SeatDot here={seat.connected} />
      <span>{seat.nickname}</span>
      {seat.bot && <span class="muted">{lobby.bot}</span>}
      {!seat.connected && <span class="muted">{lobby.backSoon}</span>}
      <span class="visually-hidden">: {say.acts}</span>
    </button>
  );
}

function Unplaced({ now, press }: Pick<Props, 'now' | 'press'>) {
  const crew = now.seats.filter((seat) => seat.team < 0);
  if (crew.length === 0) return null;
  return (
    <section class="panel unplaced">
      <h2>{around.desk.unplaced}</h2>
      <Members crew={crew} teams={now.teams} press={press} />
    </section>
  );
}
