/** Two plans on one axis: what was asked, what each of the two could have answered, and what it came to. */
import type { Sample } from '../../../../shared/play/sample.ts';
import type { TeamStory } from '../../../../shared/play/story.ts';
import { CAUSES } from '../../../../shared/sim/world.ts';
import { TeamMark } from '../../../look/marks.tsx';
import { TEAM_COLOURS } from '../../../look/palette.ts';
import type { TeamInfo } from '../../../source/source.ts';
import { told } from '../../../text/debrief.ts';
import { count, money } from '../../../text/format.ts';
import { words } from '../../../text/index.ts';
import { contrastOf } from '../contrast.ts';
import { finalProfit, niceStep } from '../curves.ts';
import { infoOf, type Tale, teamOf } from '../tale.ts';

const say = told.script;
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [1240, 300, 90, 8];
const DASHES = ['none', '16 10'] as const;
/** A picture of so many steps shows all that a wall can. */
const POINTS = 240;
const CAUSES_TOLD = 2;

export function Plans({ tale }: { tale: Tale }) {
  const { story, infos } = tale;
  const pair = contrastOf(story.teams);
  const teams = pair === null ? story.teams.slice(0, 1) : [teamOf(story, pair.first), teamOf(story, pair.second)];
  return (
    <>
      <h1>
        {pair === null ? say.plansOne : pair.alike ? say.plansTitle : say.plansApart}
        <br />
        {say.plansAsk}
      </h1>
      <div class="present-sides">
        {teams.map((team) => (
          <Side key={team.index} team={team} info={infoOf(infos, team.index)} />
        ))}
      </div>
      <Capacities teams={teams} infos={infos} />
    </>
  );
}

function Side({ team, info }: { team: TeamStory; info: TeamInfo | undefined }) {
  const peak = team.samples.reduce<Sample | undefined>(
    (most, one) => (most === undefined || one.askedPerS > most.askedPerS ? one : most),
    undefined,
  );
  return (
    <section>
      <h2>
        <TeamMark shape={info?.shape ?? team.index} size={44} />
        <span>{info?.name}</span>
      </h2>
      <p>{say.plansFigures(money(finalProfit(team)), count(peak?.hosts ?? 0))}</p>
      <p class="muted">
        {spentMost(team)
          .map(([cause, microCents]) => `${words.names.causes[cause]} ${money(microCents)}`)
          .join(' · ')}
      </p>
    </section>
  );
}

/** What it paid most for. */
function spentMost({ ledgerMicroCents }: TeamStory) {
  return CAUSES.map((cause, place) => [cause, ledgerMicroCents[place] ?? 0] as const)
    .filter(([, microCents]) => microCents < 0)
    .sort(([, a], [, b]) => a - b)
    .slice(0, CAUSES_TOLD);
}

function Capacities({ teams, infos }: { teams: readonly TeamStory[]; infos: readonly TeamInfo[] }) {
  const asked = teams[0]?.samples ?? [];
  const step = Math.max(1, Math.ceil(asked.length / POINTS));
  const end = Math.max(1, asked.at(-1)?.tick ?? 1);
  const most = Math.max(1, ...asked.map((one) => one.askedPerS));
  // Room for machines that stand idle, but not for all that somebody once bought.
  const high = Math.min(
    2.2 * most,
    Math.max(most, ...teams.flatMap((team) => team.samples.map((one) => one.capacityPerS))),
  );
  const scale = niceStep(high / 3);
  const x = (tick: number) => LEFT + ((WIDTH - LEFT - 10) * tick) / end;
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 16) * Math.min(value, high)) / high;
  const line = (samples: readonly Sample[], of: (one: Sample) => number) =>
    samples
      .filter((_, place) => place % step === 0)
      .map((one, place) => `${place === 0 ? 'M' : 'L'}${x(one.tick).toFixed(1)} ${y(of(one)).toFixed(1)}`)
      .join('');
  return (
    <svg class="plans-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say.plansChart}>
      {[0, 1, 2, 3]
        .map((place) => place * scale)
        .filter((value) => value <= high)
        .map((value) => (
          <g key={value}>
            <path d={`M${LEFT} ${y(value)}H${WIDTH - 10}`} class="moment-zero" />
            <text x={LEFT - 10} y={y(value) + 8} text-anchor="end">
              {count(value)}
            </text>
          </g>
        ))}
      <path d={`${line(asked, (one) => one.askedPerS)}V${y(0)}H${LEFT}z`} class="plans-asked" />
      <text x={LEFT + 14} y={y(0) - 12}>
        {say.plansAsked}
      </text>
      {teams.map((team, place) => {
        const d = line(team.samples, (one) => one.capacityPerS);
        const shape = infoOf(infos, team.index)?.shape ?? team.index;
        return (
          <g key={team.index}>
            <path d={d} class="moment-under" />
            <path
              d={d}
              class="moment-line"
              stroke={TEAM_COLOURS[shape % TEAM_COLOURS.length]}
              stroke-dasharray={DASHES[place] ?? 'none'}
            />
          </g>
        );
      })}
    </svg>
  );
}
