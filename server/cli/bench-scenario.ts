/** What the benchmark runs: Launch Day on as many hosts as asked, full of containers, at a load that they carry. */
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { type Driver, driverOf } from '../../shared/play/driver.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import { createWorld } from '../../shared/sim/genesis.ts';

const SLOTS = 14;
/** 5,000 requests/s keep 40 hosts at half load. */
const REQUESTS_PER_S_AND_HOST = 125;

export interface BenchSize {
  readonly teams: number;
  readonly hosts: number; // of each team
  readonly containers: number; // of each team
}

export function benchDriver(catalogue: Catalogue, size: BenchSize): Driver {
  const base = catalogue.scenarios.find((scenario) => scenario.id === 'launch-day') as Scenario;
  const rules = compileRulebook({ ...catalogue, scenarios: [enlarge(base, size)] }, 'bench');
  return driverOf(rules, createWorld(rules, 1, size.teams));
}

function enlarge(base: Scenario, { hosts: count, containers }: BenchSize): Scenario {
  const first = base.hosts[0] as Scenario['hosts'][number];
  const hosts = Array.from({ length: count }, (_, index) => ({
    ...first,
    name: `h${index + 1}`,
    rack: Math.floor(index / SLOTS),
    slot: index % SLOTS,
  }));
  const now = base.deployments.reduce((sum, deployment) => sum + deployment.replicas, 0);
  const deployments = base.deployments.map((entry) => ({
    ...entry,
    replicas: Math.max(1, Math.round((entry.replicas * containers) / now)),
  }));
  const demands = base.demands.map((demand) => ({
    ...demand,
    requestsPerSecond: [[0, REQUESTS_PER_S_AND_HOST * count]] as [number, number][],
  }));
  const rack = base.racks[0] as Scenario['racks'][number];
  const racks = Array.from({ length: Math.max(base.racks.length, Math.ceil(count / SLOTS)) }, (_, index) => ({
    ...rack,
    name: `r${index + 1}`,
    slots: SLOTS,
  }));
  return { ...base, id: 'bench', hosts, deployments, demands, racks, hazardFactor: 1, realMinutes: 60 };
}
