/** For whoever watches without a seat, and for a wall: a lane for each team while they play. No estate of anybody. */
import { HealthMark, TeamMark } from '../look/marks.tsx';
import type { Frame } from '../source/source.ts';
import { go } from '../store/route.ts';
import { frame, leave, rules } from '../store/session.ts';
import { titleOf } from '../text/content.ts';
import { clock, money } from '../text/format.ts';
import { words } from '../text/index.ts';
import { rowsOf, type TeamRow } from './console/teams.ts';
import { Brand } from './parts/brand.tsx';
import { spaced } from './parts/spaced.ts';
import '../styles/screens.css';
import '../styles/screens-watch.css';

const say = words.screens.watch;

export function Watch() {
  const now = frame.value as Frame;
  const rows = rowsOf(now, rules.value?.scenario.inTimeTarget ?? 1);
  const profits = now.boards.map((board) => Math.abs(board.profitMicroCents));
  const most = Math.max(1, ...profits);
  return (
    <div class="page watch">
      <header class="page-top">
        <Brand plain />
        <p class="mono">{spaced(now.code)}</p>
        <p class="watch-clock">
          <span class="muted">
            {now.paused ? words.screens.console.pausedNow : words.screens.console.phases[now.phase]}
          </span>{' '}
          <b class="mono" role="timer">
            {clock(Math.max(0, now.endTick - now.tick) / Math.max(1, now.pace))}
          </b>
        </p>
        <button
          type="button"
          class="button quiet end"
          onClick={() => {
            leave(true);
            go({ name: 'home' });
          }}
        >
          {words.screens.lobby.leave}
        </button>
      </header>
      <main>
        <h1>{rules.value === null ? say.title : titleOf(rules.value.scenario)}</h1>
        <p class="muted">{say.lead}</p>
        <ol class="lanes">
          {rows.map((row) => (
            <Lane key={row.team.index} row={row} profit={profitOf(now, row)} most={most} />
          ))}
        </ol>
      </main>
    </div>
  );
}

const profitOf = (now: Frame, row: TeamRow): number =>
  now.boards.find((board) => board.index === row.team.index)?.profitMicroCents ?? 0;

function Lane({ row, profit, most }: { row: TeamRow; profit: number; most: number }) {
  return (
    <li class="panel lane">
      <TeamMark shape={row.team.shape} size={30} />
      <span class="lane-name">
        <b>{row.team.name}</b>
        <span class="muted">{row.crew.map((seat) => seat.nickname).join(', ') || words.screens.console.nobody}</span>
      </span>
      <span class={`lane-bar${profit < 0 ? ' below' : ''}`} aria-hidden="true">
        <i style={{ width: `${(100 * Math.abs(profit)) / most}%` }} />
      </span>
      <span class="mono lane-profit">
        <span class="visually-hidden">{words.screens.debrief.profit} </span>
        {money(profit)}
      </span>
      <span class="mono lane-share">
        <HealthMark health={row.inTimeHealth} label={words.common.health[row.inTimeHealth]} />{' '}
        {say.inTime(row.inTimePermille / 1000)}
      </span>
      <span class="lane-alerts">
        {row.alerts > 0 ? words.screens.console.alerts(row.alerts) : words.screens.console.calm}
      </span>
    </li>
  );
}
