/** Who is taken for gone, and who never: seen with one's own clock alone. */
import { expect, test } from 'vitest';
import { GONE_MS, PULSE_MS, Watch } from '../../../server/scale/watch.ts';

test('a count that stands still for a while is a process that is gone, until it counts again', () => {
  const watch = new Watch();
  let [mine, now] = [0, 0];
  const look = (other: number) => {
    now += PULSE_MS;
    mine += 1;
    watch.note(new Map([['mine', mine], ['other', other]]), now); // biome-ignore format: pairs
    return watch.isGone('other', now);
  };
  expect([look(7), look(8)]).toEqual([false, false]);
  const looks = Array.from({ length: GONE_MS / PULSE_MS + 1 }, () => look(8));
  expect(looks.indexOf(true), 'not before the time is over').toBe(GONE_MS / PULSE_MS - 1);
  expect(watch.isGone('mine', now)).toBe(false);
  expect(look(9), 'it was only slow').toBe(false);
  expect(watch.isSilent('other', now)).toBe(false);
});

test('one that is in nobody’s count is gone, but not silent: it may have come since the last look', () => {
  const watch = new Watch();
  watch.note(new Map([['other', 1]]), 0);
  expect([watch.isGone('new', 0), watch.isSilent('new', 0)]).toEqual([true, false]);
  watch.note(new Map(), 1);
  expect(watch.isGone('other', 1), 'it has taken its leave').toBe(true);
});

test('while the store does not answer nobody is missed', () => {
  const watch = new Watch();
  watch.note(new Map([['other', 1]]), 0);
  watch.lookedAway(60_000);
  watch.note(new Map([['other', 1]]), 60_100);
  expect(watch.isGone('other', 60_100)).toBe(false);
  watch.note(new Map([['other', 1]]), 60_000 + GONE_MS);
  expect(watch.isGone('other', 60_000 + GONE_MS)).toBe(true);
});
