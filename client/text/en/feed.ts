/** What happened and what was done, in words. `who` has a name, `it` is what it was done to. */

import type { Command, CommandOf } from '../../../shared/sim/commands/schema.ts';
import type { EventKind } from '../../../shared/sim/events.ts';
import { clock, count, decimal, exactMoney, memory, wholePercent } from '../format.ts';
import { names } from './names.ts';

/** Names of the things that a command speaks of, already found. */
export interface ActNames {
  readonly who: string;
  readonly it: string; // its machine, VM, service …
  readonly to: string; // where to, or with what
}

type ActWords = { readonly [V in Command['verb']]: (names: ActNames, command: CommandOf<V>) => string };

const spreadWords = { none: 'anywhere', host: 'over machines', rack: 'over racks' } as const;

const vlanName = (vlan: number): string => (vlan === 0 ? 'the flat network' : `VLAN ${String(vlan)}`);
const copies = (many: number): string => (many === 1 ? '1 copy' : `${count(many)} copies`);

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
  deploy: ({ who, it }, { replicas }) => `${who} deployed ${it} with ${copies(replicas)}`,
  deleteDeployment: ({ who, it }) => `${who} deleted ${it}`,
  scale: ({ who, it }, { replicas }) => `${who} scaled ${it} to ${copies(replicas)}`,
  setResources: ({ who, it }, { requestCpuM, limitCpuM }) =>
    `${who} gave each copy of ${it} ${count(requestCpuM)}m${limitCpuM > 0 ? `, at most ${count(limitCpuM)}m` : ', without a limit'}`,
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
  createNetwork: ({ who }, { vlan }) => `${who} made the network ${vlanName(vlan)}`,
  attachNetwork: ({ who, it }, { vlan }) => `${who} put ${it} on ${vlanName(vlan)}`,
  allowTraffic: ({ who }, { from, to }) => `${who} let calls through from ${vlanName(from)} to ${vlanName(to)}`,
  denyTraffic: ({ who }, { from, to }) => `${who} closed the way from ${vlanName(from)} to ${vlanName(to)}`,
  setMigrationNetwork: ({ who }, { percent }) => `${who} kept ${wholePercent(percent)} of every link for copies`,
  harden: ({ who, it }) => `${who} hardened ${it}`,
  rebuild: ({ who, it }) => `${who} installed ${it} from clean media`,
  acceptOffer: ({ who, it }) => `${who} accepted the tenant ${it}`,
  refuseOffer: ({ who, it }) => `${who} declined the tenant ${it}`,
  refundTenant: ({ who, it }) => `${who} paid ${it} back and let it go`,
  setVmResources: ({ who, it }, { reservationM, limitM, shares }) =>
    `${who} set ${it} to ${count(reservationM)}m guaranteed, ${limitM > 0 ? `at most ${count(limitM)}m` : 'no limit'}, ${count(shares)} shares a vCPU`,
  setMemoryPolicy: ({ who, it }, { overcommitPercent }) =>
    `${who} set ${it} to promise ${wholePercent(overcommitPercent)} of its memory`,
  setPoolSize: ({ who }, { poolGib }) => `${who} made the pool ${memory(poolGib * 1024)}`,
  moveDisk: ({ who, it }, { local }) => `${who} moved the disk of ${it} ${local ? 'into its machine' : 'to the pool'}`,
  snapshotVm: ({ who, it }) => `${who} took a snapshot of ${it}`,
  revertVm: ({ who, it }) => `${who} rolled ${it || 'a VM'} back`,
  deleteCopy: ({ who, it }) => `${who} deleted the copy ${it}`,
  makeTemplate: ({ who, it }) => `${who} made ${it} a template`,
  cloneVm: ({ who, it, to }) => `${who} cloned ${it || 'a VM'} to ${to}`,
  backupVm: ({ who, it }) => `${who} backed ${it} up`,
  restoreVm: ({ who, it, to }) => `${who} restored ${it || 'a VM'} on ${to}`,
  setBackupCap: ({ who }, { percent }) =>
    percent === 0
      ? `${who} put the nightly backup off`
      : `${who} gave the nightly backup ${wholePercent(percent)} of a link`,
  patch: ({ who, it }) => `${who} patched ${it}`,
  takeAdvice: ({ who }) => `${who} paid for advice`,
  setPatchTool: ({ who }, { on }) => `${who} ${on ? 'rented' : 'gave up'} the patch tool`,
  setHaReserve: ({ who }, { hosts }) => `${who} kept room for ${count(hosts)} lost machines`,
  evacuateHost: ({ who, it }, { on }) => `${who} ${on ? 'evacuated' : 'opened'} ${it}${on ? '' : ' for VMs again'}`,
  migratePostCopy: ({ who, it }) => `${who} sent ${it} ahead of its memory`,
  setAutoBalance: ({ who }, { on }) => `${who} ${on ? 'left the balance to the tools' : 'took the balance in hand'}`,
  setRelease: ({ who, it }, { release }) => `${who} rolled out build ${count(release)} of ${it}`,
  installRuntime: ({ who, it }, { runtime }) => `${who} installed ${runtime} on ${it}`,
  setLiveRestore: ({ who, it }, { on }) =>
    `${who} set containers on ${it} to ${on ? 'outlive' : 'end with'} their daemon`,
  buildImage: ({ who, it }) => `${who} started a build of ${it}`,
  pushImage: ({ who, it }) => `${who} pushed ${it || 'a build'}`,
  orderSteps: ({ who, it }, { step, to }) =>
    `${who} moved line ${count(step)} of the Dockerfile of ${it} to ${count(to)}`,
  rebuildBase: ({ who, it }) => `${who} started to rebuild the base image of ${it}`,
  pinImage: ({ who, it }, { on }) => `${who} ${on ? 'pinned' : 'unpinned'} the image of ${it}`,
  prePull: ({ who, it }, { release }) => `${who} had build ${count(release)} of ${it} pulled to all nodes`,
  setRegistry: ({ who }, { registry }) =>
    `${who} took ${registry === 'private' ? 'a registry of our own' : 'the public registry'}`,
  setMirror: ({ who }, { on }) => `${who} ${on ? 'set up' : 'gave up'} a mirror`,
  setScanner: ({ who }, { on }) => `${who} ${on ? 'took' : 'gave up'} a scanner`,
  setPipeline: ({ who }, { on }) => `${who} turned the pipeline ${on ? 'on' : 'off'}`,
  setMultiArch: ({ who, it }, { on }) =>
    `${who} set ${it} to be built for ${on ? 'every processor' : 'its own processor only'}`,
  setEmulation: ({ who, it }, { on }) => `${who} turned emulation on ${it} ${on ? 'on' : 'off'}`,
  setOrchestrator: ({ who }, { orchestrator }) => `${who} set the cluster to run with ${orchestrator}`,
  setControlPlane: ({ who, it }, { on }) =>
    `${who} ${on ? `made ${it} a member of the control plane` : `took ${it} out of the control plane`}`,
  setNodeAutoscaler: ({ who }, { min, max, model }) =>
    `${who} set the cluster to order ${count(min)} to ${count(max)} machines (${model}) by itself`,
  removeNodeAutoscaler: ({ who }) => `${who} took the ordering of machines back in hand`,
  taintNode: ({ who, it }, { key, effect }) =>
    effect === 'none' ? `${who} took the taint off ${it}` : `${who} tainted ${it}: ${key}, ${effect}`,
  setTolerates: ({ who, it }, { key, only }) =>
    key === null
      ? `${who} set ${it} to bear no taint`
      : `${who} set ${it} to run ${only ? 'only ' : 'also '}on nodes with the taint ${key}`,
  setStrategy: ({ who, it }, { maxSurgePercent, maxUnavailablePercent, recreate }) =>
    recreate
      ? `${who} set ${it} to stop all before the new ones start`
      : `${who} set ${it} to roll with ${wholePercent(maxSurgePercent)} more and ${wholePercent(maxUnavailablePercent)} missing`,
  pauseRollout: ({ who, it }, { atPods }) =>
    atPods === 0 ? `${who} held the roll-out of ${it}` : `${who} held the roll-out of ${it} at ${count(atPods)}`,
  resumeRollout: ({ who, it }) => `${who} let ${it} roll on`,
  rolloutUndo: ({ who, it }) => `${who} put ${it} back to what it was before`,
  takeBatch: ({ who }, { coresM }) =>
    coresM === 0 ? `${who} sold no more idle CPU` : `${who} sold up to ${count(coresM)}m of idle CPU`,
  limitBatch: ({ who }, { coresM, shares }) =>
    `${who} held month-end work to ${count(coresM)}m with weight ${count(shares)}`,
  commitLease: ({ who, it }) => `${who} kept ${it} to the end, for less rent`,
  resellHost: ({ who, it }) => `${who} passed the lease of ${it} on`,
  setLicence: ({ who, it }, { edition }) =>
    `${who} licensed ${it} for Windows ${edition === 'standard' ? 'Standard' : 'Datacenter'}`,
  deployFunction: ({ who, it }, { memoryMib, provisioned }) =>
    `${who} put ${it} on the function platform with ${memory(memoryMib)}${provisioned > 0 ? `, ${count(provisioned)} kept warm` : ''}`,
  removeFunction: ({ who, it }) => `${who} took ${it} off the function platform`,
  splitCalls: ({ who, it }, { percent }) =>
    `${who} sent ${wholePercent(percent)} of the calls of ${it} to its function`,
  setMesh: ({ who }, { on, mtls }) =>
    on ? `${who} put a proxy beside every pod${mtls ? ', and calls are encrypted' : ''}` : `${who} took the mesh away`,
  setRetries: ({ who }, { attempts, budgetPercent }) =>
    `${who} set calls to be tried ${attempts === 1 ? 'once' : `${count(attempts)} times`}${budgetPercent > 0 ? `, at most ${wholePercent(budgetPercent)} again` : ''}`,
  setBreaker: ({ who }, { errorPercent, openTicks }) =>
    errorPercent === 0
      ? `${who} took the breakers out`
      : `${who} set breakers to open at ${wholePercent(errorPercent)} of failed calls, for ${count(openTicks)} s`,
  splitTraffic: ({ who, it }, { release, percent }) =>
    release === 0
      ? `${who} ended the split of ${it}`
      : `${who} sent ${wholePercent(percent)} of the calls of ${it} to build ${count(release)}`,
  openEdge: ({ who, it }) => `${who} ordered an edge site in ${it}`,
  closeEdge: ({ who, it }) => `${who} closed ${it}`,
  placeAtEdge: ({ who, it, to }, { form }) => `${who} copied ${it} to ${to}${form === 'vm' ? ' as a VM' : ''}`,
  removeFromEdge: ({ who, it, to }) => `${who} took ${it} from ${to}`,
  setPrice: ({ who }, { percent }) => `${who} set the price to ${wholePercent(percent)} of the list`,
  shed: ({ who, it }, { percent }) =>
    percent === 0 ? `${who} let all of ${it} in` : `${who} turned ${wholePercent(percent)} of ${it} away`,
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
  'pod.unhealthy': (it) => `${it} did not answer its liveness probe and was restarted`,
  'pod.oomKilled': (it) => `${it} was killed: out of memory`,
  'pod.evicted': (it) => `${it} was driven out`,
  'rollout.stalled': (it) => `The roll-out of ${it} does not move`,
  'rollout.done': (it) => `The roll-out of ${it} is done`,
  'nodes.added': (it) => `The cluster ordered a machine: ${it || 'it comes'}`,
  'nodes.removed': (it) => `The cluster gives ${it || 'a machine'} back`,
  'nodes.blocked': (_it, _to, value) =>
    `The cluster may not order ${count(value)} more ${value === 1 ? 'machine' : 'machines'}`,
  'batch.arrived': (_it, _to, value) => `Month-end work is here: it wants ${count(value)}m of CPU`,
  'batch.done': () => 'The month-end work is done',
  'batch.late': (_it, _to, value) => `The month-end work was not done: ${count(value)} core-minutes are left`,
  'deployment.scaled': (it, _to, value) => `The autoscaler set ${it} to ${count(value)}`,
  'vm.ballooned': (it, _to, value) => `${it} gives back ${memory(value)} that it did not use`,
  'vm.swapped': (it, _to, value) => `${it} is swapped: ${memory(value)} of what it uses is on disk`,
  'vm.diskFull': (it) => `${it} cannot write: its disk is full`,
  'vm.lost': (it) => `${it} is lost with the disk of its machine`,
  'vm.cloned': (it, to) => `${it} is cloned and boots on ${to}`,
  'vm.restored': (it, to) => `${it} is back from its backup on ${to}`,
  'vm.backedUp': (it) => `${it} is backed up`,
  'vm.diskMoved': (it) => `The disk of ${it} has moved`,
  'vm.patchFailed': (it) => `${it} crashed after its patch`,
  'host.evacuated': (it) => `${it} is empty`,
  'pod.preempted': (it) => `${it} gave way to a more important pod`,
  'incident.announced': () => '',
  'incident.struck': () => '',
  'incident.over': (it) => it,
  'incident.stayedAway': () => 'The crowd did not come',
  'function.throttled': (it, _to, value) => `${it} has too few function instances: ${wholePercent(value)} turned away`,
  'breaker.opened': (it, _to, value) => `The breaker before ${it} opened: ${wholePercent(value)} of its calls failed`,
  'breaker.closed': (it) => `The breaker before ${it} closed again`,
  'edge.up': (it) => `${it || 'An edge site'} is up`,
  'edge.failed': (it) => `${it || 'An edge site'} is down: its users go to the next one near them, or home`,
  'edge.returned': (it) => `${it || 'An edge site'} is gone, its rent ends`,
  'market.moved': (_it, _to, value) => `Your part of the market is ${wholePercent(value)} of an equal one now`,
  'order.late': (it, _to, value) => `The lorry with ${it} is ${clock(value)} late`,
  'sla.credit': (share, agreed, value) =>
    `SLA credit: ${exactMoney(-value)} back to the customers, for ${share} in time instead of ${agreed}`,
  'service.breached': (it, _to, value) =>
    `${it} is in foreign hands and answers nothing: ${exactMoney(value)} to its customers`,
  'kernel.taken': (it) => `The kernel of ${it} is taken, and all that runs on it`,
  'escape.held': (it) => `Somebody got into ${it} and not out of it`,
  'offer.made': (it) => `${it} asks for room`,
  'offer.lapsed': (it) => `${it} got no answer and went elsewhere`,
  'contract.broken': (it) => `${it} shares what it was promised for itself`,
  'contract.lost': (it) => `${it} has left: it did not get what it was promised`,
  'contract.ended': (it) => `The contract of ${it} is over`,
  'auditor.passed': (it) => `The auditor found ${it} behind a wall of its own`,
  'auditor.failed': (it) => `The auditor found ${it} on a shared kernel`,
  'image.built': (_it, _to, value) => `Build ${count(value)} is done`,
  'image.pushed': (_it, _to, value) => `Build ${count(value)} is in the registry`,
  'image.prePulled': (it, _to, value) => `${it} has build ${count(value)} on its disk`,
  'base.rebuilt': (_it, _to, value) =>
    `A base image has patch ${count(value)} now. What is built on it must be built anew.`,
  'pod.pullFailed': (it) => `${it} cannot get its image`,
  'daemon.restarted': (it) => `The container daemon on ${it} restarted`,
  'command.refused': () => '',
};

/** An incident as it is announced, when it strikes and when it is over; what can be done is in `advice.ts`. */
export interface SignWords {
  readonly title: (where: string) => string;
  readonly struck: (where: string) => string;
  readonly over: (where: string) => string; // '' where it has no end of its own
}
const noEnd = (): string => '';
const plain: SignWords = {
  over: noEnd,
  title: (where) => `Something comes to ${where}`,
  struck: (where) => `It struck ${where}`,
};

const kinds: Readonly<Record<string, SignWords>> = {
  'host.dies': {
    title: (where) => `${where} will die`,
    struck: (where) => `${where} has died`,
    over: noEnd,
  },
  'host.serviced': {
    title: (where) => `${where} is taken for service`,
    struck: (where) => `${where} is in service`,
    over: (where) => `${where} is back from service`,
  },
  'rack.dark': {
    title: (where) => `${where} may lose its power`,
    struck: (where) => `${where} is dark`,
    over: (where) => `${where} has power again`,
  },
  'feed.dark': {
    title: (where) => `Feed ${where} may lose its power`,
    struck: (where) => `Feed ${where} is dark, with all its racks`,
    over: (where) => `Feed ${where} has power again`,
  },
  'cooling.fails': {
    title: (where) => `The cooling will fail: ${where} at most`,
    struck: (where) => `The cooling has failed: ${where} at most`,
    over: () => 'The cooling works again',
  },
  'power.price': {
    title: () => 'Power will be dear',
    struck: () => 'Power is dear now',
    over: () => 'Power costs what it did',
  },
  'lorry.late': {
    title: () => 'The roads will be closed',
    struck: () => 'All lorries are late',
    over: () => 'The roads are open again',
  },
  'os.crashes': {
    title: (where) => `The system of ${where} may crash`,
    struck: (where) => `The system of ${where} crashed`,
    over: (where) => `${where} has rebooted`,
  },
  crowd: {
    title: (where) => (where === '' ? 'A crowd may come' : `A crowd may come to ${where}`),
    struck: (where) => (where === '' ? 'The crowd is here' : `The crowd is here: ${where}`),
    over: (where) => (where === '' ? 'The crowd has gone' : `The crowd at ${where} has gone`),
  },
  'mix.shift': {
    title: (where) => `More will want ${where}`,
    struck: (where) => `Everyone wants ${where} now`,
    over: (where) => `${where} is wanted as before`,
  },
  'demand.step': {
    title: (where) => `More work: ${where}`,
    struck: (where) => `More work now: ${where}`,
    over: (where) => `Usual work again: ${where}`,
  },
  'retry.storm': {
    title: (where) => `${where} may stall for a moment`,
    struck: (where) => `${where} stalls, and everyone tries again`,
    over: (where) => `${where} could work again, if its callers let it`,
  },
  'quorum.wobble': {
    title: (where) => `The control plane will lose ${where || 'a member'}`,
    struck: (where) => `${where || 'A member'} of the control plane is broken, a second one is next`,
    over: noEnd,
  },
  'batch.monthEnd': {
    title: () => 'The month ends soon',
    struck: () => 'Month-end work wants its cores',
    over: noEnd,
  },
  'region.dark': {
    title: (where) => `${where} may lose its sites`,
    struck: (where) => `The edge in ${where} is dark`,
    over: (where) => `${where} has its sites again`,
  },
  'pod.hangs': {
    title: (where) => `A copy of ${where} may hang`,
    struck: (where) => `A copy of ${where} hangs`,
    over: noEnd,
  },
  'container.escape': {
    title: (where) => `Somebody pokes at ${where}`,
    struck: (where) => `Somebody is in a container of ${where}`,
    over: noEnd,
  },
  'hypervisor.escape': {
    title: (where) => `A hole in the hypervisor of ${where} is known`,
    struck: (where) => `Somebody tried the hole on ${where}`,
    over: noEnd,
  },
  'old.hole': {
    title: (where) => `An old hole in ${where} is being used elsewhere`,
    struck: (where) => `${where} is in foreign hands`,
    over: noEnd,
  },
  auditor: {
    title: (where) => `The auditor will look where ${where} runs`,
    struck: (where) => `The auditor looked where ${where} runs`,
    over: noEnd,
  },
  'disk.fills': {
    title: (where) => `A log of ${where} runs away`,
    struck: (where) => `The disk of ${where} would be full now`,
    over: (where) => `The log of ${where} was stopped`,
  },
  'backup.window': {
    title: () => 'The nightly backup comes',
    struck: () => 'The nightly backup is on the wire',
    over: () => 'The nightly backup is done',
  },
  'patch.bad': {
    title: () => 'A patch does harm',
    struck: () => 'What was patched crashes',
    over: () => 'The vendor has mended the patch',
  },
  'registry.dark': {
    title: () => 'The public registry may fail',
    struck: () => 'The public registry does not answer',
    over: () => 'The public registry answers again',
  },
  'image.poisoned': {
    title: (where) => `Somebody moves the tag of ${where}`,
    struck: (where) => `The image of ${where} is poisoned`,
    over: (where) => `The tag of ${where} is clean again`,
  },
  'base.cve': {
    title: (where) => `A hole in ${where} will be used`,
    struck: (where) => `The hole in ${where} is used`,
    over: (where) => `The attack on ${where} is over`,
  },
  'release.bad': {
    title: (where) => `A new release of ${where} comes`,
    struck: (where) => `The developers rolled out ${where}`,
    over: noEnd,
  },
  'release.fix': {
    title: (where) => `A bug in ${where} will show`,
    struck: (where) => `The bug in ${where} shows, and the release without it rolls out`,
    over: noEnd,
  },
  leak: {
    title: (where) => `A new release of ${where} comes`,
    struck: (where) => `The developers rolled out ${where}`,
    over: noEnd,
  },
  'daemon.restarts': {
    title: (where) => `The container daemon on ${where} will be updated`,
    struck: (where) => `The container daemon on ${where} restarts`,
    over: noEnd,
  },
  'pod.crashes': {
    title: (where) => `A copy of ${where} may crash`,
    struck: (where) => `A copy of ${where} crashed`,
    over: noEnd,
  },
};

export const signs = {
  of: (kind: string): SignWords => kinds[kind] ?? plain,
  in: (wait: string) => `in ${wait}`,
  factor: (factor: number) => `× ${decimal(factor)}`,
} as const;

export const alerts = {
  host: (name: string) => `${name} is down`,
  edge: (name: string, bad: boolean) =>
    bad ? `${name} is down` : `${name} is full: the rest goes to the next one near, or home`,
  trip: (time: string) => `the way there and back takes ${time}`,
  region: (name: string, perS: number) => `answers to ${name} come too late: ${count(perS)}/s`,
  service: (name: string, bad: boolean) => (bad ? `${name} loses requests` : `${name} is near its limit`),
  pending: (name: string, many: number) =>
    many === 1 ? `a pod of ${name} finds no place` : `${count(many)} pods of ${name} find no place`,
} as const;
