/** Money for a column that a reader adds up. */

export const MICRO_CENTS_PER_CENT = 1_000_000;

/**
 * Whole cents that sum to the rounded total: what rounding each line leaves over goes to the lines it was largest for, so
 * that the column adds up before the reader's eyes.
 */
export function roundedCents(microCents: readonly number[]): number[] {
  const exact = microCents.map((amount) => amount / MICRO_CENTS_PER_CENT);
  const floors = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, amount) => sum + amount, 0));
  let left = total - floors.reduce((sum, amount) => sum + amount, 0);
  const byRest = exact.map((amount, index) => ({ index, rest: amount - Math.floor(amount) }));
  byRest.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRest) {
    if (left <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    left -= 1;
  }
  return floors.map((amount) => amount + 0);
}
