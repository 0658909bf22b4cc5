/**
 * Weighted max–min fair shares with a limit per task: what CPU shares (K33), vSphere shares and fair links do. Each task
 * gets its demand, or as much more than the others as its weight is greater; what one leaves is shared by the rest.
 */

/**
 * Writes `granted` for the first `n` tasks; arrays are the caller's and any one unit does (cores, mCPU, Mbit/s). A task
 * without a limit has a limit ≥ its demand; weights are > 0. Nobody gets more than demand or limit, and nothing is left
 * over while somebody wants more. At most n rounds, each of which satisfies a task for good.
 */
export function fairShares(
  n: number,
  capacity: number,
  weights: Float64Array,
  demands: Float64Array,
  limits: Float64Array,
  granted: Float64Array,
): void {
  let wanted = 0;
  for (let i = 0; i < n; i++) {
    const want = Math.min(demands[i] as number, limits[i] as number);
    granted[i] = want;
    wanted += want;
  }
  if (wanted > capacity) shareShortage(n, capacity, weights, granted);
}

/** `granted` comes in as what each task wants and goes out as what it gets; a negative value marks a task still open. */
function shareShortage(n: number, capacity: number, weights: Float64Array, granted: Float64Array): void {
  let rest = capacity;
  let openWeight = 0;
  for (let i = 0; i < n; i++) {
    const want = granted[i] as number;
    if (want <= 0) continue;
    granted[i] = -want;
    openWeight += weights[i] as number;
  }
  for (let settled = true; settled; ) {
    settled = false;
    const perWeight = rest / openWeight; // fixed within a round: the result does not depend on the order of the tasks
    for (let i = 0; i < n; i++) {
      const want = -(granted[i] as number);
      const weight = weights[i] as number;
      if (want <= 0 || want > weight * perWeight) continue;
      granted[i] = want;
      rest -= want;
      openWeight -= weight;
      settled = true;
    }
  }
  let last = 0; // weight of the tasks cut short, summed afresh: subtraction above leaves rounding behind
  for (let i = 0; i < n; i++) if ((granted[i] as number) < 0) last += weights[i] as number;
  const perWeight = Math.max(0, rest) / last;
  for (let i = 0; i < n; i++)
    if ((granted[i] as number) < 0) granted[i] = Math.min(-(granted[i] as number), (weights[i] as number) * perWeight);
}
