/** The level of the day: the same for all, another tomorrow, each as often as any other. */
import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { dailyOf, dayNumber } from '../../shared/play/daily.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const catalogue = loadContent();
const levels = catalogue.scenarios.filter(({ kind }) => kind === 'level');
const dates = Array.from({ length: 1500 }, (_, day) =>
  new Date(Date.UTC(2026, 0, 1) + day * DAY_MS).toISOString().slice(0, 10),
);

test('days follow one another, over leap days and years', () => {
  const first = dayNumber('1970-01-01');
  for (const date of ['1999-12-31', '2000-02-29', '2000-03-01', '2100-02-28', '2100-03-01', ...dates]) {
    expect(dayNumber(date) - first).toBe(Date.parse(date) / DAY_MS);
  }
});

test('it follows from the date and the levels alone, whatever their order in the files', () => {
  const turned = { scenarios: catalogue.scenarios.toReversed() };
  for (const date of dates.slice(0, 40)) expect(dailyOf(turned, date)).toEqual(dailyOf(catalogue, date));
});

test('each level as often as any other, never two days running, and no seed twice', () => {
  const found = dates.map((date) => dailyOf(catalogue, date));
  const often = levels.map(({ id }) => found.filter(({ scenario }) => scenario === id).length);
  expect(Math.max(...often) - Math.min(...often)).toBeLessThanOrEqual(1);
  found.forEach(({ scenario }, day) => void expect(scenario).not.toBe(found[day + 1]?.scenario));
  expect(new Set(found.map(({ seed }) => seed)).size).toBe(dates.length);
  expect(found.every(({ seed }) => Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff)).toBe(true);
});
