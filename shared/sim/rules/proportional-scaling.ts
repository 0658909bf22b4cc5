/**
 * Scaling a deployment in the middle of a roll-out (K19): every replica set that has pods grows or shrinks in
 * proportion, so that a new template that turns out bad gets no larger share than it had.
 */

export interface ScaledSet {
  readonly pods: number;
  readonly age: number; // 0 = the newest
}

export interface ScalingStep {
  readonly previousDesired: number;
  readonly previousSurge: number;
  readonly desired: number;
  readonly surge: number;
}

/**
 * The next size of each set, in the order given. `isSaturated`: the newest set is complete and serves, so the old ones
 * are no longer needed. Sets without pods stay so, except that the newest takes everything where none has any.
 */
export function scaleSets(sets: readonly ScaledSet[], step: ScalingStep, isSaturated: boolean): number[] {
  const active = sets.filter((set) => set.pods > 0);
  if (active.length <= 1) {
    const only = active[0] ?? sets.toSorted((a, b) => a.age - b.age)[0];
    return sets.map((set) => (set === only ? step.desired : set.pods));
  }
  if (isSaturated) return sets.map((set) => (set.age === 0 ? set.pods : 0));
  const total = active.reduce((sum, set) => sum + set.pods, 0);
  const toAdd = (step.desired > 0 ? step.desired + step.surge : 0) - total;
  if (toAdd === 0) return sets.map((set) => set.pods);
  const sizes = sharesOf(active, step, toAdd);
  return sets.map((set) => sizes.get(set) ?? set.pods);
}

/** Largest first, of equals the newest when growing and the oldest when shrinking; what rounding leaves goes to the first. */
function sharesOf(active: readonly ScaledSet[], step: ScalingStep, toAdd: number): Map<ScaledSet, number> {
  const order = active.toSorted((a, b) => b.pods - a.pods || (toAdd > 0 ? a.age - b.age : b.age - a.age));
  const sizes = new Map<ScaledSet, number>();
  let left = toAdd;
  for (const set of order) {
    const change = changeOf(set, step);
    const allowed = toAdd > 0 ? Math.min(change, left) : Math.max(change, left);
    const taken = left === 0 ? 0 : allowed;
    sizes.set(set, set.pods + taken);
    left -= taken;
  }
  const first = order[0] as ScaledSet;
  sizes.set(first, Math.max(0, (sizes.get(first) ?? 0) + left));
  return sizes;
}

/** What a set's proportion of the new size asks for, rounded half up. */
function changeOf(set: ScaledSet, step: ScalingStep): number {
  if (step.desired === 0) return -set.pods;
  const share = (set.pods * (step.desired + step.surge)) / (step.previousDesired + step.previousSurge);
  return Math.round(share) - set.pods;
}
