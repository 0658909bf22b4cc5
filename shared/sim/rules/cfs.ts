/** CPU limits as Linux enforces them: a quota of CPU time per period, then a pause until the next period (C8, K33). */

/**
 * Wall time in ms until `threads` busy threads have done `cpuWorkMs` of CPU work under a quota per period, starting at a
 * fresh period (C8). Full quotas come first; only the last part is paid at full speed.
 */
export function cfsWallMs(cpuWorkMs: number, quotaMs: number, periodMs: number, threads: number): number {
  if (quotaMs >= threads * periodMs) return cpuWorkMs / threads; // the limit is never met
  const fullPeriods = Math.max(0, Math.ceil(cpuWorkMs / quotaMs) - 1);
  return fullPeriods * periodMs + (cpuWorkMs - fullPeriods * quotaMs) / threads;
}

/**
 * How much longer a request's service takes under a CPU limit, ≥ 1. An idle pod has its quota whole: a 200m pod answers
 * an 8 ms call in 8 ms. A saturated one gets limitCores spread over its busy threads: factor threads / limitCores, and
 * exactly then its `threads` servers are all busy, so the queue saturates where the limit does.
 *
 * Linear in between is a game choice: throttled periods grow with use, their true number depends on burst lengths that
 * the game does not model, and a straight line can be checked in one's head. `utilisationOfLimit` = CPU used / limit.
 */
export function throttleFactor(utilisationOfLimit: number, limitCores: number, threads: number): number {
  const saturated = Math.max(1, threads / limitCores);
  return 1 + Math.min(1, Math.max(0, utilisationOfLimit)) * (saturated - 1);
}
