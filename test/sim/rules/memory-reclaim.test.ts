import { expect, test } from 'vitest';
import { type ReclaimTask, reclaim, reclaimedSpeed, sharedShare } from '../../../shared/sim/rules/memory-reclaim.ts';

const task = (memoryMib: number, activeMib: number): ReclaimTask => ({
  memoryMib,
  activeMib,
  balloonMib: 0,
  swapMib: 0,
});

test('MO2 page sharing saves what was measured, in proportion for fewer guests', () => {
  expect(sharedShare('linux', 1)).toBe(0);
  expect(sharedShare('linux', 5)).toBeCloseTo(0.0935, 4); // measured 7.2 % to 18.7 % (H17)
  expect(sharedShare('linux', 9)).toBe(0.187);
  expect(sharedShare('linux', 90)).toBe(0.187);
  expect(sharedShare('windows', 10)).toBe(0.329);
});

test('MO3 idle memory goes first, in proportion and at most 65 % of a guest', () => {
  const tasks = [task(8000, 4000), task(8000, 0), task(4000, 4000)];
  reclaim(tasks, 4600);
  expect(tasks.map((one) => one.balloonMib)).toEqual([2000, 2600, 0]);
  expect(tasks.every((one) => one.swapMib === 0)).toBe(true);
  reclaim(tasks, 9200);
  expect(tasks.map((one) => one.balloonMib)).toEqual([4000, 5200, 0]); // all that a balloon may take
});

test('MO4 what is missing then is swapped in proportion to use', () => {
  const tasks = [task(8000, 6000), task(4000, 3000)];
  reclaim(tasks, 3000 + 900);
  expect(tasks.map((one) => one.balloonMib)).toEqual([2000, 1000]);
  expect(tasks.map((one) => one.swapMib)).toEqual([600, 300]);
  reclaim(tasks, 1e9);
  expect(tasks.map((one) => one.swapMib)).toEqual([6000, 3000]);
});

test('MO3 a balloon of half a guest costs 4.4 %, MO4 a tenth of its use on disk half its speed', () => {
  expect(reclaimedSpeed(task(8000, 4000))).toBe(1);
  expect(reclaimedSpeed({ ...task(8000, 4000), balloonMib: 4000 })).toBeCloseTo(0.956, 9);
  expect(reclaimedSpeed({ ...task(8000, 4000), balloonMib: 2000 })).toBeCloseTo(0.978, 9);
  expect(reclaimedSpeed({ ...task(8000, 4000), swapMib: 400 })).toBeCloseTo(0.5, 9);
});
