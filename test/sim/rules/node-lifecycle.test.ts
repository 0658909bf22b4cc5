import { expect, test } from 'vitest';
import { evictionNodesPerSecond, evictsFromSilentNodes, zoneState } from '../../../shared/sim/rules/node-lifecycle.ts';

test('K31 partial from 55 % and more than two silent nodes, full when none answers', () => {
  expect(zoneState(9, 11)).toBe('PartialDisruption');
  expect(zoneState(10, 11)).toBe('Normal');
  expect(zoneState(1, 2)).toBe('Normal');
  expect(zoneState(0, 1)).toBe('FullDisruption');
  expect(zoneState(0, 0)).toBe('Normal');
});

test('K31 one silent zone among others is evicted, all of them are not, nor a small partly silent one', () => {
  expect(
    evictsFromSilentNodes([
      { ready: 0, notReady: 4 },
      { ready: 4, notReady: 0 },
    ]),
  ).toBe(true);
  expect(
    evictsFromSilentNodes([
      { ready: 0, notReady: 4 },
      { ready: 0, notReady: 2 },
    ]),
  ).toBe(false);
  expect(
    evictsFromSilentNodes([
      { ready: 0, notReady: 4 },
      { ready: 0, notReady: 0 },
    ]),
  ).toBe(false);
  expect(evictsFromSilentNodes([{ ready: 2, notReady: 4 }])).toBe(false);
  expect(evictionNodesPerSecond('PartialDisruption', 50, false)).toBe(0);
  expect(evictionNodesPerSecond('PartialDisruption', 51, false)).toBe(0.01);
});
