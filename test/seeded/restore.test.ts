import { describe, expect, test } from 'vitest';
import { loadHasher } from '../../shared/base/hash.ts';
import { u } from '../../shared/base/random.ts';
import { newDriver } from '../../shared/play/driver.ts';
import { hashWorld, restore, snapshot } from '../../shared/play/snapshot.ts';
import { type Lookup, lookup } from '../../shared/sim/lookup.ts';
import { step } from '../../shared/sim/step.ts';
import { entriesOf } from './random-match.ts';
import { WIDE, wideCatalogue } from './scenarios.ts';
import { again, seeds } from './seeds.ts';

const TICKS = 900;
const catalogue = wideCatalogue();
const hasher = await loadHasher();

/** A cache as ids, so that two can be compared. */
function idsOf({ hosts, ofService, podsOf, ofDeployment, deployments }: Lookup) {
  const ids = (list: readonly { id: number }[]) => list.map(({ id }) => id);
  const loads = hosts.map(({ host, direct, vms }) => ({
    host: host.id,
    direct: direct.map(({ one, node }) => [one.id, node?.id]),
    vms: vms.map(({ vm, inside }) => [vm.id, ...inside.map(({ one }) => one.id)]),
  }));
  const grouped = (groups: ReadonlyMap<number, readonly { id: number }[]>) =>
    [...groups].map(([id, of]) => [id, ids(of)]);
  return [loads, ofService.map(ids), grouped(podsOf), grouped(ofDeployment), [...deployments.keys()]];
}

describe.each(WIDE)('a world restored from its snapshot, %s', (scenario) => {
  test.each(seeds(2))('steps on to the same world and caches, seed %i', (seed) => {
    const { world, rules } = newDriver(catalogue, scenario, seed, 2);
    for (let tick = 0; tick < TICKS; tick++) {
      const entries = entriesOf(world, rules, seed);
      // A cold cache is right by construction: a warm one that differs missed a touch(team).
      const cold = u(seed, 'shuffle', 9, tick) < 0.4 ? restore(snapshot(world)) : undefined;
      step(world, rules, entries, { events: [] });
      if (cold === undefined) continue;
      const where = again(seed, scenario, world.tick);
      step(cold, rules, entries, { events: [] });
      if (snapshot(cold) !== snapshot(world)) expect(cold, where).toEqual(world);
      for (const team of restore(snapshot(world)).teams) {
        expect(idsOf(lookup(world.teams[team.index] ?? team)), where).toEqual(idsOf(lookup(team)));
      }
    }
  });

  test('comes to the same hash after hundreds of ticks, whenever it was restored', () => {
    const seed = 5;
    const driver = newDriver(catalogue, scenario, seed, 2);
    const { world, rules } = driver;
    const copies = [];
    for (let tick = 0; tick < TICKS; tick++) {
      if (tick % 211 === 3) copies.push(restore(snapshot(world)));
      const entries = entriesOf(world, rules, seed);
      for (const each of [world, ...copies]) step(each, rules, entries, { events: [] });
    }
    expect(copies.length).toBeGreaterThan(3);
    expect(copies.map((copy) => hashWorld(copy, hasher))).toEqual(copies.map(() => hashWorld(world, hasher)));
  });
});
