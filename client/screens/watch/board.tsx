/** How the teams stand, for everybody to read: a lane each, or a tile each where they are many and in the Night. */
import { Snowflake } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { HealthMark, TeamMark } from '../../look/marks.tsx';
import type { BoardInfo, Frame, TeamInfo } from '../../source/source.ts';
import { rules } from '../../store/session.ts';
import { around } from '../../text/class.ts';
import { money, percent } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { healthOf } from '../console/teams.ts';

const say = around.console.wall;
/** More have no lane: on a wall of 768 px a lane is not under 56. */
const LANES_MAX = 10;

/** Tiles beside each other: at 1366 px the longest team name has room in one of five. */
const COLUMNS_MAX = 5;

/** As large as they fit: a few fill the wall, fifty have two lines each. */
const sizeOf = (teams: number): 'few' | 'some' | 'many' =>
  teams <= COLUMNS_MAX ? 'few' : teams <= 2 * LANES_MAX ? 'some' : 'many';

interface Standing {
  readonly team: TeamInfo;
  readonly board: BoardInfo;
}

/** `isTight`: a message stands above it, and every team is to stay in sight. */
export function BoardWall({ now, isTight }: { now: Frame; isTight: boolean }) {
  const isNight = now.phase === 'night';
  const standings = now.teams.flatMap((team): Standing[] => {
    const board = now.boards.find((one) => one.index === team.index);
    return board === undefined ? [] : [{ team, board }];
  });
  const most = Math.max(1, ...standings.map(({ board }) => Math.abs(board.profitMicroCents)));
  const target = 1000 * (rules.value?.scenario.inTimeTarget ?? 1);
  if (now.board === 'hidden') return <Hidden />;
  const asTiles = isNight || standings.length > (isTight ? COLUMNS_MAX : LANES_MAX);
  return (
    <section class={`watch-board${isTight ? ' tight' : ''}`}>
      <Title now={now} />
      <ol
        class={asTiles ? 'tiles' : 'lanes'}
        style={{ '--columns': Math.min(COLUMNS_MAX, standings.length) }}
        data-size={sizeOf(standings.length)}
      >
        {standings.map((standing) => (
          <Lane key={standing.team.index} {...standing} most={most} target={target} />
        ))}
      </ol>
    </section>
  );
}

function Title({ now }: { now: Frame }) {
  const isWarmup = now.stages[now.stage]?.kind === 'warmup';
  const isNight = now.phase === 'night';
  return (
    <>
      <h1>
        {isNight ? around.desk.phases.night : say.board}{' '}
        {now.board === 'frozen' && (
          <span class="frozen">
            <Icon of={Snowflake} size={28} /> {say.frozen}
          </span>
        )}
      </h1>
      {isNight && <p class="muted">{say.nightText}</p>}
      {isWarmup && <p class="muted">{say.warmup}</p>}
      {now.board === 'frozen' && <p class="muted">{say.frozenText}</p>}
    </>
  );
}

function Hidden() {
  return (
    <div class="watch-hidden">
      <h1>{say.hidden}</h1>
      <p class="muted">{say.hiddenText}</p>
    </div>
  );
}

function Lane({ team, board, most, target }: Standing & { most: number; target: number }) {
  const { profitMicroCents: profit, inTimePermille, alerts } = board;
  const health = healthOf(inTimePermille, target);
  return (
    <li class="lane">
      <TeamMark shape={team.shape} size={34} />
      <b class="lane-name">{team.name}</b>
      <span class={`lane-bar${profit < 0 ? ' below' : ''}`} aria-hidden="true">
        <i style={{ width: `${(100 * Math.abs(profit)) / most}%` }} />
      </span>
      <span class="mono lane-profit">
        <span class="visually-hidden">{around.ending.profit} </span>
        {money(profit)}
      </span>
      <span class="lane-share">
        <HealthMark health={health} size={20} label={words.common.health[health]} />{' '}
        {say.inTime(percent(inTimePermille / 1000))}
      </span>
      <span class="lane-alerts">{alerts > 0 ? say.alerts(alerts) : say.calm}</span>
    </li>
  );
}
