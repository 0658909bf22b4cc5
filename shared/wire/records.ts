/** Every record of a team's estate as columns: facts exactly as `check` reads them, gauges as `shown.ts` rounds them. */
import type {
  EdgeGauge,
  FunctionGauge,
  HostGauge,
  InstanceGauge,
  ServiceGauge,
  ShownEdge,
  ShownFunction,
  ShownHost,
  ShownInstance,
  ShownService,
  ShownSign,
  ShownTransfer,
  ShownVm,
  TeamGauge,
  TransferGauge,
  VmGauge,
} from '../sim/shown.ts';
import {
  type BaseImage,
  BUILD_STATES,
  type Build,
  CONTRACT_STATES,
  COPY_KINDS,
  type ContractFacts,
  type DeploymentFacts,
  type DiskCopy,
  EDGE_STATES,
  EDITIONS,
  type EdgeFacts,
  FAILURES,
  type FunctionFacts,
  HOST_STATES,
  type HostFacts,
  INSTANCE_KINDS,
  INSTANCE_STATES,
  type InstanceFacts,
  type NodeFacts,
  REGISTRIES,
  SCORINGS,
  SPREADS,
  type Supply,
  TAINTINGS,
  TRANSFER_KINDS,
  type TransferFacts,
  VM_STATES,
  type VmFacts,
} from '../sim/world.ts';
import {
  type Column,
  columnsOf,
  flag,
  int8,
  int16,
  int32,
  numberLists,
  numbers,
  oneOf,
  text,
  uint8,
  uint16,
  uint32,
  whole,
} from './columns.ts';

// The words of `shown.ts`, which has rules in it and so is not imported here; a type error tells when they part.
const SIGN_WORDS = ['announced', 'struck', 'over', 'stayedAway'] as const satisfies readonly ShownSign['state'][];

export const HOST_GAUGES = columnsOf<HostGauge>()(
  ['cpuPercent', uint8],
  ['memoryUsedMib', uint32],
  ['watts', uint16],
  ['ceilingPercent', uint8],
  ['linkPercent', uint8],
  ['losable', flag],
);
export const HOST_FACTS = columnsOf<HostFacts>()(
  ['id', uint32],
  ['name', text],
  ['model', uint8],
  ['rack', int8],
  ['slot', uint8],
  ['controlPlane', flag],
  ['memberMib', uint32],
  ['state', oneOf(HOST_STATES)],
  ['untilTick', uint32],
  ['failure', oneOf(FAILURES)],
  ['platform', int8],
  ['runtime', int8],
  ['leaseEndTick', uint32],
  ['sinceTick', uint32],
  ['isLate', flag],
  ['isCommitted', flag],
  ['edition', oneOf(EDITIONS)],
  ['overcommitPercent', uint16],
  ['evacuating', flag],
  ['patchedTick', uint32],
  ['vlan', uint16],
  ['hardened', flag],
  ['breached', flag],
);
export const HOST: readonly Column<ShownHost>[] = [...HOST_FACTS, ...HOST_GAUGES];

export const VM_GAUGES = columnsOf<VmGauge>()(
  ['cpuPercent', uint8],
  ['shortPercent', uint8],
  ['dirtyMibPerS', uint16],
  ['readyPercent', uint8],
  ['balloonMib', uint32],
  ['swapMib', uint32],
  ['diskFull', flag],
  ['idleMinutes', uint16],
);
export const VM_FACTS = columnsOf<VmFacts>()(
  ['id', uint32],
  ['name', text],
  ['guest', int8],
  ['service', int16],
  ['host', uint32],
  ['vcpus', uint32],
  ['memoryMib', uint32],
  ['diskMib', uint32],
  ['runtime', int8],
  ['state', oneOf(VM_STATES)],
  ['untilTick', uint32],
  ['haPriority', uint8],
  ['throttled', flag],
  ['local', flag],
  ['reservationM', uint32],
  ['limitM', uint32],
  ['shares', uint32],
  ['patchedTick', uint32],
  ['vlan', uint16],
  ['hardened', flag],
  ['breached', flag],
);
export const VM: readonly Column<ShownVm>[] = [...VM_FACTS, ...VM_GAUGES];

export const TRANSFER_GAUGES = columnsOf<TransferGauge>()(
  ['percent', uint8],
  ['rounds', uint16],
  ['roundMib', uint32],
  ['dirtyMib', uint32],
  ['stopped', flag],
  ['converges', flag],
  ['pauseMs', uint32],
  ['throttlePercent', uint8],
);
export const TRANSFER_FACTS = columnsOf<TransferFacts>()(
  ['id', uint32],
  ['kind', oneOf(TRANSFER_KINDS)],
  ['vm', uint32],
  ['process', uint32],
  ['fromHost', uint32],
  ['toHost', uint32],
  ['vcpus', uint32],
  ['memoryMib', uint32],
  ['started', flag],
);
export const TRANSFER: readonly Column<ShownTransfer>[] = [...TRANSFER_FACTS, ...TRANSFER_GAUGES];

export const NODE = columnsOf<Omit<NodeFacts, 'layers'> & { layers: readonly number[] }>()(
  ['id', uint32],
  ['host', uint32],
  ['vm', uint32],
  ['cloud', flag],
  ['runtime', int8],
  ['ready', flag],
  ['cordoned', flag],
  ['pressured', flag],
  ['taintKey', text],
  ['taintEffect', oneOf(TAINTINGS)],
  ['liveRestore', flag],
  ['standalone', flag],
  ['emulates', flag],
  ['layers', numbers],
);

export const INSTANCE_GAUGES = columnsOf<InstanceGauge>()(
  ['cpuPercent', uint8],
  ['memoryUsedMib', uint32],
  ['ready', flag],
  ['throttled', flag],
);
export const INSTANCE_FACTS = columnsOf<InstanceFacts>()(
  ['id', uint32],
  ['kind', oneOf(INSTANCE_KINDS)],
  ['service', uint16],
  ['deployment', uint32],
  ['revision', uint32],
  ['release', uint32],
  ['host', uint32],
  ['vm', uint32],
  ['node', uint32],
  ['state', oneOf(INSTANCE_STATES)],
  ['untilTick', uint32],
  ['restarts', uint32],
  ['requestCpuM', uint32],
  ['limitCpuM', uint32],
  ['requestMib', uint32],
  ['limitMib', uint32],
  ['sidecarCpuM', uint32],
  ['sidecarMib', uint32],
  ['priority', int32],
  ['breached', flag],
);
export const INSTANCE: readonly Column<ShownInstance>[] = [...INSTANCE_FACTS, ...INSTANCE_GAUGES];

export const DEPLOYMENT = columnsOf<DeploymentFacts>()(
  ['id', uint32],
  ['service', uint16],
  ['replicas', uint16],
  ['revision', uint32],
  ['release', uint32],
  ['requestCpuM', uint32],
  ['limitCpuM', uint32],
  ['requestMib', uint32],
  ['limitMib', uint32],
  ['priority', int32],
  ['liveness', flag],
  ['readiness', flag],
  ['spread', oneOf(SPREADS)],
  ['minAvailable', uint16],
  ['tolerationTicks', uint32],
  ['maxSurgePercent', uint16],
  ['maxUnavailablePercent', uint16],
  ['sidecarCpuM', uint32],
  ['sidecarMib', uint32],
  ['toleratesKey', text],
  ['onlyTolerated', flag],
  ['minReadyTicks', uint32],
  ['recreate', flag],
  ['heldAtPods', int32],
  ['formerTemplates', uint16],
  ['stalled', flag],
  ['minReplicas', uint16],
  ['maxReplicas', uint16],
  ['targetCpuPercent', uint16],
  ['downStabilisationTicks', uint32],
  ['splitRelease', uint32],
  ['splitPercent', uint8],
  ['vlan', uint16],
  ['hardened', flag],
);

export const COPY = columnsOf<DiskCopy>()(
  ['id', uint32],
  ['kind', oneOf(COPY_KINDS)],
  ['name', text],
  ['vm', uint32],
  ['guest', int8],
  ['service', int16],
  ['vcpus', uint32],
  ['memoryMib', uint32],
  ['diskMib', uint32],
  ['takenTick', uint32],
  ['patchedTick', uint32],
  ['breached', flag],
  ['heldMib', uint32],
);

export const CONTRACT = columnsOf<ContractFacts>()(
  ['id', uint32],
  ['offer', uint16],
  ['service', uint16],
  ['state', oneOf(CONTRACT_STATES)],
  ['untilTick', uint32],
  ['kept', flag],
);

export const BUILD = columnsOf<Build>()(
  ['id', uint32],
  ['service', uint16],
  ['release', uint32],
  ['basePatch', uint16],
  ['stamps', numbers],
  ['order', numbers],
  ['multiArch', flag],
  ['state', oneOf(BUILD_STATES)],
  ['untilTick', uint32],
);

export const BASE_IMAGE = columnsOf<BaseImage>()(
  ['id', uint32],
  ['layer', uint32],
  ['patch', uint16],
  ['needed', uint16],
  ['untilTick', uint32],
);

export const SUPPLY = columnsOf<Supply>()(
  ['registry', oneOf(REGISTRIES)],
  ['mirror', flag],
  ['scanner', flag],
  ['pipeline', flag],
  ['darkUntilTick', uint32],
  ['pinned', numbers],
  ['mirrorLayers', numbers],
  ['stepOrders', numberLists],
  ['multiArch', numbers],
);

export const SERVICE_GAUGES = columnsOf<ServiceGauge>()(
  ['arrivalsPerS', uint32],
  ['capacityPerS', uint32],
  ['utilisationPercent', uint16],
  ['endpoints', uint16],
  ['serving', uint16],
  ['lostPermille', uint16],
  ['p95Ms', uint32],
  ['waiting', uint32],
  ['limited', flag],
  ['callsPercent', uint16],
  ['failedPermille', uint16],
  ['breakerOpen', flag],
);
export const SERVICE_FACTS = columnsOf<Pick<ShownService, 'id'>>()(['id', uint16]);
export const SERVICE: readonly Column<ShownService>[] = [...SERVICE_FACTS, ...SERVICE_GAUGES];

export const SIGN = columnsOf<ShownSign>()(
  ['id', uint16],
  ['incident', uint16],
  ['spec', int16],
  ['announcedTick', uint32],
  ['dueTick', uint32],
  ['targetId', int32],
  ['kind', text],
  ['state', oneOf(SIGN_WORDS)],
);

export const FUNCTION_GAUGES = columnsOf<FunctionGauge>()(
  ['warmInstances', uint16],
  ['busyInstances', uint16],
  ['coldPermille', uint16],
  ['throttledPermille', uint16],
);
export const FUNCTION_FACTS = columnsOf<FunctionFacts>()(
  ['id', uint32],
  ['service', uint16],
  ['memoryMib', uint32],
  ['reserved', uint16],
  ['provisioned', uint16],
  ['percent', uint8],
);
export const FUNCTION: readonly Column<ShownFunction>[] = [...FUNCTION_FACTS, ...FUNCTION_GAUGES];

export const EDGE_GAUGES = columnsOf<EdgeGauge>()(['cpuPercent', uint8], ['answersPerS', uint32]);
export const EDGE_FACTS = columnsOf<EdgeFacts>()(
  ['id', uint32],
  ['region', uint8],
  ['state', oneOf(EDGE_STATES)],
  ['untilTick', uint32],
  ['leaseEndTick', uint32],
  ['services', numbers],
  ['forms', numbers],
  ['readyTicks', numbers],
);
export const EDGE: readonly Column<ShownEdge>[] = [...EDGE_FACTS, ...EDGE_GAUGES];

/** What `check` reads of the team itself. */
export interface Purse {
  index: number;
  operatorMilliMinutes: number;
  cashMicroCents: number;
  scoring: (typeof SCORINGS)[number];
  orchestrator: number;
  nodesMin: number;
  nodesMax: number;
  nodeModel: number;
  nodeRuntime: number;
  batchTakenM: number;
  batchLimitM: number;
  batchShares: number;
  batchLeftMs: number;
  batchDueTick: number;
  poolMib: number;
  haReserveHosts: number;
  autoBalance: boolean;
  patchTool: boolean;
  backupCapPercent: number;
  mesh: boolean;
  mtls: boolean;
  retryAttempts: number;
  retryTimeoutMs: number;
  retryBudgetPercent: number;
  breakerPercent: number;
  breakerTicks: number;
  shedPercent: readonly number[];
  pricePercent: number;
  priceFloorPercent: number;
  vlans: readonly number[];
  flows: readonly (readonly number[])[];
  migrationPercent: number;
  adviceTaken: readonly number[];
}
export const PURSE = columnsOf<Purse>()(
  ['index', uint16],
  ['operatorMilliMinutes', uint32],
  ['cashMicroCents', whole],
  ['scoring', oneOf(SCORINGS)],
  ['orchestrator', uint8],
  ['nodesMin', uint16],
  ['nodesMax', uint16],
  ['nodeModel', int16],
  ['nodeRuntime', int8],
  ['batchTakenM', uint32],
  ['batchLimitM', uint32],
  ['batchShares', uint32],
  ['batchLeftMs', whole],
  ['batchDueTick', uint32],
  ['poolMib', int32],
  ['haReserveHosts', uint8],
  ['autoBalance', flag],
  ['patchTool', flag],
  ['backupCapPercent', uint8],
  ['mesh', flag],
  ['mtls', flag],
  ['retryAttempts', uint8],
  ['retryTimeoutMs', uint32],
  ['retryBudgetPercent', uint8],
  ['breakerPercent', uint8],
  ['breakerTicks', uint32],
  ['shedPercent', numbers],
  ['pricePercent', uint16],
  ['priceFloorPercent', uint16],
  ['vlans', numbers],
  ['flows', numberLists],
  ['migrationPercent', uint8],
  ['adviceTaken', numbers],
);

export const TEAM_GAUGES = columnsOf<TeamGauge>()(
  ['profitMicroCents', whole],
  ['ledgerMicroCents', numbers],
  ['offered', uint32],
  ['inTime', uint32],
  ['late', uint32],
  ['windowOffered', uint32],
  ['windowInTime', uint32],
  ['ratesPerS', numbers],
  ['marketPermille', uint16],
  ['regionPermille', numbers],
  ['capacityPerS', uint32],
  ['forecast', numberLists],
  ['forecastRegions', numberLists],
  ['forecastTick', uint32],
  ['survivableTicks', uint32],
  ['wattHours', uint32],
  ['gramsCo2', uint32],
);
