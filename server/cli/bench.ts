/**
 * `npm run bench -- [--json] [--ticks N]`: the core on 10 teams × 40 hosts × 300 containers, where its time goes, and how
 * its cost grows up to 2,000 hosts and 20,000 containers. Prints figures, judges nothing.
 */
import { performance } from 'node:perf_hooks';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { advance, type Driver } from '../../shared/play/driver.ts';
import { restore, snapshot } from '../../shared/play/snapshot.ts';
import { STEP_SYSTEMS } from '../../shared/sim/step.ts';
import { loadContent } from '../content.ts';
import { readArgs, readInt, run } from './args.ts';
import { benchDriver } from './bench-scenario.ts';

const USAGE = 'npm run bench -- [--json] [--ticks N]';
const MATCH = { teams: 10, hosts: 40, containers: 300 };
const WARM_TICKS = 2400; // the day's first trouble is past, and the compiler has seen what it brings
const TABLE_TICKS = 400;
const TICKS = 6000; // about two seconds; fewer give a rough figure sooner
/** Estates of 100 hosts and 1,000 containers, so many of them. */
const GROWTH_TEAMS = [1, 4, 10, 20];
/** The fastest of so many rounds counts: what else the machine does is not the core's cost. */
const ROUNDS = 10;
const SNAPSHOTS = 10;

await run(async () => {
  const { values } = readArgs(USAGE, { json: { type: 'boolean' }, ticks: { type: 'string' } });
  const ticks = readInt('ticks', values.ticks, TICKS, 1, 1_000_000);
  const catalogue = loadContent();
  const driver = benchDriver(catalogue, MATCH);
  for (let tick = 0; tick < Math.min(WARM_TICKS, ticks); tick++) advance(driver);
  const before = driver.hostSteps;
  const seconds = secondsFor(driver, ticks);
  const hasher = await loadHasher();
  const text = snapshot(driver.world);
  const start = performance.now();
  for (let again = 0; again < SNAPSHOTS; again++) hasher.hash64(snapshot(driver.world));
  const snapshotHashMs = (performance.now() - start) / SNAPSHOTS;
  const growth = measureGrowth(catalogue, Math.ceil(ticks / 200));
  const result = {
    teams: MATCH.teams,
    hosts: driver.world.teams.reduce((sum, team) => sum + team.hosts.length, 0),
    containers: driver.world.teams.reduce((sum, team) => sum + team.instances.length, 0),
    ticksPerSecond: Math.round(ticks / seconds),
    microsecondsPerHostStep: Number(((seconds * 1e6) / (driver.hostSteps - before)).toFixed(3)),
    snapshotHashMs: Number(snapshotHashMs.toFixed(1)),
    snapshotMib: Number((text.length / 1_048_576).toFixed(2)),
    heapMib: Math.round(process.memoryUsage().heapUsed / 1_048_576),
    microsecondsPerTick: timeBySystem(driver, text),
    microsecondsPerHostStepAt: Object.fromEntries(
      growth.map(([hosts, us]) => [hosts, Number((us / hosts).toFixed(3))]),
    ),
    growthExponent: Number(exponent(growth).toFixed(3)),
    hash: hasher.hash64(text),
  };
  process.stdout.write(values.json === true ? `${JSON.stringify(result)}\n` : table(result));
  return 0;
});

function secondsFor(driver: Driver, ticks: number): number {
  const start = performance.now();
  for (let tick = 0; tick < ticks; tick++) advance(driver);
  return (performance.now() - start) / 1000;
}

/** Hosts, and microseconds a tick with so many. */
function measureGrowth(catalogue: Catalogue, ticks: number): [number, number][] {
  return GROWTH_TEAMS.map((teams) => {
    const driver = benchDriver(catalogue, { teams, hosts: 100, containers: 1000 });
    let best = Infinity;
    for (let round = 0; round <= ROUNDS; round++) best = Math.min(best, secondsFor(driver, ticks));
    return [teams * 100, (best * 1e6) / ticks];
  });
}

/** The e in cost ∝ hosts^e, by least squares over the logarithms: 1 is linear. */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([hosts, cost]) => [Math.log(hosts), Math.log(cost)] as const);
  const mean = (of: 0 | 1) => logs.reduce((sum, point) => sum + point[of], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const spread = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread;
}

/** Microseconds a tick of each system, and its share of them all. */
function timeBySystem({ rules }: Driver, text: string): Record<string, string> {
  const world = restore(text);
  const spent = new Map<string, number>();
  const out = { events: [] };
  for (let tick = 0; tick < TABLE_TICKS; tick++) {
    world.tick += 1;
    for (const [name, system] of STEP_SYSTEMS) {
      const start = performance.now();
      system(world, rules, out);
      spent.set(name, (spent.get(name) ?? 0) + performance.now() - start);
    }
  }
  const total = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
  const row = (ms: number) =>
    `${((1000 * ms) / TABLE_TICKS).toFixed(1).padStart(6)} µs ${((100 * ms) / total).toFixed(1).padStart(5)} %`;
  return Object.fromEntries([...spent].map(([name, ms]) => [name, row(ms)]));
}

function table(result: Record<string, unknown>): string {
  const rows = Object.entries(result).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? [key, ...Object.entries(value).map(([name, figure]) => `  ${name.padEnd(26)} ${figure}`)]
      : [`${key.padEnd(28)} ${value}`],
  );
  return `${rows.join('\n')}\n`;
}
