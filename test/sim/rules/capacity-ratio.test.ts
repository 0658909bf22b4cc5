import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  brokenLinear,
  capacityRatioScorer,
  checkShape,
  HEADROOM_SHAPE,
} from '../../../shared/sim/rules/capacity-ratio.ts';
import { leastAllocatedScore } from '../../../shared/sim/rules/scores.ts';

test('SC7 the curve of the game packs up to 75 % and no further', () => {
  const score = capacityRatioScorer(HEADROOM_SHAPE);
  const at = (percent: number) => score([percent], [0], [100], [1]);
  expect([0, 30, 60, 75, 76, 90, 100].map(at)).toEqual([50, 70, 90, 100, 10, 10, 10]);
  expect(at(140)).toBe(10); // more than there is counts as full
  const both = (cpu: number, memory: number) => score([cpu, memory], [0, 0], [100, 100], [1, 1]);
  expect(both(5, 5)).toBeGreaterThan(both(80, 60)); // over the knee in one resource: an empty node is better
  expect(checkShape(HEADROOM_SHAPE)).toBeNull();
});

test('SC7 a falling line over the whole range is LeastAllocated, but for rounding', () => {
  const falling = capacityRatioScorer([
    { utilization: 0, score: 10 },
    { utilization: 100, score: 0 },
  ]);
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (used, request) => {
      const least = leastAllocatedScore([used], [request], [2000], [1]);
      expect(Math.abs(falling([used], [request], [2000], [1]) - least)).toBeLessThanOrEqual(1);
    }),
  );
});

test('SC7 a resource that scores nothing does not drag the others down', () => {
  const score = capacityRatioScorer([
    { utilization: 0, score: 0 },
    { utilization: 75, score: 10 },
  ]);
  expect(score([75, 0], [0, 0], [100, 100], [1, 1])).toBe(100);
  expect(score([75, 30], [0, 0], [100, 100], [1, 1])).toBe(70);
  expect(score([75, 30], [0, 0], [100, 100], [3, 1])).toBe(85);
});

test('a shape is refused by its first fault', () => {
  const point = (utilization: number, score: number) => ({ utilization, score });
  expect(checkShape([])).toEqual({ code: 'shape.empty' });
  expect(checkShape([point(0, 1), point(0, 2)])).toEqual({ code: 'shape.not_rising', index: 1 });
  expect(checkShape([point(0, 1), point(101, 2)])).toEqual({ code: 'shape.out_of_range', index: 1 });
  expect(checkShape([point(0, 11)])).toEqual({ code: 'shape.out_of_range', index: 0 });
});

test('a line is cut towards zero, up and down, and flat outside its points', () => {
  const line = [
    { utilization: 10, score: 9 },
    { utilization: 20, score: 0 },
  ];
  expect([0, 10, 11, 15, 19, 20, 99].map((at) => brokenLinear(line, at))).toEqual([9, 9, 9, 5, 1, 0, 0]);
});
