/** Bots see what a team sees and act with a person's hands. */
import { check } from '../sim/commands/index.ts';
import type { Command } from '../sim/commands/schema.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';

/** What a bot wants done, in order. It may keep notes of its own from one call to the next. */
export interface Bot {
  readonly name: string;
  /** It decides each thing once, and so may look again while its hands are still on their way. */
  readonly remembers?: true;
  decide(view: View, rules: Rulebook): Command[];
  /** Those notes as JSON, for hands that go on elsewhere; and the way back. */
  notes?(): readonly number[];
  recall?(notes: readonly number[]): void;
}

/** All that a pair of hands has in mind, as JSON: another pair of the same bot goes on with it. */
export interface HandsMemory {
  readonly queue: readonly { readonly command: Command; readonly readyTick: number }[];
  readonly lookTick: number;
  readonly sent: readonly number[];
  readonly notes: readonly number[];
}

export interface Hands {
  /** The commands that leave these hands in this tick. */
  act(view: View, rules: Rulebook): Command[];
  /** In that tick they would neither look nor act: who plays them may spare them the view. */
  rests(tick: number): boolean;
  memory(): HandsMemory;
  recall(memory: HandsMemory): void;
}

/** 20 real seconds from seeing to acting, at most 20 commands a real minute (09-balance E). */
export const LATENCY_SECONDS = 20;
const COMMANDS_A_MINUTE = 20;
/** A person does a handful of things and looks again, or would work off a board that is gone. */
export const HANDFUL = 10;
/** A command that waits for operator minutes longer than this is forgotten: the board has changed. */
const PATIENCE_SECONDS = 60;

/**
 * Human hands: look, think for 20 real seconds, then act one command after the other, and look again. A command that
 * lacks operator minutes waits for them; one that is refused otherwise is dropped, as a person would who sees it grey.
 */
export function humanHands(bot: Bot, lastTick = Number.MAX_SAFE_INTEGER): Hands {
  let queue: { command: Command; readyTick: number }[] = [];
  let lookTick = 0;
  const sent: number[] = [];
  return {
    act(view, rules) {
      const { tick } = view.facts;
      const second = rules.scenario.pace;
      if (tick >= lastTick) return [];
      if (tick >= lookTick && (queue.length === 0 || bot.remembers === true)) {
        const readyTick = tick + LATENCY_SECONDS * second;
        for (const command of bot.decide(view, rules).slice(0, HANDFUL)) queue.push({ command, readyTick });
        lookTick = tick + second;
      }
      while (sent.length > 0 && (sent[0] as number) <= tick - 60 * second) sent.shift();
      queue = queue.filter(({ readyTick }) => tick <= readyTick + PATIENCE_SECONDS * second);
      const next = queue[0];
      if (next === undefined || tick < next.readyTick || sent.length >= COMMANDS_A_MINUTE) return [];
      const verdict = check(view.facts, rules, next.command);
      if (!verdict.ok && verdict.code === 'operator.busy') return [];
      queue.shift();
      if (!verdict.ok) return [];
      sent.push(tick);
      return [next.command];
    },
    rests(tick) {
      const next = queue[0];
      const looks = tick >= lookTick && (next === undefined || bot.remembers === true);
      return tick >= lastTick || (!looks && (next === undefined || tick < next.readyTick));
    },
    memory: () => ({ queue: [...queue], lookTick, sent: [...sent], notes: bot.notes?.() ?? [] }),
    recall(memory) {
      queue = [...memory.queue];
      lookTick = memory.lookTick;
      sent.splice(0, sent.length, ...memory.sent);
      bot.recall?.(memory.notes);
    },
  };
}

/** Nobody acts. */
export const idleBot: Bot = { name: 'idle', decide: () => [] };

/** A board on which some verbs are greyed out, as `withheld` asks: whoever looks for a way finds another. */
export function withheldRules(rules: Rulebook, verbs: ReadonlySet<string>): Rulebook {
  return { ...rules, verbs: new Set([...rules.verbs].filter((verb) => !verbs.has(verb))) };
}
