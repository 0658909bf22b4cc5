/** From millicores to what the kernel's CPU controller is told (K33). */

const MILLICORES_PER_CORE = 1000;
/** The kubelet's CFS period (K33). */
export const CFS_PERIOD_US = 100_000;
/** The kernel takes no quota below 1 ms (K33). */
const QUOTA_MIN_US = 1000;
const SHARES_PER_CORE = 1024;
const SHARES_MIN = 2;
const SHARES_MAX = 262_144;

/** CPU time a container may use in each period, µs; 0 = no limit. */
export function cfsQuotaUs(limitMillicores: number, periodUs: number = CFS_PERIOD_US): number {
  if (limitMillicores === 0) return 0;
  return Math.max(QUOTA_MIN_US, Math.floor((limitMillicores * periodUs) / MILLICORES_PER_CORE));
}

/** The weight of a container among its neighbours when the CPU is short, 2..262,144. */
export function cpuShares(requestMillicores: number): number {
  const shares = Math.floor((requestMillicores * SHARES_PER_CORE) / MILLICORES_PER_CORE);
  return Math.min(SHARES_MAX, Math.max(SHARES_MIN, shares));
}
