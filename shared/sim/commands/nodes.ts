/** Nodes of the cluster: SPEC ND1–ND8. */
import { byId, removeWhere } from '../../base/ids.ts';
import { budgetAllows } from '../containers/budgets.ts';
import { endPod, nodeIsUp } from '../containers/pod-life.ts';
import { freeMib } from '../placement.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { type Guest, indexOfName, type PlatformRule, type Rulebook, type Runtime } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { wrongState } from '../vms/wrong-state.ts';
import { type Host, type HostFacts, type Node, newNode, type Team, touch, type Vm } from '../world.ts';
import type { Verb } from './command.ts';
import { CLOUD_RACK, checkEngine, checkRuntime } from './hosts.ts';

/** Whether an engine may be put on a host or into a VM, for the cluster or by itself (ND1, RT1). */
export function checkNode(
  facts: Facts,
  rules: Rulebook,
  { target, runtime: id }: { readonly target: number; readonly runtime: string },
  use: 'cluster' | 'byHand',
): Verdict {
  if (facts.nodes.some((node) => node.host === target || node.vm === target)) return refuse('node.exists');
  const engine = checkEngine(rules, id, use);
  if (!engine.ok) return engine;
  const runtime = rules.runtimes[indexOfName(rules.runtimes, id)] as Runtime;
  const host = byId(facts.hosts, target);
  if (host !== undefined) return checkHostNode(facts, rules, host, runtime);
  const vm = byId(facts.vms, target);
  if (vm === undefined) return refuse('host.unknown');
  if (vm.state !== 'running') return wrongState(vm, 'running');
  if (vm.service >= 0) return refuse('vm.state');
  if (!rules.scenario.runtimes.includes(id)) return refuse('runtime.not_allowed');
  return (rules.guests[vm.guest] as Guest).kernel === runtime.kernel ? ACCEPTED : refuse('kernel.mismatch');
}

function checkHostNode(facts: Facts, rules: Rulebook, host: HostFacts, runtime: Runtime): Verdict {
  if (host.state !== 'on') return refuse('host.not_on');
  if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
  const platform = rules.platforms[host.platform] as PlatformRule | undefined;
  if (platform === undefined) return refuse('host.no_os');
  const allowed = checkRuntime(rules, platform.id, runtime.id);
  if (!allowed.ok) return allowed;
  const free = freeMib(facts, rules, host);
  const needMib = runtime.reserveMib;
  return needMib > free ? refuse('host.memory_short', { needMib, freeMib: free }) : ACCEPTED;
}

export const joinNode: Verb<'joinNode'> = {
  kubectl: true,
  check: (facts, rules, command) => checkNode(facts, rules, command, 'cluster'),
  apply(world, rules, team, command) {
    joinCluster(team, command.target, indexOfName(rules.runtimes, command.runtime), world.tick);
  },
};

/** Makes a host or a VM a node; the first heartbeat makes it ready. */
export function joinCluster(team: Team, target: number, runtime: number, tick: number): Node {
  const host = byId(team.hosts, target);
  const owner = host ?? (byId(team.vms, target) as Host | Vm);
  owner.runtime = runtime;
  const cloud = host !== undefined && host.rack === CLOUD_RACK;
  return newNode(
    team,
    { host: host === undefined ? 0 : target, vm: host === undefined ? target : 0, cloud, runtime },
    tick,
  );
}

export const cordon: Verb<'cordon'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const node = byId(facts.nodes, command.node);
    if (node === undefined) return refuse('node.unknown');
    return node.cordoned === command.on ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const node = byId(team.nodes, command.node) as Node;
    node.cordoned = command.on;
    node.retiring = false; // who opens it again keeps it
    node.idleTick = 0;
    touch(team);
  },
};

/**
 * Cordons the node and evicts what runs on it, as far as the disruption budgets allow; asked again, it goes on where
 * it stopped. An empty node leaves the cluster, so that its host may be returned.
 */
export const drain: Verb<'drain'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const node = byId(facts.nodes, command.node);
    if (node === undefined) return refuse('node.unknown');
    return ACCEPTED;
  },
  apply(_world, rules, team, command) {
    const node = byId(team.nodes, command.node) as Node;
    node.cordoned = true;
    for (const pod of team.instances.filter((one) => one.node === node.id)) {
      if (budgetAllows(team, pod)) endPod(rules, team, pod);
    }
    leaveIfEmpty(team, node);
    touch(team);
  },
};

/** A cordoned node without pods leaves the cluster. */
export function leaveIfEmpty(team: Team, node: Node): void {
  if (team.instances.some((one) => one.node === node.id)) return;
  removeNode(team, node);
}

export function removeNode(team: Team, node: Node): void {
  removeWhere(team.nodes, (one) => one.id === node.id);
  const owner = byId<Host | Vm>(team.hosts, node.host) ?? byId<Host | Vm>(team.vms, node.vm);
  if (owner !== undefined) owner.runtime = -1;
  touch(team);
}

/** `kubectl delete node`: its pods are given up now instead of after grace and toleration (50 + 300 s). */
export const declareDead: Verb<'declareDead'> = {
  kubectl: true,
  check(facts, _rules, command) {
    const node = byId(facts.nodes, command.node);
    if (node === undefined) return refuse('node.unknown');
    return isUp(facts, node) ? refuse('node.ready') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const node = byId(team.nodes, command.node) as Node;
    for (const pod of team.instances.filter((one) => one.node === node.id)) endPod(rules, team, pod);
    node.notReadyTick = world.tick;
    node.ready = false;
    if (!nodeIsUp(team, node)) removeNode(team, node);
  },
};

function isUp(facts: Facts, node: { host: number; vm: number }): boolean {
  const vm = byId(facts.vms, node.vm);
  const host = byId(facts.hosts, vm === undefined ? node.host : vm.host);
  return host?.state === 'on' && (vm === undefined || vm.state === 'running');
}

/** The scheduler's strategy for the whole cluster: packed pods empty machines that can go back, spread ones leave air. */
export const setScoring: Verb<'setScoring'> = {
  kubectl: true,
  check: (facts, _rules, command) => (facts.scoring === command.strategy ? refuse('setting.same') : ACCEPTED),
  apply(_world, _rules, team, command) {
    team.scoring = command.strategy;
  },
};
