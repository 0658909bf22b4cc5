/** What the instructor's table says of a team, and in which order it asks for help. */
import { expect, test } from 'vitest';
import { troubleOf } from '../../../client/screens/console/press.ts';
import { byNeed, parseFloor, rowsOf } from '../../../client/screens/console/teams.ts';
import type { Frame } from '../../../client/source/source.ts';
import { words } from '../../../client/text/index.ts';

interface Given {
  readonly inTimePermille?: number;
  readonly spend?: number;
  readonly stuck?: boolean;
  readonly floor?: string;
}

function frameOf(given: readonly Given[]): Frame {
  const teams = given.map((_, index) => ({ index, name: `team ${index}`, shape: index }));
  return {
    teams,
    seats: [],
    monitors: given.map((one, index) => ({
      index,
      lastVerb: '',
      lastSeat: 0,
      lastTick: 0,
      refusedInARow: 0,
      refusedCode: '',
      stuck: one.stuck ?? false,
      floor: one.floor ?? '',
      hostsLosable: true,
      profitMicroCents: 0,
      inTimePermille: one.inTimePermille ?? 1000,
      spendPerHourMicroCents: one.spend ?? 100,
      alerts: 0,
    })),
  } as unknown as Frame;
}

test('a floor word is a state, its overhead and its use', () => {
  expect(parseFloor('o12,63 x10,0')).toEqual([
    { state: 'o', overheadPercent: 12, usedPercent: 63 },
    { state: 'x', overheadPercent: 10, usedPercent: 0 },
  ]);
  expect(parseFloor('')).toEqual([]);
});

test('stuck comes first, then a host down, then costly, then by answers in time', () => {
  const rows = rowsOf(
    frameOf([
      { inTimePermille: 990 },
      { inTimePermille: 900 },
      { spend: 200 },
      { floor: 'o1,1 x0,0' },
      { stuck: true },
    ]),
    0.97,
  );
  expect([...rows].sort(byNeed).map((row) => row.team.index)).toEqual([4, 3, 2, 1, 0]);
});

test('answers in time are judged by the target of the scenario', () => {
  const rows = rowsOf(frameOf([{ inTimePermille: 970 }, { inTimePermille: 969 }, { inTimePermille: 930 }]), 0.97);
  expect(rows.map((row) => row.inTimeHealth)).toEqual(['ok', 'watch', 'bad']);
});

test('costly is measured against the middle of the teams, and only where there is a middle', () => {
  expect(rowsOf(frameOf([{ spend: 100 }, { spend: 110 }, { spend: 140 }]), 1).map((row) => row.costly)).toEqual([
    false,
    false,
    true,
  ]);
  expect(rowsOf(frameOf([{ spend: 100 }, { spend: 300 }]), 1).some((row) => row.costly)).toBe(false);
});

test('a press that no answer came to says so, and what to do once the line is back', () => {
  const lost = { ok: false, code: 'line.lost' } as const;
  expect(troubleOf(lost, false)).toBe(words.refusals.sentence('line.lost'));
  expect(troubleOf(lost, true)).toBe(words.screens.notice.back);
  expect(troubleOf({ ok: false, code: 'paused' }, true)).toBe(words.refusals.sentence('paused'));
});
