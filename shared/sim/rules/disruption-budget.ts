/** Disruption budgets (K32): how many pods of a group may be evicted on purpose (drain, consolidation) right now. */
import { type IntOrPercent, resolvePods } from './int-or-percent.ts';

/** Exactly one of the two is set. */
export type DisruptionBudget =
  | { readonly kind: 'minAvailable'; readonly value: IntOrPercent }
  | { readonly kind: 'maxUnavailable'; readonly value: IntOrPercent };

export interface BudgetStatus {
  readonly expected: number; // pods there should be
  readonly desiredHealthy: number; // of which so many must stay healthy
  readonly allowed: number; // evictions allowed now
}

/**
 * The budget's state; `null` if its percentage cannot be read. A whole number of `minAvailable` counts against the pods
 * there are, everything else against the size its controller wants (`controllerScale`, 0 = none). Percentages round
 * up, for `maxUnavailable` too.
 */
export function budgetStatus(
  budget: DisruptionBudget,
  controllerScale: number,
  pods: number,
  healthy: number,
): BudgetStatus | null {
  const countsPods = budget.kind === 'minAvailable' && typeof budget.value === 'number';
  const expected = countsPods ? pods : controllerScale;
  const resolved = resolvePods(budget.value, expected, 'up');
  if (resolved === null) return null;
  const desiredHealthy = budget.kind === 'minAvailable' ? resolved : Math.max(0, expected - resolved);
  const allowed = expected <= 0 ? 0 : Math.max(0, healthy - desiredHealthy);
  return { expected, desiredHealthy, allowed };
}
