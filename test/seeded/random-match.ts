/** A match between monkeys: two teams with random commands, and an instructor who adds trouble now and then. */
import type { Hasher } from '../../shared/base/hash.ts';
import { pick, u } from '../../shared/base/random.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { INCIDENT_KINDS } from '../../shared/content/schema.ts';
import { advance, type Beat, type Driver, newDriver } from '../../shared/play/driver.ts';
import { LogWriter } from '../../shared/play/log.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { World } from '../../shared/sim/world.ts';
import { randomEntries } from '../support/random-commands.ts';

const TEAMS = 2;
/** An instructor acts every minute and a half. */
const INJECT_SHARE = 1 / 90;
/** And gives money, or takes some, about as often. */
const BUDGET_SHARE = 0.01;

/** What an incident may name: by rank, by name, of the right kind and of the wrong one. */
export function targetsOf({ services, types, scenario }: Rulebook): string[] {
  const names = [
    services[0]?.id,
    types[0]?.id,
    types.at(-1)?.id,
    scenario.racks[0]?.name,
    scenario.demands[0]?.application,
  ];
  return [
    'busiest',
    'most-earning',
    'most-used',
    'largest',
    'public',
    '',
    'nobody',
    'x1',
    ...names.filter((name) => name !== undefined),
  ];
}

/** All entries of the next tick. */
export function entriesOf(world: World, rules: Rulebook, seed: number): Entry[] {
  const entries = randomEntries(world, rules, seed);
  const draw = (key: number) => u(seed, 'shuffle', key, world.tick);
  if (draw(6) < BUDGET_SHARE) {
    const dollars = pick(2001, draw(7)) - 1000;
    entries.push({ kind: 'budget', team: pick(world.teams.length + 1, draw(8)) - 1, dollars });
  }
  if (draw(0) >= INJECT_SHARE) return entries;
  const kind = INCIDENT_KINDS[pick(INCIDENT_KINDS.length, draw(1))] as string;
  const targets = targetsOf(rules);
  const target = targets[pick(targets.length, draw(2))] ?? '';
  const factor = [0, 0.5, 1, 4][pick(4, draw(3))] ?? 1;
  const ticks = pick(2, draw(4)) * 90;
  entries.push({ kind: 'inject', incident: { kind, target, factor, warningTicks: pick(2, draw(5)) * 30, ticks } });
  return entries;
}

/** Plays so many ticks; `onTick` sees the world after each. */
export function playRandom(
  catalogue: Catalogue,
  scenario: string,
  seed: number,
  ticks: number,
  onTick: (driver: Driver, beat: Beat, entries: readonly Entry[]) => void,
): Driver {
  const driver = newDriver(catalogue, scenario, seed, TEAMS);
  for (let tick = 0; tick < ticks; tick++) {
    const entries = entriesOf(driver.world, driver.rules, seed);
    driver.queue.push(...entries);
    onTick(driver, advance(driver), entries);
  }
  return driver;
}

/** Such a match as log text. */
export function logRandom(
  catalogue: Catalogue,
  scenario: string,
  seed: number,
  ticks: number,
  content: string,
  hasher: Hasher,
): string {
  const driver = newDriver(catalogue, scenario, seed, TEAMS);
  const { world, rules } = driver;
  const rows: string[] = [];
  const writer = new LogWriter(hasher, { content, scenario, seed, teams: TEAMS, bots: [] }, (row) => rows.push(row));
  driver.onEntries = (tick, entries) => writer.entries(tick, entries);
  while (world.tick < ticks) {
    driver.queue.push(...entriesOf(world, rules, seed));
    advance(driver);
    if (world.tick % 50 === 0 && world.tick < ticks) writer.checkpoint(world.tick, hashWorld(world, hasher));
  }
  writer.end(world.tick, hashWorld(world, hasher));
  return `${rows.join('\n')}\n`;
}
