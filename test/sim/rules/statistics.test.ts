import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecastWeights, isDeviationAbove, medianInPlace } from '../../../shared/sim/rules/statistics.ts';

const series = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 30 });

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

const deviation = (values: readonly number[]) => median(values.map((value) => Math.abs(value - median(values))));

test('the median is that of the sorted list', () => {
  fc.assert(
    fc.property(series, (values) => {
      expect(medianInPlace(Float64Array.from(values), values.length)).toBe(median(values));
    }),
    { numRuns: 500 },
  );
});

test('whether a deviation is above a limit is told without computing it, and the values stay', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: 0, max: 80 }), (values, halves) => {
      const column = Float64Array.from(values);
      const above = isDeviationAbove(column, values.length, halves / 4, new Float64Array(values.length));
      expect(above).toBe(deviation(values) > halves / 4);
      expect([...column]).toEqual(values);
    }),
    { numRuns: 500 },
  );
});

test('the forecast of a line is on the line, that of noise is its least-squares line', () => {
  const forecast = (values: readonly number[], ahead: number) =>
    forecastWeights(values.length, ahead).reduce((sum, weight, i) => sum + weight * values[i]!, 0);
  expect(forecast([3, 5, 7, 9], 2)).toBeCloseTo(13, 12);
  expect(forecast([4, 4, 4], 10)).toBeCloseTo(4, 12);
  expect(forecast([1, 3, 2], 1)).toBeCloseTo(3, 12); // 1.5 + 0.5 x, at x = 3
});
