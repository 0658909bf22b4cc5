/** A stored run to race against: its profit at any second is that of its replay, and what is kept of runs is bounded. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { profitAt } from '../../../client/play/ghost.ts';
import type { Opened } from '../../../client/source/replay/calls.ts';
import { ReplayDesk } from '../../../client/source/replay/desk.ts';
import { type Ghost, ghostOf, keepGhost } from '../../../client/store/ghosts.ts';
import { loadContent, readContent } from '../../../server/content.ts';
import { loadHasher } from '../../../shared/base/hash.ts';
import { advance, newDriver } from '../../../shared/play/driver.ts';
import { contentHash } from '../../../shared/play/log.ts';
import { profitMicroCents } from '../../../shared/sim/ledger.ts';
import { runOfDay } from '../../support/daily-run.ts';

test('the curve of a replayed log is the profit of that day, at its samples to the cent and between them close', async () => {
  const hasher = await loadHasher();
  const files = readContent();
  const [scenario, seed, ticks] = ['1-1', 77, 700];
  const { log } = runOfDay(files, hasher, { scenario, seed, ticks });
  const catalogue = loadContent();
  const work = new ReplayDesk(hasher).work({ do: 'open', text: log, catalogue, content: contentHash(files, hasher) });
  let step = work.next();
  while (step.done !== true) step = work.next();
  const opened = step.value as Opened;
  expect(opened).toMatchObject({ scenario, seed, teams: 1, endTick: ticks });
  const curve = opened.debrief.teams[0]?.samples ?? [];
  const driver = newDriver(catalogue, scenario, seed, 1);
  const truth: number[] = [0];
  while (driver.world.tick < ticks) {
    advance(driver);
    truth.push(...driver.world.teams.map(profitMicroCents));
  }
  for (const { tick } of curve) expect(profitAt(curve, tick), `tick ${tick}`).toBe(truth[tick]);
  const steps = truth.slice(1).map((profit, tick) => Math.abs(profit - (truth[tick] ?? 0)));
  truth.forEach((profit, tick) => {
    expect(Math.abs(profitAt(curve, tick) - profit), `tick ${tick}`).toBeLessThanOrEqual(10 * Math.max(...steps));
  });
  expect(profitAt(curve, ticks + 500)).toBe(curve.at(-1)?.profitMicroCents);
});

test('between two samples it is on the line between them, and before any it is nought', () => {
  const curve = [
    { tick: 10, profitMicroCents: 100 },
    { tick: 20, profitMicroCents: -100 },
  ];
  expect([0, 5, 10, 15, 20, 99].map((tick) => profitAt(curve, tick))).toEqual([0, 50, 100, 0, -100, -100]);
  expect(profitAt([], 7)).toBe(0);
});

describe('what is kept', () => {
  const kept = new Map<string, string>();
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
  });
  const run = (more: Partial<Ghost>): Ghost => {
    return { level: '1-1', content: 'c', stars: 1, profitMicroCents: 5, log: 'a', ...more };
  };

  test('is the best: more stars, then more profit', () => {
    keepGhost(run({}));
    keepGhost(run({ profitMicroCents: 4, log: 'worse' }));
    keepGhost(run({ stars: 0, profitMicroCents: 9, log: 'richer' }));
    expect(ghostOf('1-1', 'c')?.log).toBe('a');
    keepGhost(run({ profitMicroCents: 6, log: 'b' }));
    expect(ghostOf('1-1', 'c')?.log).toBe('b');
    keepGhost(run({ stars: 2, profitMicroCents: -6, log: 'star' }));
    expect(ghostOf('1-1', 'c')?.log).toBe('star');
  });

  test('is of these levels as they are: another content has none, and its first run replaces the old one', () => {
    keepGhost(run({ stars: 3 }));
    expect(ghostOf('1-1', 'new')).toBeUndefined();
    keepGhost(run({ content: 'new', stars: 0, log: 'n' }));
    expect(ghostOf('1-1', 'new')?.log).toBe('n');
    expect(JSON.parse(kept.get('headroom.ghosts') ?? '')).toHaveLength(1);
  });

  test('is bounded: the oldest go', () => {
    for (let level = 0; level < 9; level += 1) keepGhost(run({ level: `${level}`, log: 'x'.repeat(300_000) }));
    const there = Array.from({ length: 9 }, (_, level) => ghostOf(`${level}`, 'c') !== undefined);
    expect(there).toEqual([false, false, false, false, false, false, true, true, true]);
  });

  test.each(['{', 'null', '7', '[null,{"level":1}]'])('nothing of storage that holds %s', (text) => {
    kept.set('headroom.ghosts', text);
    expect(ghostOf('1-1', 'c')).toBeUndefined();
  });
});
