/** Images that are not what their authors made: who caught one, and what keeps it out (SPEC IM10–IM11). */
import { byId } from '../../base/ids.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import type { Instance, Team } from '../world.ts';
import { buildOf, imageOf } from './builds.ts';
import { layersOf } from './pod-life.ts';

/** Half of what a poisoned container is granted is spent for somebody else (game choice: a miner that hides). */
const POISONED_EFFICIENCY = 0.5;

/** How fast it works for us. */
export function poisonedSpeed(one: Pick<Instance, 'poisoned'>): number {
  return one.poisoned ? POISONED_EFFICIENCY : 1;
}

/** Whether the container runs a poisoned image. */
export function isPoisoned(one: Pick<Instance, 'poisoned'>): boolean {
  return one.poisoned;
}

export function poisonedPods(team: Team): Instance[] {
  return team.instances.filter(isPoisoned);
}

/**
 * A tag is asked for anew at every pull, so it brings what somebody put there; a digest does not, nor does a mirror
 * that has the image, nor our own registry.
 */
export function isTagPoisoned(rules: Rulebook, team: Team, pod: Instance, tick: number): boolean {
  if (team.poisonedTags.length === 0) return false;
  const { imageIndex } = rules.services[pod.service] as ServiceRule;
  if (!team.poisonedTags.some((tag) => tag.image === imageIndex && tick <= tag.untilTick)) return false;
  const { supply } = team;
  if (supply.pinned.includes(imageIndex)) return false;
  if (supply.registry === 'private' && isOurs(team, pod)) return false;
  return !(supply.mirror && layersOf(rules, pod, team.builds).every((layer) => supply.mirrorLayers.includes(layer)));
}

/** Built by us, so it lies in the registry that we push to; all else comes from the public one. */
export function isOurs(team: Team, pod: Pick<Instance, 'service' | 'release'>): boolean {
  return (buildOf(team.builds, pod.service, pod.release)?.order.length ?? 0) > 0;
}

/** The image with most running containers: a poisoner's best catch. */
export function mostUsedImage(rules: Rulebook, team: Team): number {
  const users = rules.images.map(() => 0);
  for (const one of team.instances) {
    if (one.kind !== 'container' || byId(team.nodes, one.node) === undefined) continue;
    const index = rules.images.indexOf(imageOf(rules, one.service));
    users[index] = (users[index] ?? 0) + 1;
  }
  const most = Math.max(...users);
  return most > 0 ? users.indexOf(most) : -1;
}
