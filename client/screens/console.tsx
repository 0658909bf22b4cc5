/** The instructor's screen: the wall's lobby before the match, every team at a glance while it runs. */
import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Control } from '../../shared/wire/messages.ts';
import type { Frame } from '../source/source.ts';
import { frame, rules, source } from '../store/session.ts';
import { words } from '../text/index.ts';
import { ConsoleHeader } from './console/header.tsx';
import { Inject } from './console/inject.tsx';
import { Members } from './console/members.tsx';
import { Recovery } from './console/recovery.tsx';
import { TeamTableRow } from './console/team-row.tsx';
import { medianOf, rowsOf, type TeamRow } from './console/teams.ts';
import { useOrder } from './console/use-order.ts';
import { ProjectorLobby } from './lobby/projector.tsx';
import { type DoorCode, doorWords } from './parts/door.ts';
import '../styles/screens.css';
import '../styles/screens-lobby.css';
import '../styles/screens-console.css';

const say = words.screens.console;
type Press = (control: Control) => void;

export function Console() {
  const now = frame.value as Frame;
  const [trouble, setTrouble] = useState('');
  const press: Press = (control) => {
    setTrouble('');
    void source.value?.control(control).then((reply) => {
      if (!reply.ok) setTrouble(doorWords(reply.code as DoorCode));
    });
  };
  if (now.phase === 'lobby') return <Wall now={now} press={press} trouble={trouble} />;
  return <Board now={now} press={press} trouble={trouble} />;
}

function Wall({ now, press, trouble }: { now: Frame; press: Press; trouble: string }) {
  const lobby = words.screens.lobby;
  return (
    <main>
      <h1 class="visually-hidden">{lobby.title}</h1>
      <ProjectorLobby now={now}>
        <div class="wall-acts">
          <p class="trouble" role="alert">
            {trouble}
          </p>
          <Recovery code={now.code} />
          <button
            type="button"
            class="button large"
            aria-pressed={now.locked}
            onClick={() => press({ do: 'lock', on: !now.locked })}
          >
            {now.locked ? lobby.unlock : lobby.lock}
          </button>
          <button type="button" class="button primary large" onClick={() => press({ do: 'start' })}>
            {lobby.start}
          </button>
        </div>
      </ProjectorLobby>
    </main>
  );
}

function Board({ now, press, trouble }: { now: Frame; press: Press; trouble: string }) {
  const scenario = rules.value?.scenario;
  const rows = rowsOf(now, scenario?.inTimeTarget ?? 1);
  return (
    <div class="console">
      <ConsoleHeader now={now} normalPace={scenario?.pace ?? now.pace} press={press} />
      <p class="trouble console-trouble" role="alert">
        {trouble}
      </p>
      <main class="console-main">
        <section>
          <h1>
            {say.teams(now.teams.length)} <span class="muted">{say.order}</span>
          </h1>
          <TeamTable now={now} rows={rows} press={press} />
          <Unplaced now={now} press={press} />
        </section>
        <Inject rows={rows} press={press} enabled={now.phase === 'play'} />
      </main>
    </div>
  );
}

function TeamTable({ now, rows, press }: { now: Frame; rows: readonly TeamRow[]; press: Press }) {
  const body = useRef<HTMLTableSectionElement>(null);
  const ordered = useOrder(rows, () => body.current?.matches(':hover, :focus-within') ?? false);
  const [open, setOpen] = useState(-1);
  const spending = rows.map((row) => row.spendMicroCents);
  const { columns } = say;
  return (
    <div class="console-scroll">
      <table class="teams-table">
        <thead>
          <tr>
            <th scope="col">{columns.team}</th>
            <th scope="col">{columns.crew}</th>
            <th scope="col">{columns.floor}</th>
            <th scope="col">{columns.slo}</th>
            <th scope="col" title={say.median}>
              {columns.spend}
            </th>
            <th scope="col">{columns.alerts}</th>
            <th scope="col">{columns.last}</th>
            <th scope="col">
              <span class="visually-hidden">{columns.menu}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {ordered.map((row) => (
            <Fragment key={row.team.index}>
              <TeamTableRow
                row={row}
                tick={now.tick}
                pace={now.pace}
                median={medianOf(spending)}
                most={Math.max(1, ...spending)}
                open={open === row.team.index}
                onToggle={() => setOpen(open === row.team.index ? -1 : row.team.index)}
              />
              {open === row.team.index && (
                <tr class="members-row">
                  <td colSpan={8}>
                    <Members crew={row.crew} teams={now.teams} press={press} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Newcomers whom no team had room for. */
function Unplaced({ now, press }: { now: Frame; press: Press }) {
  const crew = now.seats.filter((seat) => seat.team < 0);
  if (crew.length === 0) return null;
  return (
    <section class="panel unplaced">
      <h2>{say.unplaced}</h2>
      <Members crew={crew} teams={now.teams} press={press} />
    </section>
  );
}
