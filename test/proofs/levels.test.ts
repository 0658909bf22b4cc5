/** Every level of the catalogue holds its six proofs (09-balance A, C, E). */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { botNamed, playSolo } from '../../shared/play/match.ts';
import { type Proof, proveLevel } from '../../shared/play/prove.ts';

const LONG = process.env.HEADROOM_LONG === '1';
const ROLLOUTS = LONG ? 2000 : 400; // 09-balance E asks for 400: about a minute for three levels
const SEEDS = [1, 2];
const FRESH_SEEDS = Array.from({ length: LONG ? 32 : 4 }, (_, index) => 1001 + index); // nobody tuned a plan on these
const NAMES: readonly Proof['name'][] = ['untouched', 'static', 'withheld', 'reference', 'sensible', 'reaction'];

const catalogue = loadContent();
const levels = catalogue.scenarios.filter((scenario) => scenario.kind === 'level');

test('the catalogue has the levels of the first chapters', () => {
  expect(levels.map((level) => level.number)).toEqual(expect.arrayContaining(['1.1', '2.1', '4.2']));
});

describe.each(levels)('level $number, $title', (level) => {
  let proofs: readonly Proof[] = [];
  beforeAll(() => {
    proofs = proveLevel(catalogue, level, { seeds: SEEDS, rollouts: ROLLOUTS });
  }, 600_000);

  test('is proven in all six ways', () => {
    expect(proofs.map((proof) => proof.name)).toEqual(NAMES);
  });

  test.each(NAMES)('%s', (name) => {
    const proof = proofs.find((entry) => entry.name === name);
    expect(proof?.held, proof?.detail).toBe(true);
  });

  test('reference, on fresh seeds', () => {
    const stars = FRESH_SEEDS.map((seed) => {
      const bot = botNamed(catalogue, level.reference ?? '');
      if (bot === undefined) throw new Error(`${level.id} names no reference plan`);
      return playSolo(catalogue, level.id, seed, bot).stars;
    });
    expect(stars).toEqual(FRESH_SEEDS.map(() => 3));
  });
});
