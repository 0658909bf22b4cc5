/** A match between bots as log text, in Node or in a page: only shared/play and the content files it is given. */
import type { Hasher } from '../../shared/base/hash.ts';
import { type ContentFile, loadCatalogue } from '../../shared/content/catalogue.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { contentHash, LogWriter, parseLog } from '../../shared/play/log.ts';
import { botNamed, playMatch } from '../../shared/play/match.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';

export interface MatchSpec {
  readonly scenario: string;
  readonly seed: number;
  readonly bots: readonly string[]; // one a team
}

const CHECKPOINT_TICKS = 300;

export function logMatch(files: readonly ContentFile[], spec: MatchSpec, hasher: Hasher): string {
  const { scenario, seed } = spec;
  const catalogue = loadCatalogue(files);
  const bots = spec.bots.map((name) => {
    const bot = botNamed(catalogue, name);
    if (bot === undefined) throw new Error(`no bot ${name}`);
    return bot;
  });
  const driver = newDriver(catalogue, scenario, seed, bots.length);
  const lines: string[] = [];
  const header = { content: contentHash(files, hasher), scenario, seed, teams: bots.length, bots: [...spec.bots] };
  const writer = new LogWriter(hasher, header, (line) => lines.push(line));
  playMatch(driver, bots, () => {}, { writer, hasher, everyTicks: CHECKPOINT_TICKS });
  writer.end(driver.world.tick, hashWorld(driver.world, hasher));
  return `${lines.join('\n')}\n`;
}

/** The hash of the content that a log was played with, from its first line. */
export function contentOf(text: string): string {
  return JSON.parse(text.slice(17, text.indexOf('\n'))).content;
}

/** The same log with another hash at its first checkpoint and sound checksums: only a replay can tell. */
export function forgeCheckpoint(text: string, hasher: Hasher): string {
  const { header, lines } = parseLog(text, hasher, contentOf(text));
  const { content, scenario, seed, teams, bots } = header;
  const rows: string[] = [];
  const writer = new LogWriter(hasher, { content, scenario, seed, teams, bots }, (row) => rows.push(row));
  let forged = false;
  for (const line of lines) {
    if ('entries' in line) writer.entries(line.tick, line.entries);
    else if ('end' in line) writer.end(line.tick, line.end);
    else writer.checkpoint(line.tick, forged ? line.hash : '0'.repeat(16));
    forged ||= 'hash' in line;
  }
  return `${rows.join('\n')}\n`;
}
