/** The levels of the catalogue with all their proofs, in parts: files run side by side, and one would use one core. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { botNamed, playSolo } from '../../shared/play/match.ts';
import { PROOFS, type Proof, proveLevel } from '../../shared/play/prove.ts';

const LONG = process.env.HEADROOM_LONG === '1';
/** Of 09-balance E's 400, what the time of one part allows for thirty levels; the nightly run takes five times 400. */
const ROLLOUTS = LONG ? 2000 : 80;
const SEEDS = LONG ? Array.from({ length: 20 }, (_, index) => index + 1) : [1, 2];
const FRESH_SEEDS = Array.from({ length: LONG ? 32 : 4 }, (_, index) => 1001 + index); // nobody tuned a plan on these
const PARTS = 4;

export function proveLevels(part: number): void {
  const catalogue = loadContent();
  const all = catalogue.scenarios.filter((scenario) => scenario.kind === 'level');
  const levels = all.filter((_, index) => index % PARTS === part);

  test('the catalogue has the levels of the first chapters', () => {
    expect(all.map((level) => level.number)).toEqual(expect.arrayContaining(['1.1', '2.1', '4.2']));
    expect(part).toBeLessThan(PARTS);
  });

  describe.each(levels)('level $number, $title', (level) => {
    let proofs: readonly Proof[] = [];
    beforeAll(() => {
      proofs = proveLevel(catalogue, level, { seeds: SEEDS, rollouts: ROLLOUTS });
    }, 3_600_000);

    test('is proven in all ways', () => {
      expect(proofs.map((proof) => proof.name)).toEqual(PROOFS);
    });

    test.each(PROOFS)('%s', (name) => {
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
}
