import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleSets } from '../../../shared/sim/rules/proportional-scaling.ts';

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);

test('PD3 K19 together the sets come to the wanted size and its surge, and none without pods gets any', () => {
  const sizes = fc.array(fc.nat(20), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 40 }), fc.nat(10), (pods, desired, surge) => {
      fc.pre(pods.filter((count) => count > 0).length > 1);
      const step = { previousDesired: sum(pods), previousSurge: 0, desired, surge };
      const next = scaleSets(
        pods.map((count, age) => ({ pods: count, age })),
        step,
        false,
      );
      // What rounding left over is the largest set's to give (K19); with nothing left there, no other gives it.
      const largest = pods.indexOf(Math.max(...pods));
      const over = sum(next) - desired - surge;
      const isUsedUp = pods.some((count, i) => count === pods[largest] && next[i] === 0);
      if (isUsedUp) expect(over).toBeGreaterThanOrEqual(0);
      else expect(over).toBe(0);
      expect(over).toBeLessThanOrEqual(pods.length / 2);
      for (const [i, count] of next.entries()) {
        expect(count).toBeGreaterThanOrEqual(0);
        if (pods[i] === 0) expect(count).toBe(0);
      }
    }),
  );
});

test('K19 one set with pods becomes what is wanted; none: the newest; a complete new one lets the old ones go', () => {
  const step = { previousDesired: 4, previousSurge: 1, desired: 6, surge: 2 };
  const next = (pods: readonly number[], isSaturated = false) =>
    scaleSets(
      pods.map((count, age) => ({ pods: count, age })),
      step,
      isSaturated,
    );
  expect(next([0, 4])).toEqual([0, 6]);
  expect(next([0, 0])).toEqual([6, 0]);
  expect(next([6, 2, 1], true)).toEqual([6, 0, 0]);
});
