import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureProbability } from '../../../shared/sim/rules/hazard.ts';
import { models } from '../../support/models.ts';

interface Row {
  input: { afr: number; dt_s: number };
  expect: { p: number };
}

test.each(models.hazard as Row[])('golden: $input', ({ input, expect: wanted }) => {
  expect(failureProbability(input.afr, input.dt_s) / wanted.p).toBeCloseTo(1, 10);
});

test('surviving two stretches is surviving their sum, however a year is cut', () => {
  const seconds = fc.double({ min: 0, max: 1e8, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.99, noNaN: true }), seconds, seconds, (afr, a, b) => {
      const survive = (s: number) => 1 - failureProbability(afr, s);
      expect(survive(a) * survive(b)).toBeCloseTo(survive(a + b), 12);
    }),
  );
});

test('the bill clock multiplies the rate: an hour at × 730 is a month', () => {
  expect(failureProbability(0.05, 3600, 730)).toBeCloseTo(failureProbability(0.05, 3600 * 730), 15);
  expect(failureProbability(0, 1e9)).toBe(0);
  expect(failureProbability(0.05, 0)).toBe(0);
});
