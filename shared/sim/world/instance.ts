/** A running copy of a service: a process on an OS, the process in a VM, or a container (pod). */
import { takeId, touch } from './serial.ts';
import type { Team } from './team.ts';

export const INSTANCE_KINDS = ['process', 'vm', 'container'] as const;
export type InstanceKind = (typeof INSTANCE_KINDS)[number];

export const INSTANCE_STATES = ['pending', 'pulling', 'starting', 'running', 'backoff', 'pullBackoff'] as const;
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
  readonly sidecarCpuM: number; // of its request, for the second container
  readonly sidecarMib: number;
  readonly priority: number;
  breached: boolean; // in foreign hands: it answers nothing
}

export interface InstanceHidden {
  startTick: number; // when its node took it
  ready: boolean; // passed its readiness probe (always, without one)
  readyChangedTick: number; // when it last became ready, or not
  warmTick: number; // from when it can really answer
  pullMib: number; // still to come over the links, while it pulls
  pullFailures: number; // in a row, for the back-off of pulls (K28)
  poisoned: boolean; // what it pulled was not what its authors made
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
  mostM: number; // what it may use at most: its limit, its threads, its VM's cores
  memoryMib: number;
}

export interface Instance extends InstanceFacts, InstanceHidden, InstanceGauges {}

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
> &
  Partial<Pick<InstanceFacts, 'sidecarCpuM' | 'sidecarMib'>>;

export function newInstance(team: Team, of: InstanceTemplate): Instance {
  // What every tick reads and writes stands first: it is all of the record that a quiet tick fetches (places.ts).
  const instance: Instance = {
    id: takeId(team),
    state: of.state,
    ready: of.kind !== 'container',
    hung: false,
    breached: false,
    warmTick: 0,
    untilTick: 0,
    cpuDemandM: 0,
    cpuGrantedM: 0,
    memoryMib: 0,
    mostM: 0,
    efficiency: 0,
    kind: of.kind,
    service: of.service,
    deployment: of.deployment,
    revision: of.revision,
    release: of.release,
    host: of.host,
    vm: of.vm,
    node: of.node,
    restarts: 0,
    requestCpuM: of.requestCpuM,
    limitCpuM: of.limitCpuM,
    requestMib: of.requestMib,
    limitMib: of.limitMib,
    sidecarCpuM: of.sidecarCpuM ?? 0,
    sidecarMib: of.sidecarMib ?? 0,
    priority: of.priority,
    startTick: 0,
    readyChangedTick: 0,
    pullMib: 0,
    pullFailures: 0,
    poisoned: false,
    failedProbeTicks: 0,
    failures: 0,
    failedTick: 0,
    retryTick: 0,
    evictionPlannedTick: 0,
    evictionTick: 0,
    tries: 0,
  };
  team.instances.push(instance);
  touch(team);
  return instance;
}
