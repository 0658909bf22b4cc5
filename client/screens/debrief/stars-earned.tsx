/** A level's stars with each line of their goals: what was asked, what there was. And the guess, met again. */
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Debrief, TeamStory } from '../../../shared/play/story.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { HealthMark } from '../../look/marks.tsx';
import { guessOf } from '../../store/progress.ts';
import { around } from '../../text/class.ts';
import { exactMoney, finePercent, money, percent } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Stars } from '../parts/stars.tsx';
import { finalProfit } from './curves.ts';

const say = around.ending;

interface GoalLine {
  readonly text: string;
  readonly met: boolean | null; // null: not decided, since something else is missing
}

export function StarsEarned({ story, team, rules }: { story: Debrief; team: TeamStory; rules: Rulebook }) {
  const goals = rules.scenario.stars ?? [];
  const guess = guessOf(rules.scenario.id);
  const hosts = team.samples.at(-1)?.hosts ?? 0;
  return (
    <section class="panel earned">
      <h2>
        {say.goals} <Stars won={Math.max(0, story.stars)} size={26} />
      </h2>
      <ol>
        {goals.map((_, index) => (
          <li key={index} class={story.stars > index ? 'won' : ''}>
            <Stars won={story.stars > index ? index + 1 : 0} of={index + 1} size={15} />
            <ul>
              {linesOf(story, team, rules, index).map(({ text, met }) => (
                <li key={text}>
                  <HealthMark health={met === true ? 'ok' : met === false ? 'watch' : 'off'} size={12} />
                  <span>{text}</span>
                  <span class="muted">{met === true ? say.met : met === false ? say.notMet : say.open}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {guess !== null && (
        <p class="guess-met">
          <strong>{say.guess}</strong> {say.guessed(guess, hosts)}
        </p>
      )}
    </section>
  );
}

/** What falls short by less than it is rounded by does not look like what was asked. */
const reached = (say: (value: number) => string, fine: (value: number) => string, need: number, have: number) =>
  have < need && say(have) === say(need) ? fine(have) : say(have);

/** What is missing for the next star, in the words of its goals. */
export const lacksOf = (story: Debrief, team: TeamStory, rules: Rulebook): string[] =>
  linesOf(story, team, rules, Math.max(0, story.stars))
    .filter((line) => line.met !== true)
    .map((line) => line.text);

function linesOf(story: Debrief, team: TeamStory, rules: Rulebook, index: number): readonly GoalLine[] {
  const star = rules.scenario.stars?.[index];
  if (star === undefined) return [];
  const { standing } = team;
  const profit = star.profitDollars * MICRO_CENTS_PER_DOLLAR;
  const lines: GoalLine[] = [
    {
      text: say.profitGoal(money(profit), reached(money, exactMoney, profit, finalProfit(team))),
      met: finalProfit(team) >= profit,
    },
    {
      text: say.shareGoal(
        percent(star.inTimeShare),
        reached(percent, finePercent, star.inTimeShare, standing.inTimeShare),
      ),
      met: standing.inTimeShare >= star.inTimeShare,
    },
  ];
  if (star.surviveAnyOneMinutes > 0) {
    const [need, have] = [star.surviveAnyOneMinutes, standing.survivableMinutes];
    lines.push({ text: say.surviveGoal(need, have), met: have >= need });
  }
  for (const { measure, atLeast, atMost } of star.atEnd) {
    const value = team.remains[measure];
    const met = value === undefined ? null : value >= atLeast && value <= atMost;
    lines.push({ text: words.names.atEnd(measure, atLeast, atMost, value), met });
  }
  if (star.night) {
    // The Nights are played only for an estate that has everything else.
    const tried = story.stars >= index && lines.every((line) => line.met);
    lines.push({ text: say.nightGoal, met: story.stars > index ? true : tried ? false : null });
  }
  return lines;
}
