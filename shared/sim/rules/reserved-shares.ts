/**
 * Fair shares with a floor for each task, as vSphere shares a host: a reservation is met first, and shares decide over
 * the rest (SPEC CP6). Without reservations it is `fairShares`.
 */
import { fairShares } from './fair-shares.ts';

/**
 * Writes `granted` for the first `n` tasks. Whoever would get less than its floor (at most what it wants) is given the
 * floor for good, and the others share what is left: that can only lower the others' level, so at most n rounds settle
 * it. The floors together must fit the capacity; where they do not, they shrink in proportion.
 */
export function reservedShares(
  n: number,
  capacity: number,
  weights: Float64Array,
  demands: Float64Array,
  limits: Float64Array,
  floors: Float64Array,
  granted: Float64Array,
): void {
  const held = new Uint8Array(n);
  const open = { weights: new Float64Array(n), demands: new Float64Array(n), limits: new Float64Array(n) };
  const shares = new Float64Array(n);
  const shrink = shrinkage(n, capacity, demands, limits, floors);
  for (let again = true; again; ) {
    again = false;
    let rest = capacity;
    let count = 0;
    for (let i = 0; i < n; i++) {
      if (held[i] === 1) rest -= granted[i] as number;
      else {
        open.weights[count] = weights[i] as number;
        open.demands[count] = demands[i] as number;
        open.limits[count++] = limits[i] as number;
      }
    }
    fairShares(count, Math.max(0, rest), open.weights, open.demands, open.limits, shares);
    count = 0;
    for (let i = 0; i < n; i++) {
      if (held[i] === 1) continue;
      const share = shares[count++] as number;
      const floor = shrink * floorOf(i, demands, limits, floors);
      granted[i] = Math.max(share, floor);
      if (share >= floor) continue;
      held[i] = 1;
      again = true;
    }
  }
}

function floorOf(i: number, demands: Float64Array, limits: Float64Array, floors: Float64Array): number {
  return Math.min(demands[i] as number, limits[i] as number, floors[i] as number);
}

function shrinkage(
  n: number,
  capacity: number,
  demands: Float64Array,
  limits: Float64Array,
  floors: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += floorOf(i, demands, limits, floors);
  return sum > capacity ? capacity / sum : 1;
}
