/** Why an instance does not run, and why a pod finds no node (SPEC WH2). */
import { byId } from '../../base/ids.ts';
import { cannotExecute } from '../containers/image-architecture.ts';
import { memoryOf } from '../containers/node-memory.ts';
import { type NodeRoom, requestOf, roomOf } from '../containers/node-room.ts';
import { hostOfNode, isWithoutImage } from '../containers/pod-life.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { shortages } from '../rules/fit.ts';
import { checkSpread } from '../rules/topology-spread.ts';
import { EVICTION_AVAILABLE_MIB } from '../systems/memory.ts';
import { isNotSelected } from '../systems/nodes.ts';
import { admits, isKeptOut, spreadOf } from '../systems/scheduler.ts';
import type { Instance, Node, Team } from '../world.ts';
import { explainNodeScaler, explainOffers } from './cluster.ts';
import { explainClosest } from './fit.ts';
import { explainPull } from './images.ts';
import { lateOrders } from './machines.ts';
import { explainBreached } from './security.ts';
import { explainHome } from './stopped.ts';
import { type Why, why } from './why.ts';

/** The first instance of a service that does not serve, and why. */
export function explainInstances(rules: Rulebook, team: Team, service: number): Why[] {
  const { ofService } = lookup(team);
  for (const one of ofService[service] ?? []) {
    const chain = explainInstance(rules, team, one);
    if (chain.length > 0) return chain;
  }
  return [];
}

/** Why this one does not serve; nothing where it does. */
function explainInstance(rules: Rulebook, team: Team, one: Instance): Why[] {
  if (one.state === 'pending') return explainPending(rules, team, one);
  if (one.state === 'backoff' && cannotExecute(rules, team, one)) return [why('pod.foreign_code', one.id)];
  if (one.state === 'backoff')
    return [why('pod.backoff', one.id, { restarts: one.restarts, untilTick: one.untilTick })];
  if (isWithoutImage(one)) return explainPull(rules, team, one);
  if (one.breached) return explainBreached(rules, team, one);
  if (one.hung) return [why('pod.hung', one.id)];
  return one.efficiency === 0 ? explainHome(team, one) : [];
}

/** The same by its id, for who looks at one. */
export function explainPod(rules: Rulebook, team: Team, id: number): Why[] {
  const one = byId(team.instances, id);
  return one === undefined ? [] : explainInstance(rules, team, one);
}

/** For a pod that fits nowhere: each node's reason, with by how much. */
export function explainPending(rules: Rulebook, team: Team, pod: Instance): Why[] {
  const rooms = team.nodes.map((node) => roomOf(team, rules, node));
  const head = why('pod.pending', pod.id, { requestCpuM: pod.requestCpuM, requestMib: pod.requestMib });
  if (rooms.length === 0) return [head, why('cluster.no_nodes', pod.id), ...explainNodeScaler(rules, team, pod)];
  const cluster = [...explainOffers(rules, team, pod), ...explainNodeScaler(rules, team, pod), ...lateOrders(team)];
  return [head, ...cluster, ...reasonsOf(rules, team, pod, rooms), ...explainClosest(rules, team, pod)];
}

/** Of each node in turn, what stands against the pod; `node.fits` where nothing does. */
function reasonsOf(rules: Rulebook, team: Team, pod: Instance, rooms: readonly NodeRoom[]): Why[] {
  const deployment = lookup(team).deployments.get(pod.deployment);
  const spread = spreadOf(rooms, deployment);
  return rooms.map((room, index) => {
    const id = room.node.id;
    if (room.kernelOf(pod.service) !== room.kernel) return why('node.kernel', id);
    if (isKeptOut(room, pod)) return explainPressure(rules, team, room.node);
    if (room.node.standalone) return why('node.standalone', id);
    if (isNotSelected(room.node, deployment)) return why('node.not_selected', id);
    const request = requestOf(pod);
    const short = shortages(request, room.used, room.allocatable, room.pods, room.podsMax)[0];
    if (!admits(room, pod, deployment)) {
      const { ready, cordoned } = room.node;
      const isShort = Number(short !== undefined); // then it would not fit without its taint, either
      return why('node.taint', id, { ready: Number(ready), cordoned: Number(cordoned), isShort });
    }
    if (short !== undefined) {
      const { resource, requested, used, capacity } = short;
      return why('node.short', id, { resource, requested, used, capacity });
    }
    return why(checkSpread(spread.constraint, spread.counts, index) === 'ok' ? 'node.fits' : 'node.spread', id);
  });
}

const IDLE = 0.5; // a node that works so little has something to give (game choice)

/** The least busy node that would take and run one more pod of a service whose machines are full. */
export function explainSpare(rules: Rulebook, team: Team, service: number): Why[] {
  const copy = (lookup(team).ofService[service] ?? []).find((one) => one.deployment > 0);
  if (copy === undefined) return [];
  const rooms = team.nodes.map((node) => roomOf(team, rules, node));
  const reasons = reasonsOf(rules, team, copy, rooms);
  const spare = team.nodes
    .filter((node, index) => {
      return reasons[index]?.code === 'node.fits' && !cannotExecute(rules, team, { ...copy, node: node.id });
    })
    .map((node) => ({ id: node.id, use: useOf(team, node) }))
    .sort((a, b) => a.use - b.use || a.id - b.id)[0];
  if (spare === undefined || spare.use >= IDLE) return [];
  return [why('node.spare', spare.id, { busyPercent: Math.round(spare.use * 100) })];
}

/** Share of its CPU that works: of the machine, and of the VM between. */
function useOf(team: Team, node: Node): number {
  const vm = byId(team.vms, node.vm);
  const ofHost = hostOfNode(team, node)?.cpuUtilisation ?? 1;
  return vm === undefined ? ofHost : Math.max(ofHost, vm.cpuGrantedM / (vm.vcpus * 1000));
}

export function explainPressure(rules: Rulebook, team: Team, node: Node): Why {
  const availableMib = Math.max(0, Math.floor(memoryOf(team, rules, node)?.availableMib ?? 0));
  return why('node.pressured', node.id, { availableMib, thresholdMib: EVICTION_AVAILABLE_MIB });
}
