/**
 * A bot that pursues goals beside a plan: what somebody does who has a plan, and ideas on the way. All that it has in mind
 * is JSON, so that a course can be left at a moment and continued from there in many ways.
 */
import type { Command } from '../sim/commands/schema.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import { type Bot, HANDFUL } from './bot.ts';
import { type Goal, possible } from './moves.ts';

/** A goal that was taken up. */
export interface Pursuit {
  readonly goal: Goal;
  readonly lasts: boolean; // else its commands are given once
  readonly left: readonly Command[] | null; // of what is given once; null: not looked at yet
}

/** What it has in mind. Goals are values without a memory and may be shared between minds. */
export interface Mind {
  readonly pursuits: readonly Pursuit[];
  readonly said: readonly { readonly key: string; readonly tick: number }[]; // that may still be in the hands
  readonly lookTick: number;
}

export const NOTHING_IN_MIND: Mind = { pursuits: [], said: [], lookTick: 0 };

/** Goals are looked after so often, in real seconds: between two looks of the hands little changes (game choice). */
const LOOK_SECONDS = 5;
/** What was said is not said again for so many real seconds: by then the hands have done it, or dropped it. */
const SAID_SECONDS = 25;

export interface Pursuer extends Bot {
  take(goal: Goal, lasts: boolean): void;
  mind(): Mind;
}

/** `plan` comes first, as it does for who has one. `board` are the rules as this bot may use them. */
export function pursuer(plan: Bot, board: Rulebook, start: Mind): Pursuer {
  let { pursuits, said, lookTick } = start;
  const pace = board.scenario.pace;
  /** What one goal asks for now, and what of it is left for later. */
  const follow = (pursuit: Pursuit, view: View, room: number): { now: readonly Command[]; later: Pursuit } => {
    if (pursuit.lasts) return { now: pursuit.goal.next(view, board).slice(0, room), later: pursuit };
    const left = pursuit.left === null ? pursuit.goal.next(view, board) : possible(view, board, pursuit.left);
    return { now: left.slice(0, room), later: { ...pursuit, left: left.slice(room) } };
  };
  return {
    name: `${plan.name} and more`,
    remembers: true,
    decide(view) {
      const { tick } = view.facts;
      const commands = plan.decide(view, board).filter(({ verb }) => board.verbs.has(verb));
      if (pursuits.length === 0 || tick < lookTick) return commands;
      lookTick = tick + LOOK_SECONDS * pace;
      said = said.filter((one) => one.tick > tick - SAID_SECONDS * pace);
      pursuits = pursuits.map((pursuit) => {
        const { now, later } = follow(pursuit, view, Math.max(0, HANDFUL - commands.length));
        for (const command of now) {
          const key = JSON.stringify(command);
          if (said.some((one) => one.key === key)) continue;
          said = [...said, { key, tick }];
          commands.push(command);
        }
        return later;
      });
      pursuits = pursuits.filter(({ left }) => left === null || left.length > 0);
      return commands;
    },
    take(goal, lasts) {
      // What somebody sets anew, they no longer keep as it was.
      const others = pursuits.filter((one) => !one.lasts || one.goal.group === 'plan' || one.goal.group !== goal.group);
      pursuits = [...others, { goal, lasts, left: null }];
      lookTick = 0;
    },
    mind: () => ({ pursuits, said, lookTick }),
    notes: () => plan.notes?.() ?? [],
    recall: (notes) => plan.recall?.(notes),
  };
}
