import { expect, test } from 'vitest';
import { oomBadness, oomScoreAdj } from '../../../shared/sim/rules/oom.ts';

const burstable = (request: number) => ({ requests: [null, request], limits: [null, null] });

test('ME6 K21 a Burstable container is spared by its request, and never as much as a Guaranteed one', () => {
  const adj = (request: number) => oomScoreAdj(burstable(request), 1000, false);
  expect([1, 500, 996, 997, 998, 5000].map(adj)).toEqual([999, 500, 4, 3, 3, 3]);
  expect(oomScoreAdj({ requests: [100, null], limits: [] }, 1000, false)).toBe(999);
  expect(oomScoreAdj({ requests: [], limits: [] }, 1000, false)).toBe(1000);
  expect(oomScoreAdj({ requests: [1, 5], limits: [1, 5] }, 1000, false)).toBe(-997);
  expect(oomScoreAdj({ requests: [], limits: [] }, 1000, true)).toBe(-997);
});

test('ME6 K21 who keeps to the request is taken after who does not, whatever their sizes', () => {
  const badness = (usage: number, request: number) =>
    oomBadness(usage, 4000, oomScoreAdj(burstable(request), 4000, false));
  expect(badness(300, 100)).toBeGreaterThan(badness(1000, 1000));
  expect(badness(1000, 1000)).toBeGreaterThan(oomBadness(3900, 4000, -997));
  expect(oomBadness(1, 4000, 1000)).toBeGreaterThan(badness(1000, 1000));
});
