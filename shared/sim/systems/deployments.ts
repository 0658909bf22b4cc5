/** Desired state: as many pods as declared, of the newest template, rolled within its limits (K19, SPEC PD2–PD4). */
import { lookup } from '../lookup.ts';
import { endPod } from '../pod-life.ts';
import type { Rulebook } from '../rulebook.ts';
import { type ScaledSet, scaleSets } from '../rules/proportional-scaling.ts';
import { reconcileNew, reconcileOld, resolveFenceposts } from '../rules/rollout.ts';
import { hasQuorum } from '../view.ts';
import { type Deployment, type Instance, newInstance, type Team, type World } from '../world.ts';

export function reconcileDeployments(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    if (team.deployments.length === 0 || !hasQuorum(team)) continue;
    for (const deployment of team.deployments) reconcile(world, rules, team, deployment);
  }
}

function reconcile(_world: World, rules: Rulebook, team: Team, deployment: Deployment): void {
  const pods = lookup(team).ofDeployment.get(deployment.id) ?? [];
  const sized = deployment.sizedReplicas;
  deployment.sizedReplicas = deployment.replicas;
  if (sized !== deployment.replicas && rescale(rules, team, deployment, pods, sized)) return;
  let fresh = 0;
  for (const pod of pods) if (pod.revision === deployment.revision) fresh += 1;
  if (fresh === pods.length) resize(rules, team, deployment, pods, deployment.replicas);
  else roll(rules, team, deployment, pods);
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
  const revisions = [...new Set(pods.map((pod) => pod.revision))].sort((a, b) => b - a);
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

function roll(rules: Rulebook, team: Team, deployment: Deployment, pods: readonly Instance[]): void {
  const wanted = deployment.replicas;
  const fresh = pods.filter((pod) => pod.revision === deployment.revision);
  const old = pods.filter((pod) => pod.revision !== deployment.revision);
  const posts = resolveFenceposts(`${deployment.maxSurgePercent}%`, `${deployment.maxUnavailablePercent}%`, wanted);
  if (!posts.ok) return;
  resize(rules, team, deployment, fresh, reconcileNew('RollingUpdate', wanted, fresh.length, old.length, posts.surge));
  const available = (list: readonly Instance[]) => list.filter(isAvailable).length;
  const [keep] = reconcileOld(
    [{ pods: old.length, available: available(old) }],
    { pods: fresh.length, available: available(fresh) },
    wanted,
    posts.unavailable,
  );
  for (const pod of leastMissed(old).slice(0, old.length - (keep ?? old.length))) endPod(rules, team, pod);
}

function isAvailable(pod: Instance): boolean {
  return pod.state === 'running' && pod.ready;
}

type Template = Pick<
  Instance,
  'revision' | 'release' | 'requestCpuM' | 'limitCpuM' | 'requestMib' | 'limitMib' | 'priority'
>;

/** Makes or ends pods of one template; a pod stands for its own. */
function resize(
  rules: Rulebook,
  team: Team,
  deployment: Deployment,
  pods: readonly Instance[],
  size: number,
  template: Template = deployment,
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
  const rank = (pod: Instance) => (pod.node === 0 ? 0 : isAvailable(pod) ? 2 : 1);
  const crowd = (pod: Instance) => onNode.get(pod.node) ?? 0;
  return [...pods].sort((a, b) => rank(a) - rank(b) || crowd(b) - crowd(a) || b.id - a.id);
}
