/** A team's estate, and the world that all teams share. */
import { type Meter, newMeter } from '../../base/units.ts';
import type { CloudFunction, Contract, Edge } from './beyond.ts';
import type { Deployment, Scoring } from './deployment.ts';
import type { Host } from './host.ts';
import type { Instance } from './instance.ts';
import type { Node } from './node.ts';
import {
  CAUSES,
  LOSS_REASONS,
  newServiceState,
  type ServiceState,
  type SlaWindow,
  type TypeCounts,
} from './service.ts';
import {
  type BaseImage,
  type Build,
  type Flaw,
  newSupply,
  type PoisonedTag,
  type PrePull,
  type Supply,
} from './supply.ts';
import type { DiskCopy, Transfer, Vm } from './vm.ts';

/** Month-end work that nobody holds down: as many cores as it likes, the weight of any process without a cgroup (K33). */
export const FREE_BATCH_M = 1_000_000;

export const FREE_BATCH_SHARES = 1024;

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
  poolMib: number; // size of its pooled volume; -1: as large as needed, and free
  haReserveHosts: number; // failures that a new VM must leave room for
  autoBalance: boolean; // tools that can move VMs from busy hosts to idle ones
  patchTool: boolean; // patches by a rented tool instead of by hand
  adviceTaken: readonly number[]; // places of the level's hints whose way out it paid for
  backupCapPercent: number; // of a link that the nightly backup may take; 0: it is put off
  nextSerial: number;
  orchestrator: number; // index into the rulebook's orchestrators
  nodesMin: number; // cloud machines that the node autoscaler keeps at least, as the three below
  nodesMax: number; // 0: there is none
  nodeModel: number; // index into the rulebook's models; -1: none
  nodeRuntime: number;
  nodesAddedTick: number; // when it last ordered one
  nodesBlocked: boolean; // it would order more and may not
  batchTakenM: number; // idle millicores for sale on the market
  batchLimitM: number; // the most that month-end work may use
  batchShares: number; // its weight: 1,024 like any process, 2 last in a shortage
  batchPaceM: number; // millicores that it would like to use at once
  batchLeftMs: number; // millicore-seconds of it still to do
  batchDueTick: number;
  scoring: Scoring; // of its cluster's scheduler
  vlans: readonly number[]; // its virtual networks, ascending; 0, the flat one, is always there
  flows: readonly (readonly number[])[]; // [from, to]: calls that may pass from one virtual network to another
  migrationPercent: number; // of every link, kept for copies alone; 0: they share it with requests
  topology: number; // rises whenever something is placed, moved or removed: caches follow it
  mesh: boolean; // proxies beside its pods, and what they can do:
  mtls: boolean; // calls are encrypted and both ends known
  retryAttempts: number; // calls that a caller makes at most for one answer
  retryTimeoutMs: number; // after which it gives one up; 0: it waits
  retryBudgetPercent: number; // of first calls that may be retried; 0: no budget
  breakerPercent: number; // of failed calls that open a breaker; 0: there is none
  breakerTicks: number; // so long it stays open
  shedPercent: number[]; // of each request type that is refused at the door
  pricePercent: number; // of the list price
  priceFloorPercent: number; // below which it would not earn what it costs
  marketShare: number; // of the demand, 1: an equal part
  marketSums: number[]; // since the last round of the market: offered, in time; at its start: costs, gross at list price
  askedPerS: number[]; // by request type: its own part of the demand
  homePerS: number[]; // what of it reaches its own site
  homeByRegion: number[]; // [type × regions] the same; empty without regions
  edgeInTimePerS: number[]; // by request type: answered at the edge; empty without edges
  edgeLatePerS: number[];
  functions: CloudFunction[];
  edges: Edge[];
  operatorMilliMinutes: number;
  cashMicroCents: number;
  grantedMicroCents: number; // by an instructor: in the cash, in no cause of the ledger
  joules: Meter;
  carbon: Meter; // milligrams of CO2: own and rented machines' power, and their making
  hosts: Host[];
  vms: Vm[];
  transfers: Transfer[];
  nodes: Node[];
  instances: Instance[];
  deployments: Deployment[];
  supply: Supply;
  builds: Build[];
  bases: BaseImage[];
  prePulls: PrePull[];
  flaws: Flaw[];
  poisonedTags: PoisonedTag[];
  copies: DiskCopy[];
  contracts: Contract[];
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
  readonly team: number; // -1: it strikes every team
}

/** What is asked for at one request type in this tick, the same for every team (mirror rules). */
export interface World {
  readonly version: 1;
  readonly scenario: string;
  seed: number; // the Night has another
  tick: number;
  night: boolean;
  ratesPerS: number[]; // by request type
  demandFactors?: number[]; // by request type, once an entry has set one: worlds of other matches hash as ever
  regionShares: number[]; // of all requests that come from each region now; empty without regions
  schedule: ScheduledIncident[];
  forecast: number[][]; // by demand: requests/s at each step of the horizon from the last publication
  forecastRegions: number[][]; // by region: its share of all requests at each step; empty without regions
  forecastTick: number;
  offerTicks: number[]; // when each tenant asks, by the scenario's offers; hidden until then
  teams: Team[];
}

export function newTeam(index: number, services: number, types: number): Team {
  return {
    index,
    poolMib: -1,
    haReserveHosts: 0,
    autoBalance: false,
    patchTool: false,
    adviceTaken: [],
    backupCapPercent: 100,
    nextSerial: 0,
    orchestrator: 0,
    nodesMin: 0,
    nodesMax: 0,
    nodeModel: -1,
    nodeRuntime: -1,
    nodesAddedTick: 0,
    nodesBlocked: false,
    batchTakenM: 0,
    batchLimitM: FREE_BATCH_M,
    batchShares: FREE_BATCH_SHARES,
    batchPaceM: 0,
    batchLeftMs: 0,
    batchDueTick: 0,
    scoring: 'leastAllocated',
    vlans: [],
    flows: [],
    migrationPercent: 0,
    topology: 1,
    mesh: false,
    mtls: false,
    retryAttempts: 1,
    retryTimeoutMs: 0,
    retryBudgetPercent: 0,
    breakerPercent: 0,
    breakerTicks: 0,
    shedPercent: Array.from({ length: types }, () => 0),
    pricePercent: 100,
    priceFloorPercent: 50, // until the first round of a market has shown what answers cost
    marketShare: 1,
    marketSums: [0, 0, 0, 0],
    askedPerS: Array.from({ length: types }, () => 0),
    homePerS: Array.from({ length: types }, () => 0),
    homeByRegion: [],
    edgeInTimePerS: [],
    edgeLatePerS: [],
    functions: [],
    edges: [],
    operatorMilliMinutes: 0,
    cashMicroCents: 0,
    grantedMicroCents: 0,
    joules: newMeter(),
    carbon: newMeter(),
    hosts: [],
    vms: [],
    transfers: [],
    nodes: [],
    instances: [],
    deployments: [],
    supply: newSupply(),
    builds: [],
    bases: [],
    prePulls: [],
    flaws: [],
    poisonedTags: [],
    copies: [],
    contracts: [],
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
