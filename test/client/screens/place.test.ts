/** Where a replay is follows from one place and the time of day, on every page alike. */
import { expect, test } from 'vitest';
import { tickAt } from '../../../client/screens/debrief/replay/place.ts';

const END = 3600;

test('it stands where it was put, and within the day', () => {
  const at = (tick: number) => tickAt({ tick, fromMs: 0, speed: 30 }, 9_000_000, END);
  expect([at(0), at(420), at(END + 9), at(-1)]).toEqual([0, 420, END, 0]);
});

test('it runs from there by the clock, to the end and not beyond; a clock that is behind holds it', () => {
  const place = { tick: 100, fromMs: 50_000, speed: 30 };
  const at = (nowMs: number) => tickAt(place, nowMs, END);
  expect([at(50_000), at(50_100), at(51_000), at(60_000), at(999_000), at(49_000)]).toEqual([
    100,
    103,
    130,
    400,
    END,
    100,
  ]);
});
