/** Small worlds for tests of single rules: the shipped catalogue on a day without weather, with every verb allowed. */
import { expect } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { type Economy, type Scenario, VERBS } from '../../../shared/content/schema.ts';
import { obey } from '../../../shared/sim/commands/obey.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { compileRulebook } from '../../../shared/sim/compile-rulebook.ts';
import type { Entry } from '../../../shared/sim/entries.ts';
import type { SimEvent } from '../../../shared/sim/events.ts';
import { createWorld } from '../../../shared/sim/genesis.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { step } from '../../../shared/sim/step.ts';
import { settleGauges } from '../../../shared/sim/tick/gauges.ts';
import { restate } from '../../../shared/sim/tick/restated.ts';
import type { Deployment, Host, Instance, Node, Team, Vm, World } from '../../../shared/sim/world.ts';

export const catalogue = loadContent();

export interface Estate {
  readonly rules: Rulebook;
  readonly world: World;
  readonly team: Team;
  readonly events: SimEvent[];
}

interface Changes {
  readonly scenario?: Partial<Scenario>;
  readonly economy?: Partial<Economy>;
  readonly seed?: number;
  readonly teams?: number;
}

/** A shipped scenario without incidents, regimes, noise and wear, everything allowed; `changes` stand over that. */
export function estateOf(id: string, changes: Changes = {}): Estate {
  const shipped = catalogue.scenarios.find((entry) => entry.id === id) as Scenario;
  const calm: Scenario = {
    ...shipped,
    verbs: [...VERBS],
    models: catalogue.hardware.map((model) => model.id),
    platforms: catalogue.platforms.map((platform) => platform.id),
    guests: catalogue.guests.map((guest) => guest.id),
    runtimes: catalogue.runtimes.map((runtime) => runtime.id),
    orchestrators: [...new Set([...shipped.orchestrators, ...catalogue.orchestrators.map(({ id: one }) => one)])],
    installByTemplate: true,
    hazardFactor: 0,
    incidents: [],
    demands: shipped.demands.map((demand) => ({ ...demand, regimes: null, noiseShare: 0 })),
    ...changes.scenario,
  };
  const economy = { ...catalogue.economy, operatorMinutesPerMinute: 600, ...changes.economy };
  const scenarios = catalogue.scenarios.map((entry) => (entry.id === id ? calm : entry));
  const rules = compileRulebook({ ...catalogue, economy, scenarios }, id);
  const world = createWorld(rules, changes.seed ?? 7, changes.teams ?? 1);
  return { rules, world, team: world.teams[0] as Team, events: [] };
}

/** The demand of a scenario as it ships, without regimes and noise, at a constant rate for each application. */
export function steady(id: string, requestsPerSecond: number): Pick<Scenario, 'demands'> {
  const shipped = catalogue.scenarios.find((entry) => entry.id === id) as Scenario;
  const points: [number, number][] = [[0, requestsPerSecond]];
  return {
    demands: shipped.demands.map((demand) => ({ ...demand, requestsPerSecond: points, regimes: null, noiseShare: 0 })),
  };
}

/** A test may have set something by hand since the last run, and reads gauges after this one. */
export function run({ world, rules, events }: Estate, ticks: number, entries: readonly Entry[] = []): void {
  for (const team of world.teams) restate(team);
  for (let tick = 0; tick < ticks; tick++) step(world, rules, tick === 0 ? entries : [], { events });
  for (const team of world.teams) settleGauges(team);
}

/** Steps until something holds; returns the ticks it took. */
export function runUntil(estate: Estate, holds: () => boolean, mostTicks = 3000): number {
  let ticks = 0;
  while (!holds()) {
    if (ticks >= mostTicks) throw new Error(`not within ${mostTicks} ticks`);
    run(estate, 1);
    ticks += 1;
  }
  return ticks;
}

/** Obeyed now, or the test fails. */
export function act({ world, rules, team }: Estate, command: Command): void {
  expect(obey(world, rules, team, command)).toEqual({ ok: true });
}

/** The code that the command is refused with; 'ok' if it was obeyed. */
export function tryTo({ world, rules, team }: Estate, command: Command): string {
  const verdict = obey(world, rules, team, command);
  return verdict.ok ? 'ok' : verdict.code;
}

function named<T>(list: readonly T[], holds: (item: T) => boolean, what: string): T {
  const found = list.find(holds);
  if (found === undefined) throw new Error(`no ${what}`);
  return found;
}

export const host = ({ team }: Estate, name: string): Host => named(team.hosts, (one) => one.name === name, name);
export const vm = ({ team }: Estate, name: string): Vm => named(team.vms, (one) => one.name === name, name);
export const serviceIndex = ({ rules }: Estate, id: string): number => rules.services.findIndex((one) => one.id === id);

export function nodeOn({ team }: Estate, where: Host): Node {
  return named(team.nodes, (one) => one.host === where.id, `node on ${where.name}`);
}

export function instancesOf(estate: Estate, service: string): Instance[] {
  return estate.team.instances.filter((one) => one.service === serviceIndex(estate, service));
}

export function deploymentOf(estate: Estate, service: string): Deployment {
  return named(estate.team.deployments, (one) => one.service === serviceIndex(estate, service), service);
}

export function podsOn({ team }: Estate, node: Node): Instance[] {
  return team.instances.filter((one) => one.node === node.id);
}

export const happened = ({ events }: Estate, kind: SimEvent['kind']): SimEvent[] =>
  events.filter((event) => event.kind === kind);

type HostSpec = Scenario['hosts'][number];

/** A host of a test's own making. */
export function hostSpec(name: string, rack: number, slot: number, more: Partial<HostSpec> = {}): HostSpec {
  const bare = { platform: null, runtime: null, controlPlane: false, processes: [], vms: [] };
  return { name, model: 's12', rack, slot, ...bare, ...more };
}

/** Four nodes, two of them in rack A, with a managed control plane, and the healing shop of level 4.2 at 100 visits/s. */
export function cluster(changes: Changes & { controlPlane?: readonly string[]; replicas?: number } = {}): Estate {
  const places = [
    ['n1', 0, 0],
    ['n2', 0, 1],
    ['n3', 1, 0],
    ['n4', 2, 0],
  ] as const;
  const hosts = places.map(([name, rack, slot]) => {
    const controlPlane = changes.controlPlane?.includes(name) ?? false;
    return hostSpec(name, rack, slot, { platform: 'linux', runtime: 'containerd', controlPlane });
  });
  const quiet = { replicas: changes.replicas ?? 4, priority: 0, liveness: false, readiness: false };
  const deployments = ['web', 'catalog', 'cart', 'store'].map((service) => ({ service, ...quiet }));
  const racks = ['A', 'B', 'C'].map((name) => ({ name, slots: 6 }));
  return estateOf('4-2', {
    ...changes,
    scenario: { racks, hosts, deployments, ...steady('4-2', 100), ...changes.scenario },
  });
}

/** Level 1.1: eight boxes with a process each (h1 … h8), and a bare one (h9). */
export const boxes = (changes: Changes = {}): Estate => estateOf('1-1', changes);

/** Level 2.1: six VMs on h1, and two empty KVM hosts. */
export const hypervisors = (changes: Changes = {}): Estate => estateOf('2-1', changes);
