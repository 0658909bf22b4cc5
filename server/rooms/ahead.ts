/**
 * Looking ahead for a team, beside the beats: a day to come is played in short pieces with a pause after each, one look at
 * a time in this process, so that no match is late for it.
 */
import type { LookAhead } from '../../shared/play/plan/aids.ts';
import { inPieces, lookAheadBySteps } from '../../shared/play/plan/look-ahead.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Team, World } from '../../shared/sim/world.ts';

/** As long for the others as a piece is. */
const REST_MS = 8;
const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS));
/** Looks that may wait for theirs; whoever comes then is asked to try again. */
const WAITING_MAX = 6;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** Undefined: too many look ahead already. */
export function lookAhead(
  world: World,
  rules: Rulebook,
  team: Team,
  draft: readonly Command[],
): Promise<LookAhead> | undefined {
  if (waiting >= WAITING_MAX) return undefined;
  waiting += 1;
  const look = last.then(() => inPieces(lookAheadBySteps(world, rules, team, draft), () => performance.now(), rest));
  last = look
    .catch(() => {})
    .then(() => {
      waiting -= 1;
    });
  return look;
}
