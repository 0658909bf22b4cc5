import { expect, test } from 'vitest';
import { reservedShares } from '../../../shared/sim/rules/reserved-shares.ts';

interface Task {
  readonly weight: number;
  readonly demand: number;
  readonly limit?: number;
  readonly floor?: number;
}

function share(capacity: number, tasks: readonly Task[]): number[] {
  const of = (pick: (task: Task) => number) => Float64Array.from(tasks, pick);
  const granted = new Float64Array(tasks.length);
  reservedShares(
    tasks.length,
    capacity,
    of((task) => task.weight),
    of((task) => task.demand),
    of((task) => task.limit ?? task.demand),
    of((task) => task.floor ?? 0),
    granted,
  );
  return [...granted];
}

test('CP6 a reservation is met first, the rest is shared by weight', () => {
  expect(
    share(12, [
      { weight: 1, demand: 8, floor: 6 },
      { weight: 3, demand: 12 },
    ]),
  ).toEqual([6, 6]);
  expect(
    share(12, [
      { weight: 1, demand: 8, floor: 2 },
      { weight: 1, demand: 12 },
    ]),
  ).toEqual([6, 6]);
});

test('CP6 what a reservation does not use goes to the others', () => {
  expect(
    share(12, [
      { weight: 1, demand: 2, floor: 6 },
      { weight: 1, demand: 12 },
    ]),
  ).toEqual([2, 10]);
});

test('CP6 holding one floor may bring another below its own', () => {
  const granted = share(10, [
    { weight: 1, demand: 10, floor: 6 },
    { weight: 2, demand: 10, floor: 3 },
    { weight: 2, demand: 10 },
  ]);
  expect(granted).toEqual([6, 3, 1]);
});

test('CP6 without reservations it is fair shares, and floors above the capacity shrink in proportion', () => {
  expect(
    share(9, [
      { weight: 1, demand: 9 },
      { weight: 2, demand: 9 },
    ]),
  ).toEqual([3, 6]);
  expect(
    share(6, [
      { weight: 1, demand: 9, floor: 6 },
      { weight: 1, demand: 9, floor: 6 },
    ]),
  ).toEqual([3, 3]);
});

test('CP6 nothing is left while somebody wants more, and nobody gets more than the limit', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const tasks = Array.from({ length: 1 + (seed % 7) }, (_, i) => ({
      weight: 1 + ((seed * 7 + i * 13) % 5),
      demand: (seed * 31 + i * 17) % 11,
      limit: (seed * 5 + i * 3) % 9,
      floor: (seed + i) % 2 === 0 ? ((seed + i) % 20) / 10 : 0,
    }));
    const wants = tasks.map(({ demand, limit }) => Math.min(demand, limit));
    const wanted = wants.reduce((a, b) => a + b, 0);
    const granted = share(14, tasks);
    expect(granted.reduce((a, b) => a + b, 0)).toBeCloseTo(Math.min(14, wanted), 9);
    for (const [i, got] of granted.entries()) {
      expect(got).toBeLessThanOrEqual((wants[i] as number) + 1e-9);
      expect(got).toBeGreaterThanOrEqual(Math.min(wants[i] as number, tasks[i]?.floor ?? 0) - 1e-9);
    }
  }
});
