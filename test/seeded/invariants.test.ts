import { describe, expect, test } from 'vitest';
import { INCIDENT_KINDS } from '../../shared/content/schema.ts';
import { advance, type Driver, newDriver } from '../../shared/play/driver.ts';
import { commandSchema } from '../../shared/sim/commands/schema.ts';
import { brokenInvariants, unstorable } from '../../shared/sim/invariants.ts';
import { causeMicroCents } from '../../shared/sim/ledger.ts';
import { standingOf } from '../../shared/sim/score.ts';
import { viewOf } from '../../shared/sim/view.ts';
import type { Team, World } from '../../shared/sim/world.ts';
import { foreignIds } from '../support/references.ts';
import { playRandom, targetsOf } from './random-match.ts';
import { WIDE, wideCatalogue } from './scenarios.ts';
import { again, seeds } from './seeds.ts';

const TICKS = 1500;
const NIGHT_TICKS = 150;
const STORE_EVERY = 73; // about twenty looks at the whole world, on ticks that no system favours
const catalogue = wideCatalogue();

/** What should have come together, added up by the test itself. */
interface Tally {
  joules: number;
  hostTicks: number;
  offered: number[]; // by request type
}

function add(tally: Tally, world: World, team: Team): void {
  for (const host of team.hosts) {
    tally.joules += host.watts;
    if (['on', 'booting', 'installing'].includes(host.state)) tally.hostTicks += 1;
  }
  for (const [type, rate] of world.ratesPerS.entries()) tally.offered[type] = (tally.offered[type] ?? 0) + rate;
}

function expectWholes(tally: Tally, { rules }: Driver, team: Team, where: string): void {
  expect(team.joules.whole, where).toBeCloseTo(tally.joules, -1);
  expect(team.hostTicks, where).toBe(tally.hostTicks);
  const powerBill = -team.joules.whole * rules.prices.perJoule;
  expect(Math.abs(causeMicroCents(team, 'power') - powerBill), where).toBeLessThanOrEqual(rules.prices.perJoule + 1);
  for (const [type, counts] of team.types.entries()) {
    expect(Math.abs(counts.offered.whole - (tally.offered[type] ?? 0)), `${where}, type ${type}`).toBeLessThan(1);
  }
  const { offered, inTime, late, lost } = standingOf(team);
  expect(inTime + late + lost, where).toBeGreaterThanOrEqual(offered);
  expect(inTime + late + lost, where).toBeLessThanOrEqual(offered + team.types.length);
}

describe.each(WIDE)('random commands on %s', (scenario) => {
  test.each(seeds(8))('SPEC IV1–IV9 hold after every tick, seed %i', (seed) => {
    const tallies: Tally[] = [0, 1].map(() => ({ joules: 0, hostTicks: 0, offered: [] }));
    const look = (driver: Driver) => {
      const { world, rules } = driver;
      const where = again(seed, scenario, world.tick);
      const broken = brokenInvariants(world, rules);
      if (broken.length > 0) expect(broken, where).toEqual([]); // an assertion a tick would cost more than the match
      for (const team of world.teams) add(tallies[team.index] as Tally, world, team);
      if (world.tick % STORE_EVERY !== 0) return;
      expect(unstorable(world), where).toBe('');
      for (const team of world.teams) {
        expect(foreignIds(viewOf(world, team), team.index), where).toEqual([]);
        expectWholes(tallies[team.index] as Tally, driver, team, where);
      }
    };
    const driver = playRandom(catalogue, scenario, seed, TICKS, look);
    driver.queue.push({ kind: 'night', seed });
    for (let tick = 0; tick < NIGHT_TICKS; tick++) {
      advance(driver);
      look(driver);
    }
  });
});

test.each(WIDE)(
  'SPEC IV1–IV9 hold under incidents of every kind and target, of none and twenty-fold, %s',
  (scenario) => {
    const driver = newDriver(catalogue, scenario, 1, 1);
    const { world, rules, queue } = driver;
    for (const kind of INCIDENT_KINDS) {
      for (const target of targetsOf(rules)) {
        for (const factor of [0, 20]) {
          queue.push({ kind: 'inject', incident: { kind, target, factor, warningTicks: 1, ticks: 4 } });
          for (let tick = 0; tick < 5; tick++) {
            advance(driver);
            expect([...brokenInvariants(world, rules), unstorable(world)], `${kind} ${target} ${factor}`).toEqual(['']);
          }
        }
      }
    }
  },
);

test('every random command, spoilt or not, is one that the door lets in', () => {
  playRandom(catalogue, WIDE[0], 1, 100, (_driver, _beat, entries) => {
    for (const entry of entries) {
      if (entry.kind === 'command')
        expect(commandSchema.safeParse(entry.command).success, JSON.stringify(entry)).toBe(true);
    }
  });
});
