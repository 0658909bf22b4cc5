/** One team at a glance: who is there, what the floor looks like, how it serves, what it costs, what it did last. */
import { Lightbulb, Users } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { HealthMark, TeamMark } from '../../look/marks.tsx';
import type { SeatInfo } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { clock, count, money, percent } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { FloorBars } from './floor-bars.tsx';
import type { TeamRow } from './teams.ts';

const say = around.desk;

interface Props {
  readonly row: TeamRow;
  readonly tick: number;
  readonly pace: number;
  readonly median: number; // of all teams' spending
  readonly most: number;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onHint: () => void;
}

export function TeamTableRow({ row, tick, pace, median, most, open, onToggle, onHint }: Props) {
  const { team } = row;
  return (
    <tr class={row.stuck ? 'stuck' : ''} data-team={team.index}>
      <th scope="row">
        <span class="row-team">
          <TeamMark shape={team.shape} size={24} />
          <span>
            <span class="row-name">{team.name}</span>
            <Plate row={row} age={ageOf(row, tick, pace)} />
          </span>
        </span>
      </th>
      <td>
        <Crew crew={row.crew} />
      </td>
      <td>
        <FloorBars hosts={row.hosts} />
      </td>
      <td class="mono number">
        <HealthMark health={row.inTimeHealth} label={words.common.health[row.inTimeHealth]} />{' '}
        {percent(row.inTimePermille / 1000)}
      </td>
      <td class="mono number">{money(row.profitMicroCents)}</td>
      <td>
        <Spend row={row} median={median} most={most} />
      </td>
      <td>{row.alerts > 0 ? <Alerts row={row} /> : <span class="muted">{say.calm}</span>}</td>
      <td>
        <LastAction row={row} tick={tick} pace={pace} />
      </td>
      <td class="row-acts">
        <button
          type="button"
          class={`button${row.stuck ? ' primary' : ' quiet'}`}
          aria-label={around.console.say.hintTo(team.name)}
          title={around.console.say.hintTo(team.name)}
          onClick={onHint}
        >
          <Icon of={Lightbulb} />
        </button>
        <button
          type="button"
          class="button quiet"
          aria-expanded={open}
          aria-label={say.members(team.name)}
          title={say.members(team.name)}
          onClick={onToggle}
        >
          <Icon of={Users} />
        </button>
      </td>
    </tr>
  );
}

/** Real time since the last accepted action. */
function ageOf(row: TeamRow, tick: number, pace: number): string {
  return clock(Math.max(0, tick - row.lastTick) / Math.max(1, pace));
}

/** One plate with a word, the gravest. */
function Plate({ row, age }: { row: TeamRow; age: string }) {
  if (row.stuck) return <span class="row-flag flag-stuck">{say.stuckFor(age)}</span>;
  if (row.hostDown) return <span class="row-flag flag-down">✕ {say.hostDown}</span>;
  if (row.costly) return <span class="row-flag flag-costly">▲ {say.costly}</span>;
  return null;
}

function Crew({ crew }: { crew: readonly SeatInfo[] }) {
  const here = crew.filter((seat) => seat.connected).length;
  return (
    <span class="crew" role="img" aria-label={say.crew(here, crew.length)}>
      {crew.map((seat) => (
        <svg
          key={seat.seat}
          class={seat.connected ? 'member' : 'member away'}
          width="16"
          height="22"
          viewBox="0 0 16 22"
          aria-hidden="true"
        >
          <circle cx="8" cy="6" r="4.500" />
          <path d="M1 21v-2a7 7 0 0 1 14 0v2z" />
        </svg>
      ))}
    </span>
  );
}

function Spend({ row, median, most }: { row: TeamRow; median: number; most: number }) {
  const share = (value: number) => `${most > 0 ? Math.min(100, (100 * value) / most) : 0}%`;
  return (
    <span class={row.costly ? 'spend too-much' : 'spend'}>
      <span class="mono">{say.perHour(money(row.spendMicroCents))}</span>
      <span class="spend-bar" aria-hidden="true">
        <i style={{ width: share(row.spendMicroCents) }} />
        <b style={{ left: share(median) }} />
      </span>
    </span>
  );
}

function Alerts({ row }: { row: TeamRow }) {
  return (
    <span class="row-alerts">
      <HealthMark health={row.hostDown ? 'dead' : 'bad'} /> {say.alerts(row.alerts)}
    </span>
  );
}

function LastAction({ row, tick, pace }: { row: TeamRow; tick: number; pace: number }) {
  const who = row.crew.find((seat) => seat.seat === row.lastSeat)?.nickname;
  const did = (say.verbs as Readonly<Record<string, string>>)[row.lastVerb];
  const verb = did ?? (words.names.verbs as Readonly<Record<string, string>>)[row.lastVerb] ?? row.lastVerb;
  const nothing = row.lastVerb === '';
  return (
    <span class="last">
      <span title={nothing || who === undefined ? undefined : say.did(who, verb)}>
        {row.refusedInARow > 1
          ? say.refused(count(row.refusedInARow), refusalName(row.refusedCode))
          : nothing
            ? say.nothingYet
            : who === undefined
              ? verb
              : say.did(who, verb)}
      </span>
      {!nothing && <span class="mono muted">{say.ago(ageOf(row, tick, pace))}</span>}
    </span>
  );
}

/** `host.memory_short` as an instructor reads it. */
function refusalName(code: string): string {
  return code.replace('.', ': ').replaceAll('_', ' ');
}
