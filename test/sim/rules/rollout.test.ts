import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DEFAULT_MAX_SURGE,
  DEFAULT_MAX_UNAVAILABLE,
  isRolloutComplete,
  reconcileNew,
  reconcileOld,
  resolveFenceposts,
} from '../../../shared/sim/rules/rollout.ts';

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);

test('K19 a quarter of ten: surge rounds up, unavailable down; both 0 leave one', () => {
  expect(resolveFenceposts(DEFAULT_MAX_SURGE, DEFAULT_MAX_UNAVAILABLE, 10)).toEqual({
    ok: true,
    surge: 3,
    unavailable: 2,
  });
  expect(resolveFenceposts(0, '5%', 10)).toEqual({ ok: true, surge: 0, unavailable: 1 });
  expect(resolveFenceposts(1, 'urg', 10)).toMatchObject({ ok: false, field: 'maxUnavailable', value: 'urg' });
});

test('K19 taking old pods never brings those that serve below desired − unavailable, from any state', () => {
  const set = fc.tuple(fc.nat(12), fc.nat(12)).map(([pods, ok]) => ({ pods, available: Math.min(pods, ok) }));
  fc.assert(
    fc.property(fc.array(set, { maxLength: 3 }), set, fc.nat(12), fc.nat(12), (old, fresh, desired, unavailable) => {
      const sizes = reconcileOld(old, fresh, desired, unavailable);
      // The replica set removes pods that do not serve first.
      const serving = sizes.map((pods, i) => Math.min(pods, old[i]?.available ?? 0));
      const before = sum(old.map((each) => each.available)) + fresh.available;
      const floor = desired - Math.min(unavailable, desired);
      expect(sum(serving) + fresh.available).toBeGreaterThanOrEqual(Math.min(before, floor));
      sizes.forEach((pods, i) => {
        expect(pods).toBeGreaterThanOrEqual(0);
        expect(pods).toBeLessThanOrEqual(old[i]?.pods ?? 0);
      });
    }),
  );
});

test('K19 a rollout whose pods come up ends, within desired + surge and above desired − unavailable', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(100), fc.nat(100), (desired, surgePercent, lessPercent) => {
      const posts = resolveFenceposts(`${surgePercent}%`, `${lessPercent}%`, desired);
      if (!posts.ok) throw new Error(posts.code);
      let old = desired;
      let fresh = 0;
      for (let round = 0; round < 50 && (old > 0 || fresh < desired); round++) {
        const available = fresh; // all of the round before are up
        fresh = reconcileNew('RollingUpdate', desired, fresh, old, posts.surge);
        expect(fresh + old).toBeLessThanOrEqual(desired + posts.surge);
        const sizes = reconcileOld(
          [{ pods: old, available: old }],
          { pods: fresh, available },
          desired,
          posts.unavailable,
        );
        old = sizes[0] ?? 0;
        expect(old + available).toBeGreaterThanOrEqual(desired - posts.unavailable);
      }
      expect(isRolloutComplete(desired, fresh + old, fresh, fresh)).toBe(true);
    }),
  );
});
