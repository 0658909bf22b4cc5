/**
 * The node autoscaler (K35, SPEC NA1–NA5): pods that fit nowhere bring a machine, a machine that could be done without goes
 * back. It orders like anybody, by the same `check`; it needs no operator minutes, and its machines cost what they cost.
 */
import { byId } from '../../base/ids.ts';
import { order, returnHost } from '../commands/hosts.ts';
import { platformFor } from '../commands/node-autoscaler.ts';
import { drain } from '../commands/nodes.ts';
import type { CommandOf } from '../commands/schema.ts';
import { addRequest, type NodeRoom, requestOf, roomOf } from '../containers/node-room.ts';
import { type Outcome, say } from '../events.ts';
import { MAX_PODS_PER_NODE } from '../limits.ts';
import { lookup } from '../lookup.ts';
import { type Refusal, refuse } from '../rejections.ts';
import { type ModelRule, type Rulebook, usableMib } from '../rulebook.ts';
import { fits } from '../rules/fit.ts';
import { factsOf, hasQuorum } from '../view.ts';
import { type Host, type Instance, type Node, type Team, touch, type World } from '../world.ts';
import { admits } from './scheduler.ts';

/** It looks every 10 s, and gives back what was idle for 10 min and 10 min after the last order, below half full (K35). */
export const SCAN_TICKS = 10;
const IDLE_TICKS = 600;
const AFTER_ADD_TICKS = 600;
const IDLE_SHARE = 0.5;

export function scaleNodes(world: World, rules: Rulebook, out: Outcome): void {
  if (world.tick % SCAN_TICKS !== 0) return;
  for (const team of world.teams) {
    if (team.nodesMax === 0 || !hasQuorum(team)) continue;
    const ordered = scaleUp(world, rules, team, out);
    if (!ordered) scaleDown(world, rules, team, out);
  }
}

/** Machines of its model that are here, on their way, or not yet ready. */
export function groupOf(team: Team): Host[] {
  return team.hosts.filter((host) => host.model === team.nodeModel && host.leaseEndTick === 0);
}

function scaleUp(world: World, rules: Rulebook, team: Team, out: Outcome): boolean {
  const missing = missingMachines(rules, team);
  let ordered = false;
  let blocked = false;
  for (let n = 0; n < missing && !blocked; n++) {
    blocked = whyNot(world, rules, team) !== null;
    if (blocked && !team.nodesBlocked) say(out, world.tick, team.index, 'nodes.blocked', 0, missing - n);
    if (blocked) break;
    order.apply(world, rules, team, orderFor(rules, team));
    ordered = true;
    team.nodesAddedTick = world.tick;
    say(out, world.tick, team.index, 'nodes.added', team.hosts.at(-1)?.id ?? 0);
  }
  team.nodesBlocked = blocked;
  return ordered;
}

/** The most of a machine, empty: what its pods could ask for together. */
function emptyMachine(rules: Rulebook, team: Team): number[] {
  const model = rules.models[team.nodeModel] as ModelRule;
  const platform = rules.platforms.findIndex((one) => one.id === platformOf(rules, team));
  const host = { model: team.nodeModel, platform, runtime: team.nodeRuntime };
  return [model.capacityM, usableMib(rules, host)];
}

const platformOf = (rules: Rulebook, team: Team): string =>
  platformFor(rules, rules.runtimes[team.nodeRuntime]?.id ?? '') ?? '';

/** Whether a machine of the group would take the pod at all: kernel, size, and no node that it must be on. */
export function wouldFit(rules: Rulebook, team: Team, pod: Instance): boolean {
  const service = rules.services[pod.service];
  const kernel = rules.images[service?.imageIndex ?? -1]?.kernel;
  if (kernel !== rules.runtimes[team.nodeRuntime]?.kernel) return false;
  if (byId(team.deployments, pod.deployment)?.onlyTolerated === true) return false; // a new node has no taint
  return fits(requestOf(pod), [0, 0], emptyMachine(rules, team), 0, MAX_PODS_PER_NODE);
}

/** Pods that were tried in vain, packed into machines that are coming and then new ones, largest first (B8). */
function missingMachines(rules: Rulebook, team: Team): number {
  const pods = team.instances.filter((pod) => pod.state === 'pending' && pod.tries > 0 && wouldFit(rules, team, pod));
  const group = groupOf(team);
  const atLeast = Math.max(0, team.nodesMin - group.length);
  if (pods.length === 0) return atLeast;
  pods.sort((a, b) => b.requestCpuM - a.requestCpuM || b.requestMib - a.requestMib || a.id - b.id);
  const size = emptyMachine(rules, team);
  const coming = group.filter((host) => isComing(team, host));
  const bins = coming.map(() => ({ used: [0, 0], pods: 0 }));
  for (const pod of pods) {
    const request = requestOf(pod);
    let bin = bins.find((one) => fits(request, one.used, size, one.pods, MAX_PODS_PER_NODE));
    if (bin === undefined) {
      bin = { used: [0, 0], pods: 0 };
      bins.push(bin);
    }
    addRequest(bin.used, request);
    bin.pods += 1;
  }
  return Math.max(atLeast, bins.length - coming.length);
}

/** On its way into the cluster; one that is down, or was taken out of it, is not. */
function isComing(team: Team, host: Host): boolean {
  if (host.state === 'ordered' || host.state === 'installing' || host.state === 'booting') return true;
  return host.state === 'on' && team.nodes.some((node) => node.host === host.id && !node.ready);
}

function orderFor(rules: Rulebook, team: Team): CommandOf<'order'> {
  const model = rules.models[team.nodeModel] as ModelRule;
  const runtime = rules.runtimes[team.nodeRuntime]?.id ?? '';
  return { verb: 'order', model: model.id, rack: 0, slot: 0, platform: platformOf(rules, team), runtime };
}

/** What keeps it from ordering one more; null: nothing. */
export function whyNot(world: World, rules: Rulebook, team: Team): Refusal | null {
  const machines = groupOf(team).length;
  if (machines >= team.nodesMax)
    return refuse('autoscaler.range', { minReplicas: machines, maxReplicas: team.nodesMax });
  if (team.cashMicroCents < -rules.prices.overdraft) return refuse('cash.overdraft');
  const verdict = order.check(factsOf(world, team), rules, orderFor(rules, team));
  return verdict.ok ? null : verdict;
}

/** One machine at a time: the first whose pods would find another place, drained within the budgets, then returned. */
function scaleDown(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  const group = groupOf(team);
  const isOurs = (node: Node) => group.some((host) => host.id === node.host);
  const leaving = team.nodes.find((node) => node.retiring);
  if (leaving !== undefined) {
    retire(world, rules, team, leaving, out);
    return;
  }
  const rooms = team.nodes.map((node) => roomOf(team, rules, node));
  for (const [index, room] of rooms.entries()) {
    if (!isOurs(room.node)) continue;
    const free = room.node.ready && !room.node.cordoned && isIdle(room) && podsFitElsewhere(team, rooms, index);
    if (!free) room.node.idleTick = 0;
    else if (room.node.idleTick === 0) room.node.idleTick = world.tick;
  }
  if (group.length <= team.nodesMin || world.tick - team.nodesAddedTick < AFTER_ADD_TICKS) return;
  const idle = team.nodes.find((node) => node.idleTick > 0 && world.tick - node.idleTick >= IDLE_TICKS);
  if (idle === undefined) return;
  idle.retiring = true;
  retire(world, rules, team, idle, out);
}

/** Requests of CPU and of memory below half of what there is. */
function isIdle({ used, allocatable }: NodeRoom): boolean {
  return used.every((amount, resource) => amount < IDLE_SHARE * (allocatable[resource] ?? 0));
}

/** All its pods are somebody's who makes them anew, and by their requests there is room for them (first fit decreasing). */
function podsFitElsewhere(team: Team, rooms: readonly NodeRoom[], leaving: number): boolean {
  const { podsOf, deployments } = lookup(team);
  const node = (rooms[leaving] as NodeRoom).node;
  const pods = [...(podsOf.get(node.id) ?? [])];
  if (pods.some((pod) => pod.deployment === 0)) return false; // started by hand: nobody would bring it back
  const others = rooms
    .filter((room, index) => index !== leaving && room.node.ready)
    .map((room) => ({ room, used: [...room.used], pods: room.pods }));
  pods.sort((a, b) => b.requestCpuM - a.requestCpuM || b.requestMib - a.requestMib || a.id - b.id);
  return pods.every((pod) => {
    const request = requestOf(pod);
    const place = others.find(
      ({ room, used, pods: count }) =>
        admits(room, pod, deployments.get(pod.deployment)) &&
        fits(request, used, room.allocatable, count, room.podsMax),
    );
    if (place === undefined) return false;
    addRequest(place.used, request);
    place.pods += 1;
    return true;
  });
}

function retire(world: World, rules: Rulebook, team: Team, node: Node, out: Outcome): void {
  const { host } = node;
  drain.apply(world, rules, team, { verb: 'drain', node: node.id });
  if (team.nodes.includes(node)) return; // a budget holds it up: it goes on at the next look
  const command = { verb: 'returnHost', host } as const;
  if (returnHost.check(factsOf(world, team), rules, command).ok) returnHost.apply(world, rules, team, command);
  say(out, world.tick, team.index, 'nodes.removed', host);
  touch(team);
}
