/** The same match in Node and in a real Chromium, to the same hashes: two engines, and a bundler between them. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { readContent } from '../../server/content.ts';
import { type Hasher, loadHasher } from '../../shared/base/hash.ts';
import { loadCatalogue } from '../../shared/content/catalogue.ts';
import { VERBS } from '../../shared/content/schema.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { logRandom } from '../seeded/random-match.ts';
import { launchChromiumOrSkip } from '../support/chromium.ts';
import { contentOf, forgeCheckpoint, logMatch, type MatchSpec } from '../support/match-log.ts';
import type * as replayPage from './replay-page.ts';

declare const headroom: typeof replayPage; // exists in the page only

const MATCHES: readonly MatchSpec[] = [
  { scenario: 'launch-day', seed: 7, bots: ['planned-spare', 'reactive'] },
  { scenario: '2-1', seed: 7, bots: ['evacuate-throttled', 'evacuate-cold-db'] },
];
const RANDOM_TICKS = 600;
const files = readContent();

test('a page plays and replays bot matches to the hashes that Node computes', async (context) => {
  const browser = await launchChromiumOrSkip(context);
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundlePage() });
    const hasher = await loadHasher();
    for (const spec of MATCHES) await compare(page, spec, hasher);
    await compareRandom(page, hasher);
  } finally {
    await browser.close();
  }
});

/** One classic script in memory, from the sources as they are: nothing is written and no configuration is read. */
async function bundlePage(): Promise<string> {
  const entry = join(import.meta.dirname, 'replay-page.ts');
  const lib = { entry, formats: ['iife' as const], name: 'headroom' };
  const output = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  const [bundle] = [output].flat() as Rolldown.RolldownOutput[];
  const [script] = bundle?.output ?? [];
  if (script === undefined) throw new Error('Vite made no script');
  return script.code;
}

/** Every mechanism at once, and commands of every verb, as they come: a log that no bot would write. */
async function compareRandom(page: Page, hasher: Hasher): Promise<void> {
  const content = contentHash(files, hasher);
  const text = logRandom(loadCatalogue(files), 'chaos-day', 11, RANDOM_TICKS, content, hasher);
  const log = parseLog(text, hasher, content);
  const verbs = new Set(
    log.lines.flatMap((line) =>
      'entries' in line ? line.entries.map((entry) => (entry.kind === 'command' ? entry.command.verb : '')) : [],
    ),
  );
  expect(VERBS.filter((verb) => !verbs.has(verb))).toEqual([]);
  const replayed = await page.evaluate(([given, logged]) => headroom.replayLog(given, logged), [files, text] as const);
  expect(replayed).toEqual({ hash: log.endHash, ticks: log.endTick });
}

async function compare(page: Page, spec: MatchSpec, hasher: Hasher): Promise<void> {
  const text = logMatch(files, spec, hasher);
  const log = parseLog(text, hasher, contentOf(text));
  expect(log.lines.filter((line) => 'hash' in line).length, 'checkpoints on the way').toBeGreaterThan(3);
  expect(log.lines.filter((line) => 'entries' in line).length, 'the bots act').toBeGreaterThan(3);
  const replayed = await page.evaluate(([given, logged]) => headroom.replayLog(given, logged), [files, text] as const);
  expect(replayed).toEqual({ hash: log.endHash, ticks: log.endTick });
  const played = await page.evaluate(([given, match]) => headroom.playLog(given, match), [files, spec] as const);
  expect(played.split('\n')).toEqual(text.split('\n')); // each command and each checkpoint
  const forged = forgeCheckpoint(text, hasher);
  const refusal = page.evaluate(([given, logged]) => headroom.replayLog(given, logged), [files, forged] as const);
  await expect(refusal).rejects.toThrow(/at tick 300 the world is [0-9a-f]{16}, the log says 0{16}/);
}
