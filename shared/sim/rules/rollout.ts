/**
 * The rolling update of a deployment (K19): how many pods the new and the old replica sets shall have next. Called each
 * control round; sizes are pods, `available` are those that serve.
 */
import { type IntOrPercent, resolvePods } from './int-or-percent.ts';

export const ROLLOUT_STRATEGIES = ['RollingUpdate', 'Recreate'] as const;
export type RolloutStrategy = (typeof ROLLOUT_STRATEGIES)[number];

/** Both default to a quarter (K19). */
export const DEFAULT_MAX_SURGE: IntOrPercent = '25%';
export const DEFAULT_MAX_UNAVAILABLE: IntOrPercent = '25%';

export interface Fenceposts {
  readonly surge: number; // pods allowed above `desired`
  readonly unavailable: number; // pods that may be missing below it
}

export type RolloutRefusal = {
  readonly code: 'rollout.bad_percent';
  readonly field: 'maxSurge' | 'maxUnavailable';
  readonly value: IntOrPercent;
};

/**
 * Resolves both settings against the wanted size: surge rounds up, unavailable down, not set = 0. If both come out as 0
 * nothing could ever move, so one pod may be unavailable (K19).
 */
export function resolveFenceposts(
  maxSurge: IntOrPercent | null,
  maxUnavailable: IntOrPercent | null,
  desired: number,
): ({ readonly ok: true } & Fenceposts) | ({ readonly ok: false } & RolloutRefusal) {
  const surge = resolvePods(maxSurge ?? 0, desired, 'up');
  if (surge === null) return { ok: false, code: 'rollout.bad_percent', field: 'maxSurge', value: maxSurge ?? 0 };
  const unavailable = resolvePods(maxUnavailable ?? 0, desired, 'down');
  if (unavailable === null) {
    return { ok: false, code: 'rollout.bad_percent', field: 'maxUnavailable', value: maxUnavailable ?? 0 };
  }
  return { ok: true, surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/** Pods that may be missing: `unavailable` but never more than there shall be, and none outside a rolling update. */
export function maxUnavailablePods(strategy: RolloutStrategy, desired: number, unavailable: number): number {
  return strategy === 'Recreate' ? 0 : Math.min(unavailable, desired);
}

/** The new set's next size while it grows: up to `desired`, and all pods together up to `desired + surge`. */
export function newReplicaSetSize(
  strategy: RolloutStrategy,
  desired: number,
  newPods: number,
  totalPods: number,
  surge: number,
): number {
  if (strategy === 'Recreate') return desired;
  const room = desired + surge - totalPods;
  return room <= 0 ? newPods : newPods + Math.min(room, desired - newPods);
}

/** The new set's next size: straight down to `desired` if it is larger, else `newReplicaSetSize`. */
export function reconcileNew(
  strategy: RolloutStrategy,
  desired: number,
  newPods: number,
  oldPods: number,
  surge: number,
): number {
  if (newPods >= desired) return desired;
  return newReplicaSetSize(strategy, desired, newPods, newPods + oldPods, surge);
}

/** One replica set as the rollout sees it. */
export interface ReplicaSetSize {
  readonly pods: number;
  readonly available: number;
}

/** Pods to take from each old set that do not serve anyway, at most `maxCleanup` in all, oldest set first. */
export function cleanUpUnhealthy(old: readonly ReplicaSetSize[], maxCleanup: number): number[] {
  let left = Math.max(0, maxCleanup);
  return old.map(({ pods, available }) => {
    const removed = Math.min(left, Math.max(0, pods - available));
    left -= removed;
    return removed;
  });
}

/**
 * Pods to take from each old set as far as enough others serve: `available` of all sets together may sink to `desired`
 * − `unavailable`. Oldest set first.
 */
export function scaleDownOld(
  oldPods: readonly number[],
  available: number,
  desired: number,
  unavailable: number,
): number[] {
  let left = Math.max(0, available - (desired - maxUnavailablePods('RollingUpdate', desired, unavailable)));
  return oldPods.map((pods) => {
    const removed = Math.min(left, pods);
    left -= removed;
    return removed;
  });
}

/**
 * The old sets' next sizes, oldest set first. First the pods that do not serve go, as they would block the rollout for
 * ever; then healthy ones as far as `desired − unavailable` go on serving. New pods that do not serve yet hold the old
 * ones back (K19).
 */
export function reconcileOld(
  old: readonly ReplicaSetSize[],
  fresh: ReplicaSetSize,
  desired: number,
  unavailable: number,
): number[] {
  const allPods = old.reduce((sum, set) => sum + set.pods, fresh.pods);
  const minAvailable = desired - maxUnavailablePods('RollingUpdate', desired, unavailable);
  const maxScaledDown = allPods - minAvailable - (fresh.pods - fresh.available);
  if (maxScaledDown <= 0) return old.map((set) => set.pods);
  const unhealthy = cleanUpUnhealthy(old, maxScaledDown);
  const remaining = old.map((set, i) => set.pods - (unhealthy[i] ?? 0));
  const available = old.reduce((sum, set) => sum + set.available, fresh.available);
  const surplus = scaleDownOld(remaining, available, desired, unavailable);
  return remaining.map((pods, i) => pods - (surplus[i] ?? 0));
}

/** Whether a rollout is over: all pods there, all of the new version, all serving, and no old one left. */
export function isRolloutComplete(desired: number, current: number, updated: number, available: number): boolean {
  return updated === desired && current === desired && available === desired;
}
