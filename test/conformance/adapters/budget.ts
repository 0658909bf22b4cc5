import { z } from 'zod';
import { budgetStatus } from '../../../shared/sim/rules/disruption-budget.ts';
import { caseBase, defineAdapter } from '../adapter.ts';

const setting = z.union([z.number().int(), z.string()], { error: 'expected a number of pods or a percentage' });
const budget = z.union([z.strictObject({ min_available: setting }), z.strictObject({ max_unavailable: setting })], {
  error: 'expected either min_available or max_unavailable',
});
const schema = caseBase.extend({
  budget,
  controller_scale: z.number().int().nullable(),
  pods_total: z.number().int(),
  pods_healthy: z.number().int(),
});

export const budgetAdapter = defineAdapter('pod-disruption-budget', 'PodDisruptionBudget', schema, (c) => {
  const rule =
    'min_available' in c.budget
      ? ({ kind: 'minAvailable', value: c.budget.min_available } as const)
      : ({ kind: 'maxUnavailable', value: c.budget.max_unavailable } as const);
  const status = budgetStatus(rule, c.controller_scale ?? 0, c.pods_total, c.pods_healthy);
  if (status === null) return { error: true };
  return {
    disruptions_allowed: status.allowed,
    desired_healthy: status.desiredHealthy,
    expected_pods: status.expected,
  };
});
