/** Match logs to play again, to spoil and to forge. */
import { expect } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { type Driver, newDriver } from '../../shared/play/driver.ts';
import { LogError, LogWriter, parseLog } from '../../shared/play/log.ts';
import { botNamed, playMatch, playNight } from '../../shared/play/match.ts';
import { replay } from '../../shared/play/replay.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import { shorten } from './scenarios.ts';

export const CONTENT = '0123456789abcdef';
const CHECKPOINT_TICKS = 100;
export const hasher = await loadHasher();
/** Launch Day as it ships, over after two real minutes. */
export const short = shorten(loadContent(), 'launch-day', 2);

/** A match between the scenario's first two plans, with the Night after it when asked. */
export function logBots(
  catalogue: Catalogue,
  scenario: string,
  seed: number,
  night: boolean,
): { text: string; driver: Driver } {
  const names = catalogue.scenarios.find((one) => one.id === scenario)?.plans.slice(0, 2) ?? [];
  const driver = newDriver(catalogue, scenario, seed, names.length);
  const rows: string[] = [];
  const header = { content: CONTENT, scenario, seed, teams: names.length, bots: [...names] };
  const writer = new LogWriter(hasher, header, (row) => rows.push(row));
  const bots = names.map((name) => botNamed(catalogue, name)!);
  playMatch(driver, bots, () => {}, { writer, hasher, everyTicks: CHECKPOINT_TICKS });
  if (night) playNight(driver, seed);
  writer.end(driver.world.tick, hashWorld(driver.world, hasher));
  return { text: `${rows.join('\n')}\n`, driver };
}

/** The bodies of the lines, with checksums anew, as a forger would who has read the code. */
export function sealed(bodies: readonly string[]): string {
  let chain = '';
  const rows = bodies.map((body) => {
    chain = hasher.hash64(chain + body);
    return `${chain} ${body}\n`;
  });
  return rows.join('');
}
export const rowsOf = (text: string) => text.split('\n').filter((row) => row !== '');
export const bodiesOf = (text: string) => rowsOf(text).map((row) => row.slice(17));

/** What reading and playing it says; the test fails at any other exception and at none. */
export function refusal(text: string, catalogue: Catalogue = short, content = CONTENT): LogError {
  try {
    replay(parseLog(text, hasher, content), catalogue, hasher);
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    expect(Number.isSafeInteger(error.tick), `${error.code} at ${error.tick}`).toBe(true);
    return error;
  }
  throw new Error('the log was accepted');
}
