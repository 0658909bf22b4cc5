/** Runs of the level of a day as a page alone logs them: the hands do nothing, and the day is ended when one likes. */
import type { Hasher } from '../../shared/base/hash.ts';
import { type ContentFile, loadCatalogue } from '../../shared/content/catalogue.ts';
import { type Daily, dailyOf } from '../../shared/play/daily.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { contentHash } from '../../shared/play/log.ts';
import { Record as MatchRecord } from '../../shared/play/record.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { profitMicroCents } from '../../shared/sim/ledger.ts';

export const today = (): string => new Date().toISOString().slice(0, 10);

interface Wanted extends Partial<Daily> {
  readonly ticks?: number; // up to the end unless given
  readonly teams?: number;
  readonly content?: string;
  readonly entries?: readonly Entry[]; // of the first tick
}
export interface Run {
  readonly log: string;
  readonly profitMicroCents: number;
}

export function runOfDay(files: readonly ContentFile[], hasher: Hasher, wanted: Wanted = {}): Run {
  const catalogue = loadCatalogue(files);
  const daily = dailyOf(catalogue, wanted.date ?? today());
  const { scenario = daily.scenario, seed = daily.seed, teams = 1 } = wanted;
  const driver = newDriver(catalogue, scenario, seed, teams);
  const content = wanted.content ?? contentHash(files, hasher);
  const record = new MatchRecord({ content, scenario, seed, teams }, hasher);
  driver.onEntries = (tick, entries) => record.entries(tick, entries);
  driver.queue.push(...(wanted.entries ?? []));
  const last = wanted.ticks ?? driver.rules.endTick;
  while (driver.world.tick < last) {
    advance(driver);
    record.afterTick(driver.world);
  }
  record.end(driver.world);
  const [team] = driver.world.teams;
  return { log: record.text(), profitMicroCents: team === undefined ? 0 : profitMicroCents(team) };
}
