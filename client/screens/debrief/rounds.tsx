/**
 * The rounds of a lesson: which one is looked at, and what each came to, in money and against par. In the teams' own
 * order: this is no ranking.
 */
import { profitOf, shareOfPar } from '../../../shared/play/lesson.ts';
import type { RoundResult } from '../../../shared/wire/messages.ts';
import { TeamMark } from '../../look/marks.tsx';
import type { TeamInfo } from '../../source/source.ts';
import { told } from '../../text/debrief.ts';
import { decimal, money, percent } from '../../text/format.ts';
import type { Results } from '../parts/use-results.ts';

const say = told.rounds;

interface ChoiceProps {
  readonly rounds: readonly RoundResult[];
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

export function RoundChoice({ rounds, chosen, onChoose }: ChoiceProps) {
  return (
    <fieldset class="round-choice">
      <legend class="visually-hidden">{say.title}</legend>
      {rounds.map(({ round, name, weight }, place) => (
        <button
          key={round}
          type="button"
          class="button"
          aria-pressed={place === chosen}
          title={say.name(name, decimal(weight))}
          onClick={() => onChoose(place)}
        >
          {say.short(name)}
        </button>
      ))}
    </fieldset>
  );
}

export function RoundSums({ results, infos }: { results: Results; infos: readonly TeamInfo[] }) {
  const { rounds, teams, pars } = results;
  const isOne = rounds.length === 1;
  const noShare = rounds.every(({ round }) => pars.has(round)) ? say.parNone : say.parLater;
  const title = isOne ? say.oneTitle : say.resultTitle;
  const most = (sign: 1 | -1) => Math.max(0, ...teams.map(({ index }) => sumOf(partsOf(rounds, index), sign)));
  const [below, above] = [most(-1), most(1)];
  return (
    <section class="panel round-sums">
      <h2>
        {title} <span class="muted">{isOne ? say.parLead : `${say.resultLead} ${say.parLead}`}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled sideways can be reached by keys */}
      <section class="wide-table" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.team}</th>
              {rounds.map(({ round, name, weight }) => (
                <th key={round} scope="col">
                  {isOne ? say.profit : say.part(name, decimal(weight))}
                </th>
              ))}
              {!isOne && <th scope="col">{say.score}</th>}
              <th scope="col">{say.par}</th>
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {teams.map(({ index, score }) => {
              const parts = partsOf(rounds, index);
              const share = shareOfPar(rounds, pars, index);
              return (
                <tr key={index}>
                  <th scope="row">
                    <Team info={infos.find((one) => one.index === index)} />
                  </th>
                  {parts.map((part, place) => (
                    <td key={rounds[place]?.round} class="mono">
                      {money(part)}
                    </td>
                  ))}
                  {!isOne && <td class="mono">{money(score)}</td>}
                  <td class="mono">
                    <strong>{share === null ? noShare : percent(share)}</strong>
                  </td>
                  <td aria-hidden="true">
                    <span class="parts">
                      <Side parts={parts} sign={-1} most={below} />
                      <Side parts={parts} sign={1} most={above} />
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface SideProps {
  readonly parts: readonly number[];
  readonly sign: 1 | -1;
  readonly most: number; // of all teams on that side of nothing earned
}

/** What was earned to the right of one line for all teams, what was lost to its left. */
function Side({ parts, sign, most }: SideProps) {
  if (most === 0) return null;
  return (
    <span class={sign < 0 ? 'below' : 'above'} style={{ flexGrow: most }}>
      {parts.map(
        (part, place) =>
          sign * part > 0 && (
            <i key={place} class={`part-${place % 3}`} style={{ width: `${(100 * sign * part) / most}%` }} />
          ),
      )}
    </span>
  );
}

const sumOf = (parts: readonly number[], sign: 1 | -1): number =>
  parts.reduce((sum, part) => sum + Math.max(0, sign * part), 0);

function Team({ info }: { info: TeamInfo | undefined }) {
  return (
    <span class="team-name">
      <TeamMark shape={info?.shape ?? 0} size={16} /> {info?.name}
    </span>
  );
}

const partsOf = (rounds: readonly RoundResult[], team: number): readonly number[] =>
  rounds.map(({ weight, debrief }) => Math.round(weight * profitOf(debrief, team)));
