import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { advance, newDriver } from '../../shared/play/driver.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import { createWorld } from '../../shared/sim/genesis.ts';
import { eventProbability } from '../../shared/sim/rules/hazard.ts';
import { step } from '../../shared/sim/step.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import { randomEntries } from '../support/random-commands.ts';
import { WIDE, wideCatalogue } from './scenarios.ts';
import { again, seeds } from './seeds.ts';

const TICKS = 1200;
const catalogue = wideCatalogue();

/** A match in which each team's monkey has a seed of its own; what was asked for is noted tick by tick. */
function play(scenario: string, seed: number, monkeys: readonly (number | null)[]) {
  const driver = newDriver(catalogue, scenario, seed, monkeys.length);
  const weather: string[] = [];
  for (let tick = 0; tick < TICKS; tick++) {
    const { world, rules, queue } = driver;
    for (const [team, monkey] of monkeys.entries()) {
      if (monkey === null) continue;
      queue.push(
        ...randomEntries(world, rules, monkey).filter((entry: Entry) => 'team' in entry && entry.team === team),
      );
    }
    advance(driver);
    weather.push(JSON.stringify([world.ratesPerS, world.forecast, world.forecastTick]));
  }
  return { world: driver.world, weather };
}

const record = (world: World, team: number) => JSON.stringify(world.teams[team]);

describe.each(WIDE)('SPEC RN1 on %s', (scenario) => {
  test.each(seeds(1))('what one team does changes nothing of another, seed %i', (seed) => {
    const first = play(scenario, seed, [7, 8]);
    const second = play(scenario, seed, [7, 9]);
    const idle = play(scenario, seed, [7, null]);
    const where = again(seed, scenario, TICKS);
    expect(record(first.world, 1), 'team 1 acted differently').not.toBe(record(second.world, 1));
    expect(record(second.world, 0), where).toBe(record(first.world, 0));
    expect(record(idle.world, 0), where).toBe(record(first.world, 0));
  });

  test.each(seeds(1))('demand, forecast and schedule are the same whatever anybody does, seed %i', (seed) => {
    const acted = play(scenario, seed, [7, 8]);
    const idle = play(scenario, seed, [null, null]);
    expect(acted.weather).toEqual(idle.weather);
    expect(acted.world.schedule).toEqual(idle.world.schedule);
    const alone = play(scenario, seed, [null]);
    expect(alone.weather).toEqual(idle.weather);
    expect(record(alone.world, 0), 'a further team is no weather either').toBe(record(idle.world, 0));
  });

  test('another seed is another day', () => {
    expect(play(scenario, 1, [null]).weather).not.toEqual(play(scenario, 2, [null]).weather);
  });
});

describe('SPEC RN1, wear of a slot', () => {
  const base = catalogue.scenarios.find((scenario) => scenario.id === WIDE[0]) as Scenario;
  const host = (rack: number, slot: number) => ({
    ...(base.hosts[0] as Scenario['hosts'][number]),
    ...{ name: `r${rack}s${slot}`, rack, slot, controlPlane: false },
  });
  const all = [0, 1, 2].flatMap((rack) => [0, 1, 2, 3].map((slot) => host(rack, slot)));

  /** Ticks at which the slot's machine failed, on an estate with nothing but wear. */
  function failures(hosts: Scenario['hosts'], at: { rack: number; slot: number }, seed: number): number[] {
    const scenario: Scenario = { ...base, id: 'wear', hosts, incidents: [], deployments: [], hazardFactor: 10 };
    const only: Catalogue = { ...catalogue, scenarios: [scenario] };
    const rules = compileRulebook(only, 'wear');
    const world = createWorld(rules, seed, 1);
    const team = world.teams[0] as Team;
    const ticks: number[] = [];
    for (let tick = 0; tick < 6000; tick++) {
      const events: Parameters<typeof step>[3]['events'] = [];
      step(world, rules, [], { events });
      const own = team.hosts.find((one) => one.rack === at.rack && one.slot === at.slot);
      for (const event of events) if (event.kind === 'host.failed' && event.subject === own?.id) ticks.push(world.tick);
    }
    return ticks;
  }

  test.each(seeds(3))('strikes at the same ticks whether or not other slots are filled, seed %i', (seed) => {
    const crowded = all.map(({ rack, slot }) => failures(all, { rack, slot }, seed));
    const alone = all.map(({ rack, slot }) => failures([host(rack, slot)], { rack, slot }, seed));
    const first = failures([host(1, 1), host(1, 2)], { rack: 1, slot: 2 }, seed);
    expect(alone).toEqual(crowded);
    expect(first).toEqual(crowded[6]);
    expect(new Set(crowded.flat()).size, 'slots have days of their own').toBeGreaterThan(5);
  });

  test('comes as often as its yearly rates say', () => {
    const { hazards } = catalogue.economy;
    const each = eventProbability(hazards.osCrashPerYear + hazards.hardwarePerYear, 6000, 730 * 10);
    const struck = seeds(5).flatMap((seed) =>
      all.map(({ rack, slot }) => failures(all, { rack, slot }, seed).length > 0),
    );
    const share = struck.filter(Boolean).length / struck.length;
    expect(Math.abs(share - each)).toBeLessThan(5 * Math.sqrt((each * (1 - each)) / struck.length));
  });
});
