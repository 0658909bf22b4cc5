import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareForEviction,
  isAdmitted,
  isThresholdMet,
  NO_PRESSURE,
  type PressureMemory,
  reviewPressure,
} from '../../../shared/sim/rules/memory-pressure.ts';

const hard = { availableBelow: 100, minReclaim: 50, graceSeconds: 0 };

test('ME3 K23 the order is total: nobody within the request goes before somebody above it, then by priority', () => {
  const use = fc.record({ usage: fc.nat(9), request: fc.nat(9), priority: fc.integer({ min: -2, max: 2 }) });
  fc.assert(
    fc.property(fc.array(use, { minLength: 2, maxLength: 8 }), (list) => {
      const order = list.toSorted((a, b) => compareForEviction(a, b));
      for (let i = 1; i < order.length; i++) {
        const [a, b] = [order[i - 1], order[i]] as [(typeof list)[0], (typeof list)[0]];
        const above = (one: typeof a) => one.usage - one.request;
        expect(above(b) > 0 && above(a) <= 0).toBe(false);
        if (above(a) > 0 !== above(b) > 0) continue;
        expect(a.priority).toBeLessThanOrEqual(b.priority);
        if (a.priority === b.priority) expect(above(a)).toBeGreaterThanOrEqual(above(b));
      }
    }),
  );
});

test('K22 a percentage is of what the node has; at the threshold it is not met', () => {
  const tenth = { availableBelow: { percent: 10 }, minReclaim: { percent: 5 }, graceSeconds: 0 };
  expect(isThresholdMet(tenth, 99, 1000, false)).toBe(true);
  expect(isThresholdMet(tenth, 100, 1000, false)).toBe(false);
  expect(isThresholdMet(tenth, 149, 1000, true)).toBe(true);
});

test('ME5 K22 once pods went for it, more must be free before it is over; the condition stays for 300 s', () => {
  let memory: PressureMemory = NO_PRESSURE;
  const at = (now: number, available: number) => {
    const review = reviewPressure([hard], memory, available, 1000, now);
    memory = review.memory;
    return [review.pressure, review.actOn !== null];
  };
  expect(at(0, 120)).toEqual([false, false]); // not short: nothing was reclaimed yet
  expect(at(10, 90)).toEqual([true, true]);
  expect(at(20, 120)).toEqual([true, true]);
  expect(at(30, 150)).toEqual([true, false]);
  expect(at(319, 150)).toEqual([true, false]);
  expect(at(320, 150)).toEqual([false, false]);
});

test('K22 a soft threshold waits for its grace, from anew when it was over; the hard one comes first', () => {
  const soft = { availableBelow: 200, minReclaim: 0, graceSeconds: 60 };
  let memory: PressureMemory = NO_PRESSURE;
  const at = (now: number, available: number) => {
    const review = reviewPressure([soft, hard], memory, available, 1000, now);
    memory = review.memory;
    return review.actOn?.graceSeconds ?? null;
  };
  expect([at(0, 150), at(50, 150), at(60, 150), at(70, 250), at(80, 150), at(139, 150), at(140, 90)]).toEqual([
    null,
    null,
    60,
    null,
    null,
    null,
    0,
  ]);
});

test('ME5 K22 under pressure only what asks for something comes in', () => {
  expect(isAdmitted('BestEffort', false, true)).toBe(false);
  expect(isAdmitted('BestEffort', true, true)).toBe(true);
  expect(isAdmitted('BestEffort', false, false)).toBe(true);
  expect(isAdmitted('Burstable', false, true)).toBe(true);
});
