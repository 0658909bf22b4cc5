/** Names of states, kinds and verbs as people say them. */
import type { Verb } from '../../../shared/content/schema.ts';
import type {
  Cause,
  Failure,
  HostState,
  InstanceState,
  LossReason,
  TransferKind,
  VmState,
} from '../../../shared/sim/world.ts';

const verbs: Readonly<Record<Verb, string>> = {
  order: 'Rent',
  returnHost: 'Give back',
  powerHost: 'Power',
  repairHost: 'Repair',
  installPlatform: 'Install',
  joinNode: 'Join the cluster',
  cordon: 'Take no new pods',
  drain: 'Drain',
  declareDead: 'Declare dead',
  createVm: 'New VM',
  bootVm: 'Boot',
  stopVm: 'Stop',
  resizeVm: 'Resize',
  deleteVm: 'Delete',
  convert: 'Make it a VM',
  moveProcess: 'Move',
  migrateLive: 'Move live',
  migrateCold: 'Move cold',
  cancelMigration: 'Cancel the move',
  throttleVm: 'Slow it while it moves',
  setHa: 'Restart elsewhere',
  runContainer: 'Run by hand',
  stopContainer: 'Stop',
  deploy: 'Deploy',
  deleteDeployment: 'Delete',
  scale: 'Scale',
  setResources: 'Set resources',
  setProbes: 'Set probes',
  setSpread: 'Spread',
  setBudget: 'Keep at least',
  setToleration: 'Wait for a lost node',
  setPriority: 'Priority',
  setAutoscaler: 'Scale by itself',
  removeAutoscaler: 'Scale by hand',
  setScoring: 'Place pods',
  setRelease: 'Roll out',
};

const hostStates: Readonly<Record<HostState, string>> = {
  ordered: 'on its way',
  installing: 'installing',
  on: 'on',
  off: 'off',
  booting: 'booting',
  failed: 'down',
  repairing: 'in repair',
};
const failures: Readonly<Record<Failure, string>> = {
  none: '',
  crash: 'its system crashed',
  hardware: 'a part is broken',
  power: 'no power',
};
const vmStates: Readonly<Record<VmState, string>> = {
  stopped: 'stopped',
  booting: 'booting',
  running: 'running',
  crashed: 'crashed',
  converting: 'being copied',
};
const instanceStates: Readonly<Record<InstanceState, string>> = {
  pending: 'waits for a place',
  pulling: 'pulling its image',
  starting: 'starting',
  running: 'running',
  backoff: 'waits to restart',
};
const transfers: Readonly<Record<TransferKind, string>> = {
  live: 'live move',
  cold: 'cold move',
  convert: 'disk copy',
};
const causes: Readonly<Record<Cause, string>> = {
  revenue: 'Answers in time',
  late: 'Late answers, part paid',
  lost: 'Lost requests',
  slaCredit: 'SLA credits',
  statefulKill: 'Memory lost with its VM',
  rent: 'Rent',
  cloud: 'Cloud',
  setup: 'Set-up',
  power: 'Power',
  licence: 'Licences',
  fixed: 'Building and people',
};
const losses: Readonly<Record<LossReason, string>> = {
  'none.serving': 'nothing served it',
  'endpoint.dead': 'sent to a dead copy',
  'capacity.limit': 'held down by its limits',
  'capacity.host': 'its hosts were full',
  late: 'answered too late',
};

export const names = {
  verbs,
  hostStates,
  moving: 'moving',
  failures,
  vmStates,
  instanceStates,
  transfers,
  causes,
  losses,
  /** Long ids of microservices end in a word that every one of them has. */
  service: (id: string) => (id.length > 8 ? id.replace(/service$/, '') : id),
  /** The same for a pod, which ends in a number. */
  pod: (name: string) => (name.length > 10 ? name.replace(/service-(?=\d+$)/, '-') : name),
  unready: 'does not answer yet',
  kinds: { process: 'process', vm: 'VM', container: 'pod', host: 'machine', deployment: 'deployment' },
  cloud: 'Cloud',
  rack: (name: string) => `Rack ${name}`,
  bare: 'nothing installed',
  scorings: {
    leastAllocated: 'spread out',
    mostAllocated: 'packed tight',
    requestedToCapacityRatio: 'packed to 75 %',
  },
} as const;
