/**
 * What a team may know, in two parts the types keep apart: facts, which `check` reads, and gauges, which it never does.
 * On the server both are a lens over the world (no copy); a client builds the same shapes from what it was sent.
 */
import type {
  BaseImage,
  Build,
  ContractFacts,
  DeploymentFacts,
  DiskCopy,
  EdgeFacts,
  FunctionFacts,
  Host,
  HostFacts,
  Instance,
  InstanceFacts,
  Node,
  NodeFacts,
  Scoring,
  ServiceState,
  Sign,
  Supply,
  Team,
  TransferFacts,
  Vm,
  VmFacts,
  World,
} from './world.ts';

export interface Facts {
  readonly tick: number;
  readonly index: number; // the team's
  readonly operatorMilliMinutes: number;
  readonly cashMicroCents: number;
  readonly scoring: Scoring;
  readonly orchestrator: number;
  readonly nodesMin: number;
  readonly nodesMax: number;
  readonly nodeModel: number;
  readonly nodeRuntime: number;
  readonly batchTakenM: number;
  readonly batchLimitM: number;
  readonly batchShares: number;
  readonly batchLeftMs: number;
  readonly batchDueTick: number;
  readonly vlans: readonly number[];
  readonly flows: readonly (readonly number[])[];
  readonly migrationPercent: number;
  readonly mesh: boolean;
  readonly mtls: boolean;
  readonly retryAttempts: number;
  readonly retryTimeoutMs: number;
  readonly retryBudgetPercent: number;
  readonly breakerPercent: number;
  readonly breakerTicks: number;
  readonly shedPercent: readonly number[];
  readonly pricePercent: number;
  readonly priceFloorPercent: number;
  readonly functions: readonly Readonly<FunctionFacts>[];
  readonly edges: readonly Readonly<EdgeFacts>[];
  readonly hosts: readonly Readonly<HostFacts>[];
  readonly vms: readonly Readonly<VmFacts>[];
  readonly transfers: readonly Readonly<TransferFacts>[];
  readonly nodes: readonly Readonly<NodeFacts>[];
  readonly instances: readonly Readonly<InstanceFacts>[];
  readonly deployments: readonly Readonly<DeploymentFacts>[];
  readonly supply: Readonly<Supply>;
  readonly builds: readonly Readonly<Build>[];
  readonly bases: readonly Readonly<BaseImage>[];
  readonly copies: readonly Readonly<DiskCopy>[];
  readonly poolMib: number;
  readonly haReserveHosts: number;
  readonly autoBalance: boolean;
  readonly patchTool: boolean;
  readonly adviceTaken: readonly number[];
  readonly backupCapPercent: number;
  readonly contracts: readonly Readonly<ContractFacts>[];
}

export interface Gauges {
  readonly hosts: readonly Readonly<Host>[];
  readonly vms: readonly Readonly<Vm>[];
  readonly nodes: readonly Readonly<Node>[];
  readonly instances: readonly Readonly<Instance>[];
  readonly services: readonly Readonly<ServiceState>[];
  readonly signs: readonly Readonly<Sign>[];
  readonly ratesPerS: readonly number[]; // what is asked for now, by request type
  readonly forecast: readonly (readonly number[])[]; // by demand, from the last publication on
  readonly forecastRegions: readonly (readonly number[])[]; // by region, its share of all requests
  readonly forecastTick: number;
  readonly profitMicroCents: number;
}

export interface View {
  readonly facts: Facts;
  readonly gauges: Gauges;
}

/** The lens over the world for one team. Cheap: arrays are shared, not copied. */
export function viewOf(world: World, team: Team): View {
  return { facts: factsOf(world, team), gauges: gaugesOf(world, team) };
}

export function factsOf(world: World, team: Team): Facts {
  return {
    tick: world.tick,
    index: team.index,
    operatorMilliMinutes: team.operatorMilliMinutes,
    cashMicroCents: team.cashMicroCents,
    scoring: team.scoring,
    orchestrator: team.orchestrator,
    nodesMin: team.nodesMin,
    nodesMax: team.nodesMax,
    nodeModel: team.nodeModel,
    nodeRuntime: team.nodeRuntime,
    batchTakenM: team.batchTakenM,
    batchLimitM: team.batchLimitM,
    batchShares: team.batchShares,
    batchLeftMs: team.batchLeftMs,
    batchDueTick: team.batchDueTick,
    vlans: team.vlans,
    flows: team.flows,
    migrationPercent: team.migrationPercent,
    mesh: team.mesh,
    mtls: team.mtls,
    retryAttempts: team.retryAttempts,
    retryTimeoutMs: team.retryTimeoutMs,
    retryBudgetPercent: team.retryBudgetPercent,
    breakerPercent: team.breakerPercent,
    breakerTicks: team.breakerTicks,
    shedPercent: team.shedPercent,
    pricePercent: team.pricePercent,
    priceFloorPercent: team.priceFloorPercent,
    functions: team.functions,
    edges: team.edges,
    hosts: team.hosts,
    vms: team.vms,
    transfers: team.transfers,
    nodes: team.nodes,
    instances: team.instances,
    deployments: team.deployments,
    supply: team.supply,
    builds: team.builds,
    bases: team.bases,
    copies: team.copies,
    poolMib: team.poolMib,
    haReserveHosts: team.haReserveHosts,
    autoBalance: team.autoBalance,
    patchTool: team.patchTool,
    adviceTaken: team.adviceTaken,
    backupCapPercent: team.backupCapPercent,
    contracts: team.contracts,
  };
}

function gaugesOf(world: World, team: Team): Gauges {
  return {
    hosts: team.hosts,
    vms: team.vms,
    nodes: team.nodes,
    instances: team.instances,
    services: team.services,
    signs: team.signs,
    ratesPerS: team.askedPerS,
    forecast: world.forecast,
    forecastRegions: world.forecastRegions,
    forecastTick: world.forecastTick,
    profitMicroCents: team.ledger.reduce((sum, meter) => sum + meter.whole, 0),
  };
}

/** Of a view alone: whoever plays may ask it. */
export { isUnpatched } from './containers/base-images.ts';
export { neighbours } from './security/blast-radius.ts';
export { isStruckBy } from './struck.ts';

/** Members of the control plane that are up, how many there are and how many it needs. None: it is managed for you. */
export function quorum(facts: Pick<Facts, 'hosts'>): { up: number; members: number; need: number } {
  let up = 0;
  let members = 0;
  for (const host of facts.hosts) {
    if (!host.controlPlane) continue;
    members += 1;
    if (host.state === 'on') up += 1;
  }
  return { up, members, need: members === 0 ? 0 : Math.floor(members / 2) + 1 };
}

export function hasQuorum(facts: Pick<Facts, 'hosts'>): boolean {
  const state = quorum(facts);
  return state.up >= state.need;
}
