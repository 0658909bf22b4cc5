import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONDITION_MS, Dwell, FIGURE_MS, healthDwell, isWorse } from '../../../client/play/dwell.ts';

const HEALTHS = ['off', 'ok', 'watch', 'bad', 'dead'] as const;

test('worse is shown at once, better after two seconds', () => {
  const dwell = healthDwell<number>();
  const show = (health: (typeof HEALTHS)[number], atMs: number) => dwell.show(1, health, atMs);
  expect(show('ok', 0)).toBe('ok');
  expect(show('bad', 100)).toBe('bad');
  expect(show('ok', 200)).toBe('bad');
  expect(show('watch', CONDITION_MS)).toBe('bad');
  expect(show('ok', CONDITION_MS + 100)).toBe('ok');
});

test('whatever gauges do, nothing gets better and worse within two seconds', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...HEALTHS), fc.integer({ min: 1, max: 900 })), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (list) => {
      const dwell = healthDwell<string>();
      let [nowMs, shown, sinceMs] = [0, '' as string, 0];
      for (const [next, waitMs] of list) {
        nowMs += waitMs;
        const said = dwell.show('x', next, nowMs);
        if (said === shown) continue;
        const worse = shown !== '' && isWorse(said, shown as (typeof HEALTHS)[number]);
        if (shown !== '' && !worse) expect(nowMs - sinceMs).toBeGreaterThanOrEqual(CONDITION_MS);
        if (shown !== '' && worse) expect(said).toBe(next);
        [shown, sinceMs] = [said, nowMs];
      }
    }),
  );
});

test('figures change three times a second at most, and end at the truth', () => {
  const dwell = new Dwell<string, number>({ keepMs: FIGURE_MS });
  let changes = 0;
  let last = -1;
  for (let atMs = 0; atMs < 10_000; atMs += 16) {
    const shown = dwell.show('cpu', atMs, atMs);
    if (shown !== last) changes += 1;
    last = shown;
  }
  expect(changes).toBeLessThanOrEqual(31);
  expect(dwell.show('cpu', 7, 20_000)).toBe(7);
});

test('each key dwells for itself, and another match begins anew', () => {
  const dwell = healthDwell<number>();
  dwell.show(1, 'bad', 5000);
  expect(dwell.show(2, 'ok', 5001)).toBe('ok');
  expect(dwell.show(1, 'ok', 10)).toBe('ok');
});
