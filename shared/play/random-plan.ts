/**
 * Somebody who presses what there is to press: now and then a goal that the board offers, of any verb, drawn by key. A
 * scenario in which such a bot does well asks for no skill.
 */
import { pick, u } from '../base/random.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import { type Bot, idleBot } from './bot.ts';
import { type Goal, goalsFor } from './goals.ts';
import { NOTHING_IN_MIND, type Pursuer, pursuer } from './pursuit.ts';

/** A new idea so often, in real seconds; less often than an idea would pay is as good as idle (game choice). */
const IDEA_SECONDS = 15;
/** So many draws for one idea that the board accepts. */
const THOUGHTS = 12;

export function randomBot(seed: number, nth: number): Bot {
  let bot: Pursuer | undefined;
  let ideaTick = 0;
  return {
    name: `random-${nth}`,
    remembers: true,
    decide(view, rules) {
      bot ??= pursuer(idleBot, rules, NOTHING_IN_MIND);
      if (view.facts.tick >= ideaTick) {
        ideaTick = view.facts.tick + IDEA_SECONDS * rules.scenario.pace;
        const goal = ideaFor(view, rules, (draw) => u(seed, 'bot', 1000 * (nth + 1) + draw, view.facts.tick));
        if (goal !== undefined) bot.take(goal, goal.group === 'plan');
      }
      return bot.decide(view, rules);
    },
  };
}

/** Of a verb first, so that one with many settings comes no oftener than one with few. */
function ideaFor(view: View, rules: Rulebook, draw: (nth: number) => number): Goal | undefined {
  const goals = goalsFor(view, rules);
  const groups = [...new Set(goals.map(({ group }) => group))];
  if (groups.length === 0) return undefined;
  for (let thought = 0; thought < THOUGHTS; thought++) {
    const group = groups[pick(groups.length, draw(2 * thought))];
    const own = goals.filter((goal) => goal.group === group);
    const goal = own[pick(own.length, draw(2 * thought + 1))];
    if (goal !== undefined && goal.next(view, rules).length > 0) return goal;
  }
  return undefined;
}
