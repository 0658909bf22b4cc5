import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  delayAfterFailure,
  delayAfterFailures,
  isBackingOff,
  KUBELET_BACKOFF,
  rememberedDelay,
} from '../../../shared/sim/rules/backoff.ts';

test('K27 10, 20, 40, 80, 160, 300, 300 s; forgotten after more than 10 minutes', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7].map((failures) => delayAfterFailures(failures, KUBELET_BACKOFF));
  expect(delays).toEqual([10, 20, 40, 80, 160, 300, 300]);
  expect(rememberedDelay(300, 600, KUBELET_BACKOFF)).toBe(300);
  expect(rememberedDelay(300, 601, KUBELET_BACKOFF)).toBe(0);
  expect(delayAfterFailure(300, 601, KUBELET_BACKOFF)).toBe(10);
});

test('K27 the delay is never above the longest, and waiting ends with it', () => {
  const policy = fc.record({ initial: fc.integer({ min: 1, max: 60 }), max: fc.integer({ min: 60, max: 900 }) });
  fc.assert(
    fc.property(policy, fc.array(fc.nat(2500), { maxLength: 30 }), (rule, gaps) => {
      let delay = 0;
      for (const gap of gaps) {
        delay = delayAfterFailure(delay, gap, rule);
        expect(delay).toBeGreaterThanOrEqual(rule.initial);
        expect(delay).toBeLessThanOrEqual(rule.max);
        expect(isBackingOff(delay, delay - 1, rule)).toBe(true);
        expect(isBackingOff(delay, delay, rule)).toBe(false);
      }
    }),
  );
});
