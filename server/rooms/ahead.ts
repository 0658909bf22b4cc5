/**
 * Days that are played for an answer, beside the beats: in short pieces with a pause after each, one at a time in this
 * process, so that no match is late for it.
 */
import type { LookAhead } from '../../shared/play/plan/aids.ts';
import { inPieces, lookAheadBySteps } from '../../shared/play/plan/look-ahead.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Team, World } from '../../shared/sim/world.ts';

/** As long for the others as a piece is. */
const REST_MS = 8;
const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS));
/** Days that may wait for theirs; whoever comes then is asked to try again. */
const WAITING_MAX = 6;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** Undefined: too many wait already. */
export function beside<T>(steps: () => Generator<number, T>): Promise<T> | undefined {
  if (waiting >= WAITING_MAX) return undefined;
  waiting += 1;
  const played = last.then(() => inPieces(steps(), () => performance.now(), rest));
  last = played
    .catch(() => {})
    .then(() => {
      waiting -= 1;
    });
  return played;
}

/** The next minutes of a team as they are, and with a draft. */
export function lookAhead(
  world: World,
  rules: Rulebook,
  team: Team,
  draft: readonly Command[],
): Promise<LookAhead> | undefined {
  return beside(() => lookAheadBySteps(world, rules, team, draft));
}
