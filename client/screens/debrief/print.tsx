/** The debrief on paper, black on white: a page for the class, then one for each team. Made when it is printed. */
import type { Debrief, TeamStory, ToldLoss } from '../../../shared/play/story.ts';
import { TeamMark } from '../../look/marks.tsx';
import { titleOf } from '../../text/content.ts';
import { told } from '../../text/debrief.ts';
import { clock, finePercent, money } from '../../text/format.ts';
import type { Results } from '../parts/use-results.ts';
import { Links } from './chain.tsx';
import { dodge, finalProfit, lastTick, profitScale, toldLosses } from './curves.ts';
import { Ledger } from './ledger.tsx';
import { linksOf } from './loss-links.ts';
import { lossWords } from './losses.tsx';
import { RoundSums } from './rounds.tsx';
import { infoOf, type Tale } from './tale.ts';
import '../../styles/print.css';
import { around } from '../../text/class.ts';

const say = told.print;
const LOSSES_TOLD = 3;
/** So many a page of A4 has room for beside its curve, its ledger and the lines to write on. */
const LINES_ON_PAGE = 16;
const LABEL_GAP = 13;
const [WIDTH, HEIGHT] = [640, 190];
const DASHES = ['', '9 5', '2 5', '12 3 2 3', '5 5'] as const;

export function PrintPages({ tale, results }: { tale: Tale; results: Results | null }) {
  const { story, infos, rules } = tale;
  return (
    <div class="print-pages">
      <section class="print-page">
        <h1>{say.printed(titleOf(rules.scenario), story.teams.length)}</h1>
        {results !== null && <RoundSums results={results} infos={infos} />}
        <Teams tale={tale} />
        <h2>{say.curve}</h2>
        <Curves story={story} teams={story.teams} tale={tale} />
        <h2>{say.struck}</h2>
        <p>
          {tale.flags.length === 0
            ? say.none
            : tale.flags.map(({ tick, text }) => `${clock(tick)} ${text}`).join(' · ')}
        </p>
        <Medals tale={tale} />
      </section>
      {story.teams.map((team) => (
        <TeamPage key={team.index} team={team} tale={tale} />
      ))}
    </div>
  );
}

function Teams({ tale: { story, infos, rules } }: { tale: Tale }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{told.rounds.team}</th>
          <th scope="col">{around.ending.profit}</th>
          <th scope="col">{told.replay.inTime}</th>
          <th scope="col">{around.ending.losses}</th>
        </tr>
      </thead>
      <tbody>
        {story.teams.map((team) => {
          const [loss] = toldLosses(team);
          return (
            <tr key={team.index}>
              <th scope="row">{infoOf(infos, team.index)?.name}</th>
              <td>{money(finalProfit(team))}</td>
              <td>{finePercent(team.standing.inTimeShare)}</td>
              <td>{loss === undefined ? say.none : `${lossWords(rules, loss)}, ${money(-loss.microCents)}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Medals({ tale: { story, infos } }: { tale: Tale }) {
  const { medal: names, medals: title, nobody } = around.ending;
  return (
    <p>
      <strong>{title}</strong>{' '}
      {story.medals.map(({ medal, team }) => `${names[medal]}: ${infoOf(infos, team)?.name ?? nobody}`).join(' · ')}
    </p>
  );
}

function TeamPage({ team, tale }: { team: TeamStory; tale: Tale }) {
  const info = infoOf(tale.infos, team.index);
  const losses = onOnePage(toldLosses(team).slice(0, LOSSES_TOLD));
  return (
    <section class="print-page">
      <h1>
        <TeamMark shape={info?.shape ?? team.index} size={22} /> {say.teamPage(info?.name ?? '')}
      </h1>
      <Curves story={tale.story} teams={[team]} tale={tale} />
      <div class="print-columns">
        <div>
          <h2>{say.losses}</h2>
          {losses.length === 0 && <p>{around.ending.noLosses}</p>}
          {losses.map((loss) => (
            <Links key={`${loss.service} ${loss.reason}`} told={loss} rules={tale.rules} />
          ))}
        </div>
        <Ledger team={team} title={around.ending.ledger} />
      </div>
      <h2>{say.notes}</h2>
      <div class="print-lines" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </section>
  );
}

/** The largest, and each further one whose whole chain still has room. */
function onOnePage(losses: readonly ToldLoss[]): readonly ToldLoss[] {
  let left = LINES_ON_PAGE;
  return losses.filter((loss, place) => {
    const lines = 1 + linksOf(loss).length;
    const hasRoom = place === 0 || lines <= left;
    if (hasRoom) left -= lines;
    return hasRoom;
  });
}

/** Told apart by dash and by the name at the end: paper has no colour. */
function Curves({ story, teams, tale }: { story: Debrief; teams: readonly TeamStory[]; tale: Tale }) {
  const scale = profitScale(teams);
  const x = (tick: number) => 60 + ((WIDTH - 170) * tick) / Math.max(1, lastTick(story));
  const y = (value: number) => 8 + (HEIGHT - 20) * (1 - (value - scale.low) / Math.max(1, scale.high - scale.low));
  const sorted = [...teams].sort((a, b) => finalProfit(b) - finalProfit(a));
  const apart = dodge(
    sorted.map((team) => y(finalProfit(team))),
    LABEL_GAP,
    HEIGHT - 6,
  );
  const ends = new Map(sorted.map((team, place) => [team.index, apart[place]]));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say.curve}>
      {scale.steps.map((value) => (
        <g key={value}>
          <path d={`M60 ${y(value)}H${WIDTH - 110}`} class="print-grid" />
          <text x="54" y={y(value) + 4} text-anchor="end">
            {money(value)}
          </text>
        </g>
      ))}
      {tale.flags.map((flag, index) => (
        <path key={index} d={`M${x(flag.tick)} 8V${HEIGHT - 12}`} class="print-flag" />
      ))}
      {teams.map((team, place) => {
        const d = team.samples.map(
          (one, at) => `${at === 0 ? 'M' : 'L'}${x(one.tick).toFixed(1)} ${y(one.profitMicroCents).toFixed(1)}`,
        );
        return (
          <g key={team.index}>
            <path d={d.join('')} class="print-line" stroke-dasharray={DASHES[place % DASHES.length]} />
            <text x={WIDTH - 106} y={(ends.get(team.index) ?? 0) + 4}>
              {infoOf(tale.infos, team.index)?.name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
