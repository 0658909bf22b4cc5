/** `npm run bench -- [--json] [--ticks N]`: the core on 10 teams × 40 hosts × 300 containers. Prints figures, judges nothing. */
import { performance } from 'node:perf_hooks';
import { loadHasher } from '../../shared/base/hash.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { advance, driverOf } from '../../shared/play/driver.ts';
import { restore, snapshot } from '../../shared/play/snapshot.ts';
import { createWorld } from '../../shared/sim/genesis.ts';
import { compileRulebook } from '../../shared/sim/rulebook.ts';
import { STEP_SYSTEMS } from '../../shared/sim/step.ts';
import { loadContent } from '../content.ts';
import { readArgs, readInt, run } from './args.ts';

const USAGE = 'npm run bench -- [--json] [--ticks N]';
const TEAMS = 10;
const HOSTS = 40;
const CONTAINERS = 300;
const WARM_TICKS = 400;
const TICKS = 3000; // about four seconds on two cores; fewer give a rough figure sooner

await run(async () => {
  const { values } = readArgs(USAGE, { json: { type: 'boolean' }, ticks: { type: 'string' } });
  const ticks = readInt('ticks', values.ticks, TICKS, 1, 1_000_000);
  const catalogue = loadContent();
  const base = catalogue.scenarios.find((scenario) => scenario.id === 'launch-day') as Scenario;
  const bench = { ...catalogue, scenarios: [large(base)] };
  const rules = compileRulebook(bench, 'bench');
  const driver = driverOf(rules, createWorld(rules, 1, TEAMS));
  for (let tick = 0; tick < WARM_TICKS; tick++) advance(driver);
  const before = driver.hostSteps;
  const start = performance.now();
  for (let tick = 0; tick < ticks; tick++) advance(driver);
  const seconds = (performance.now() - start) / 1000;
  const hostSteps = driver.hostSteps - before;
  const hasher = await loadHasher();
  const text = snapshot(driver.world);
  const hash = hasher.hash64(text);
  const hashStart = performance.now();
  for (let again = 0; again < 10; again++) hasher.hash64(snapshot(driver.world));
  const snapshotHashMs = (performance.now() - hashStart) / 10;
  const pods = driver.world.teams.reduce((sum, team) => sum + team.instances.length, 0);
  const result = {
    teams: TEAMS,
    hosts: driver.world.teams.reduce((sum, team) => sum + team.hosts.length, 0),
    containers: pods,
    ticksPerSecond: Math.round(ticks / seconds),
    microsecondsPerHostStep: Number(((seconds * 1e6) / hostSteps).toFixed(3)),
    snapshotHashMs: Number(snapshotHashMs.toFixed(1)),
    snapshotMib: Number((text.length / 1_048_576).toFixed(2)),
    heapMib: Math.round(process.memoryUsage().heapUsed / 1_048_576),
    systems: timeBySystem(rules, text),
    hash,
  };
  process.stdout.write(values.json === true ? `${JSON.stringify(result)}\n` : table(result));
  return 0;
});

/** Launch Day on 40 hosts with 300 containers a team, at a load they carry. */
function large(base: Scenario): Scenario {
  const first = base.hosts[0] as Scenario['hosts'][number];
  const hosts = Array.from({ length: HOSTS }, (_, index) => ({
    ...first,
    name: `h${index + 1}`,
    rack: Math.floor(index / 14),
    slot: index % 14,
  }));
  const now = base.deployments.reduce((sum, deployment) => sum + deployment.replicas, 0);
  const deployments = base.deployments.map((entry) => ({
    ...entry,
    replicas: Math.max(1, Math.round((entry.replicas * CONTAINERS) / now)),
  }));
  const demands = base.demands.map((demand) => ({
    ...demand,
    requestsPerSecond: [[0, 5000]] as [number, number][],
  }));
  const racks = base.racks.map((rack) => ({ ...rack, slots: 14 }));
  return { ...base, id: 'bench', hosts, deployments, demands, racks, hazardFactor: 1, realMinutes: 60 };
}

function timeBySystem(rules: ReturnType<typeof compileRulebook>, text: string): Record<string, string> {
  const world = restore(text);
  const spent = new Map<string, number>();
  const out = { events: [] };
  for (let tick = 0; tick < WARM_TICKS; tick++) {
    world.tick += 1;
    for (const [name, system] of STEP_SYSTEMS) {
      const start = performance.now();
      system(world, rules, out);
      spent.set(name, (spent.get(name) ?? 0) + performance.now() - start);
    }
  }
  const total = [...spent.values()].reduce((sum, value) => sum + value, 0);
  return Object.fromEntries([...spent].map(([name, ms]) => [name, `${((100 * ms) / total).toFixed(1)} %`]));
}

function table(result: Record<string, unknown>): string {
  const rows = Object.entries(result).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).map(([name, share]) => `  ${name.padEnd(26)} ${share}`)
      : [`${key.padEnd(28)} ${value}`],
  );
  return `${rows.join('\n')}\n`;
}
