/** The control plane's view of its nodes: heartbeats, not-ready, eviction (K29–K31, SPEC ND2–ND6). */
import type { Orchestrator } from '../../content/schema.ts';
import { orchestratorOf } from '../cluster/orchestrator.ts';
import { endPod, hostOfNode, nodeIsUp, setReady } from '../containers/pod-life.ts';
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { EVICTION_NODES_PER_SECOND, evictsFromSilentNodes, type ZoneNodes } from '../rules/node-lifecycle.ts';
import { evictionDelaySeconds, reviewEviction, type Taint, type Toleration } from '../rules/taints.ts';
import { restate } from '../tick/restated.ts';
import { hasQuorum } from '../view.ts';
import { type Deployment, type Node, type Team, touch, type World } from '../world.ts';

const NOT_READY = 'node.kubernetes.io/not-ready';
const NO_TAINTS: readonly Taint[] = [];
/** Rented by the minute: pods go there when our own machines are full, and are first to leave (game choice). */
const CLOUD_TAINTS: readonly Taint[] = [{ key: 'headroom/cloud', value: '', effect: 'PreferNoSchedule' }];
const UNSCHEDULABLE: readonly Taint[] = [{ key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' }];
const NOT_READY_TAINTS: readonly Taint[] = [
  { key: NOT_READY, value: '', effect: 'NoSchedule' },
  { key: NOT_READY, value: '', effect: 'NoExecute' },
];

/** Taints of the cluster, and the one that a player gave it. */
export function taintsOf(node: Node): readonly Taint[] {
  const own = clusterTaints(node);
  if (node.taintEffect === 'none') return own;
  return [{ key: playersKey(node.taintKey), value: '', effect: node.taintEffect }, ...own];
}

export function clusterTaints(node: Node): readonly Taint[] {
  if (!node.ready) return NOT_READY_TAINTS;
  if (node.cordoned || node.standalone) return UNSCHEDULABLE;
  return node.cloud ? CLOUD_TAINTS : NO_TAINTS;
}

/** Never one of the cluster's own. */
const playersKey = (key: string): string => `headroom/player-${key}`;

/** What a pod of that deployment bears; started by hand, it bears everything (nobody would bring it back). */
export function tolerationsOf(deployment: Deployment | undefined): readonly Toleration[] {
  if (deployment === undefined) return BEARS_ALL;
  const { tolerationTicks: seconds, toleratesKey } = deployment;
  const silent = { key: NOT_READY, operator: 'Exists', value: '', effect: 'NoExecute', seconds } as const;
  if (toleratesKey === '') return [silent];
  return [silent, { key: playersKey(toleratesKey), operator: 'Exists', value: '', effect: null, seconds: null }];
}

const BEARS_ALL: readonly Toleration[] = [
  { key: '', operator: 'Exists', value: '', effect: 'NoExecute', seconds: null },
];

/** Whether a deployment runs on nodes of that taint alone, and this is none. */
export function isNotSelected(node: Node, deployment: Deployment | undefined): boolean {
  return deployment?.onlyTolerated === true && node.taintKey !== deployment.toleratesKey;
}

export function watchNodes(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    if (team.nodes.length === 0) continue;
    const times = orchestratorOf(rules, team);
    const heartbeat = world.tick % times.heartbeatTicks === 0;
    const monitor = world.tick % times.monitorTicks === 0 && hasQuorum(team);
    if (!heartbeat && !monitor) continue;
    for (const node of team.nodes) {
      if (heartbeat && nodeIsUp(team, node)) node.heartbeatTick = world.tick;
      if (monitor) judge(world, team, times, node, out);
      else if (node.standalone && heartbeat) hearOfIt(team, node);
    }
    if (!monitor) continue;
    driveOut(world, rules, team, times, out);
    for (const node of team.nodes) if (node.taintEffect === 'NoExecute') clear(world, rules, team, node, out);
  }
}

/** No cluster has to. */
function hearOfIt(team: Team, node: Node): void {
  const isUp = nodeIsUp(team, node);
  if (node.ready !== isUp) restate(team);
  node.ready = isUp;
}

/** A player's NoExecute: whoever does not tolerate it goes at the next look; budgets are not asked (K30). */
function clear(world: World, rules: Rulebook, team: Team, node: Node, out: Outcome): void {
  const { podsOf, deployments } = lookup(team);
  const taint = { key: playersKey(node.taintKey), value: '', effect: 'NoExecute' } as const;
  for (const pod of [...(podsOf.get(node.id) ?? [])]) {
    if (evictionDelaySeconds(tolerationsOf(deployments.get(pod.deployment)), [taint]) !== 0) continue;
    say(out, world.tick, team.index, 'pod.evicted', pod.id, node.id);
    endPod(rules, team, pod);
  }
}

function judge(world: World, team: Team, times: Orchestrator, node: Node, out: Outcome): void {
  const isKnown = nodeIsUpOrUnseen(team, node, world.tick, times.heartbeatTicks);
  const alive = world.tick - node.heartbeatTick < times.graceTicks && isKnown;
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
function nodeIsUpOrUnseen(team: Team, node: Node, tick: number, heartbeatTicks: number): boolean {
  return node.ready || (nodeIsUp(team, node) && tick - node.heartbeatTick < heartbeatTicks);
}

/** One silent node every 10 s gets its NoExecute taint, unless the zones say that the fault is elsewhere (K31). */
function driveOut(world: World, rules: Rulebook, team: Team, times: Orchestrator, out: Outcome): void {
  const silent = team.nodes.filter((node) => !node.ready && node.notReadyTick > 0);
  if (silent.length === 0) return;
  if (!times.zoned) {
    for (const node of silent) if (node.taintedTick === 0) node.taintedTick = world.tick; // it knows no zones
  } else if (world.tick % Math.round(1 / EVICTION_NODES_PER_SECOND) === 0 && evictsFromSilentNodes(zonesOf(team))) {
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
