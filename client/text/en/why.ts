/** The links of a *Why?* chain in words: what it is, and the numbers behind it. `name` is what the link is about. */
import type { WhyCode } from '../../../shared/sim/explain.ts';
import { VM_STATES } from '../../../shared/sim/world.ts';
import {
  clock,
  count,
  counted,
  cpu,
  decimal,
  exactMoney,
  finePercent,
  memory,
  milliseconds,
  wholePercent,
} from '../format.ts';
import { names } from './names.ts';

type Numbers = Readonly<Record<string, number>>;
export interface WhyWords {
  readonly what: string;
  readonly numbers: string; // '' where there is nothing to count
}

const n = (numbers: Numbers, name: string): number => numbers[name] ?? 0;
const until = (x: Numbers): string =>
  n(x, 'untilTick') > 0 ? `until ${clock(n(x, 'untilTick'))}` : 'until somebody acts';
const cents = (amount: number): string => exactMoney(amount * 1_000_000);
const cores = (millicores: number): string =>
  millicores < 1000 ? `${cpu(millicores)} CPU` : millicores === 1000 ? '1 core' : `${cpu(millicores)} cores`;
const copies = (many: number): string => (many === 1 ? '1 copy' : `${count(many)} copies`);

/** What a node lacks: resources by their place in the scheduler's lists, and room for one more pod. */
function shortOf(x: Numbers): string {
  const [asked, used, capacity] = [n(x, 'requested'), n(x, 'used'), n(x, 'capacity')];
  const free = Math.max(0, capacity - used);
  if (n(x, 'resource') === 0) return `wants ${cores(asked)}, ${cores(free)} unreserved`;
  if (n(x, 'resource') === 1) return `wants ${memory(asked)}, ${memory(free)} unreserved`;
  return `runs ${count(used)} pods of at most ${count(capacity)}`;
}

/** The blast radius: whom it could reach next. */
const leadsTo = (x: Numbers): string =>
  `${count(n(x, 'kernel'))} others share its kernel, ${count(n(x, 'image'))} its base image, ${count(n(x, 'network'))} its network, ${count(n(x, 'host'))} its machine`;

const links: Readonly<Record<WhyCode, (name: string, x: Numbers) => WhyWords>> = {
  'service.fine': (name, x) => ({
    what: `${name} is fine`,
    numbers: `${wholePercent(n(x, 'utilisationPercent'))} of what it can do`,
  }),
  'service.losing': (name, x) => ({
    what: `${name} loses requests`,
    numbers: n(x, 'lostPercent') < 1 ? 'less than 1 % of them' : `${wholePercent(n(x, 'lostPercent'))} of them`,
  }),
  'service.none_serving': (name) => ({ what: `No copy of ${name} answers`, numbers: 'every request is lost' }),
  'service.dead_endpoints': (name, x) => ({
    what: `Requests go to copies of ${name} that do not answer`,
    numbers: `${count(n(x, 'serving'))} of ${copies(n(x, 'endpoints'))} answer`,
  }),
  'service.queue': (name, x) => ({
    what: `Requests wait in the queue of ${name}`,
    numbers: `${count(n(x, 'arrivalsPerS'))}/s arrive, it can do ${count(n(x, 'capacityPerS'))}/s${n(x, 'waitMs') > 0 ? `, wait ${milliseconds(n(x, 'waitMs'))}` : ''}`,
  }),
  'service.limited': (name, x) =>
    n(x, 'limitCpuM') > 0
      ? {
          what: `Its own CPU limit holds ${name} back`,
          numbers: `${copies(n(x, 'serving'))} of at most ${cores(n(x, 'limitCpuM'))} each`,
        }
      : {
          what: `${name} cannot use more cores`,
          numbers: `${copies(n(x, 'serving'))}: its threads end there, or the vCPUs of its VM (stopped it can be resized, then booted)`,
        },
  'service.host_busy': (name, x) => ({
    what: `The machines of ${name} have no more CPU to give`,
    numbers: `${copies(n(x, 'serving'))} ${n(x, 'serving') === 1 ? 'shares' : 'share'} it with others`,
  }),
  'service.neighbour': (name, x) => ({
    what: `${name} takes what it can get beside it`,
    numbers: `${cores(n(x, 'grantedM'))}; it asked for ${cores(n(x, 'askedM'))}`,
  }),
  'service.slow_callee': (name) => ({ what: `It waits for ${name}, which it calls`, numbers: '' }),
  'service.autoscaler_max': (name, x) => ({
    what: `The autoscaler of ${name} may not add copies`,
    numbers: `${copies(n(x, 'maxReplicas'))} are its most, aimed at ${wholePercent(n(x, 'targetCpuPercent'))} of their CPU request`,
  }),
  'service.denied': (name, x) => ({
    what: `Calls to ${name} find no way through`,
    numbers: `${wholePercent(n(x, 'deniedPercent'))} of them: no flow is open between the two networks`,
  }),
  'service.link_full': (name, x) => ({
    what: `The network cards under ${name} are full`,
    numbers: `${wholePercent(n(x, 'latePercent'))} of its calls wait for the wire`,
  }),
  'service.tenant_shared': (name, x) => ({
    what: `${name} was promised to be alone and is not`,
    numbers: `${copies(n(x, 'others'))} of others are with it`,
  }),
  'service.tenant_unserved': (name) => ({ what: `${name} pays nothing`, numbers: 'too few of its calls are answered' }),
  'service.tenant_left': (name) => ({ what: `${name} has left`, numbers: 'it did not get what it was promised' }),
  'service.tenant_refunded': (name) => ({ what: `${name} was let go`, numbers: 'an hour’s price was paid back' }),
  'service.audited': (name) => ({
    what: `The auditor found ${name} on a shared kernel`,
    numbers: 'it has to have one for itself',
  }),
  'service.breached': (name) => ({ what: `A copy of ${name} fell into foreign hands`, numbers: '' }),
  'service.credited': (_name, x) => ({
    what: 'Part of ten minutes’ revenue went back to the customers',
    numbers: `${finePercent(n(x, 'inTimeTenThousandths') / 10_000)} of the answers were in time; below ${wholePercent(n(x, 'belowPercent'))}, ${wholePercent(n(x, 'backPercent'))} of it goes back`,
  }),
  'batch.left': (_name, x) => ({
    what: 'Month-end work was not done when it was due',
    numbers: `${counted([[n(x, 'minutes'), 'core-minute', 'core-minutes']])} were left${n(x, 'limitM') > 0 ? `, it was held to ${cpu(n(x, 'limitM'))} of CPU` : ''}`,
  }),
  'vm.breached': (name, x) => ({ what: `The kernel of ${name} is in foreign hands`, numbers: leadsTo(x) }),
  'host.breached': (name, x) => ({ what: `The kernel of ${name} is in foreign hands`, numbers: leadsTo(x) }),
  'host.link_full': (name, x) => ({
    what: `The network card of ${name} is full`,
    numbers: `calls want ${memory(n(x, 'requestMib'))} a second, copies take ${memory(n(x, 'copyMib'))}; ${wholePercent(n(x, 'latePercent'))} of the calls wait`,
  }),
  'pod.breached': (name, x) => ({
    what: `${name} is in foreign hands`,
    numbers: leadsTo(x),
  }),
  'service.rolling': (_name, x) => ({
    what: 'A roll-out is under way',
    numbers: `${count(n(x, 'updated'))} of ${count(n(x, 'replicas'))} are new, ${count(n(x, 'available'))} of ${count(n(x, 'pods'))} pods serve`,
  }),
  'service.retried': (name, x) => ({
    what: `Callers of ${name} try again and again`,
    numbers: `${wholePercent(n(x, 'callsPercent'))} of the calls that are wanted, ${wholePercent(n(x, 'failedPercent'))} fail${n(x, 'timeoutMs') > 0 ? `, given up after ${milliseconds(n(x, 'timeoutMs'))}` : ''}`,
  }),
  'service.breaker_open': (name, x) => ({
    what: `A breaker keeps calls from ${name}`,
    numbers: `until ${clock(n(x, 'untilTick'))}, then it tries with a few`,
  }),
  'service.throttled': (name, x) => ({
    what: `${name} has too few function instances`,
    numbers: `${count(n(x, 'instances'))} of ${count(n(x, 'needed'))} needed, ${wholePercent(n(x, 'throttledPercent'))} of its calls are turned away (${count(n(x, 'apart'))}, if calls could not share them)`,
  }),
  'service.cold': (name, x) => ({
    what: `Calls of ${name} meet cold function instances`,
    numbers: `${wholePercent(n(x, 'coldPercent'))} of them wait ${milliseconds(n(x, 'coldStartMs'))}`,
  }),
  'service.shared_state': (name, x) => ({
    what: `The copies of ${name} get in each other's way`,
    numbers: `${count(n(x, 'serving'))} of them do ${wholePercent(n(x, 'leftPercent'))} of what they could apart; more than ${count(n(x, 'best'))} do less`,
  }),
  'service.hiccup': (name, x) => ({
    what: `${name} stalls`,
    numbers: `${wholePercent(n(x, 'leftPercent'))} of what it can do is left for a moment`,
  }),
  'service.far': (name, x) => ({
    what: `Users of ${name} are far away`,
    numbers: `the way takes ${milliseconds(n(x, 'tripMs'))} of ${milliseconds(n(x, 'deadlineMs'))}, for ${count(n(x, 'perS'))} requests a second`,
  }),
  'pod.pending': (name, x) => ({
    what: `${name} fits on no node`,
    numbers: `it asks for ${cores(n(x, 'requestCpuM'))} and ${memory(n(x, 'requestMib'))}`,
  }),
  'pod.starting': (name, x) => ({
    what: `${name} is still starting`,
    numbers: `${until(x)}, and calls reach it already`,
  }),
  'pod.node_lost': (name) => ({ what: `The node of ${name} is down`, numbers: 'and the cluster still counts on it' }),
  'pod.backoff': (name, x) => ({
    what: `${name} crashed and waits before it tries again`,
    numbers: `${count(n(x, 'restarts'))} restarts, next try at ${clock(n(x, 'untilTick'))}`,
  }),
  'pod.hung': (name) => ({
    what: `${name} hangs: it runs and does not answer`,
    numbers: '',
  }),
  'node.taint': (name, x) => ({
    what: `${name} does not take it`,
    numbers:
      n(x, 'ready') === 0
        ? 'it does not answer'
        : n(x, 'cordoned') === 1
          ? 'it is cordoned'
          : 'it has a taint, which this pod does not bear',
  }),
  'node.pressured': (name, x) => ({
    what: `${name} is short of memory`,
    numbers: `${memory(n(x, 'availableMib'))} of at least ${memory(n(x, 'thresholdMib'))} left. It drives out who is most above its request, and takes none that asks for nothing.`,
  }),
  'node.kernel': (name) => ({ what: `${name} has another kernel`, numbers: 'a container brings none of its own' }),
  'node.spread': (name) => ({ what: `${name} would make the spread uneven`, numbers: 'the spread rule forbids it' }),
  'node.short': (name, x) => ({ what: `${name} is too full`, numbers: shortOf(x) }),
  'node.fits': (name) => ({ what: `${name} has room`, numbers: 'the scheduler will come to it' }),
  'node.spare': (name, x) => ({
    what: `${name} has CPU to spare, and too few of the copies`,
    numbers: `${wholePercent(n(x, 'busyPercent'))} busy. Copies that run never move; only new ones can go there.`,
  }),
  'host.cooled': (name, x) => ({
    what: `The cooling fails, and ${name} runs slower`,
    numbers: `it may use ${wholePercent(n(x, 'ceilingPercent'))} of its cores`,
  }),
  'host.late': (name, x) => ({
    what: `${name} is late`,
    numbers: `it comes at ${clock(n(x, 'untilTick'))}`,
  }),
  'vm.emulated': (name, x) => ({
    what: `${name} was built for another processor`,
    numbers: `emulated here, it works at 1/${count(n(x, 'slowdown'))} of the speed`,
  }),
  'host.evacuated': (name) => ({ what: `${name} is empty`, numbers: 'and takes no VM until it is opened again' }),
  'host.evacuating': (name, x) => ({ what: `${name} is being emptied`, numbers: `${count(n(x, 'vms'))} VMs are left` }),
  'host.no_refuge': (name, x) => ({
    what: `What is left on ${name} fits nowhere else`,
    numbers: `${count(n(x, 'vms'))} VMs, the smallest needs ${memory(n(x, 'needMib'))} on one machine`,
  }),
  'vm.crashed': (name, x) => ({
    what: `${name} crashed and stays down`,
    numbers: `patched at ${clock(n(x, 'patchedTick'))}, ${count(n(x, 'snapshots'))} snapshots to roll back to`,
  }),
  'vm.disk_full': (name, x) => ({
    what: `The disk of ${name} is full`,
    numbers: `${n(x, 'local') === 1 ? 'that of its machine' : 'the pool'}${n(x, 'snapshots') === 0 ? '' : `; ${count(n(x, 'snapshots'))} of its snapshots hold some of it`}`,
  }),
  'vm.limited': (name, x) => ({
    what: `Its CPU limit holds ${name} back`,
    numbers: `${cores(n(x, 'limitM'))}, whatever is free`,
  }),
  'vm.cpu_ready': (name, x) => ({
    what: `${name} waits for a core`,
    numbers: `${wholePercent(n(x, 'readyPercent'))} of the time that it could work; ${count(n(x, 'vcpusOnHost'))} vCPUs share the machine`,
  }),
  'vm.swapped': (name, x) => ({
    what: `${name} is swapped by its machine`,
    numbers: `${memory(n(x, 'swapMib'))} of what it uses is on disk. Too much memory is promised there.`,
  }),
  'vm.ballooned': (name, x) => ({
    what: `A balloon takes memory from ${name}`,
    numbers: `${memory(n(x, 'balloonMib'))} that it does not use`,
  }),
  'cluster.offers': (name, x) => ({
    what: `${name} waits for an offer`,
    numbers: `nodes are offered every ${count(n(x, 'roundTicks'))} s, ${count(n(x, 'podsPerOffer'))} pods each; next try at ${clock(n(x, 'nextTick'))}`,
  }),
  'cluster.no_preemption': (name) => ({
    what: `${name} matters more than others that run`,
    numbers: 'but this orchestrator lets nobody drive out anybody',
  }),
  'node.not_selected': (name) => ({ what: `${name} does not have its taint`, numbers: 'and it may run nowhere else' }),
  'autoscaler.at_max': (_name, x) => ({
    what: 'The node autoscaler is at its most',
    numbers: `${count(n(x, 'machines'))} of ${count(n(x, 'nodesMax'))} machines`,
  }),
  'autoscaler.no_quota': (_name, x) => ({
    what: 'The cloud quota is used up',
    numbers: `${count(n(x, 'used'))} of ${count(n(x, 'quota'))} vCPUs, one more machine takes ${count(n(x, 'need'))}`,
  }),
  'autoscaler.node_coming': (name, x) => ({
    what: `A machine is on its way for ${name}`,
    numbers: `it is here at ${clock(n(x, 'tick'))}`,
  }),
  'autoscaler.too_small': (name) => ({
    what: `${name} fits on no machine that the autoscaler may order`,
    numbers: '',
  }),
  'service.held': (_name, x) => ({
    what: 'Somebody holds the roll-out',
    numbers: `it waits at ${count(n(x, 'heldAtPods'))} new pods`,
  }),
  'service.stalled': (_name, x) => ({
    what: 'The roll-out does not move',
    numbers: `since ${clock(n(x, 'sinceTick'))}`,
  }),
  'host.batch': (name, x) => ({
    what: `Batch work runs on ${name}`,
    numbers: `it takes ${decimal(n(x, 'batchM') / 1000)} of its cores`,
  }),
  'node.closest': (name, x) => ({
    what: `${name} comes closest`,
    numbers: `it lacks ${[
      n(x, 'cpuM') > 0 ? cores(n(x, 'cpuM')) : '',
      n(x, 'mib') > 0 ? memory(n(x, 'mib')) : '',
      n(x, 'pods') > 0 ? `room for ${count(n(x, 'pods'))} pods` : '',
    ]
      .filter((part) => part !== '')
      .join(' and ')}`,
  }),
  'host.not_on': (name, x) => ({ what: `${name} is not on`, numbers: until(x) }),
  'host.busy': (name, x) => ({
    what: `${name} is short of CPU`,
    numbers: `${wholePercent(n(x, 'cpuPercent'))} of ${cores(n(x, 'capacityM'))} in use`,
  }),
  'host.biggest': (name, x) => ({
    what: `${name} wants most of it`,
    numbers: `${cores(n(x, 'demandM'))}, and gets ${cores(n(x, 'grantedM'))}`,
  }),
  'host.memory_full': (name, x) => ({
    what: `The memory of ${name} is given away`,
    numbers: `${memory(n(x, 'usedMib'))} of ${memory(n(x, 'usableMib'))}`,
  }),
  'host.costs': (name, x) => ({
    what: `What ${name} costs an hour`,
    numbers: `rent ${cents(n(x, 'rentCents'))}, power ${cents(n(x, 'powerCents'))}, licences ${cents(n(x, 'licenceCents'))}`,
  }),
  'host.idles': (name, x) => ({
    what: `${name} does little for its power`,
    numbers: `${wholePercent(n(x, 'cpuPercent'))} busy at ${count(n(x, 'watts'))} W, and ${count(n(x, 'idleWatts'))} W of that when it does nothing`,
  }),
  'host.leaves': (name, x) => ({ what: `${name} was given notice`, numbers: until(x) }),
  'host.control_plane': (name) => ({
    what: `${name} is part of the control plane`,
    numbers: 'it cannot be returned or switched off',
  }),
  'host.holds': (name, x) => ({
    what: `${name} is not empty`,
    numbers: counted([
      [n(x, 'vms'), 'VM', 'VMs'],
      [n(x, 'processes'), 'process', 'processes'],
      [n(x, 'nodes'), 'node', 'nodes'],
      [n(x, 'pods'), 'pod', 'pods'],
      [n(x, 'copies'), 'copy under way', 'copies under way'],
    ]),
  }),
  'host.loss_hurts': (name, x) => ({
    what: `Without ${name} something would have no place`,
    numbers: counted([
      [n(x, 'vmsLost'), `of ${count(n(x, 'vms'))} VMs`],
      [n(x, 'podsLost'), `of ${count(n(x, 'pods'))} pods`],
      [n(x, 'processesLost'), 'process', 'processes'],
    ]),
  }),
  'host.loss_held': (name, x) => ({
    what: `${name} could be lost`,
    numbers: `its ${count(n(x, 'vms'))} VMs and ${count(n(x, 'pods'))} pods would find a place`,
  }),
  'vm.fine': (name, x) => ({
    what: `${name} is fine`,
    numbers: `${wholePercent(n(x, 'cpuPercent'))} of its vCPUs in use`,
  }),
  'vm.not_running': (name, x) => ({
    what: `${name}: ${names.vmStates[VM_STATES[n(x, 'state')] ?? 'stopped']}`,
    numbers: VM_STATES[n(x, 'state')] === 'converting' ? 'until its disk is copied' : until(x),
  }),
  'vm.host_lost': (_name, x) => ({ what: 'Its machine is lost', numbers: until(x) }),
  'vm.no_ha': (name) => ({
    what: `${name} waits for its machine`,
    numbers: 'it has no HA priority',
  }),
  'vm.no_place': (name, x) => ({
    what: `No other machine has room for ${name}`,
    numbers: `it needs ${memory(n(x, 'needMib'))} and ${count(n(x, 'vcpus'))} vCPUs on one of the same platform`,
  }),
  'vm.move_waits': (name, x) => ({
    what: `The move of ${name} waits for a link`,
    numbers: `${count(n(x, 'ahead'))} copies are under way`,
  }),
  'vm.moves': (name, x) => ({
    what: `${name} is being moved`,
    numbers: `${memory(n(x, 'leftMib'))} to go at ${memory(n(x, 'linkMibPerS'))}/s, ${count(n(x, 'rounds'))} rounds done`,
  }),
  'vm.never_ends': (name, x) => ({
    what: `${name} writes as fast as the link carries`,
    numbers: `${memory(n(x, 'dirtyMibPerS'))}/s against ${memory(n(x, 'linkMibPerS'))}/s${n(x, 'throttled') === 1 ? ', and it is being slowed down' : ''}`,
  }),
  'service.bad_release': (name, x) => ({
    what: `A release of ${name} answers with errors`,
    numbers: `${wholePercent(n(x, 'errorPercent'))} of its calls`,
  }),
  'service.poisoned': (name, x) => ({
    what: `Copies of ${name} run a poisoned image`,
    numbers: `${count(n(x, 'poisoned'))} of ${copies(n(x, 'copies'))} work for somebody else`,
  }),
  'service.old_base': (name, x) => ({
    what: `Copies of ${name} stand on a base image with a hole`,
    numbers: `${count(n(x, 'unpatched'))} of ${copies(n(x, 'copies'))}`,
  }),
  'pod.pulling': (name, x) => ({
    what: `${name} pulls its image`,
    numbers: `${memory(n(x, 'missingMib'))} are missing`,
  }),
  'pod.not_pushed': (name, x) => ({
    what: `The build that ${name} asks for is in no registry`,
    numbers: `build ${count(n(x, 'release'))}, next try at ${clock(n(x, 'untilTick'))}`,
  }),
  'pod.registry_dark': (name, x) => ({
    what: `${name} cannot get its image: the registry is dark`,
    numbers: `next try at ${clock(n(x, 'untilTick'))}`,
  }),
  'pod.foreign_code': (name) => ({
    what: `${name} was built for another processor: exec format error`,
    numbers: '',
  }),
  'node.standalone': (name) => ({
    what: `${name} is in no cluster`,
    numbers: 'its engine runs what is started by hand',
  }),
  'cluster.no_nodes': () => ({ what: 'The cluster has no nodes', numbers: '' }),
};

export const why = {
  link: (code: WhyCode, name: string, numbers: Numbers): WhyWords => links[code](name, numbers),
} as const;
