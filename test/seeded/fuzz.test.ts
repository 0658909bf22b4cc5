/** Two hundred short matches with every command, on the day that has everything and on the others, under every invariant. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VERBS, type Verb } from '../../shared/content/schema.ts';
import { REFUSAL_CODES, type RefusalCode } from '../../shared/sim/rejections.ts';
import { noteAccepted, noteRefused } from '../fuzz/accepted.ts';
import { type Case, playCase } from '../fuzz/play.ts';
import { ALL_WIDE, wideCatalogue } from './scenarios.ts';
import { ALL_SEEDS, seeds } from './seeds.ts';

const SEEDS = 200;
const FILE_BLOCK = 25; // seeds a test, so that a failing one is found in the report
const TICKS = 300;
const NIGHT_TICKS = 12;
const catalogue = wideCatalogue();
const accepted = new Set<Verb>();
const refused = new Set<RefusalCode>();

function caseOf(seed: number): Case {
  // Every fourth on the first, which alone has some mechanisms; the others take turns.
  const [first, ...others] = ALL_WIDE;
  const scenario = seed % 4 === 0 ? first : (others[(seed - Math.floor(seed / 4)) % others.length] as string);
  return { scenario, seed, teams: seed % 9 === 0 ? 2 : 1, ticks: TICKS, nightTicks: NIGHT_TICKS };
}

const all = seeds(SEEDS);
const blocks = Array.from({ length: Math.ceil(all.length / FILE_BLOCK) }, (_, index) =>
  all.slice(index * FILE_BLOCK, (index + 1) * FILE_BLOCK),
);

test.each(blocks.map((block) => [block[0], block] as const))(
  'SPEC IV1–IV11, IV15–IV16 hold after every tick of short matches, from seed %i on',
  (_first, block) => {
    for (const seed of block) {
      const one = caseOf(seed);
      const failure = playCase(catalogue, one, undefined, (_driver, { results }, entries) => {
        noteAccepted(accepted, entries, results);
        noteRefused(refused, results);
      });
      const again = `npm run fuzz -- --scenario ${one.scenario} --seed ${seed} --teams ${one.teams} --ticks ${TICKS}`;
      expect(failure?.problems ?? [], `tick ${failure?.tick}; play it again: ${again}`).toEqual([]);
    }
  },
);

test.runIf(ALL_SEEDS)('the commands of the matches above reach every verb', () => {
  expect(VERBS.filter((verb) => !accepted.has(verb))).toEqual([]);
});

test.runIf(ALL_SEEDS)('every reason to refuse was met by them, or stands in a test of its own', () => {
  const folder = join(import.meta.dirname, '..');
  const tests = globSync('**/*.test.ts', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'));
  const unmet = REFUSAL_CODES.filter((code) => !refused.has(code));
  expect(unmet.filter((code) => !tests.some((text) => text.includes(`'${code}'`)))).toEqual([]);
});
