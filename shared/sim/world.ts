/**
 * Everything that is, as plain records: dense arrays in id order, integers with units, one factory a kind (one shape).
 * Each kind is split in two. *Facts* are exact, change rarely and are all that `check` may read; *gauges* are measured
 * anew by the systems in every tick and are for eyes, bots and control loops only. Caches live outside (`index.ts`).
 */
import { makeId } from '../base/ids.ts';
import { type Meter, newMeter } from '../base/units.ts';
import type { ScaleEvent } from './rules/hpa-rates.ts';
import type { Recommendation } from './rules/hpa-stabilisation.ts';
import { type PrecopyState, startPrecopy } from './rules/precopy.ts';

export const HOST_STATES = ['ordered', 'installing', 'on', 'off', 'booting', 'failed', 'repairing'] as const;
export type HostState = (typeof HOST_STATES)[number];
export const FAILURES = ['none', 'crash', 'hardware', 'power'] as const;
export type Failure = (typeof FAILURES)[number];

export interface HostFacts {
  readonly id: number;
  readonly name: string; // h01, as on its label
  readonly model: number; // index into the rulebook's models
  readonly rack: number;
  readonly slot: number;
  readonly controlPlane: boolean; // a member of the cluster's control plane runs here
  state: HostState;
  untilTick: number; // when the state ends by itself; 0: it does not
  failure: Failure;
  platform: number; // -1: bare, nothing installed
  runtime: number; // -1: no container engine on its OS
  leaseEndTick: number; // notice was given, it goes then; 0: it stays
}
export interface HostGauges {
  cpuUsedM: number; // millicores really used
  cpuUtilisation: number; // 0..1
  memoryUsedMib: number;
  watts: number;
}
export interface Host extends HostFacts, HostGauges {}

export const VM_STATES = ['stopped', 'booting', 'running', 'crashed', 'converting'] as const;
export type VmState = (typeof VM_STATES)[number];

export interface VmFacts {
  readonly id: number;
  readonly name: string;
  readonly guest: number;
  readonly service: number; // -1: none (a node of the cluster, or empty)
  host: number;
  vcpus: number;
  memoryMib: number;
  diskMib: number; // blocks in use, which is what a copy moves
  runtime: number; // -1: no container engine in it
  state: VmState;
  untilTick: number;
  haPriority: number; // 0: not restarted on another host; else 1 (first) to 3
  throttled: boolean; // auto-converge may slow it while it migrates
}
export interface VmGauges {
  cpuDemandM: number;
  cpuGrantedM: number;
  dirtyMibPerS: number;
}
export interface Vm extends VmFacts, VmGauges {}

export const TRANSFER_KINDS = ['live', 'cold', 'convert'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** Something large on its way over the links: a migration, or a disk that becomes a VM. */
export interface TransferFacts {
  readonly id: number;
  readonly kind: TransferKind;
  readonly vm: number;
  readonly process: number; // the instance that a conversion replaces; 0: none
  readonly fromHost: number;
  readonly toHost: number;
  readonly vcpus: number; // the size it has over there, and holds there from now on
  readonly memoryMib: number;
  started: boolean; // it waits until both links are free: two at once would take longer than one after the other
}
export interface TransferGauges {
  startedTick: number;
  remainingMib: number; // of a cold copy or a conversion
  precopy: PrecopyState;
}
export interface Transfer extends TransferFacts, TransferGauges {}

export interface NodeFacts {
  readonly id: number;
  readonly host: number; // 0 when it is a VM
  readonly vm: number; // 0 when it is a host
  readonly cloud: boolean; // rented by the minute
  readonly runtime: number;
  ready: boolean;
  cordoned: boolean;
  pressured: boolean; // short of memory now or within the last minutes
  readonly layers: number[]; // image layers on its disk, ascending
}
export interface NodeHidden {
  heartbeatTick: number; // the last that the control plane heard
  notReadyTick: number; // since when it is not ready; 0: it is
  taintedTick: number; // since when its pods are being driven out (NoExecute); 0: they are not
  pressureTick: number; // when its memory was last seen short; 0: never
}
export interface Node extends NodeFacts, NodeHidden {}

export const INSTANCE_KINDS = ['process', 'vm', 'container'] as const;
export type InstanceKind = (typeof INSTANCE_KINDS)[number];
export const INSTANCE_STATES = ['pending', 'pulling', 'starting', 'running', 'backoff'] as const;
export type InstanceState = (typeof INSTANCE_STATES)[number];

/** A running copy of a service: a process on a host's OS, the process in a VM, or a container (pod). */
export interface InstanceFacts {
  readonly id: number;
  readonly kind: InstanceKind;
  readonly service: number;
  readonly deployment: number; // 0: started by hand
  readonly revision: number; // of its deployment's template
  readonly release: number; // the build of the image it runs
  host: number; // of a process
  readonly vm: number; // of a VM's process
  node: number; // of a container; 0: pending
  state: InstanceState;
  untilTick: number; // end of pull, start or back-off
  restarts: number;
  readonly requestCpuM: number;
  readonly limitCpuM: number; // 0: none
  readonly requestMib: number;
  readonly limitMib: number; // 0: none
  readonly priority: number;
}
export interface InstanceHidden {
  startTick: number; // when its node took it
  ready: boolean; // passed its readiness probe (always, without one)
  readyChangedTick: number; // when it last became ready, or not
  warmTick: number; // from when it can really answer
  hung: boolean; // it runs and does not answer
  failedProbeTicks: number;
  failures: number; // for the crash back-off (K27)
  failedTick: number;
  retryTick: number; // of the scheduler (K11)
  evictionPlannedTick: number; // when its node's taint was first seen; 0: no eviction is planned
  evictionTick: number;
  tries: number;
}
export interface InstanceGauges {
  cpuDemandM: number;
  cpuGrantedM: number;
  efficiency: number; // work that a millicore does here, of a standard core; 0: it does not serve
  capacityM: number; // what it could get now
  mostM: number; // what it may use at most: its limit, its threads, its VM's cores
  readyFactor: number; // how much longer work takes because it waits for a core (CPU ready)
  memoryMib: number;
}
export interface Instance extends InstanceFacts, InstanceHidden, InstanceGauges {}

export const SPREADS = ['none', 'host', 'rack'] as const;
export type Spread = (typeof SPREADS)[number];

/** How the scheduler weighs free room: the emptiest node (spread out), the fullest (pack), or by a curve (to 75 %). */
export const SCORINGS = ['leastAllocated', 'mostAllocated', 'requestedToCapacityRatio'] as const;
export type Scoring = (typeof SCORINGS)[number];

export interface DeploymentFacts {
  readonly id: number;
  readonly service: number;
  replicas: number;
  revision: number; // rises with every change of the template
  release: number; // which build of the image
  requestCpuM: number;
  limitCpuM: number;
  requestMib: number;
  limitMib: number;
  priority: number;
  liveness: boolean;
  readiness: boolean;
  spread: Spread;
  minAvailable: number; // disruption budget; 0: none
  tolerationTicks: number; // of not-ready and unreachable nodes
  maxSurgePercent: number;
  maxUnavailablePercent: number;
  minReplicas: number; // of its autoscaler, as the three below
  maxReplicas: number; // 0: it has no autoscaler
  targetCpuPercent: number; // of the request
  downStabilisationTicks: number; // the highest recommendation of this time counts
}
/** What its controllers remember from round to round. */
export interface DeploymentHidden {
  sizedReplicas: number; // what its pods were last sized for, old templates and new
  recommendations: readonly Recommendation[];
  scaleUps: readonly ScaleEvent[];
  scaleDowns: readonly ScaleEvent[];
}
export interface Deployment extends DeploymentFacts, DeploymentHidden {}

/** A service as its callers and its owner see it. All gauges but the backlog. */
export interface ServiceState {
  backlog: number; // requests that wait beyond what a queue at this load explains
  arrivalsPerS: number;
  offeredPerS: number; // before callers lost any
  capacityPerS: number;
  utilisation: number;
  endpoints: number;
  serving: number;
  lostShare: number;
  meanSeconds: number; // of one call, with its queue
  varSeconds2: number;
  waitSeconds: number; // behind the backlog
  limited: boolean; // its limits, not its hosts, are what it lacks
}

export const LOSS_REASONS = ['none.serving', 'endpoint.dead', 'capacity.limit', 'capacity.host', 'late'] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

export const CAUSES = [
  'revenue',
  'late',
  'lost',
  'slaCredit',
  'statefulKill',
  'rent',
  'cloud',
  'setup',
  'power',
  'licence',
  'fixed',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Answers of one request type, each counted once: lost = offered − inTime − late. */
export interface TypeCounts {
  offered: Meter;
  inTime: Meter;
  late: Meter;
}

export interface SlaWindow {
  startTick: number;
  offered: number; // whole requests posted in this window
  inTime: number;
  grossMicroCents: number;
}

/** An incident as a team knows it: announced, running or over. */
export interface Sign {
  readonly incident: number; // index into the world's schedule
  readonly spec: number; // index into the scenario's incidents; -1: injected
  readonly announcedTick: number;
  readonly dueTick: number;
  readonly targetId: number; // host id, service index or rack, by kind; -1: none
}

export interface Team {
  readonly index: number;
  nextSerial: number;
  scoring: Scoring; // of its cluster's scheduler
  topology: number; // rises whenever something is placed, moved or removed: caches follow it
  operatorMilliMinutes: number;
  cashMicroCents: number;
  joules: Meter;
  hosts: Host[];
  vms: Vm[];
  transfers: Transfer[];
  nodes: Node[];
  instances: Instance[];
  deployments: Deployment[];
  services: ServiceState[]; // by service index
  types: TypeCounts[]; // by request type index
  ledger: Meter[]; // by cause
  losses: Meter[]; // [service × LOSS_REASONS], micro-cents that a full answer in time would have brought
  sla: SlaWindow;
  signs: Sign[];
  hostTicks: number; // host-seconds powered, for density
  survivableTicks: number; // ticks, up to now and without a break, that any one host could be lost
}

/** One drawn incident. Hidden: no view ever holds it before it is announced. */
export interface ScheduledIncident {
  readonly spec: number; // index into the scenario's incidents; -1: injected by an instructor
  readonly kind: string;
  readonly announceTick: number;
  readonly dueTick: number;
  readonly endTick: number;
  readonly happens: boolean; // an announced crowd may stay away
  readonly factor: number;
  readonly target: string;
}

/** What is asked for at one request type in this tick, the same for every team (mirror rules). */
export interface World {
  readonly version: 1;
  readonly scenario: string;
  seed: number; // the Night has another
  tick: number;
  night: boolean;
  ratesPerS: number[]; // by request type
  schedule: ScheduledIncident[];
  forecast: number[][]; // by demand: requests/s at each step of the horizon from the last publication
  forecastTick: number;
  teams: Team[];
}

export function takeId(team: Team): number {
  team.nextSerial += 1;
  return makeId(team.index, team.nextSerial);
}

/** Says that something was placed, moved, removed or changed its state, so that caches are rebuilt. */
export function touch(team: Team): void {
  team.topology += 1;
}

export function newHost(team: Team, at: Pick<HostFacts, 'name' | 'model' | 'rack' | 'slot' | 'controlPlane'>): Host {
  const host: Host = {
    id: takeId(team),
    name: at.name,
    model: at.model,
    rack: at.rack,
    slot: at.slot,
    controlPlane: at.controlPlane,
    state: 'ordered',
    untilTick: 0,
    failure: 'none',
    platform: -1,
    runtime: -1,
    leaseEndTick: 0,
    cpuUsedM: 0,
    cpuUtilisation: 0,
    memoryUsedMib: 0,
    watts: 0,
  };
  team.hosts.push(host);
  touch(team);
  return host;
}

export function newVm(
  team: Team,
  of: Pick<VmFacts, 'name' | 'guest' | 'service' | 'host' | 'vcpus' | 'memoryMib' | 'diskMib' | 'state'>,
): Vm {
  const vm: Vm = {
    id: takeId(team),
    name: of.name,
    guest: of.guest,
    service: of.service,
    host: of.host,
    vcpus: of.vcpus,
    memoryMib: of.memoryMib,
    diskMib: of.diskMib,
    runtime: -1,
    state: of.state,
    untilTick: 0,
    haPriority: 0,
    throttled: false,
    cpuDemandM: 0,
    cpuGrantedM: 0,
    dirtyMibPerS: 0,
  };
  team.vms.push(vm);
  touch(team);
  return vm;
}

export function newTransfer(
  team: Team,
  of: Pick<Transfer, 'kind' | 'vm' | 'process' | 'fromHost' | 'toHost' | 'vcpus' | 'memoryMib' | 'remainingMib'> & {
    writableMib: number;
  },
): Transfer {
  const transfer: Transfer = {
    id: takeId(team),
    kind: of.kind,
    vm: of.vm,
    process: of.process,
    fromHost: of.fromHost,
    toHost: of.toHost,
    vcpus: of.vcpus,
    memoryMib: of.memoryMib,
    started: false,
    startedTick: 0,
    remainingMib: of.remainingMib,
    precopy: startPrecopy(of.memoryMib, of.writableMib),
  };
  team.transfers.push(transfer);
  return transfer;
}

export function newNode(team: Team, of: Pick<NodeFacts, 'host' | 'vm' | 'cloud' | 'runtime'>, tick: number): Node {
  const node: Node = {
    id: takeId(team),
    host: of.host,
    vm: of.vm,
    cloud: of.cloud,
    runtime: of.runtime,
    ready: false,
    cordoned: false,
    pressured: false,
    layers: [],
    heartbeatTick: tick,
    notReadyTick: 0,
    taintedTick: 0,
    pressureTick: 0,
  };
  team.nodes.push(node);
  touch(team);
  return node;
}

export type InstanceTemplate = Pick<
  InstanceFacts,
  | 'kind'
  | 'service'
  | 'deployment'
  | 'revision'
  | 'release'
  | 'host'
  | 'vm'
  | 'node'
  | 'state'
  | 'requestCpuM'
  | 'limitCpuM'
  | 'requestMib'
  | 'limitMib'
  | 'priority'
>;

export function newInstance(team: Team, of: InstanceTemplate): Instance {
  const instance: Instance = {
    id: takeId(team),
    kind: of.kind,
    service: of.service,
    deployment: of.deployment,
    revision: of.revision,
    release: of.release,
    host: of.host,
    vm: of.vm,
    node: of.node,
    state: of.state,
    untilTick: 0,
    restarts: 0,
    requestCpuM: of.requestCpuM,
    limitCpuM: of.limitCpuM,
    requestMib: of.requestMib,
    limitMib: of.limitMib,
    priority: of.priority,
    startTick: 0,
    ready: of.kind !== 'container',
    readyChangedTick: 0,
    warmTick: 0,
    hung: false,
    failedProbeTicks: 0,
    failures: 0,
    failedTick: 0,
    retryTick: 0,
    evictionPlannedTick: 0,
    evictionTick: 0,
    tries: 0,
    cpuDemandM: 0,
    cpuGrantedM: 0,
    efficiency: 0,
    capacityM: 0,
    mostM: 0,
    readyFactor: 1,
    memoryMib: 0,
  };
  team.instances.push(instance);
  touch(team);
  return instance;
}

export function newServiceState(): ServiceState {
  return {
    backlog: 0,
    arrivalsPerS: 0,
    offeredPerS: 0,
    capacityPerS: 0,
    utilisation: 0,
    endpoints: 0,
    serving: 0,
    lostShare: 0,
    meanSeconds: 0,
    varSeconds2: 0,
    waitSeconds: 0,
    limited: false,
  };
}

export function newTeam(index: number, services: number, types: number): Team {
  return {
    index,
    nextSerial: 0,
    scoring: 'leastAllocated',
    topology: 1,
    operatorMilliMinutes: 0,
    cashMicroCents: 0,
    joules: newMeter(),
    hosts: [],
    vms: [],
    transfers: [],
    nodes: [],
    instances: [],
    deployments: [],
    services: Array.from({ length: services }, newServiceState),
    types: Array.from({ length: types }, () => ({ offered: newMeter(), inTime: newMeter(), late: newMeter() })),
    ledger: CAUSES.map(newMeter),
    losses: Array.from({ length: services * LOSS_REASONS.length }, newMeter),
    sla: { startTick: 0, offered: 0, inTime: 0, grossMicroCents: 0 },
    signs: [],
    hostTicks: 0,
    survivableTicks: 0,
  };
}
