/** Nodes of the cluster: SPEC ND1–ND8. */
import { byId, removeWhere } from '../../base/ids.ts';
import { budgetAllows } from '../budgets.ts';
import { freeMib } from '../placement.ts';
import { endPod, nodeIsUp } from '../pod-life.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { type Guest, indexOfName, type PlatformRule, type Runtime } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { type Host, type Node, newNode, type Team, touch, type Vm } from '../world.ts';
import type { Verb } from './command.ts';
import { CLOUD_RACK, checkRuntime } from './hosts.ts';

export const joinNode: Verb<'joinNode'> = {
  kubectl: true,
  check(facts, rules, command) {
    if (facts.nodes.some((node) => node.host === command.target || node.vm === command.target)) {
      return refuse('node.exists');
    }
    const host = byId(facts.hosts, command.target);
    if (host !== undefined) {
      if (host.state !== 'on') return refuse('host.not_on');
      if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
      const platform = rules.platforms[host.platform] as PlatformRule | undefined;
      if (platform === undefined) return refuse('host.no_os');
      const allowed = checkRuntime(rules, platform.id, command.runtime);
      if (!allowed.ok) return allowed;
      const needMib = (rules.runtimes[indexOfName(rules.runtimes, command.runtime)] as Runtime).reserveMib;
      const free = freeMib(facts, rules, host);
      return needMib > free ? refuse('host.memory_short', { needMib, freeMib: free }) : ACCEPTED;
    }
    const vm = byId(facts.vms, command.target);
    if (vm === undefined) return refuse('host.unknown');
    if (vm.state !== 'running' || vm.service >= 0) return refuse('vm.state');
    if (!rules.scenario.runtimes.includes(command.runtime)) return refuse('runtime.not_allowed');
    const runtime = rules.runtimes[indexOfName(rules.runtimes, command.runtime)] as Runtime;
    return (rules.guests[vm.guest] as Guest).kernel === runtime.kernel ? ACCEPTED : refuse('kernel.mismatch');
  },
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
    (byId(team.nodes, command.node) as Node).cordoned = command.on;
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
