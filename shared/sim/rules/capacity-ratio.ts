/**
 * RequestedToCapacityRatio, the scoring strategy that follows a curve (K5): a broken line from how full a resource would
 * be, in percent, to how good that is, 0..10. Whole numbers throughout, divisions cut as in the source.
 */
import { MAX_NODE_SCORE } from './scores.ts';

export interface ShapePoint {
  readonly utilization: number; // percent, rising from point to point
  readonly score: number; // 0..10; the line itself knows no scale
}
export type Shape = readonly ShapePoint[];

/** Scores in a shape go up to 10, so that people can write them; a node's go up to 100. */
const MAX_SHAPE_SCORE = 10;
const FULL_PERCENT = 100;

/**
 * Fill a node up to 75 %, then the next (game choice: the strategy has no default in Kubernetes, a shape must be given;
 * queues grow faster than load from there on, so this one packs and keeps headroom). An empty node is worth half, so that
 * it beats one that is over the knee in a single resource; not 0 above it, or that resource would not count at all.
 */
export const HEADROOM_SHAPE: Shape = [
  { utilization: 0, score: 5 },
  { utilization: 75, score: 10 },
  { utilization: 76, score: 1 },
  { utilization: 100, score: 1 },
];

export type ShapeRefusal =
  | { readonly code: 'shape.empty' }
  | { readonly code: 'shape.not_rising'; readonly index: number }
  | { readonly code: 'shape.out_of_range'; readonly index: number };

/** Checks a shape that an operator wrote: a point or more, rising, within 0..100 and 0..10. `null` = fine. */
export function checkShape(shape: Shape): ShapeRefusal | null {
  if (shape.length === 0) return { code: 'shape.empty' };
  for (const [index, { utilization, score }] of shape.entries()) {
    if (utilization < 0 || utilization > FULL_PERCENT || score < 0 || score > MAX_SHAPE_SCORE) {
      return { code: 'shape.out_of_range', index };
    }
    if (utilization <= (shape[index - 1]?.utilization ?? -1)) return { code: 'shape.not_rising', index };
  }
  return null;
}

/** The line at `utilization`: flat before the first point and after the last, cut to whole numbers towards zero between. */
export function brokenLinear(shape: Shape, utilization: number): number {
  for (let i = 0; i < shape.length; i++) {
    const to = shape[i] as ShapePoint;
    if (utilization > to.utilization) continue;
    const from = shape[i - 1];
    if (from === undefined) return to.score;
    const rise = (to.score - from.score) * (utilization - from.utilization);
    // `+ 0`: a rise cut to −0 is 0.
    return from.score + Math.trunc(rise / (to.utilization - from.utilization)) + 0;
  }
  return shape.at(-1)?.score ?? 0;
}

/** The scorer of one shape, to be made once: like the other strategies, amounts include the K5 defaults. */
export function capacityRatioScorer(shape: Shape) {
  const scaled = shape.map(({ utilization, score }) => ({
    utilization,
    score: score * (MAX_NODE_SCORE / MAX_SHAPE_SCORE),
  }));
  return (
    used: readonly number[],
    request: readonly number[],
    allocatable: readonly number[],
    weights: readonly number[],
  ): number => {
    let sum = 0;
    let weightSum = 0;
    for (let r = 0; r < weights.length; r++) {
      const weight = weights[r] ?? 0;
      if (weight === 0) continue;
      const score = brokenLinear(scaled, percentOf((used[r] ?? 0) + (request[r] ?? 0), allocatable[r] ?? 0));
      if (score <= 0) continue; // a resource that scores nothing does not drag the others down, as in the source
      sum += weight * score;
      weightSum += weight;
    }
    return weightSum === 0 ? 0 : Math.round(sum / weightSum);
  };
}

function percentOf(requested: number, capacity: number): number {
  if (capacity === 0 || requested > capacity) return FULL_PERCENT;
  return Math.floor((requested * FULL_PERCENT) / capacity);
}
