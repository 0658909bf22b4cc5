/** The level of the day: everybody's is the same, and follows from the date and the levels there are. */
import { u } from '../base/random.ts';
import type { Catalogue } from '../content/catalogue.ts';

export interface Daily {
  readonly date: string; // YYYY-MM-DD, by UTC
  readonly scenario: string;
  readonly seed: number;
}

const SEEDS = 4_294_967_296; // a seed is a uint32

/** Level by level in the order of the campaign: each comes as often as any other, and none two days running. */
export function dailyOf({ scenarios }: Pick<Catalogue, 'scenarios'>, date: string): Daily {
  const levels = scenarios.filter(({ kind }) => kind === 'level').map(({ id, number }) => ({ id, number }));
  levels.sort((a, b) => (a.number < b.number ? -1 : 1));
  const day = dayNumber(date);
  const level = levels[day % levels.length];
  if (level === undefined) throw new Error('content without a level has no level of the day');
  return { date, scenario: level.id, seed: Math.floor(u(0, 'daily', day, 0) * SEEDS) };
}

/** Days since 1 March of the year 0, when a leap day is the last of its year. */
export function dayNumber(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [y, m] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + Math.floor((153 * m + 2) / 5) + day - 1;
}
