import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  balancedAllocationScore,
  isBalanceScored,
  leastAllocatedScore,
  mostAllocatedScore,
  weightsFor,
} from '../../../shared/sim/rules/scores.ts';

const amounts = fc.array(fc.nat(1_000_000), { minLength: 3, maxLength: 3 });
const weights = fc.array(fc.nat(100), { minLength: 3, maxLength: 3 });

test('K2 K3 K4 every score is a whole number 0..100', () => {
  fc.assert(
    fc.property(amounts, amounts, amounts, weights, (used, request, allocatable, w) => {
      for (const score of [leastAllocatedScore, mostAllocatedScore, balancedAllocationScore]) {
        const value = score(used, request, allocatable, w);
        expect(Number.isInteger(value) && value >= 0 && value <= 100 && !Object.is(value, -0)).toBe(true);
      }
    }),
  );
});

test('K2 K3 more use never raises LeastAllocated and never lowers MostAllocated', () => {
  fc.assert(
    fc.property(amounts, amounts, amounts, amounts, weights, (used, more, request, allocatable, w) => {
      const fuller = used.map((amount, r) => amount + (more[r] ?? 0));
      const least = leastAllocatedScore(used, request, allocatable, w);
      expect(leastAllocatedScore(fuller, request, allocatable, w)).toBeLessThanOrEqual(least);
      const most = mostAllocatedScore(used, request, allocatable, w);
      expect(mostAllocatedScore(fuller, request, allocatable, w)).toBeGreaterThanOrEqual(most);
    }),
  );
});

test('K4 equal shares score 100 for two resources; since v1.33 a pod that asks for nothing is not scored', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (share, scale) => {
      expect(balancedAllocationScore([share, share * scale], [0, 0], [1000, 1000 * scale], [1, 1])).toBe(100);
    }),
  );
  expect(isBalanceScored([0, 0, 50], [1, 1])).toBe(false);
  expect(isBalanceScored([0, 1], [1, 1])).toBe(true);
});

test('K2 an extended resource counts only for pods that ask for it', () => {
  expect(weightsFor([1, 1, 1, 5], [0, 0, 0, 0])).toEqual([1, 1, 1, 0]);
  expect(weightsFor([1, 1, 1, 5], [0, 0, 0, 2])).toEqual([1, 1, 1, 5]);
});
