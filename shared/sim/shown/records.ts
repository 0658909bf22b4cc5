/** What is shown of each thing beside its facts: gauges as small integers, and the whole view. */
import type { Facts } from '../view.ts';
import type {
  BaseImage,
  Build,
  ContractFacts,
  DeploymentFacts,
  DiskCopy,
  EdgeFacts,
  FunctionFacts,
  HostFacts,
  InstanceFacts,
  NodeFacts,
  Sign,
  TransferFacts,
  VmFacts,
} from '../world.ts';

export interface HostGauge {
  cpuPercent: number; // of its cores, 0–100
  memoryUsedMib: number; // in steps of 64
  watts: number; // in steps of 5
  ceilingPercent: number; // of its cores, what the cooling lets it use
  linkPercent: number; // of its network card, copies and requests
  losable: boolean; // *survive any one*: everything on it would find a place elsewhere (HR1)
}

export interface VmGauge {
  cpuPercent: number; // granted, of its vCPUs
  shortPercent: number; // of what it asked for and did not get (CPU ready)
  dirtyMibPerS: number;
  readyPercent: number; // of the time in which its work could run, it waited for a core (CPU ready, H14)
  balloonMib: number; // in steps of 64
  swapMib: number; // in steps of 64
  diskFull: boolean;
  idleMinutes: number; // since it last did any work
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
  callsPercent: number; // calls made for each that is wanted; above 100 are retries
  failedPermille: number; // of calls to its copies, as their callers see them
  breakerOpen: boolean;
}

export interface FunctionGauge {
  warmInstances: number;
  busyInstances: number;
  coldPermille: number; // of its calls
  throttledPermille: number;
}

export interface EdgeGauge {
  cpuPercent: number;
  answersPerS: number;
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
  marketPermille: number; // its share of the demand; 1,000: an equal part
  regionPermille: readonly number[]; // of all requests, by region
  capacityPerS: number; // of requests in today's mix, by each application's weakest service
  forecast: readonly (readonly number[])[]; // requests/s by demand, from the last publication on
  forecastRegions: readonly (readonly number[])[]; // permille of them by region
  forecastTick: number;
  survivableTicks: number; // up to now and without a break
  wattHours: number;
  gramsCo2: number; // power and making of all machines, own and rented
}

export type ShownHost = HostFacts & HostGauge;

export type ShownVm = VmFacts & VmGauge;

export type ShownInstance = InstanceFacts & InstanceGauge;

export type ShownTransfer = TransferFacts & TransferGauge;

export type ShownService = ServiceGauge & { readonly id: number }; // service index + 1

export type ShownFunction = FunctionFacts & FunctionGauge;

export type ShownEdge = EdgeFacts & EdgeGauge;

/** A team's estate for eyes. `facts` holds the same arrays, seen without their gauges. */
export interface TeamView {
  readonly facts: Facts;
  readonly hosts: readonly Readonly<ShownHost>[];
  readonly vms: readonly Readonly<ShownVm>[];
  readonly transfers: readonly Readonly<ShownTransfer>[];
  readonly nodes: readonly Readonly<NodeFacts>[];
  readonly instances: readonly Readonly<ShownInstance>[];
  readonly deployments: readonly Readonly<DeploymentFacts>[];
  readonly functions: readonly Readonly<ShownFunction>[];
  readonly edges: readonly Readonly<ShownEdge>[];
  readonly builds: readonly Readonly<Build>[];
  readonly bases: readonly Readonly<BaseImage>[];
  readonly copies: readonly Readonly<DiskCopy>[];
  readonly contracts: readonly Readonly<ContractFacts>[];
  readonly services: readonly Readonly<ShownService>[]; // by service index
  readonly signs: readonly Readonly<ShownSign>[];
  readonly team: Readonly<TeamGauge>;
}
