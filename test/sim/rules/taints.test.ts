import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  evictionDelaySeconds,
  firstUntolerated,
  minTolerationSeconds,
  NEVER,
  reviewEviction,
  type Taint,
  type Toleration,
  taintScore,
  tolerates,
} from '../../../shared/sim/rules/taints.ts';

const lost: Taint = { key: 'unreachable', value: '', effect: 'NoExecute' };
const bear: Toleration = { key: 'unreachable', operator: 'Exists', value: '', effect: 'NoExecute', seconds: 300 };

test('K30 a toleration matches by effect, key and, for Equal, value; empty means any', () => {
  expect(tolerates(bear, lost)).toBe(true);
  expect(tolerates({ ...bear, effect: 'NoSchedule' }, lost)).toBe(false);
  expect(tolerates({ ...bear, key: '', effect: null }, lost)).toBe(true);
  expect(tolerates({ ...bear, operator: 'Equal', value: 'x' }, lost)).toBe(false);
  expect(firstUntolerated([], [{ ...lost, effect: 'PreferNoSchedule' }, lost])).toBe(lost);
});

test('K30 the shortest toleration is never above any finite one', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: -5, max: 600 }))), (seconds) => {
      const finite = seconds.filter((limit) => limit !== null);
      const min = minTolerationSeconds(seconds);
      if (seconds.length === 0) expect(min).toBe(0);
      else if (finite.length === 0) expect(min).toBe(NEVER);
      else expect(min).toBe(Math.max(0, Math.min(...finite)));
    }),
  );
});

test('K30 once the clock runs, only losing the taint or an endless toleration stops it', () => {
  const plan = reviewEviction(null, evictionDelaySeconds([bear], [lost]), 10);
  expect(plan).toEqual({ plannedAt: 10, evictAt: 310 });
  expect(reviewEviction(plan, 5, 20)).toEqual(plan);
  expect(reviewEviction(plan, 3000, 20)).toEqual(plan);
  expect(reviewEviction(plan, evictionDelaySeconds([bear], []), 20)).toBeNull();
  expect(reviewEviction(plan, evictionDelaySeconds([{ ...bear, seconds: null }], [lost]), 20)).toBeNull();
  expect(reviewEviction(plan, evictionDelaySeconds([], [lost]), 20)).toEqual({ plannedAt: 20, evictAt: 20 });
});

test('the taint score is 0..100 and falls with the taints', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), (a, b) => {
      const most = Math.max(a, b);
      expect(taintScore(most, most)).toBe(most === 0 ? 100 : 0);
      if (a <= b) expect(taintScore(a, most)).toBeGreaterThanOrEqual(taintScore(b, most));
    }),
  );
});
