/** Taints on nodes and what pods tolerate: filter, score, and eviction by NoExecute (K30). */
import { MAX_NODE_SCORE } from './scores.ts';

export const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;
export type TaintEffect = (typeof TAINT_EFFECTS)[number];

export const TOLERATION_OPERATORS = ['Equal', 'Exists'] as const;
export type TolerationOperator = (typeof TOLERATION_OPERATORS)[number];

export interface Taint {
  readonly key: string;
  readonly value: string; // '' = none
  readonly effect: TaintEffect;
}

export interface Toleration {
  readonly key: string; // '' = every key
  readonly operator: TolerationOperator;
  readonly value: string; // compared by Equal only
  readonly effect: TaintEffect | null; // null = every effect
  readonly seconds: number | null; // how long a NoExecute taint is borne; null = for ever
}

export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect !== null && toleration.effect !== taint.effect) return false;
  if (toleration.key !== '' && toleration.key !== taint.key) return false;
  return toleration.operator === 'Exists' || toleration.value === taint.value;
}

function isTolerated(tolerations: readonly Toleration[], taint: Taint): boolean {
  for (const toleration of tolerations) if (tolerates(toleration, taint)) return true;
  return false;
}

/** The first taint that keeps the pod away, as the reason to show; `null` = it may go there. */
export function firstUntolerated(tolerations: readonly Toleration[], taints: readonly Taint[]): Taint | null {
  for (const taint of taints) {
    if (taint.effect !== 'PreferNoSchedule' && !isTolerated(tolerations, taint)) return taint;
  }
  return null;
}

/** How many PreferNoSchedule taints the pod does not tolerate: the raw score of a node, lower is better. */
export function untoleratedPreferences(tolerations: readonly Toleration[], taints: readonly Taint[]): number {
  let count = 0;
  for (const taint of taints) if (taint.effect === 'PreferNoSchedule' && !isTolerated(tolerations, taint)) count++;
  return count;
}

/** The score 0..100 of a node: 100 − floor(100·n / the most on any candidate), 100 where nobody has any. */
export function taintScore(untolerated: number, mostUntolerated: number): number {
  if (mostUntolerated === 0) return MAX_NODE_SCORE;
  return MAX_NODE_SCORE - Math.floor((MAX_NODE_SCORE * untolerated) / mostUntolerated);
}

/** A pod is never evicted: what `minTolerationSeconds` and `evictionDelaySeconds` return for it. */
export const NEVER = -1;

/** The shortest of the tolerations that matched: 0 = evict at once (none matched, or 0 and less), NEVER = all endless. */
export function minTolerationSeconds(seconds: readonly (number | null)[]): number {
  if (seconds.length === 0) return 0;
  let min = NEVER;
  for (const limit of seconds) {
    if (limit !== null) min = min === NEVER ? Math.max(0, limit) : Math.min(min, Math.max(0, limit));
  }
  return min;
}

/**
 * Seconds until the node's NoExecute taints drive the pod out: NEVER without such a taint, 0 if one of them is not
 * tolerated, else the shortest toleration, taking for each taint the first toleration that matches (K30).
 */
export function evictionDelaySeconds(tolerations: readonly Toleration[], taints: readonly Taint[]): number {
  const matched: (number | null)[] = [];
  for (const taint of taints) {
    if (taint.effect !== 'NoExecute') continue;
    const toleration = tolerations.find((candidate) => tolerates(candidate, taint));
    if (toleration === undefined) return 0;
    matched.push(toleration.seconds);
  }
  return matched.length === 0 ? NEVER : minTolerationSeconds(matched);
}

/** A planned eviction, in the caller's time unit; `null` where there is none. */
export interface EvictionPlan {
  readonly plannedAt: number; // when the taint was first seen
  readonly evictAt: number;
}

/**
 * Looks again at a pod after its node's taints or its tolerations changed. A running clock is kept: changing a finite
 * toleration neither lengthens nor shortens it, as in the source (`processPodOnNode`); losing the taints or tolerating
 * them for ever stops it, and delay 0 evicts now.
 * `delay` is `evictionDelaySeconds` in the unit of `now`.
 */
export function reviewEviction(plan: EvictionPlan | null, delay: number, now: number): EvictionPlan | null {
  if (delay === NEVER) return null;
  if (delay === 0) return { plannedAt: now, evictAt: now };
  if (plan === null || plan.plannedAt === now) return { plannedAt: now, evictAt: now + delay };
  return plan;
}
