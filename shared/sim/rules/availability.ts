/** Availability of arrangements of independent parts, each given as the share of time it is up (Q10). */

/** All parts are needed: the product. */
export function seriesAvailability(parts: readonly number[]): number {
  let all = 1;
  for (const part of parts) all *= part;
  return all;
}

/** At least `k` of `n` equal parts are up, by the binomial law; k = 1 is plain redundancy. 0 ≤ k ≤ n. */
export function kOfNAvailability(part: number, n: number, k: number): number {
  // ups[j] = P(j parts up), built part by part: only sums of products of positive numbers, so nothing cancels.
  const ups = [1];
  for (let parts = 1; parts <= n; parts++) {
    ups.push(0);
    for (let j = parts; j >= 0; j--) ups[j] = (ups[j] as number) * (1 - part) + (ups[j - 1] ?? 0) * part;
  }
  let enough = 0;
  for (let j = n; j >= k; j--) enough += ups[j] as number;
  return enough;
}
