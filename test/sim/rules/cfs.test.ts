import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cfsWallMs, throttleFactor } from '../../../shared/sim/rules/cfs.ts';
import { models } from '../../support/models.ts';

interface Row {
  input: { quota_ms: number; period_ms: number; threads: number; cpu_work_ms: number };
  expect: { wall_ms: number };
}

test.each(models.cfs_throttle as Row[])('C8 golden: $input', ({ input, expect: wanted }) => {
  expect(cfsWallMs(input.cpu_work_ms, input.quota_ms, input.period_ms, input.threads)).toBeCloseTo(wanted.wall_ms, 9);
});

test('wall time agrees with stepping through the periods, and never beats threads or quota', () => {
  const input = fc.record({
    work: fc.integer({ min: 1, max: 2000 }),
    quota: fc.integer({ min: 1, max: 800 }),
    threads: fc.integer({ min: 1, max: 16 }),
  });
  fc.assert(
    fc.property(input, ({ work, quota, threads }) => {
      let left = work;
      let wall = 0;
      while (left > Math.min(quota, threads * 100)) {
        left -= Math.min(quota, threads * 100);
        wall += 100;
      }
      wall += left / threads;
      expect(cfsWallMs(work, quota, 100, threads)).toBeCloseTo(wall, 9);
      expect(cfsWallMs(work, quota, 100, threads)).toBeGreaterThanOrEqual(work / threads - 1e-9);
      expect(cfsWallMs(work, quota + 1, 100, threads)).toBeLessThanOrEqual(wall + 1e-9);
    }),
  );
});

test('an idle 200m pod answers an 8 ms call in 8 ms; saturated, one thread gets a fifth of a core', () => {
  expect(8 * throttleFactor(0, 0.2, 1)).toBe(8);
  expect(throttleFactor(1, 0.2, 1)).toBe(5);
  expect(throttleFactor(3, 0.2, 1)).toBe(5);
  expect(throttleFactor(1, 4, 2)).toBe(1); // a limit above the threads never throttles
});

test('servers are exactly full when the limit is, and their use rises with the load', () => {
  const limits = fc.record({
    limitCores: fc.double({ min: 0.05, max: 32, noNaN: true }),
    threads: fc.integer({ min: 1, max: 32 }),
    use: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(limits, ({ limitCores, threads, use }) => {
      const cores = Math.min(limitCores, threads);
      const busy = (u: number) => (u * cores * throttleFactor((u * cores) / limitCores, limitCores, threads)) / threads;
      expect(busy(1)).toBeCloseTo(1, 9);
      expect(busy(use)).toBeLessThanOrEqual(busy(Math.min(1, use + 0.01)) + 1e-12);
      expect(throttleFactor(use, limitCores, threads)).toBeGreaterThanOrEqual(1);
    }),
  );
});
