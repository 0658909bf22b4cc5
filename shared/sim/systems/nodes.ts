/** The control plane's view of its nodes: heartbeats, not-ready, eviction (K29–K31, SPEC ND2–ND6). */
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import { endPod, hostOfNode, nodeIsUp, setReady } from '../pod-life.ts';
import type { Rulebook } from '../rulebook.ts';
import { EVICTION_NODES_PER_SECOND, evictsFromSilentNodes, type ZoneNodes } from '../rules/node-lifecycle.ts';
import { evictionDelaySeconds, reviewEviction, type Taint, type Toleration } from '../rules/taints.ts';
import { hasQuorum } from '../view.ts';
import { type Deployment, type Node, type Team, touch, type World } from '../world.ts';

/** The lease is renewed every 10 s and looked at every 5 s; 50 s without one is not ready (K29). */
const HEARTBEAT_TICKS = 10;
const MONITOR_TICKS = 5;
export const NODE_GRACE_TICKS = 50;

const NOT_READY = 'node.kubernetes.io/not-ready';
const NO_TAINTS: readonly Taint[] = [];
/** Rented by the minute: pods go there when our own machines are full, and are first to leave (game choice). */
const CLOUD_TAINTS: readonly Taint[] = [{ key: 'headroom/cloud', value: '', effect: 'PreferNoSchedule' }];
const UNSCHEDULABLE: readonly Taint[] = [{ key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' }];
const NOT_READY_TAINTS: readonly Taint[] = [
  { key: NOT_READY, value: '', effect: 'NoSchedule' },
  { key: NOT_READY, value: '', effect: 'NoExecute' },
];

export function taintsOf(node: Node): readonly Taint[] {
  if (!node.ready) return NOT_READY_TAINTS;
  if (node.cordoned) return UNSCHEDULABLE;
  return node.cloud ? CLOUD_TAINTS : NO_TAINTS;
}

/** What a pod of that deployment bears; started by hand, it bears everything (nobody would bring it back). */
export function tolerationsOf(deployment: Deployment | undefined): readonly Toleration[] {
  const seconds = deployment === undefined ? null : deployment.tolerationTicks;
  return [{ key: NOT_READY, operator: 'Exists', value: '', effect: 'NoExecute', seconds }];
}

export function watchNodes(world: World, rules: Rulebook, out: Outcome): void {
  const heartbeat = world.tick % HEARTBEAT_TICKS === 0;
  const monitor = world.tick % MONITOR_TICKS === 0;
  if (!heartbeat && !monitor) return;
  for (const team of world.teams) {
    const quorum = hasQuorum(team);
    for (const node of team.nodes) {
      if (heartbeat && nodeIsUp(team, node)) node.heartbeatTick = world.tick;
      if (monitor && quorum) judge(world, team, node, out);
    }
    if (monitor && quorum) driveOut(world, rules, team, out);
  }
}

function judge(world: World, team: Team, node: Node, out: Outcome): void {
  const alive = world.tick - node.heartbeatTick < NODE_GRACE_TICKS && nodeIsUpOrUnseen(team, node, world.tick);
  if (alive === node.ready) return;
  node.ready = alive;
  node.notReadyTick = alive ? 0 : world.tick;
  if (alive) forgive(team, node);
  else {
    // Budgets and roll-outs count them out.
    for (const pod of lookup(team).podsOf.get(node.id) ?? []) setReady(pod, false, world.tick);
  }
  touch(team); // what could be lost now depends on it, and a restored world would find out
  say(out, world.tick, team.index, alive ? 'node.ready' : 'node.lost', node.id);
}

/** The taint goes, and with it every eviction that was planned for it. */
function forgive(team: Team, node: Node): void {
  node.taintedTick = 0;
  for (const pod of lookup(team).podsOf.get(node.id) ?? []) {
    pod.evictionPlannedTick = 0;
    pod.evictionTick = 0;
  }
}

/** A node that is ready stays so until its grace is over; one that is not needs a heartbeat since it came up. */
function nodeIsUpOrUnseen(team: Team, node: Node, tick: number): boolean {
  return node.ready || (nodeIsUp(team, node) && tick - node.heartbeatTick < HEARTBEAT_TICKS);
}

/** One silent node every 10 s gets its NoExecute taint, unless the zones say that the fault is elsewhere (K31). */
function driveOut(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  const silent = team.nodes.filter((node) => !node.ready && node.notReadyTick > 0);
  if (silent.length === 0) return;
  if (world.tick % Math.round(1 / EVICTION_NODES_PER_SECOND) === 0 && evictsFromSilentNodes(zonesOf(team))) {
    const next = silent.find((node) => node.taintedTick === 0);
    if (next !== undefined) next.taintedTick = world.tick;
  }
  for (const node of silent) if (node.taintedTick > 0) evictTolerant(world, rules, team, node, out);
}

function evictTolerant(world: World, rules: Rulebook, team: Team, node: Node, out: Outcome): void {
  const { podsOf, deployments } = lookup(team);
  for (const pod of [...(podsOf.get(node.id) ?? [])]) {
    const delay = evictionDelaySeconds(tolerationsOf(deployments.get(pod.deployment)), taintsOf(node));
    const plan =
      pod.evictionPlannedTick === 0 ? null : { plannedAt: pod.evictionPlannedTick, evictAt: pod.evictionTick };
    const next = reviewEviction(plan, delay, world.tick);
    pod.evictionPlannedTick = next?.plannedAt ?? 0;
    pod.evictionTick = next?.evictAt ?? 0;
    if (next === null || world.tick < next.evictAt) continue;
    say(out, world.tick, team.index, 'pod.evicted', pod.id, node.id);
    endPod(rules, team, pod);
    touch(team);
  }
}

/** A rack is a zone; cloud machines are one of their own. */
function zonesOf(team: Team): ZoneNodes[] {
  const zones = new Map<number, { ready: number; notReady: number }>();
  for (const node of team.nodes) {
    const rack = hostOfNode(team, node)?.rack ?? -1;
    const zone = zones.get(rack) ?? { ready: 0, notReady: 0 };
    if (node.ready) zone.ready += 1;
    else zone.notReady += 1;
    zones.set(rack, zone);
  }
  return [...zones.values()];
}
