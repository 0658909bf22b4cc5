/** How the users of a market part themselves among its teams: by what each offers, within bounds, and nobody is lost. */

/** Of an equal part: nobody has less than half of it, nobody more than twice (09-balance H). */
export const SHARE_LEAST = 0.5;
export const SHARE_MOST = 2;

const HALVINGS = 60; // of the range of factors, until nothing but rounding is left

/**
 * Shares in proportion to `pulls` (≥ 0), clamped to SHARE_LEAST … SHARE_MOST, whose sum is their number. What a clamp
 * takes or gives, the others share.
 */
export function marketShares(pulls: readonly number[]): number[] {
  const most = pulls.reduce((a, b) => Math.max(a, b), 0);
  if (most <= 0) return pulls.map(() => 1);
  const least = pulls.reduce((a, b) => (b > 0 ? Math.min(a, b) : a), most);
  let [low, high] = [0, SHARE_MOST / least];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (sharesAt(pulls, middle).reduce((a, b) => a + b, 0) < pulls.length) low = middle;
    else high = middle;
  }
  return sharesAt(pulls, high);
}

function sharesAt(pulls: readonly number[], factor: number): number[] {
  return pulls.map((pull) => Math.min(SHARE_MOST, Math.max(SHARE_LEAST, pull * factor)));
}
