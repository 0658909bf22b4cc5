/** Filter, score, bind (K1–K12, SPEC SC1–SC6). Integer arithmetic; ties go to the lowest node id. */

import { orchestratorOf } from '../cluster/orchestrator.ts';
import { addRequest, type NodeRoom, requestOf, resourcesOf, roomOf, scoredRequestOf } from '../containers/node-room.ts';
import { endPod } from '../containers/pod-life.ts';
import { startPull } from '../containers/pulls.ts';
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { fits } from '../rules/fit.ts';
import { isAdmitted } from '../rules/memory-pressure.ts';
import { qosClass } from '../rules/qos.ts';
import { firstUntolerated } from '../rules/taints.ts';
import { checkSpread, countSpread, type SpreadConstraint, type SpreadCount } from '../rules/topology-spread.ts';
import { hasQuorum } from '../view.ts';
import { type Deployment, type Instance, type Team, touch, type World } from '../world.ts';
import { scoreNodes } from './node-score.ts';
import { isNotSelected, taintsOf, tolerationsOf } from './nodes.ts';

export function schedulePods(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    if (world.tick % orchestratorOf(rules, team).scheduler.roundTicks !== 0) continue;
    const { pending } = lookup(team);
    if (pending.length === 0) continue;
    const waiting = pending.filter((pod) => pod.retryTick <= world.tick);
    if (waiting.length === 0 || !hasQuorum(team)) continue;
    waiting.sort((a, b) => b.priority - a.priority || a.id - b.id);
    const rooms = team.nodes.map((node) => roomOf(team, rules, node));
    for (const pod of waiting) place(world, rules, team, rooms, pod, out);
  }
}

function place(world: World, rules: Rulebook, team: Team, rooms: NodeRoom[], pod: Instance, out: Outcome): void {
  const { scheduler } = orchestratorOf(rules, team);
  const deployment = lookup(team).deployments.get(pod.deployment);
  const spread = spreadOf(rooms, deployment);
  // Spread is a preference (ScheduleAnyway, K9): better unevenly than not at all, and then as evenly as may be.
  const even = bestRoom(rules, team, rooms, pod, deployment, spread);
  const room =
    even ??
    bestRoom(rules, team, rooms, pod, deployment, NO_SPREAD) ??
    (scheduler.preempts ? makeRoom(world, rules, team, rooms, pod, deployment, out) : undefined);
  if (room === undefined) {
    const wait = scheduler.retryFirstTicks * (1 << Math.min(pod.tries, 10));
    pod.retryTick = world.tick + Math.min(scheduler.retryMostTicks, wait);
    pod.tries += 1;
    return;
  }
  pod.node = room.node.id;
  addRequest(room.used, requestOf(pod));
  addRequest(room.used, room.overhead);
  addRequest(room.usedForScore, scoredRequestOf(pod));
  room.pods += 1;
  room.bound += 1;
  room.ofDeployment.set(pod.deployment, (room.ofDeployment.get(pod.deployment) ?? 0) + 1);
  say(out, world.tick, team.index, 'pod.bound', pod.id, room.node.id);
  startPull(world, rules, team, pod, out);
  touch(team);
}

export interface Candidate {
  readonly constraint: readonly SpreadConstraint[];
  readonly counts: readonly SpreadCount[];
}

/** The spread constraint of a deployment over hosts or racks, max skew 1; empty without one. */
export function spreadOf(rooms: readonly NodeRoom[], deployment: Deployment | undefined): Candidate {
  if (deployment === undefined || deployment.spread === 'none') return { constraint: [], counts: [] };
  const byRack = deployment.spread === 'rack';
  const keys = rooms.map((room) => (byRack ? room.rack : room.hostId));
  const domains = [...new Set(keys)];
  const constraint: SpreadConstraint = {
    maxSkew: 1,
    matchesSelf: true,
    // Nodes that take no new pod are no domain, or a dead rack would block the spread for ever.
    domainOfNode: keys.map((key, i) => (rooms[i]?.open === true ? domains.indexOf(key) : -1)),
    matchingOnNode: rooms.map((room) => room.ofDeployment.get(deployment.id) ?? 0),
  };
  return { constraint: [constraint], counts: countSpread([constraint]) };
}

const NO_SPREAD: Candidate = { constraint: [], counts: [] };

function bestRoom(
  rules: Rulebook,
  team: Team,
  rooms: readonly NodeRoom[],
  pod: Instance,
  deployment: Deployment | undefined,
  spread: Candidate,
): NodeRoom | undefined {
  const request = requestOf(pod);
  const candidates: number[] = [];
  const { podsPerOffer, ranks } = orchestratorOf(rules, team).scheduler;
  for (const [index, room] of rooms.entries()) {
    if (!admits(room, pod, deployment) || (podsPerOffer > 0 && room.bound >= podsPerOffer)) continue;
    if (!fits(request, room.used, room.allocatable, room.pods, room.podsMax)) continue;
    if (checkSpread(spread.constraint, spread.counts, index) === 'ok') candidates.push(index);
  }
  if (!ranks) return rooms[candidates[0] ?? -1]; // an offer is taken or declined, never compared
  const scores = scoreNodes(rules, team.scoring, rooms, candidates, pod, deployment, team.builds);
  let best = 0;
  for (const [i, score] of scores.entries()) if (score > (scores[best] ?? 0)) best = i;
  return rooms[candidates[best] ?? -1];
}

/** Taints, memory and the kernel: an image runs only on a kernel of its own family. */
export function admits(room: NodeRoom, pod: Instance, deployment: Deployment | undefined): boolean {
  if (room.kernelOf(pod.service) !== room.kernel) return false;
  if (isKeptOut(room, pod) || isNotSelected(room.node, deployment)) return false;
  return firstUntolerated(tolerationsOf(deployment), taintsOf(room.node)) === null;
}

/** A node short of memory takes no pod that asks for nothing (K22). */
export function isKeptOut(room: NodeRoom, pod: Instance): boolean {
  return room.node.pressured && !isAdmitted(qosClass([resourcesOf(pod)]), false, true);
}

/** Pre-emption: a pod may drive out pods of lower priority, the fewest that make it fit, lowest priority first. */
function makeRoom(
  world: World,
  rules: Rulebook,
  team: Team,
  rooms: NodeRoom[],
  pod: Instance,
  deployment: Deployment | undefined,
  out: Outcome,
): NodeRoom | undefined {
  let best: { room: NodeRoom; victims: Instance[] } | undefined;
  for (const room of rooms) {
    if (!admits(room, pod, deployment)) continue;
    const victims = victimsOn(team, room, pod);
    if (victims.length > 0 && (best === undefined || victims.length < best.victims.length)) best = { room, victims };
  }
  if (best === undefined) return undefined;
  for (const victim of best.victims) {
    say(out, world.tick, team.index, 'pod.preempted', victim.id, pod.id);
    endPod(rules, team, victim);
  }
  const fresh = roomOf(team, rules, best.room.node);
  rooms[rooms.indexOf(best.room)] = fresh;
  return fresh;
}

function victimsOn(team: Team, room: NodeRoom, pod: Instance): Instance[] {
  const lower = team.instances.filter((one) => one.node === room.node.id && one.priority < pod.priority);
  lower.sort((a, b) => a.priority - b.priority || b.id - a.id);
  const used = [...room.used];
  const victims: Instance[] = [];
  for (const victim of lower) {
    used[0] = (used[0] ?? 0) - victim.requestCpuM;
    used[1] = (used[1] ?? 0) - victim.requestMib;
    victims.push(victim);
    const pods = room.pods - victims.length;
    if (fits(requestOf(pod), used, room.allocatable, pods, room.podsMax)) return victims;
  }
  return [];
}
