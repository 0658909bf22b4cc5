/**
 * The scheduler's resource scores, whole numbers 0..100. All take what is used on the node before the pod comes (sum of
 * requests), the pod's own request, and one weight per resource (0 = not scored). Amounts are whole numbers below 10^13,
 * so that floor(x·100/y) in doubles equals the integer division of the source.
 */
import { FIRST_EXTENDED_RESOURCE } from './resources.ts';

export const MAX_NODE_SCORE = 100;

/** CPU and memory alike: the default profile of the scheduler (K2). */
export const DEFAULT_SCORING_WEIGHTS: readonly number[] = [1, 1];

export type ScoringRefusal =
  | { readonly code: 'score.no_resources' }
  | { readonly code: 'score.weight_out_of_range'; readonly weight: number; readonly min: number; readonly max: number };

/** Checks the weights that an operator listed: at least one, each 1..100 (K2). `null` = fine. */
export function checkScoringWeights(listed: readonly number[]): ScoringRefusal | null {
  if (listed.length === 0) return { code: 'score.no_resources' };
  for (const weight of listed) {
    if (weight < 1 || weight > MAX_NODE_SCORE) {
      return { code: 'score.weight_out_of_range', weight, min: 1, max: MAX_NODE_SCORE };
    }
  }
  return null;
}

/**
 * The weights for one pod: an extended resource that it does not ask for is left out, else every pod would be drawn to
 * the GPU nodes (K2). Once per pod, not per node.
 */
export function weightsFor(weights: readonly number[], request: readonly number[]): readonly number[] {
  return weights.map((weight, r) => (r >= FIRST_EXTENDED_RESOURCE && (request[r] ?? 0) === 0 ? 0 : weight));
}

/** LeastAllocated, the default: the emptier the node, the better (K2). Amounts include the K5 defaults. */
export function leastAllocatedScore(
  used: readonly number[],
  request: readonly number[],
  allocatable: readonly number[],
  weights: readonly number[],
): number {
  let sum = 0;
  let weightSum = 0;
  for (let r = 0; r < weights.length; r++) {
    const weight = weights[r] ?? 0;
    const capacity = allocatable[r] ?? 0;
    if (weight === 0 || capacity === 0) continue;
    const free = capacity - (used[r] ?? 0) - (request[r] ?? 0);
    if (free > 0) sum += weight * Math.floor((free * MAX_NODE_SCORE) / capacity);
    weightSum += weight;
  }
  return weightSum === 0 ? 0 : Math.floor(sum / weightSum);
}

/** MostAllocated, bin packing: the fuller the node, the better (K3). Amounts include the K5 defaults. */
export function mostAllocatedScore(
  used: readonly number[],
  request: readonly number[],
  allocatable: readonly number[],
  weights: readonly number[],
): number {
  let sum = 0;
  let weightSum = 0;
  for (let r = 0; r < weights.length; r++) {
    const weight = weights[r] ?? 0;
    const capacity = allocatable[r] ?? 0;
    if (weight === 0 || capacity === 0) continue;
    // The K5 defaults can take the sum above what is there although the pod fits: it counts as full.
    const requested = Math.min(capacity, (used[r] ?? 0) + (request[r] ?? 0));
    sum += weight * Math.floor((requested * MAX_NODE_SCORE) / capacity);
    weightSum += weight;
  }
  return weightSum === 0 ? 0 : Math.floor(sum / weightSum);
}

/**
 * Whether BalancedAllocation scores this pod at all. Since about v1.33 a pod that asks for none of the scored resources
 * is skipped: it changes no balance, and all such pods would pile up on the one best balanced node (K4). The game
 * follows the newer rule; the number for such a pod, as older versions gave it, is still `balancedAllocationScore`.
 */
export function isBalanceScored(request: readonly number[], weights: readonly number[]): boolean {
  return weights.some((weight, r) => weight > 0 && (request[r] ?? 0) > 0);
}

/**
 * BalancedAllocation: floor((1 − s)·100), s = how far apart the used shares of the resources are: half the difference
 * for two, the population standard deviation for more (K4). Real requests, without the K5 defaults; a weight only says
 * whether a resource counts.
 */
export function balancedAllocationScore(
  used: readonly number[],
  request: readonly number[],
  allocatable: readonly number[],
  weights: readonly number[],
): number {
  let count = 0;
  let total = 0;
  let first = 0;
  let last = 0;
  for (let r = 0; r < weights.length; r++) {
    const share = usedShare(used, request, allocatable, weights, r);
    if (share < 0) continue;
    if (count === 0) first = share;
    last = share;
    total += share;
    count++;
  }
  let deviation = 0;
  if (count === 2) deviation = Math.abs((first - last) / 2);
  else if (count > 2) {
    const mean = total / count;
    let squares = 0;
    for (let r = 0; r < weights.length; r++) {
      const share = usedShare(used, request, allocatable, weights, r);
      if (share >= 0) squares += (share - mean) * (share - mean);
    }
    deviation = Math.sqrt(squares / count);
  }
  return Math.floor((1 - deviation) * MAX_NODE_SCORE);
}

/** The used share of a resource, at most 1; −1 = the resource does not count here. */
function usedShare(
  used: readonly number[],
  request: readonly number[],
  allocatable: readonly number[],
  weights: readonly number[],
  r: number,
): number {
  const capacity = allocatable[r] ?? 0;
  if ((weights[r] ?? 0) === 0 || capacity === 0) return -1;
  return Math.min(1, ((used[r] ?? 0) + (request[r] ?? 0)) / capacity);
}
