import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { kOfNAvailability, seriesAvailability } from '../../../shared/sim/rules/availability.ts';
import { models } from '../../support/models.ts';

interface Row {
  input: { node: number; n: number; k: number };
  expect: number;
}

test.each(models.availability as Row[])('Q10 golden: $input', ({ input, expect: wanted }) => {
  expect(Math.abs(kOfNAvailability(input.node, input.n, input.k) - wanted)).toBeLessThan(5.1e-10);
});

test('series is the product; n of n is a series', () => {
  expect(seriesAvailability([0.99, 0.98, 0.5])).toBeCloseTo(0.4851, 12);
  expect(seriesAvailability([])).toBe(1);
  expect(kOfNAvailability(0.97, 6, 6)).toBeCloseTo(seriesAvailability(new Array(6).fill(0.97)), 12);
});

test('a spare never hurts, a further part needed never helps', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.integer({ min: 1, max: 30 }), fc.nat(29), (part, n, need) => {
      const k = Math.min(need, n);
      const base = kOfNAvailability(part, n, k);
      expect(kOfNAvailability(part, n + 1, k)).toBeGreaterThanOrEqual(base - 1e-12);
      expect(kOfNAvailability(part, n, Math.min(n, k + 1))).toBeLessThanOrEqual(base + 1e-12);
      expect(kOfNAvailability(part, n, 0)).toBeCloseTo(1, 12);
    }),
  );
});
