/**
 * Looking ahead in this page: the days to come are played in pieces shorter than a frame, with the page's own work between
 * them, so that nothing stands still for it. It takes longer so, and nobody waits for it.
 */
import { LOOK_AHEAD, type LookAhead } from '../../shared/play/plan/aids.ts';
import { type Outlook, outlookBySteps } from '../../shared/play/plan/outlook.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Team, World } from '../../shared/sim/world.ts';

const PIECE_MS = 8;

export async function lookAhead(
  world: World,
  rules: Rulebook,
  team: Team,
  draft: readonly Command[],
): Promise<LookAhead> {
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
    await new Promise((resolve) => setTimeout(resolve));
  }
}
