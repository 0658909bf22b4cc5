import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fits, PODS, shortages } from '../../../shared/sim/rules/fit.ts';

const amounts = fc.array(fc.nat(20), { minLength: 3, maxLength: 3 });

test('K6 the fast answer and the list of reasons agree, and less never fits worse', () => {
  fc.assert(
    fc.property(amounts, amounts, amounts, fc.nat(3), (request, used, allocatable, pods) => {
      const answer = fits(request, used, allocatable, pods, 3);
      expect(answer).toBe(shortages(request, used, allocatable, pods, 3).length === 0);
      const less = request.map((amount) => Math.floor(amount / 2));
      if (answer) expect(fits(less, used, allocatable, pods, 3)).toBe(true);
    }),
  );
});

test('K6 what a pod does not ask for cannot refuse it; a full node names its pods', () => {
  expect(fits([0, 1], [9, 0], [4, 4], 0, 110)).toBe(true);
  expect(shortages([5], [0], [4], 110, 110)).toEqual([
    { resource: PODS, requested: 1, used: 110, capacity: 110 },
    { resource: 0, requested: 5, used: 0, capacity: 4 },
  ]);
});
