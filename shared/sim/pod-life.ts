/** Starting, restarting and ending containers; used by commands and by the control loops. */
import { byId, removeWhere } from '../base/ids.ts';
import { post } from './ledger.ts';
import type { Rulebook, ServiceRule } from './rulebook.ts';
import { delayAfterFailures, isForgotten, KUBELET_BACKOFF } from './rules/backoff.ts';
import { type Host, type Instance, type Node, type Team, touch, type World } from './world.ts';

/** The physical host below a node; undefined when its VM is gone. */
export function hostOfNode(team: Team, node: Node): Host | undefined {
  return byId(team.hosts, node.vm === 0 ? node.host : (byId(team.vms, node.vm)?.host ?? 0));
}

export function nodeIsUp(team: Team, node: Node): boolean {
  if (node.vm > 0 && byId(team.vms, node.vm)?.state !== 'running') return false;
  return hostOfNode(team, node)?.state === 'on';
}

/**
 * Pulls the layers the node lacks, one image after the other (K28); layers that an earlier pull brings are not pulled
 * twice (C6). A pod whose layers are all there starts at once.
 */
export function startPull(world: World, rules: Rulebook, team: Team, pod: Instance): void {
  const node = byId(team.nodes, pod.node) as Node;
  let freeTick = world.tick;
  const coming = new Set(node.layers);
  for (const other of team.instances) {
    if (other.node !== node.id || other.state !== 'pulling' || other.id === pod.id) continue;
    freeTick = Math.max(freeTick, other.untilTick);
    for (const layer of layersOf(rules, other)) coming.add(layer);
  }
  const here = layersOf(rules, pod).every((layer) => node.layers.includes(layer));
  let missingMib = 0;
  for (const layer of layersOf(rules, pod))
    if (!coming.has(layer)) missingMib += rules.layerMib[layer % RELEASE_STRIDE] ?? 0;
  const pullTicks = Math.ceil(missingMib / rules.economy.registryMibPerS);
  pod.startTick = world.tick;
  pod.readyChangedTick = world.tick;
  pod.state = 'pulling';
  pod.untilTick = here ? world.tick : freeTick + pullTicks;
  touch(team);
}

/** Readiness, and since when: the autoscaler believes no pod that has only just changed (AS2). */
export function setReady(pod: Instance, ready: boolean, tick: number): void {
  if (pod.ready === ready) return;
  pod.ready = ready;
  pod.readyChangedTick = tick;
}

/** Layers of one release stand this far from those of the next, so that a number says both. */
const RELEASE_STRIDE = 100_000;

/** An image's layers. The last is the application's own and new with every release; those below it are shared (C6). */
export function layersOf(rules: Rulebook, pod: { readonly service: number; readonly release: number }): number[] {
  const { layers } = rules.services[pod.service] as ServiceRule;
  const own = layers.length - 1;
  return layers.map((layer, index) => (index === own ? layer + (pod.release - 1) * RELEASE_STRIDE : layer));
}

export function finishPull(rules: Rulebook, team: Team, pod: Instance): void {
  const node = byId(team.nodes, pod.node);
  if (node === undefined) return;
  for (const layer of layersOf(rules, pod)) {
    if (!node.layers.includes(layer)) node.layers.push(layer);
  }
  node.layers.sort((a, b) => a - b);
}

/** The container runtime starts it; the service in it answers when it is warm. */
export function startContainer(world: World, rules: Rulebook, team: Team, pod: Instance): void {
  const node = byId(team.nodes, pod.node);
  pod.state = 'starting';
  pod.untilTick = world.tick + (rules.runtimes[node?.runtime ?? -1]?.startTicks ?? 1);
  setReady(pod, false, world.tick);
  pod.hung = false;
  pod.failedProbeTicks = 0;
}

/** It exited: restarted by the node after 0, 10, 20 … 300 s (K27). */
export function crash(world: World, rules: Rulebook, team: Team, pod: Instance): void {
  loseState(rules, team, pod);
  if (isForgotten(world.tick - pod.failedTick, KUBELET_BACKOFF)) pod.failures = 0;
  const delay = delayAfterFailures(pod.failures, KUBELET_BACKOFF);
  pod.failures += 1;
  pod.failedTick = world.tick;
  pod.restarts += 1;
  pod.memoryMib = 0; // its pages are free at once: nobody else need go for them
  pod.state = 'backoff';
  pod.untilTick = world.tick + Math.max(1, delay);
  setReady(pod, false, world.tick);
  pod.hung = false;
  pod.failedProbeTicks = 0;
}

/** Takes a pod from its node; its deployment, if it has one, sees one too few and makes another. */
export function endPod(rules: Rulebook, team: Team, pod: Instance): void {
  loseState(rules, team, pod);
  removeWhere(team.instances, (one) => one.id === pod.id);
  touch(team);
}

function loseState(rules: Rulebook, team: Team, pod: Instance): void {
  const running = pod.state === 'running' && pod.warmTick > 0;
  if (running && rules.services[pod.service]?.stateful === true) {
    post(team, 'statefulKill', -rules.prices.statefulKill);
  }
}
