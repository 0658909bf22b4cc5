/** What a team paid for beyond the one that earned most: iron that stood idle loses no answer, and may cost more than any. */
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { TeamStory } from '../../../shared/play/story.ts';
import { CAUSES, type Cause } from '../../../shared/sim/world.ts';
import { byProfit } from './curves.ts';

export interface Dearest {
  readonly cause: Cause;
  readonly microCents: number; // more than the best team paid for it
  readonly than: number; // that team
}

/** What comes regularly: the other causes are income, or losses with chains of their own. */
const BILLS: ReadonlySet<Cause> = new Set([
  'rent',
  'cloud',
  'setup',
  'power',
  'licence',
  'fixed',
  'functions',
  'edge',
  'storage',
  'registry',
  'advice',
]);

/** Null: it paid for nothing so much more, or it is the one that earned most. */
export function dearestOf(teams: readonly TeamStory[], team: TeamStory): Dearest | null {
  const [best] = byProfit(teams);
  if (best === undefined || best.index === team.index) return null;
  let most: Dearest | null = null;
  for (const [index, cause] of CAUSES.entries()) {
    if (!BILLS.has(cause)) continue;
    const microCents = (best.ledgerMicroCents[index] ?? 0) - (team.ledgerMicroCents[index] ?? 0);
    if (microCents > (most?.microCents ?? MICRO_CENTS_PER_DOLLAR / 2)) most = { cause, microCents, than: best.index };
  }
  return most;
}
