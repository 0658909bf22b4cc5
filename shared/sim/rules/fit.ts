/** The scheduler's fit filter (K6): requests against what is allocatable. Limits and real use play no part. */

/** Stands in place of a resource index in a shortage: the node has no room for one more pod (K25: 110 by default). */
export const PODS = -1;

/** One thing that is short on a node, in the resource's own unit (or pods). */
export interface Shortage {
  readonly resource: number; // resource index, or PODS
  readonly requested: number; // by the incoming pod
  readonly used: number; // sum of the requests of the pods there
  readonly capacity: number; // allocatable
}

/**
 * Whether the pod fits: one more pod is allowed, and each resource it asks for is free. A resource it does not ask for
 * never refuses it, even on a node that is overcommitted. Allocates nothing: the scheduler's inner loop.
 */
export function fits(
  request: readonly number[],
  used: readonly number[],
  allocatable: readonly number[],
  pods: number,
  podsMax: number,
): boolean {
  if (pods + 1 > podsMax) return false;
  for (let r = 0; r < request.length; r++) {
    if (isShort(request[r] ?? 0, used[r] ?? 0, allocatable[r] ?? 0)) return false;
  }
  return true;
}

/** Everything that is short, PODS first, then by resource index; empty = the pod fits. For reasons shown to people. */
export function shortages(
  request: readonly number[],
  used: readonly number[],
  allocatable: readonly number[],
  pods: number,
  podsMax: number,
): Shortage[] {
  const short: Shortage[] = [];
  if (pods + 1 > podsMax) short.push({ resource: PODS, requested: 1, used: pods, capacity: podsMax });
  for (let r = 0; r < request.length; r++) {
    const requested = request[r] ?? 0;
    const usedHere = used[r] ?? 0;
    const capacity = allocatable[r] ?? 0;
    if (isShort(requested, usedHere, capacity)) short.push({ resource: r, requested, used: usedHere, capacity });
  }
  return short;
}

function isShort(requested: number, used: number, capacity: number): boolean {
  return requested > 0 && requested > capacity - used;
}
