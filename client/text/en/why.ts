/** The links of a *Why?* chain in words: what it is, and the numbers behind it. `name` is what the link is about. */
import type { WhyCode } from '../../../shared/sim/explain.ts';
import { clock, count, cpu, memory, milliseconds, wholePercent } from '../format.ts';

type Numbers = Readonly<Record<string, number>>;
export interface WhyWords {
  readonly what: string;
  readonly numbers: string; // '' where there is nothing to count
}

const n = (numbers: Numbers, name: string): number => numbers[name] ?? 0;
const copies = (many: number): string => (many === 1 ? '1 copy' : `${count(many)} copies`);

/** What a node lacks: resources by their place in the scheduler's lists, and room for one more pod. */
function shortOf(x: Numbers): string {
  const [asked, used, capacity] = [n(x, 'requested'), n(x, 'used'), n(x, 'capacity')];
  const free = Math.max(0, capacity - used);
  if (n(x, 'resource') === 0) return `wants ${cpu(asked)} of CPU, ${cpu(free)} unreserved`;
  if (n(x, 'resource') === 1) return `wants ${memory(asked)}, ${memory(free)} unreserved`;
  return `runs ${count(used)} pods of at most ${count(capacity)}`;
}

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
  'service.limited': (name, x) => ({
    what: `Its own CPU limit holds ${name} back`,
    numbers: `${copies(n(x, 'serving'))} of at most ${cpu(n(x, 'limitCpuM'))} each. Raise the limit or add copies.`,
  }),
  'service.host_busy': (name, x) => ({
    what: `The machines of ${name} have no more CPU to give`,
    numbers: `${copies(n(x, 'serving'))} share it with others. Add copies elsewhere, or move a neighbour.`,
  }),
  'service.slow_callee': (name) => ({ what: `It waits for ${name}, which it calls`, numbers: '' }),
  'service.autoscaler_max': (name, x) => ({
    what: `The autoscaler of ${name} may not add copies`,
    numbers: `${copies(n(x, 'maxReplicas'))} are its most, aimed at ${wholePercent(n(x, 'targetCpuPercent'))} of their CPU request. Raise its most.`,
  }),
  'service.rolling': (_name, x) => ({
    what: 'A roll-out is under way',
    numbers: `${count(n(x, 'updated'))} of ${count(n(x, 'replicas'))} are new, ${count(n(x, 'available'))} of ${count(n(x, 'pods'))} pods serve`,
  }),
  'pod.pending': (name, x) => ({
    what: `${name} fits on no node`,
    numbers: `it asks for ${cpu(n(x, 'requestCpuM'))} of CPU and ${memory(n(x, 'requestMib'))}`,
  }),
  'pod.node_lost': (name) => ({ what: `The node of ${name} is down`, numbers: 'and the cluster still counts on it' }),
  'pod.backoff': (name, x) => ({
    what: `${name} crashed and waits before it tries again`,
    numbers: `${count(n(x, 'restarts'))} restarts, next try at ${clock(n(x, 'untilTick'))}`,
  }),
  'pod.hung': (name) => ({
    what: `${name} hangs: it runs and does not answer`,
    numbers: 'A liveness probe would restart it, a readiness probe would send nobody to it.',
  }),
  'node.taint': (name) => ({ what: `${name} takes no pods now`, numbers: 'cordoned, or not ready' }),
  'node.pressured': (name, x) => ({
    what: `${name} is short of memory`,
    numbers: `${memory(n(x, 'availableMib'))} of at least ${memory(n(x, 'thresholdMib'))} left. It drives out who is most above its request, and takes none that asks for nothing.`,
  }),
  'node.kernel': (name) => ({ what: `${name} has another kernel`, numbers: 'a container brings none of its own' }),
  'node.spread': (name) => ({ what: `${name} would make the spread uneven`, numbers: 'the spread rule forbids it' }),
  'node.short': (name, x) => ({ what: `${name} is too full`, numbers: shortOf(x) }),
  'node.fits': (name) => ({ what: `${name} has room`, numbers: 'the scheduler will come to it' }),
  'cluster.no_nodes': () => ({ what: 'The cluster has no nodes', numbers: 'Join a machine to it.' }),
};

export const why = {
  link: (code: WhyCode, name: string, numbers: Numbers): WhyWords => links[code](name, numbers),
} as const;
