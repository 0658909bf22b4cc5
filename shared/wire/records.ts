/** Every record of a team's estate as columns: facts exactly as `check` reads them, gauges as `shown.ts` rounds them. */
import type {
  HostGauge,
  InstanceGauge,
  ServiceGauge,
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
  type DeploymentFacts,
  FAILURES,
  HOST_STATES,
  type HostFacts,
  INSTANCE_KINDS,
  INSTANCE_STATES,
  type InstanceFacts,
  type NodeFacts,
  SCORINGS,
  SPREADS,
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
  ['losable', flag],
);
const HOST_FACTS = columnsOf<HostFacts>()(
  ['id', uint32],
  ['name', text],
  ['model', uint8],
  ['rack', int8],
  ['slot', uint8],
  ['controlPlane', flag],
  ['state', oneOf(HOST_STATES)],
  ['untilTick', uint32],
  ['failure', oneOf(FAILURES)],
  ['platform', int8],
  ['runtime', int8],
  ['leaseEndTick', uint32],
);
export const HOST: readonly Column<ShownHost>[] = [...HOST_FACTS, ...HOST_GAUGES];

export const VM_GAUGES = columnsOf<VmGauge>()(['cpuPercent', uint8], ['shortPercent', uint8], ['dirtyMibPerS', uint16]);
const VM_FACTS = columnsOf<VmFacts>()(
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
const TRANSFER_FACTS = columnsOf<TransferFacts>()(
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
  ['layers', numbers],
);

export const INSTANCE_GAUGES = columnsOf<InstanceGauge>()(
  ['cpuPercent', uint8],
  ['memoryUsedMib', uint32],
  ['ready', flag],
  ['throttled', flag],
);
const INSTANCE_FACTS = columnsOf<InstanceFacts>()(
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
  ['priority', int32],
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
  ['minReplicas', uint16],
  ['maxReplicas', uint16],
  ['targetCpuPercent', uint16],
  ['downStabilisationTicks', uint32],
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
);
const SERVICE_FACTS = columnsOf<Pick<ShownService, 'id'>>()(['id', uint16]);
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

/** What `check` reads of the team itself. */
export interface Purse {
  index: number;
  operatorMilliMinutes: number;
  cashMicroCents: number;
  scoring: (typeof SCORINGS)[number];
}
export const PURSE = columnsOf<Purse>()(
  ['index', uint16],
  ['operatorMilliMinutes', uint32],
  ['cashMicroCents', whole],
  ['scoring', oneOf(SCORINGS)],
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
  ['capacityPerS', uint32],
  ['forecast', numberLists],
  ['forecastTick', uint32],
  ['survivableTicks', uint32],
  ['wattHours', uint32],
);
