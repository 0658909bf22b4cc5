/** How far a roll-out is: which pods count, whether it is over, and whether it has stopped moving (K19, SPEC PD10, PD13). */
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { isRolloutComplete } from '../rules/rollout.ts';
import { isInside } from '../tick/parts.ts';
import type { Deployment, Instance, Team, World } from '../world.ts';

/** A roll-out that has not moved for so long is stalled (progressDeadlineSeconds, K19). */
export const PROGRESS_DEADLINE_TICKS = 600;

export function isServing(pod: Instance): boolean {
  return pod.state === 'running' && pod.ready;
}

/** Ready, and for as long as the deployment wants to have seen it (minReadySeconds). */
export function isAvailable(world: World, deployment: Deployment, pod: Instance): boolean {
  return isServing(pod) && world.tick - pod.readyChangedTick >= deployment.minReadyTicks;
}

export function watchRollout(world: World, rules: Rulebook, team: Team, deployment: Deployment, out: Outcome): void {
  const pods = lookup(team).ofDeployment.get(deployment.id) ?? [];
  let [updated, available, updatedAvailable] = [0, 0, 0];
  for (const pod of pods) {
    const isNew = pod.revision === deployment.revision;
    const counts = isAvailable(world, deployment, pod);
    if (isNew) updated += 1;
    if (counts) available += 1;
    if (isNew && counts) updatedAvailable += 1;
  }
  const isComplete = isRolloutComplete(deployment.replicas, pods.length, updated, available);
  if (isComplete && !awaitsFirstAnswer(rules, team, deployment)) {
    deployment.rolling = false;
    deployment.stalled = false;
    say(out, world.tick, team.index, 'rollout.done', deployment.id, deployment.release);
    return;
  }
  watchProgress(world, team, deployment, [updated, updatedAvailable, pods.length - updated], out);
}

/** Without a readiness probe copies count before they answer: a part stays with its program until one does (RQ14). */
function awaitsFirstAnswer(rules: Rulebook, team: Team, { service, replicas }: Deployment): boolean {
  return replicas > 0 && isInside(team, rules.services[service] as ServiceRule);
}

/** More new pods, more of them available, or fewer old ones: each is progress. Held by hand, no clock runs. */
function watchProgress(world: World, team: Team, deployment: Deployment, now: readonly number[], out: Outcome): void {
  const [updated = 0, available = 0, old = 0] = now;
  const [updatedThen = -1, availableThen = -1, oldThen = -1] = deployment.progress;
  const moved = updated > updatedThen || available > availableThen || old < oldThen;
  if (moved || deployment.heldAtPods >= 0) {
    deployment.progressTick = world.tick;
    deployment.stalled = false;
  }
  if (updated !== updatedThen || available !== availableThen || old !== oldThen) deployment.progress = now;
  if (deployment.stalled || world.tick - deployment.progressTick < PROGRESS_DEADLINE_TICKS) return;
  deployment.stalled = true;
  say(out, world.tick, team.index, 'rollout.stalled', deployment.id, available);
}
