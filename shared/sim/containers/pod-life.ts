/** Starting, restarting and ending containers; used by commands and by the control loops. */
import { byId, removeWhere } from '../../base/ids.ts';
import { orchestratorOf, restartPolicy } from '../cluster/orchestrator.ts';
import { post } from '../ledger.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { isForgotten, restartDelay } from '../rules/backoff.ts';
import { settleGauges } from '../tick/gauges.ts';
import { restate } from '../tick/restated.ts';
import { type Build, type Host, type Instance, type Node, type Team, touch, type World } from '../world.ts';
import { buildOf } from './builds.ts';

/** The physical host below a node; undefined when its VM is gone. */
export function hostOfNode(team: Team, node: Node): Host | undefined {
  return byId(team.hosts, node.vm === 0 ? node.host : (byId(team.vms, node.vm)?.host ?? 0));
}

export function nodeIsUp(team: Team, node: Node): boolean {
  if (node.vm > 0 && byId(team.vms, node.vm)?.state !== 'running') return false;
  return hostOfNode(team, node)?.state === 'on';
}

/** Its node has not got its image yet, so nothing can start. */
export function isWithoutImage(pod: Pick<Instance, 'state'>): boolean {
  return pod.state === 'pulling' || pod.state === 'pullBackoff';
}

/** Readiness, and since when: the autoscaler believes no pod that has only just changed (AS2). */
export function setReady(pod: Instance, ready: boolean, tick: number): void {
  if (pod.ready === ready) return;
  pod.ready = ready;
  pod.readyChangedTick = tick;
}

/** Layers of one build stand this far from those of the next, so that a number says both. */
export const RELEASE_STRIDE = 100_000;
/** What somebody else put in place of the last layer is a layer of its own. */
const POISON_STRIDE = 10_000_000 * RELEASE_STRIDE;

/**
 * An image's layers. The last is the application's own and new with every release; those below it are shared (C6). A
 * release that was built here says for each layer which build made it.
 */
export function layersOf(
  rules: Rulebook,
  pod: { readonly service: number; readonly release: number; readonly poisoned?: boolean },
  builds: readonly Readonly<Build>[] = [],
): number[] {
  const { layers } = rules.services[pod.service] as ServiceRule;
  const stamps = builds.length === 0 ? undefined : buildOf(builds, pod.service, pod.release)?.stamps;
  const own = layers.length - 1;
  const poison = pod.poisoned === true ? POISON_STRIDE : 0;
  return layers.map((layer, index) => {
    const stamp = stamps?.[index] ?? (index === own ? pod.release - 1 : 0);
    return layer + stamp * RELEASE_STRIDE + (index === own ? poison : 0);
  });
}

/** The container runtime starts it; the service in it answers when it is warm. */
export function startContainer(world: World, rules: Rulebook, team: Team, pod: Instance): void {
  const node = byId(team.nodes, pod.node);
  restate(team);
  pod.state = 'starting';
  pod.untilTick = world.tick + (rules.runtimes[node?.runtime ?? -1]?.startTicks ?? 1);
  setReady(pod, false, world.tick);
  pod.hung = false;
  pod.failedProbeTicks = 0;
}

/** It exited: restarted by the node after 0, 10, 20 … 300 s (K27). */
export function crash(world: World, rules: Rulebook, team: Team, pod: Instance): void {
  loseState(rules, team, pod);
  const policy = restartPolicy(orchestratorOf(rules, team));
  if (isForgotten(world.tick - pod.failedTick, policy)) pod.failures = 0;
  const delay = restartDelay(pod.failures, policy);
  pod.failures += 1;
  pod.failedTick = world.tick;
  pod.restarts += 1;
  settleGauges(team);
  pod.memoryMib = 0; // its pages are free at once: nobody else need go for them
  pod.state = 'backoff';
  pod.untilTick = world.tick + Math.max(1, delay);
  setReady(pod, false, world.tick);
  pod.hung = false;
  pod.failedProbeTicks = 0;
  touch(team);
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
