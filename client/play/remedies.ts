/**
 * What would change the root of a *Why?*, the likeliest first: only orders that `check` would take now, or that lack nothing
 * but operator minutes or cash. What cannot be done here is no remedy.
 */
import { byId } from '../../shared/base/ids.ts';
import { check } from '../../shared/sim/commands/index.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import { buildOf, latestPushed, newestRelease } from '../../shared/sim/containers/builds.ts';
import type { Why, WhyCode } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { hostBelow } from '../../shared/sim/security/blast-radius.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import { type InstanceFacts, VM_STATES } from '../../shared/sim/world.ts';
import { canBeDone, isOrSoon } from './advice.ts';
import { cleanCopy, cleanMachine } from './clean-cures.ts';
import {
  addCopy,
  type Cure,
  capNeighbour,
  deploymentOf,
  fewerCopies,
  holdBatch,
  raiseLimit,
  raiseMost,
  requestLess,
  type Sight,
} from './size-cures.ts';
import { targetsOf } from './targets.ts';
import { toolsOf } from './tools.ts';

export type RemedyKind =
  | 'add'
  | 'raise'
  | 'requestLess'
  | 'cap'
  | 'hold'
  | 'most'
  | 'moveAway'
  | 'start'
  | 'ha'
  | 'repair'
  | 'powerOn'
  | 'uncordon'
  | 'bear'
  | 'join'
  | 'undo'
  | 'resume'
  | 'everywhere'
  | 'build'
  | 'push'
  | 'replace'
  | 'base'
  | 'rollOut'
  | 'fewer'
  | 'anew'
  | 'clean'
  | 'leave'
  | 'mesh'
  | 'retry';
export interface Remedy {
  readonly kind: RemedyKind;
  readonly command: Command;
}
/** What one might think of and what would not help. */
export type Vain = 'noMove' | 'noCopy' | 'otherKernel';
export interface Remedies {
  readonly acts: readonly Remedy[];
  readonly rents: boolean; // another machine would help
  readonly tool: 'deploy' | 'vm' | ''; // nothing runs it yet: what there is for that
  readonly passes: boolean; // it ends by itself: there is nothing to do but to wait
  readonly vain: readonly Vain[];
}

const RETRY_BUDGET = 10; // percent: a tenth more calls at most, so that a held-up service comes back (our choice)

/** The VM to the machine that takes it and has most memory left. */
function moveVm(id: number, { view, rules }: Sight): readonly Remedy[] {
  const open = targetsOf({ kind: 'vm', id, cold: false }, view.facts, rules).filter(({ verdict }) => verdict.ok);
  const best = open.sort((a, b) => b.freeMib - a.freeMib || a.host - b.host)[0];
  return best === undefined ? [] : [{ kind: 'moveAway', command: best.command }];
}

const moveOff: Cure = ({ subject }, sight) => {
  const vms = sight.view.vms.filter((vm) => vm.host === subject && vm.state === 'running');
  const heaviest = vms.sort((a, b) => b.cpuPercent * b.vcpus - a.cpuPercent * a.vcpus || a.id - b.id)[0];
  return heaviest === undefined ? [] : moveVm(heaviest.id, sight);
};

/** A neighbour off the machine where the service has most to share. */
const moveNeighbour: Cure = ({ subject }, sight, chain) => {
  const { view } = sight;
  const hosts = view.facts.instances.filter((one) => one.service === subject).map((one) => hostBelow(view.facts, one));
  const busiest = view.hosts
    .filter((host) => hosts.includes(host.id) && host.state === 'on')
    .sort((a, b) => b.cpuPercent - a.cpuPercent || a.id - b.id)[0];
  return busiest === undefined ? [] : moveOff({ code: 'host.busy', subject: busiest.id, numbers: {} }, sight, chain);
};

const moveIt: Cure = ({ subject }, sight) => moveVm(subject, sight);

const revive: Cure = ({ subject }, { view }) => {
  const host = byId(view.hosts, subject);
  if (host?.state === 'failed') return [{ kind: 'repair', command: { verb: 'repairHost', host: host.id } }];
  return host?.state === 'off' ? [{ kind: 'powerOn', command: { verb: 'powerHost', host: host.id, on: true } }] : [];
};

const start: Cure = ({ subject }) => [{ kind: 'start', command: { verb: 'bootVm', vm: subject } }];
const letRestart: Cure = ({ subject }) => [{ kind: 'ha', command: { verb: 'setHa', vm: subject, priority: 1 } }];

const uncordon: Cure = ({ subject }, { view }) => {
  const node = byId(view.nodes, subject);
  return node?.cordoned === true ? [{ kind: 'uncordon', command: { verb: 'cordon', node: node.id, on: false } }] : [];
};

/** Of all nodes that keep a pending pod out by a cordon: whichever is closest by room, that one may be the way. */
const uncordonAny: Cure = (_link, sight, chain) =>
  chain.flatMap((link) => (link.code === 'node.taint' ? uncordon(link, sight, chain) : []));

const pendingOf = ({ view }: Sight, chain: readonly Why[]): InstanceFacts | undefined =>
  byId(view.facts.instances, chain.find(({ code }) => code === 'pod.pending')?.subject ?? 0);

/** To run also on the nodes of that taint, where there is room behind it. */
const bearTaint: Cure = ({ subject, numbers }, sight, chain) => {
  if (numbers.isShort === 1) return [];
  const node = byId(sight.view.facts.nodes, subject);
  const deployment = pendingOf(sight, chain)?.deployment ?? 0;
  if (node === undefined || deployment === 0 || node.taintKey === '' || node.cordoned) return [];
  return [{ kind: 'bear', command: { verb: 'setTolerates', deployment, key: node.taintKey, only: false } }];
};

/** A machine or VM with the kernel that the pod's image needs, into the cluster. */
const joinItsKernel: Cure = (_link, sight, chain) => {
  const { facts } = sight.view;
  const service = sight.rules.services[pendingOf(sight, chain)?.service ?? -1];
  const kernel = sight.rules.images[service?.imageIndex ?? -1]?.kernel;
  const own = sight.rules.runtimes.filter((one) => one.kernel === kernel);
  const targets = [...facts.vms, ...facts.hosts].map(({ id }) => id);
  const joins = targets.flatMap((target) => own.map(({ id }): Command => ({ verb: 'joinNode', target, runtime: id })));
  return joins.filter((one) => isOrSoon(check(facts, sight.rules, one))).map((command) => ({ kind: 'join', command }));
};

const undoRelease: Cure = ({ subject }, sight) => {
  const one = deploymentOf(subject, sight);
  if (one === undefined) return [];
  if (sight.rules.verbs.has('rolloutUndo')) {
    return [{ kind: 'undo', command: { verb: 'rolloutUndo', deployment: one.id } }];
  }
  if (one.release <= 1) return [];
  return [{ kind: 'undo', command: { verb: 'setRelease', deployment: one.id, release: one.release - 1 } }];
};

const resume: Cure = ({ subject }, sight) => {
  const one = deploymentOf(subject, sight);
  return one === undefined ? [] : [{ kind: 'resume', command: { verb: 'resumeRollout', deployment: one.id } }];
};

/** Step by step: have it built for every processor, build it, and put what runs away so that the new build can run. */
const forEveryProcessor: Cure = ({ subject }, { view: { facts }, rules }) => {
  const one = byId(facts.instances, subject);
  const service = rules.services[one?.service ?? -1];
  if (one === undefined || service === undefined) return [];
  if (!facts.supply.multiArch.includes(service.imageIndex))
    return [{ kind: 'everywhere', command: { verb: 'setMultiArch', service: service.id, on: true } }];
  const newest = buildOf(facts.builds, one.service, latestPushed(facts, one.service));
  if (newest?.multiArch !== true) return [{ kind: 'build', command: { verb: 'buildImage', service: service.id } }];
  return one.deployment === 0 ? [{ kind: 'replace', command: { verb: 'stopContainer', instance: one.id } }] : [];
};

/** What is rolled out before it is in a registry waits for one order. */
const pushBuild: Cure = ({ subject, numbers }, { view: { facts } }) => {
  const service = byId(facts.instances, subject)?.service ?? -1;
  const build = buildOf(facts.builds, service, numbers.release ?? 0);
  return build === undefined ? [] : [{ kind: 'push', command: { verb: 'pushImage', build: build.id } }];
};

/** Step by step: mend the base, then put what was built on it before in the place of what runs. */
const renewBase: Cure = ({ subject, numbers }, sight) => {
  const { view, rules } = sight;
  const service = rules.services[subject];
  const base = view.facts.bases.find(({ layer }) => layer === service?.layers[0]);
  if (service === undefined) return [];
  if ((base?.patch ?? 0) < (numbers.patch ?? 0) && base?.untilTick === 0)
    return [{ kind: 'base', command: { verb: 'rebuildBase', service: service.id } }];
  const one = deploymentOf(subject, sight);
  const newest = newestRelease(view.facts, subject);
  if (one !== undefined && (!rules.verbs.has('buildImage') || newest > one.release))
    return [
      {
        kind: 'rollOut',
        command: { verb: 'setRelease', deployment: one.id, release: Math.max(newest, one.release + 1) },
      },
    ];
  return [{ kind: 'build', command: { verb: 'buildImage', service: service.id } }];
};

/** Step by step: what callers try again is cut only where a mesh does it for them. */
const retryLess: Cure = (_link, { view: { facts }, rules }) => {
  if (!facts.mesh && rules.verbs.has('setMesh'))
    return [{ kind: 'mesh', command: { verb: 'setMesh', on: true, mtls: false } }];
  const timeoutMs = facts.retryTimeoutMs;
  return [{ kind: 'retry', command: { verb: 'setRetries', attempts: 2, timeoutMs, budgetPercent: RETRY_BUDGET } }];
};

/** Of the service whose machines are full: new copies go to the node that has CPU to spare. */
const addToSpare: Cure = (_link, sight, chain) =>
  chain.flatMap((link) => (link.code === 'service.host_busy' ? addCopy(link, sight, chain) : []));

/** Where every machine is full a new copy takes from the others, or waits: worth a try only where none can be rented. */
const addWhereNoneAreSold: Cure = (link, sight, chain) =>
  canBeDone('rent', null, { facts: sight.view.facts, rules: sight.rules }) ? [] : addCopy(link, sight, chain);

const isNowhere = (service: number, sight: Sight): boolean =>
  deploymentOf(service, sight) === undefined && !sight.view.facts.instances.some((one) => one.service === service);

interface Way {
  readonly cures: readonly Cure[];
  readonly rents?: boolean;
  readonly vain?: readonly Vain[];
  readonly isLast?: boolean; // what helps against the links before it is no help
}

const WAYS: Readonly<Partial<Record<WhyCode, Way>>> = {
  'service.limited': { cures: [addCopy, raiseLimit], vain: ['noMove'] },
  'service.queue': { cures: [addCopy, raiseLimit] },
  'service.host_busy': { cures: [addWhereNoneAreSold, moveNeighbour], rents: true, isLast: true },
  'service.neighbour': { cures: [capNeighbour] },
  'service.none_serving': { cures: [addCopy] },
  'service.autoscaler_max': { cures: [raiseMost] },
  'autoscaler.at_max': { cures: [raiseMost] },
  'service.old_base': { cures: [renewBase] },
  'service.retried': { cures: [retryLess] },
  'pod.breached': { cures: [cleanCopy], isLast: true },
  'vm.breached': { cures: [cleanMachine], isLast: true },
  'host.breached': { cures: [cleanMachine], isLast: true },
  'pod.foreign_code': { cures: [forEveryProcessor] },
  'pod.not_pushed': { cures: [pushBuild], isLast: true },
  'service.bad_release': { cures: [undoRelease] },
  'service.stalled': { cures: [undoRelease] },
  'service.held': { cures: [resume, undoRelease] },
  'service.shared_state': { cures: [fewerCopies] },
  'pod.pending': { cures: [requestLess], rents: true, vain: ['noCopy'] },
  'node.spare': { cures: [addToSpare], isLast: true },
  'node.short': { cures: [uncordon], rents: true, vain: ['noCopy'] },
  'node.closest': { cures: [uncordonAny], rents: true, vain: ['noCopy'] },
  'node.kernel': { cures: [joinItsKernel], vain: ['otherKernel'], isLast: true },
  'node.taint': { cures: [uncordon, bearTaint] },
  'cluster.no_nodes': { cures: [], rents: true },
  'host.not_on': { cures: [revive] },
  'host.busy': { cures: [moveOff], rents: true },
  'host.batch': { cures: [holdBatch] },
  'host.memory_full': { cures: [moveOff], rents: true },
  'host.loss_hurts': { cures: [], rents: true },
  'vm.not_running': { cures: [start] },
  'vm.crashed': { cures: [start] },
  'vm.host_lost': { cures: [revive] },
  'vm.no_ha': { cures: [letRestart] },
  'vm.no_place': { cures: [], rents: true },
  'vm.cpu_ready': { cures: [moveIt] },
  'vm.ballooned': { cures: [moveIt] },
  'vm.swapped': { cures: [moveIt] },
};

/** What starts or is copied, and nobody can hurry. */
const STARTS: ReadonlySet<WhyCode> = new Set(['vm.not_running', 'pod.starting', 'host.not_on']);
const isPassing = ({ code, numbers }: Why): boolean =>
  code === 'vm.moves' ||
  (code === 'vm.not_running' && VM_STATES[numbers.state ?? 0] === 'converting') ||
  (STARTS.has(code) && (numbers.untilTick ?? 0) > 0);

/** For the root and, where that is nobody's to change, for the links before it. */
export function remediesOf(links: readonly Why[], root: number, view: TeamView, rules: Rulebook): Remedies {
  const from = root >= 0 ? root : links.length - 1;
  const acts: Remedy[] = [];
  const said = new Set<string>();
  const vain = new Set<Vain>();
  let rents = false;
  for (let place = from; place >= 0 && acts.length === 0; place--) {
    const link = links[place] as Why;
    const way = WAYS[link.code];
    if (way === undefined) continue;
    for (const one of way.cures.flatMap((cure) => cure(link, { view, rules }, links))) {
      const key = JSON.stringify(one?.command);
      if (one === undefined || said.has(key) || !isOrSoon(check(view.facts, rules, one.command))) continue;
      said.add(key);
      acts.push(one);
    }
    rents ||= way.rents === true && canBeDone('rent', null, { facts: view.facts, rules });
    // Without a limit nothing of one goes along.
    const isUnlimited = link.code === 'service.limited' && link.numbers.limitCpuM === 0;
    if (!isUnlimited) for (const one of way.vain ?? []) vain.add(one);
    if (way.isLast === true) break;
  }
  const last = links[from];
  const tools = toolsOf(rules);
  const isUnplaced = last?.code === 'service.none_serving' && isNowhere(last.subject, { view, rules });
  // Either also says what is missing before. Where copies are placed, a VM of its own is not what lacks.
  const tool = isUnplaced ? ((['deploy', 'vm'] as const).find((one) => tools.includes(one)) ?? '') : '';
  const passes = acts.length === 0 && last !== undefined && isPassing(last);
  return { acts, rents, tool, passes, vain: [...vain] };
}
