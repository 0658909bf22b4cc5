import { describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { u } from '../../shared/base/random.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { botNamed, playMatch } from '../../shared/play/match.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { step } from '../../shared/sim/step.ts';
import { withThrowingGlobals } from '../support/throwing-globals.ts';
import { entriesOf, playRandom } from './random-match.ts';
import { shorten, WIDE, wideCatalogue } from './scenarios.ts';
import { seeds } from './seeds.ts';

const catalogue = wideCatalogue();
const hasher = await loadHasher();

describe('no clock, no chance, no locale', () => {
  test.each(WIDE)('random commands on %s come to the same hash where those throw', (scenario) => {
    const play = () => hashWorld(playRandom(catalogue, scenario, 1, 800, () => {}).world, hasher);
    expect(withThrowingGlobals(play)).toBe(play());
  });

  test('so does a match between bots with human hands', () => {
    const shipped = loadContent();
    const short = shorten(shipped, 'launch-day', 2);
    const plans = short.scenarios.find((scenario) => scenario.id === 'launch-day')?.plans.slice(0, 2) ?? [];
    const play = () => {
      const driver = newDriver(short, 'launch-day', 11, plans.length);
      let commands = 0;
      playMatch(
        driver,
        plans.map((plan) => botNamed(short, plan)!),
        (beat) => {
          commands += beat.results.length;
        },
      );
      return { hash: hashWorld(driver.world, hasher), acted: commands > 0 };
    };
    const first = withThrowingGlobals(play);
    expect(first.acted).toBe(true);
    expect(play()).toEqual(first);
  });

  test('a second match in the same process is not changed by the first', () => {
    const play = (scenario: (typeof WIDE)[number]) =>
      hashWorld(playRandom(catalogue, scenario, 2, 300, () => {}).world, hasher);
    const first = play(WIDE[2]);
    play(WIDE[0]); // more services and hosts than the other: scratch arrays have grown
    expect(play(WIDE[2])).toBe(first);
  });
});

/** The same entries, drawn into another order; those of one seat keep theirs. */
function shuffled(entries: readonly Entry[], seed: number, tick: number): Entry[] {
  const keyed = entries.map((entry, index) => ({ entry, draw: u(seed, 'shuffle', index, tick) }));
  return keyed.sort((a, b) => a.draw - b.draw).map(({ entry }) => entry);
}

describe.each(WIDE)('entries of one tick, %s', (scenario) => {
  test.each(seeds(2))('come to the same world in whatever order they arrived, seed %i', (seed) => {
    const { world, rules } = newDriver(catalogue, scenario, seed, 2);
    const other = newDriver(catalogue, scenario, seed, 2).world;
    for (let tick = 0; tick < 400; tick++) {
      const entries = entriesOf(world, rules, seed);
      step(world, rules, entries, { events: [] });
      step(other, rules, shuffled(entries, seed, tick), { events: [] });
    }
    expect(hashWorld(other, hasher)).toBe(hashWorld(world, hasher));
  });
});
