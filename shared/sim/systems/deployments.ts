/** Desired state: as many pods as declared, of the newest template, rolled within its limits (K19, SPEC PD2–PD4). */

import { endPod } from '../containers/pod-life.ts';
import { type PodTemplate, podTemplate } from '../containers/templates.ts';
import type { Outcome } from '../events.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { type ScaledSet, scaleSets } from '../rules/proportional-scaling.ts';
import { reconcileNew, reconcileOld, resolveFenceposts } from '../rules/rollout.ts';
import { hasQuorum } from '../view.ts';
import { type Deployment, type Instance, newInstance, type Team, type World } from '../world.ts';
import { isAvailable, isServing, watchRollout } from './rollouts.ts';

export function reconcileDeployments(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    if (team.deployments.length === 0 || settled.get(team) === team.topology || !hasQuorum(team)) continue;
    const { topology } = team;
    let rolls = false;
    for (const deployment of team.deployments) {
      reconcile(world, rules, team, deployment);
      if (deployment.rolling) watchRollout(world, rules, team, deployment, out);
      rolls ||= deployment.rolling;
    }
    if (!rolls && team.topology === topology) settled.set(team, topology);
  }
}

/** Teams whose pods are as declared, by the topology at which that was found: nothing else changes it but a roll-out. */
const settled = new WeakMap<Team, number>();

function reconcile(world: World, rules: Rulebook, team: Team, deployment: Deployment): void {
  const { ofDeployment, revisionOf } = lookup(team);
  const pods = ofDeployment.get(deployment.id) ?? [];
  const { id, replicas, revision, sizedReplicas, rolling } = deployment;
  const settled = !rolling && sizedReplicas === replicas && pods.length === replicas && revisionOf.get(id) === revision;
  if (settled) return;
  const sized = deployment.sizedReplicas;
  deployment.sizedReplicas = deployment.replicas;
  if (sized !== deployment.replicas && rescale(rules, team, deployment, pods, sized)) return;
  let fresh = 0;
  for (const pod of pods) if (pod.revision === deployment.revision) fresh += 1;
  if (isHeldAt(deployment, fresh)) hold(world, rules, team, deployment, pods);
  else if (fresh === pods.length) resize(rules, team, deployment, pods, deployment.replicas);
  else roll(world, rules, team, deployment, pods);
}

/** A roll-out under way that has as many new pods as it was to stop at, with former ones to go on. */
function isHeldAt({ rolling, heldAtPods, history }: Deployment, fresh: number): boolean {
  return rolling && heldAtPods >= 0 && history.length > 0 && fresh >= heldAtPods;
}

/** It stands still: what is missing is made by the former template, what surged goes when enough serve. */
function hold(world: World, rules: Rulebook, team: Team, deployment: Deployment, pods: readonly Instance[]): void {
  const fresh = pods.filter((pod) => pod.revision === deployment.revision);
  const old = pods.filter((pod) => pod.revision !== deployment.revision);
  const keep = Math.max(0, deployment.replicas - fresh.length);
  if (old.length < keep) {
    const former = deployment.history.at(-1);
    const like = mostUsed(old) ?? (former === undefined ? undefined : podTemplate(former, deployment.priority));
    resize(rules, team, deployment, old, keep, like);
    return;
  }
  const available = pods.filter((pod) => isAvailable(world, deployment, pod)).length;
  const surplus = Math.min(old.length - keep, Math.max(0, available - deployment.replicas));
  for (const pod of leastMissed(old).slice(0, surplus)) endPod(rules, team, pod);
}

/**
 * A new number in the middle of a roll-out: old templates and the new one grow or shrink in proportion, and the roll-out
 * goes on from there. False where all pods are of the newest template.
 */
function rescale(
  rules: Rulebook,
  team: Team,
  deployment: Deployment,
  pods: readonly Instance[],
  sized: number,
): boolean {
  const newestFirst = (revision: number) => (revision === deployment.revision ? Number.MAX_SAFE_INTEGER : revision);
  const revisions = [...new Set(pods.map((pod) => pod.revision))].sort((a, b) => newestFirst(b) - newestFirst(a));
  if (revisions.every((revision) => revision === deployment.revision)) return false;
  const groups = revisions.map((revision) => pods.filter((pod) => pod.revision === revision));
  const [newest] = groups;
  const isNew = newest?.[0]?.revision === deployment.revision;
  const sets = groups.map((group, index): ScaledSet => ({ pods: group.length, age: isNew ? index : index + 1 }));
  const surgeAt = (size: number) => {
    const posts = resolveFenceposts(`${deployment.maxSurgePercent}%`, `${deployment.maxUnavailablePercent}%`, size);
    return posts.ok ? posts.surge : 0;
  };
  const { replicas } = deployment;
  const step = { previousDesired: sized, previousSurge: surgeAt(sized), desired: replicas, surge: surgeAt(replicas) };
  // A number that changes is never the one that the newest set is complete for.
  const sizes = scaleSets(sets, step, false);
  groups.forEach((group, index) => {
    resize(rules, team, deployment, group, sizes[index] ?? group.length, group[0] as Instance);
  });
  return true;
}

/** A pod of the template that most of them are of; of equals the older one. */
function mostUsed(pods: readonly Instance[]): Instance | undefined {
  const count = (revision: number) => pods.reduce((sum, pod) => sum + (pod.revision === revision ? 1 : 0), 0);
  let best: Instance | undefined;
  for (const pod of pods) if (best === undefined || count(pod.revision) > count(best.revision)) best = pod;
  return best;
}

function roll(world: World, rules: Rulebook, team: Team, deployment: Deployment, pods: readonly Instance[]): void {
  const wanted = deployment.replicas;
  const fresh = pods.filter((pod) => pod.revision === deployment.revision);
  const old = pods.filter((pod) => pod.revision !== deployment.revision);
  if (deployment.recreate) {
    for (const pod of old) endPod(rules, team, pod); // the new ones are made when none is left: in the next tick
    return;
  }
  const posts = resolveFenceposts(`${deployment.maxSurgePercent}%`, `${deployment.maxUnavailablePercent}%`, wanted);
  if (!posts.ok) return;
  const size = reconcileNew('RollingUpdate', wanted, fresh.length, old.length, posts.surge);
  const most = deployment.heldAtPods < 0 ? size : Math.max(fresh.length, deployment.heldAtPods);
  resize(rules, team, deployment, fresh, Math.min(size, most));
  const available = (list: readonly Instance[]) => list.filter((pod) => isAvailable(world, deployment, pod)).length;
  const [keep] = reconcileOld(
    [{ pods: old.length, available: available(old) }],
    { pods: fresh.length, available: available(fresh) },
    wanted,
    posts.unavailable,
  );
  for (const pod of leastMissed(old).slice(0, old.length - (keep ?? old.length))) endPod(rules, team, pod);
}

/** Makes or ends pods of one template; a pod stands for its own. */
function resize(
  rules: Rulebook,
  team: Team,
  deployment: Deployment,
  pods: readonly Instance[],
  size: number,
  template: PodTemplate = podTemplate(deployment, deployment.priority),
): void {
  for (let missing = size - pods.length; missing > 0; missing--) {
    newInstance(team, {
      kind: 'container',
      service: deployment.service,
      deployment: deployment.id,
      revision: template.revision,
      release: template.release,
      host: 0,
      vm: 0,
      node: 0,
      state: 'pending',
      requestCpuM: template.requestCpuM,
      limitCpuM: template.limitCpuM,
      requestMib: template.requestMib,
      limitMib: template.limitMib,
      sidecarCpuM: template.sidecarCpuM,
      sidecarMib: template.sidecarMib,
      priority: template.priority,
    });
  }
  if (size >= pods.length) return;
  for (const pod of leastMissed(pods).slice(0, pods.length - size)) endPod(rules, team, pod);
}

/** Whom a scale-down takes first: pending before running, not ready before ready, on crowded nodes first, newest first. */
function leastMissed(pods: readonly Instance[]): Instance[] {
  const onNode = new Map<number, number>();
  for (const pod of pods) onNode.set(pod.node, (onNode.get(pod.node) ?? 0) + 1);
  const rank = (pod: Instance) => (pod.node === 0 ? 0 : isServing(pod) ? 2 : 1);
  const crowd = (pod: Instance) => onNode.get(pod.node) ?? 0;
  return [...pods].sort((a, b) => rank(a) - rank(b) || crowd(b) - crowd(a) || b.id - a.id);
}
