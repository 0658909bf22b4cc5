import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairShares } from '../../../shared/sim/rules/fair-shares.ts';
import { models } from '../../support/models.ts';

interface Task {
  shares: number;
  demand_m: number;
  limit_m: number | null;
}

function share(capacity: number, tasks: readonly Task[]): number[] {
  const granted = new Float64Array(tasks.length);
  const column = (of: (task: Task) => number) => Float64Array.from(tasks, of);
  const limits = column((task) => task.limit_m ?? Number.MAX_VALUE);
  fairShares(
    tasks.length,
    capacity,
    column((task) => task.shares),
    column((task) => task.demand_m),
    limits,
    granted,
  );
  return [...granted];
}

interface Row {
  input: { capacity_m: number; tasks: Record<string, Task> };
  expect: Record<string, number>;
}

test.each(models.weighted_max_min_cpu as Row[])('golden: $expect', ({ input, expect: wanted }) => {
  const granted = share(input.capacity_m, Object.values(input.tasks));
  Object.keys(input.tasks).forEach((name, i) => {
    expect(Math.abs((granted[i] as number) - (wanted[name] as number))).toBeLessThan(0.00051);
  });
});

const task = fc.record({
  shares: fc.integer({ min: 2, max: 262_144 }), // K33
  demand_m: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })),
  limit_m: fc.option(fc.integer({ min: 0, max: 8000 })),
});
const tasks = fc.array(task, { minLength: 1, maxLength: 12 });
const capacity = fc.integer({ min: 0, max: 64_000 });
const want = (t: Task) => Math.min(t.demand_m, t.limit_m ?? Number.MAX_VALUE);
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);

test('nobody above demand or limit, all within capacity, nothing left while somebody wants more', () => {
  fc.assert(
    fc.property(capacity, tasks, (cap, list) => {
      const granted = share(cap, list);
      granted.forEach((got, i) => {
        expect(got).toBeGreaterThanOrEqual(0);
        expect(got).toBeLessThanOrEqual(want(list[i] as Task));
      });
      expect(sum(granted)).toBeCloseTo(Math.min(cap, sum(list.map(want))), 6);
      expect(sum(granted)).toBeLessThanOrEqual(cap * (1 + 1e-12));
    }),
    { numRuns: 1000 },
  );
});

test('a task cut short has at least as much per weight as any other', () => {
  fc.assert(
    fc.property(capacity, tasks, (cap, list) => {
      const granted = share(cap, list);
      const perWeight = granted.map((got, i) => got / (list[i] as Task).shares);
      const most = Math.max(...perWeight);
      list.forEach((t, i) => {
        if ((granted[i] as number) < want(t) - 1e-9) expect(perWeight[i]).toBeGreaterThanOrEqual(most * (1 - 1e-9));
      });
    }),
    { numRuns: 1000 },
  );
});

test('the order of the tasks does not matter', () => {
  fc.assert(
    fc.property(capacity, tasks, fc.nat(), (cap, list, turn) => {
      const by = turn % list.length;
      const turned = [...list.slice(by), ...list.slice(0, by)].reverse();
      const granted = share(cap, turned).reverse();
      const back = [...granted.slice(list.length - by), ...granted.slice(0, list.length - by)];
      share(cap, list).forEach((got, i) => {
        expect(back[i]).toBeCloseTo(got, 6);
      });
    }),
  );
});

test('more capacity takes nothing from anybody', () => {
  fc.assert(
    fc.property(capacity, fc.nat(5000), tasks, (cap, more, list) => {
      const after = share(cap + more, list);
      share(cap, list).forEach((got, i) => {
        expect(after[i]).toBeGreaterThanOrEqual(got - 1e-6);
      });
    }),
  );
});

test('only the first n entries are read and written', () => {
  const granted = Float64Array.of(9, 9, 9);
  fairShares(2, 1, Float64Array.of(1, 1, 1), Float64Array.of(1, 3, 8), Float64Array.of(5, 5, 5), granted);
  expect([...granted]).toEqual([0.5, 0.5, 9]);
});
