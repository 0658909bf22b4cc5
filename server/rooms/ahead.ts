/**
 * Looking ahead for a team, beside the beats: a day to come is played in short pieces with a pause after each, one look at
 * a time in this process, so that no match is late for it.
 */
import { LOOK_AHEAD, type LookAhead } from '../../shared/play/plan/aids.ts';
import { type Outlook, outlookBySteps } from '../../shared/play/plan/outlook.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Team, World } from '../../shared/sim/world.ts';

/** Short against a beat of 100 ms, then as long for the others. */
const PIECE_MS = 8;
const REST_MS = 8;
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
  const look = last.then(() => both(world, rules, team, draft));
  last = look
    .catch(() => {})
    .then(() => {
      waiting -= 1;
    });
  return look;
}

async function both(world: World, rules: Rulebook, team: Team, draft: readonly Command[]): Promise<LookAhead> {
  const { tick } = world;
  const asIs = outlookBySteps(world, rules, team, LOOK_AHEAD);
  const drafted = draft.length > 0 ? outlookBySteps(world, rules, team, LOOK_AHEAD, draft) : null;
  asIs.next(); // both from the same second
  drafted?.next();
  return { tick, asIs: await inPieces(asIs), drafted: drafted === null ? null : await inPieces(drafted) };
}

async function inPieces(look: Generator<number, Outlook>): Promise<Outlook> {
  for (;;) {
    const untilMs = performance.now() + PIECE_MS;
    while (performance.now() < untilMs) {
      const { done, value } = look.next();
      if (done) return value;
    }
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
  }
}
