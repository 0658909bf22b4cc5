/** What happened and what was done, in words. `who` has a name, `it` is what it was done to. */

import type { Command, CommandOf } from '../../../shared/sim/commands/schema.ts';
import type { EventKind } from '../../../shared/sim/events.ts';
import { count, decimal, exactMoney, memory, wholePercent } from '../format.ts';
import { names } from './names.ts';

/** Names of the things that a command speaks of, already found. */
export interface ActNames {
  readonly who: string;
  readonly it: string; // its machine, VM, service …
  readonly to: string; // where to, or with what
}

type ActWords = { readonly [V in Command['verb']]: (names: ActNames, command: CommandOf<V>) => string };

const spreadWords = { none: 'anywhere', host: 'over machines', rack: 'over racks' } as const;

const words: ActWords = {
  order: ({ who, it }) => `${who} rented ${it}`,
  returnHost: ({ who, it }) => `${who} gave ${it} back`,
  powerHost: ({ who, it }, { on }) => `${who} turned ${it} ${on ? 'on' : 'off'}`,
  repairHost: ({ who, it }) => `${who} had ${it} repaired`,
  installPlatform: ({ who, it, to }) => `${who} put ${to} on ${it}`,
  joinNode: ({ who, it }) => `${who} joined ${it} to the cluster`,
  cordon: ({ who, it }, { on }) => `${who} ${on ? 'closed' : 'opened'} ${it} for new pods`,
  drain: ({ who, it }) => `${who} drained ${it}`,
  declareDead: ({ who, it }) => `${who} declared ${it} dead`,
  createVm: ({ who, it }) => `${who} made a VM on ${it}`,
  bootVm: ({ who, it }) => `${who} booted ${it}`,
  stopVm: ({ who, it }) => `${who} stopped ${it}`,
  resizeVm: ({ who, it }, { vcpus, memoryMib }) => `${who} gave ${it} ${count(vcpus)} vCPUs and ${memory(memoryMib)}`,
  deleteVm: ({ who, it }) => `${who} deleted ${it}`,
  convert: ({ who, it, to }) => `${who} turned ${it} into a VM on ${to}`,
  moveProcess: ({ who, it, to }) => `${who} moved ${it} to ${to}`,
  migrateLive: ({ who, it, to }) => `${who} sent ${it} live to ${to}`,
  migrateCold: ({ who, it, to }) => `${who} moved ${it} cold to ${to}`,
  cancelMigration: ({ who, it }) => `${who} called off the move of ${it}`,
  throttleVm: ({ who, it }, { on }) => `${who} set ${it} to ${on ? 'slow down while it moves' : 'run at full speed'}`,
  setHa: ({ who, it }, { priority }) => `${who} set ${it} to ${priority === 0 ? 'stay down' : 'restart elsewhere'}`,
  runContainer: ({ who, it, to }) => `${who} ran ${it} by hand on ${to}`,
  stopContainer: ({ who, it }) => `${who} stopped ${it}`,
  deploy: ({ who, it }, { replicas }) => `${who} deployed ${it} with ${count(replicas)}`,
  deleteDeployment: ({ who, it }) => `${who} deleted ${it}`,
  scale: ({ who, it }, { replicas }) => `${who} scaled ${it} to ${count(replicas)}`,
  setResources: ({ who, it }, { requestCpuM, limitCpuM }) =>
    `${who} gave each ${it} ${count(requestCpuM)}m${limitCpuM > 0 ? `, at most ${count(limitCpuM)}m` : ', without a limit'}`,
  setProbes: ({ who, it }, { liveness, readiness }) =>
    `${who} set the probes of ${it}: ${[liveness && 'liveness', readiness && 'readiness'].filter(Boolean).join(' and ') || 'none'}`,
  setSpread: ({ who, it }, { over }) => `${who} set ${it} to run ${spreadWords[over]}`,
  setBudget: ({ who, it }, { minAvailable }) => `${who} set at least ${count(minAvailable)} of ${it} to stay up`,
  setToleration: ({ who, it }, { ticks }) => `${who} set ${it} to wait ${count(ticks)} s for a lost node`,
  setPriority: ({ who, it }, { priority }) => `${who} gave ${it} priority ${decimal(priority)}`,
  setScoring: ({ who }, { strategy }) => `${who} set new pods to be ${names.scorings[strategy]}`,
  setAutoscaler: ({ who, it }, { minReplicas, maxReplicas, targetCpuPercent }) =>
    `${who} set ${it} to scale itself: ${count(minReplicas)} to ${count(maxReplicas)} at ${wholePercent(targetCpuPercent)} of its CPU request`,
  removeAutoscaler: ({ who, it }) => `${who} took the autoscaler off ${it}`,
  setRelease: ({ who, it }, { release }) => `${who} rolled out build ${count(release)} of ${it}`,
};

export const acts = {
  // One record holds a function a verb; TypeScript cannot follow the pair through the union.
  say: (command: Command, names: ActNames): string =>
    (words[command.verb] as (names: ActNames, command: Command) => string)(names, command),
} as const;

/** `it` is the subject, `to` the other thing, `value` the number; '' for what nobody needs to read. */
export const events: Readonly<Record<EventKind, (it: string, to: string, value: number) => string>> = {
  'host.delivered': (it) => `${it} is here`,
  'host.installed': (it) => `${it} is installed`,
  'host.up': (it) => `${it} is up again`,
  'host.failed': (it) => `${it} is down`,
  'host.returned': (it) => `${it || 'A machine'} is gone, its rent ends`,
  'vm.running': (it) => `${it} runs`,
  'vm.killed': (it) => `${it} went down with its machine`,
  'vm.converted': (it, to) => `${it} is a VM on ${to} now`,
  'vm.restarted': (it, to) => `${it} restarts on ${to}`,
  'migration.started': (it, to) => `${it} is on its way to ${to}`,
  'migration.done': (it, to) => `${it} has arrived on ${to}`,
  'migration.cancelled': (it) => `The move of ${it} was called off`,
  'node.ready': (it) => `${it} is ready for pods`,
  'node.lost': (it) => `${it} does not answer the cluster`,
  'node.pressured': (it, _to, value) => `${it} is short of memory: ${memory(value)} left`,
  'pod.bound': () => '',
  'pod.running': () => '',
  'pod.crashed': (it) => `${it} crashed`,
  'pod.oomKilled': (it) => `${it} was killed: out of memory`,
  'pod.evicted': (it) => `${it} was driven out`,
  'deployment.scaled': (it, _to, value) => `The autoscaler set ${it} to ${count(value)}`,
  'pod.preempted': (it) => `${it} gave way to a more important pod`,
  'incident.announced': () => '',
  'incident.struck': () => '',
  'incident.over': (it) => it,
  'incident.stayedAway': () => 'The crowd did not come',
  'sla.credit': (_it, _to, value) => `The SLA was missed: ${exactMoney(-value)} back to the customers`,
  'command.refused': () => '',
};

/** An incident as it is announced and when it strikes: what, where, and what can be done. */
export interface SignWords {
  readonly title: (where: string) => string;
  readonly struck: (where: string) => string;
  readonly over: (where: string) => string; // '' where it has no end of its own
  readonly advice: string; // before it strikes
  readonly after: string; // once it has
}
const noEnd = (): string => '';
const plain: SignWords = {
  over: noEnd,
  title: (where) => `Something comes to ${where}`,
  struck: (where) => `It struck ${where}`,
  advice: '',
  after: '',
};

const kinds: Readonly<Record<string, SignWords>> = {
  'host.dies': {
    title: (where) => `${where} will die`,
    struck: (where) => `${where} has died`,
    over: noEnd,
    advice: 'Move what lives on it while it still runs, and have room for it elsewhere.',
    after: 'What lived on it needs another place: move it, restart it, or let the cluster do so.',
  },
  'host.serviced': {
    title: (where) => `${where} is taken for service`,
    struck: (where) => `${where} is in service`,
    over: (where) => `${where} is back from service`,
    advice: 'Drain it before, so that nothing is cut off.',
    after: 'It comes back by itself. Until then the others carry its load.',
  },
  'rack.dark': {
    title: (where) => `${where} may lose its power`,
    struck: (where) => `${where} is dark`,
    over: (where) => `${where} has power again`,
    advice: 'Spread over racks, or have room in the others.',
    after: 'Power comes back by itself. Until then only the other racks answer.',
  },
  crowd: {
    title: () => 'A crowd may come',
    struck: () => 'The crowd is here',
    over: () => 'The crowd has gone',
    advice: 'Have room before it comes: machines need their lead time.',
    after: 'Scale what is hot, and shed what costs more than it earns.',
  },
  'mix.shift': {
    title: (where) => `More will want ${where}`,
    struck: (where) => `Everyone wants ${where} now`,
    over: (where) => `${where} is wanted as before`,
    advice: 'Other services than before carry the load. Look which.',
    after: 'Scale those that are hot now.',
  },
  'demand.step': {
    title: (where) => `More work for ${where}`,
    struck: (where) => `More work for ${where} now`,
    over: (where) => `${where} has its usual work again`,
    advice: 'It needs more cores for a while. Give the hot ones room apart from each other.',
    after: 'See that the hot ones do not share the same cores.',
  },
  'pod.hangs': {
    title: (where) => `A copy of ${where} may hang`,
    struck: (where) => `A copy of ${where} hangs`,
    over: noEnd,
    advice: 'A liveness probe restarts it.',
    after: 'A liveness probe restarts it; without one, stop that copy by hand.',
  },
  'pod.crashes': {
    title: (where) => `A copy of ${where} may crash`,
    struck: (where) => `A copy of ${where} crashed`,
    over: noEnd,
    advice: 'More than one copy keeps it up.',
    after: 'It starts again by itself, each time a little later.',
  },
};

export const signs = {
  of: (kind: string): SignWords => kinds[kind] ?? plain,
  in: (wait: string) => `in ${wait}`,
  factor: (factor: number) => `× ${decimal(factor)}`,
} as const;

export const alerts = {
  host: (name: string) => `${name} is down`,
  service: (name: string, bad: boolean) => (bad ? `${name} loses requests` : `${name} is near its limit`),
  pending: (name: string, many: number) =>
    many === 1 ? `a pod of ${name} finds no place` : `${count(many)} pods of ${name} find no place`,
} as const;
