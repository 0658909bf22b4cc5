/** The next minutes as they are, and with a draft where there is one (SPEC PL2), played in pieces by whoever has a clock. */
import type { Command } from '../../sim/commands/schema.ts';
import type { Rulebook } from '../../sim/rulebook.ts';
import type { Team, World } from '../../sim/world.ts';
import { LOOK_AHEAD, type LookAhead } from './aids.ts';
import { outlookBySteps } from './outlook.ts';

/** Each step is one tick of a day to come. Both looks begin with the first step, so that they see the same second. */
export function* lookAheadBySteps(
  world: World,
  rules: Rulebook,
  team: Team,
  draft: readonly Command[],
): Generator<number, LookAhead> {
  const { tick } = world;
  const asIs = outlookBySteps(world, rules, team, LOOK_AHEAD);
  const drafted = draft.length > 0 ? outlookBySteps(world, rules, team, LOOK_AHEAD, draft) : null;
  asIs.next();
  drafted?.next();
  yield tick;
  return { tick, asIs: yield* asIs, drafted: drafted === null ? null : yield* drafted };
}

/** So long a piece is: short against a beat of 100 ms, and shorter than a frame. */
const PIECE_MS = 8;

/** Plays it with a rest after each piece. The first step is made at once: what is looked at is the world of now. */
export async function inPieces<T>(
  steps: Generator<number, T>,
  nowMs: () => number,
  rest: () => Promise<unknown>,
): Promise<T> {
  for (;;) {
    const untilMs = nowMs() + PIECE_MS;
    while (nowMs() < untilMs) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await rest();
  }
}
