import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budgetStatus } from '../../../shared/sim/rules/disruption-budget.ts';

test('K32 using up what is allowed never takes the healthy pods below what must stay', () => {
  const budget = fc.record({
    kind: fc.constantFrom('minAvailable' as const, 'maxUnavailable' as const),
    value: fc.oneof(
      fc.nat(20),
      fc.nat(100).map((percent) => `${percent}%`),
    ),
  });
  fc.assert(
    fc.property(budget, fc.nat(20), fc.nat(20), (rule, scale, healthy) => {
      const status = budgetStatus(rule, scale, scale, healthy);
      expect(status).not.toBeNull();
      if (status === null || status.allowed === 0) return;
      expect(healthy - status.allowed).toBeGreaterThanOrEqual(status.desiredHealthy);
    }),
  );
  expect(budgetStatus({ kind: 'minAvailable', value: '50' }, 4, 4, 4)).toBeNull();
  expect(budgetStatus({ kind: 'maxUnavailable', value: '30%' }, 5, 5, 5)?.allowed).toBe(2);
});
