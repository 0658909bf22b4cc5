/**
 * What eyes get of a team: the facts, and its gauges as small integers, so that little changes and little is sent. A
 * room sends these records; a local match and a replay show them directly. `check` reads the `facts` alone.
 */
import { byId, byIdOrder } from '../base/ids.ts';
import { profitMicroCents } from './ledger.ts';
import type { Rulebook } from './rulebook.ts';
import { pathPercentile } from './rules/latency.ts';
import { PRECOPY_STAGES } from './rules/precopy.ts';
import { isLosable } from './survive.ts';
import { type Facts, factsOf } from './view.ts';
import type {
  Deployment,
  DeploymentFacts,
  Host,
  HostFacts,
  Instance,
  InstanceFacts,
  NodeFacts,
  ServiceState,
  Sign,
  Team,
  Transfer,
  TransferFacts,
  Vm,
  VmFacts,
  World,
} from './world.ts';

export interface HostGauge {
  cpuPercent: number; // of its cores, 0–100
  memoryUsedMib: number; // in steps of 64
  watts: number; // in steps of 5
  losable: boolean; // *survive any one*: everything on it would find a place elsewhere (HR1)
}
export interface VmGauge {
  cpuPercent: number; // granted, of its vCPUs
  shortPercent: number; // of what it asked for and did not get (CPU ready)
  dirtyMibPerS: number;
}
export interface InstanceGauge {
  cpuPercent: number; // granted, of the most it may use, in steps of 4
  memoryUsedMib: number; // in steps of 16
  ready: boolean;
  throttled: boolean; // it wants more CPU than it gets
}
export interface TransferGauge {
  percent: number; // of the round under way, or of the whole copy
  rounds: number; // finished rounds of a pre-copy
  roundMib: number; // volume of the round under way
  dirtyMib: number; // written again during this round
  stopped: boolean; // the VM stands still for the last round
  converges: boolean; // rounds get smaller
  pauseMs: number; // so far
  throttlePercent: number; // CPU taken from the VM by auto-converge
}
export interface ServiceGauge {
  arrivalsPerS: number;
  capacityPerS: number;
  utilisationPercent: number; // may pass 100; at most 999
  endpoints: number;
  serving: number;
  lostPermille: number;
  p95Ms: number; // of one call with its queue
  waiting: number; // requests in its backlog
  limited: boolean; // its limits, not its hosts, are what it lacks
}
export const SIGN_STATES = ['announced', 'struck', 'over', 'stayedAway'] as const;
export interface ShownSign extends Sign {
  readonly id: number; // incident + 1
  readonly kind: string; // of the incident, also where `spec` is -1
  readonly state: (typeof SIGN_STATES)[number];
}
export interface TeamGauge {
  profitMicroCents: number;
  ledgerMicroCents: readonly number[]; // by cause; they sum to the profit
  offered: number; // requests since the start
  inTime: number;
  late: number;
  windowOffered: number; // since the SLA window began
  windowInTime: number;
  ratesPerS: readonly number[]; // asked for now, by request type
  capacityPerS: number; // of requests in today's mix, by each application's weakest service
  forecast: readonly (readonly number[])[]; // requests/s by demand, from the last publication on
  forecastTick: number;
  survivableTicks: number; // up to now and without a break
  wattHours: number;
}

export type ShownHost = HostFacts & HostGauge;
export type ShownVm = VmFacts & VmGauge;
export type ShownInstance = InstanceFacts & InstanceGauge;
export type ShownTransfer = TransferFacts & TransferGauge;
export type ShownService = ServiceGauge & { readonly id: number }; // service index + 1

/** A team's estate for eyes. `facts` holds the same arrays, seen without their gauges. */
export interface TeamView {
  readonly facts: Facts;
  readonly hosts: readonly Readonly<ShownHost>[];
  readonly vms: readonly Readonly<ShownVm>[];
  readonly transfers: readonly Readonly<ShownTransfer>[];
  readonly nodes: readonly Readonly<NodeFacts>[];
  readonly instances: readonly Readonly<ShownInstance>[];
  readonly deployments: readonly Readonly<DeploymentFacts>[];
  readonly services: readonly Readonly<ShownService>[]; // by service index
  readonly signs: readonly Readonly<ShownSign>[];
  readonly team: Readonly<TeamGauge>;
}

/** The view without a wire between: a copy, so that what is shown stays as it was when the world goes on. */
export function showTeam(world: World, rules: Rulebook, team: Team): TeamView {
  const hosts = team.hosts.map((host) => ({ ...pickHost(host), ...showHost(world, rules, team, host) }));
  const vms = team.vms.map((vm) => ({ ...pickVm(vm), ...showVm(vm) }));
  const transfers = team.transfers.map((transfer) => ({ ...pickTransfer(transfer), ...showTransfer(team, transfer) }));
  const nodes = team.nodes.map((node) => ({
    id: node.id,
    host: node.host,
    vm: node.vm,
    cloud: node.cloud,
    runtime: node.runtime,
    ready: node.ready,
    cordoned: node.cordoned,
    pressured: node.pressured,
    layers: [...node.layers],
  }));
  const instances = team.instances.map((one) => ({ ...pickInstance(one), ...showInstance(one) }));
  const deployments = team.deployments.map(pickDeployment);
  return {
    facts: { ...factsOf(world, team), hosts, vms, transfers, nodes, instances, deployments },
    hosts,
    vms,
    transfers,
    nodes,
    instances,
    deployments,
    services: team.services.map((service, index) => ({ id: index + 1, ...showService(service) })),
    signs: team.signs.map((sign) => showSign(world, sign)).sort(byIdOrder),
    team: showGauges(world, rules, team),
  };
}

const percent = (share: number): number => Math.min(255, Math.max(0, Math.round(share * 100)));
const steps = (value: number, size: number): number => Math.round(value / size) * size;

export function showHost(world: World, rules: Rulebook, team: Team, host: Host): HostGauge {
  return {
    cpuPercent: percent(host.cpuUtilisation),
    memoryUsedMib: steps(host.memoryUsedMib, 64),
    watts: steps(host.watts, 5),
    losable: isLosable(world, rules, team, host),
  };
}

export function showVm(vm: Vm): VmGauge {
  const short = vm.cpuDemandM > 0 ? 1 - vm.cpuGrantedM / vm.cpuDemandM : 0;
  return {
    cpuPercent: percent(vm.cpuGrantedM / (vm.vcpus * 1000)),
    shortPercent: percent(short),
    dirtyMibPerS: Math.round(vm.dirtyMibPerS),
  };
}

export function showInstance(one: Instance): InstanceGauge {
  return {
    cpuPercent: one.mostM > 0 ? steps(percent(one.cpuGrantedM / one.mostM), 4) : 0,
    memoryUsedMib: steps(one.memoryMib, 16),
    ready: one.ready && one.state === 'running',
    throttled: one.cpuDemandM > one.cpuGrantedM * 1.05 + 1,
  };
}

export function showTransfer(team: Team, transfer: Transfer): TransferGauge {
  const { precopy } = transfer;
  const live = transfer.kind === 'live';
  const diskMib = byId(team.vms, transfer.vm)?.diskMib ?? 0;
  const [total, left] = live ? [precopy.roundMib, precopy.remainingMib] : [diskMib, transfer.remainingMib];
  return {
    percent: transfer.started && total > 0 ? Math.min(100, percent(1 - left / total)) : 0,
    rounds: precopy.rounds,
    roundMib: live ? Math.round(precopy.roundMib) : Math.round(total),
    dirtyMib: Math.round(precopy.dirtiedMib),
    stopped: precopy.stage === PRECOPY_STAGES.stopped,
    converges: precopy.rounds < 2 || precopy.roundMib < precopy.lastRoundMib,
    pauseMs: Math.round(precopy.downtimeSeconds * 1000),
    throttlePercent: precopy.throttlePercent,
  };
}

export function showService(service: ServiceState): ServiceGauge {
  const { meanSeconds, varSeconds2 } = service;
  // A gamma of that mean and variance: the third moment of a single call is not kept from tick to tick.
  const thirdSeconds3 = meanSeconds > 0 ? (2 * varSeconds2 * varSeconds2) / meanSeconds : 0;
  const p95 = pathPercentile({ meanSeconds, varSeconds2, thirdSeconds3, waitSeconds: 0 }, 0.05) + service.waitSeconds;
  return {
    arrivalsPerS: Math.round(service.arrivalsPerS),
    capacityPerS: Math.round(service.capacityPerS),
    utilisationPercent: Math.min(999, Math.round(service.utilisation * 100)),
    endpoints: service.endpoints,
    serving: service.serving,
    lostPermille: Math.round(service.lostShare * 1000),
    p95Ms: Math.max(0, Math.round(p95 * 1000)),
    waiting: Math.round(service.backlog),
    limited: service.limited,
  };
}

export function showSign(world: World, sign: Sign): ShownSign {
  const incident = world.schedule[sign.incident];
  const struck = world.tick >= sign.dueTick;
  const over = incident === undefined || world.tick > incident.endTick;
  const came = incident?.happens === false ? 'stayedAway' : over ? 'over' : 'struck';
  const state = struck ? came : 'announced';
  return { id: sign.incident + 1, ...sign, kind: incident?.kind ?? '', state };
}

export function showGauges(world: World, rules: Rulebook, team: Team): TeamGauge {
  let [offered, inTime, late] = [0, 0, 0];
  for (const counts of team.types) {
    offered += counts.offered.whole;
    inTime += counts.inTime.whole;
    late += counts.late.whole;
  }
  return {
    profitMicroCents: profitMicroCents(team),
    ledgerMicroCents: team.ledger.map((meter) => meter.whole),
    offered,
    inTime,
    late,
    windowOffered: team.sla.offered,
    windowInTime: team.sla.inTime,
    ratesPerS: world.ratesPerS.map((rate) => Math.round(rate)),
    capacityPerS: capacityOf(world, rules, team),
    forecast: world.forecast,
    forecastTick: world.forecastTick,
    survivableTicks: team.survivableTicks,
    wattHours: Math.round(team.joules.whole / 3600),
  };
}

/** Requests a second, in the mix of now, that could be answered: each application as far as its weakest service goes. */
export function capacityOf(world: World, rules: Rulebook, team: Team): number {
  let capacity = 0;
  for (let demand = 0; demand < rules.demands.length; demand++)
    capacity += applicationCapacity(world, rules, team, demand);
  return Math.round(capacity);
}

function applicationCapacity(world: World, rules: Rulebook, team: Team, demand: number): number {
  const types = rules.types.filter((type) => type.demand === demand);
  const asked = types.reduce((sum, type) => sum + (world.ratesPerS[type.index] ?? 0), 0);
  if (asked <= 0) return 0;
  let capacity = Number.MAX_SAFE_INTEGER;
  for (const service of rules.services) {
    const calls = types.reduce(
      (sum, type) => sum + (world.ratesPerS[type.index] ?? 0) * (type.visits[service.index] ?? 0),
      0,
    );
    if (calls === 0) continue;
    capacity = Math.min(capacity, ((team.services[service.index]?.capacityPerS ?? 0) * asked) / calls);
  }
  return capacity;
}

function pickHost(host: Host): HostFacts {
  const { id, name, model, rack, slot, controlPlane, state, untilTick, failure, platform, runtime } = host;
  const { leaseEndTick } = host;
  return { id, name, model, rack, slot, controlPlane, state, untilTick, failure, platform, runtime, leaseEndTick };
}

function pickVm(vm: Vm): VmFacts {
  const { id, name, guest, service, host, vcpus, memoryMib, diskMib, runtime, state, untilTick } = vm;
  const { haPriority, throttled } = vm;
  const size = { vcpus, memoryMib, diskMib };
  return { id, name, guest, service, host, ...size, runtime, state, untilTick, haPriority, throttled };
}

function pickTransfer(transfer: Transfer): TransferFacts {
  const { id, kind, vm, process, fromHost, toHost, vcpus, memoryMib, started } = transfer;
  return { id, kind, vm, process, fromHost, toHost, vcpus, memoryMib, started };
}

function pickInstance(one: Instance): InstanceFacts {
  const { id, kind, service, deployment, revision, release, host, vm, node, state, untilTick, restarts } = one;
  const { requestCpuM, limitCpuM, requestMib, limitMib, priority } = one;
  const size = { requestCpuM, limitCpuM, requestMib, limitMib };
  const place = { host, vm, node };
  return { id, kind, service, deployment, revision, release, ...place, state, untilTick, restarts, ...size, priority };
}

function pickDeployment(one: Deployment): DeploymentFacts {
  const { id, service, replicas, revision, release, requestCpuM, limitCpuM, requestMib, limitMib, priority } = one;
  const { liveness, readiness, spread, minAvailable, tolerationTicks, maxSurgePercent, maxUnavailablePercent } = one;
  const { minReplicas, maxReplicas, targetCpuPercent, downStabilisationTicks } = one;
  const template = { revision, release, requestCpuM, limitCpuM, requestMib, limitMib, priority };
  const watched = { liveness, readiness, spread, minAvailable, tolerationTicks };
  const rollout = { maxSurgePercent, maxUnavailablePercent };
  const autoscaler = { minReplicas, maxReplicas, targetCpuPercent, downStabilisationTicks };
  return { id, service, replicas, ...template, ...watched, ...rollout, ...autoscaler };
}
