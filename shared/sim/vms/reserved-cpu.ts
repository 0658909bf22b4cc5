/** A host's cores in a shortage, with what its VMs were guaranteed (SPEC CP6). Asked only where not everybody gets enough. */
import { fairShares } from '../rules/fair-shares.ts';
import { reservedShares } from '../rules/reserved-shares.ts';
import type { Vm } from '../world.ts';

interface Tasks {
  readonly weights: Float64Array;
  readonly demands: Float64Array;
  readonly limits: Float64Array;
  readonly granted: Float64Array;
}

/** Shares `capacity` among `n` tasks, of which those from `firstTask` on are the VMs `vmFrom … vmTo − 1`. */
export function shareReserved(
  vms: readonly Vm[],
  vmFrom: number,
  vmTo: number,
  n: number,
  firstTask: number,
  capacity: number,
  { weights, demands, limits, granted }: Tasks,
): void {
  let reserved = 0;
  for (let v = vmFrom; v < vmTo; v++) reserved += (vms[v] as Vm).reservationM;
  if (reserved === 0) {
    fairShares(n, capacity, weights, demands, limits, granted);
    return;
  }
  const floors = new Float64Array(n);
  for (let v = vmFrom; v < vmTo; v++) floors[firstTask + v - vmFrom] = (vms[v] as Vm).reservationM;
  reservedShares(n, capacity, weights, demands, limits, floors, granted);
}
