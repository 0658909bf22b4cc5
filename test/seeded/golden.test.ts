/**
 * Final hashes of a few matches, in one file that is read in review. A changed rule or content changes them: then remake
 * the file with `GOLDEN=write npm test` and say in the commit why the game plays differently.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { botNamed, playMatch } from '../../shared/play/match.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';

const FILE = fileURLToPath(new URL('../golden.json', import.meta.url));

test('golden hashes: every scenario, its reference against idle, seed 1', async () => {
  const catalogue = loadContent();
  const hasher = await loadHasher();
  const hashes: Record<string, string> = {};
  for (const scenario of catalogue.scenarios) {
    const driver = newDriver(catalogue, scenario.id, 1, 2);
    const bots = [scenario.reference ?? 'idle', 'idle'].map((name) => botNamed(catalogue, name));
    playMatch(
      driver,
      bots.filter((bot) => bot !== undefined),
    );
    hashes[scenario.id] = hashWorld(driver.world, hasher);
  }
  if (process.env.GOLDEN === 'write') writeFileSync(FILE, `${JSON.stringify(hashes, null, 2)}\n`);
  expect(hashes).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
});
