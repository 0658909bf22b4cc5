/** Images on their way to a node: what is missing, from where it comes, and what happens when it cannot (SPEC PD1, IM6–IM9). */
import { byId } from '../../base/ids.ts';
import { type Outcome, say } from '../events.ts';
import type { Rulebook } from '../rulebook.ts';
import { delayAfterFailures, KUBELET_BACKOFF } from '../rules/backoff.ts';
import { type Instance, type Node, type Supply, type Team, touch, type World } from '../world.ts';
import { isPushed } from './builds.ts';
import { isWithoutImage, layersOf, RELEASE_STRIDE } from './pod-life.ts';
import { isOurs, isTagPoisoned } from './poison.ts';

export const PULL_SOURCES = ['public', 'site'] as const;
export type PullSource = (typeof PULL_SOURCES)[number];

type Pulled = Pick<Instance, 'service' | 'release'> & { readonly poisoned?: boolean };

/**
 * Pulls the layers the node lacks, one image after the other (K28); layers that an earlier pull brings are not pulled
 * twice (C6). A pod whose layers are all there starts at once; one whose image cannot be had tries again later.
 */
export function startPull(world: World, rules: Rulebook, team: Team, pod: Instance, out?: Outcome): void {
  const node = byId(team.nodes, pod.node) as Node;
  pod.poisoned = isTagPoisoned(rules, team, pod, world.tick);
  pod.startTick = world.tick;
  pod.readyChangedTick = world.tick;
  touch(team);
  const here = missingOn(rules, team, node, pod, []).length === 0;
  if (!here && !canPull(rules, team, node, pod, world.tick)) failPull(world, team, pod, out);
  else {
    pod.state = 'pulling';
    pod.pullMib = 0;
    pod.untilTick = world.tick;
    if (!here) queueUp(world, rules, team, node, pod);
  }
}

/** Behind the node's other pulls. Where links are shared, only they can say when it is done. */
function queueUp(world: World, rules: Rulebook, team: Team, node: Node, pod: Instance): void {
  const queue = queueOn(rules, team, node, pod.id);
  const missingMib = sizeOf(rules, missingOn(rules, team, node, pod, queue.layers));
  if (isMade(rules)) {
    pod.pullMib = missingMib;
    pod.untilTick = 0;
  } else pod.untilTick = Math.max(world.tick, queue.freeTick) + Math.ceil(missingMib / rules.economy.registryMibPerS);
}

/** ImagePullBackOff: again after 10, 20 … 300 s (K28). */
export function failPull(world: World, team: Team, pod: Instance, out?: Outcome): void {
  pod.pullFailures += 1;
  pod.state = 'pullBackoff';
  pod.pullMib = 0;
  pod.untilTick = world.tick + delayAfterFailures(pod.pullFailures, KUBELET_BACKOFF);
  if (out !== undefined) say(out, world.tick, team.index, 'pod.pullFailed', pod.id, pod.pullFailures);
}

export function finishPull(rules: Rulebook, team: Team, pod: Instance): void {
  pod.pullFailures = 0;
  const node = byId(team.nodes, pod.node);
  if (node !== undefined) storeLayers(rules, team, node, pod);
}

/** On the node's disk now, and in the mirror that it came through. */
export function storeLayers(rules: Rulebook, team: Team, node: Node, image: Pulled): void {
  const layers = layersOf(rules, image, team.builds);
  for (const layer of layers) if (!node.layers.includes(layer)) node.layers.push(layer);
  node.layers.sort((a, b) => a - b);
  const { supply } = team;
  if (!supply.mirror || image.poisoned === true) return;
  const fresh = layers.filter((layer) => !supply.mirrorLayers.includes(layer));
  if (fresh.length > 0) supply.mirrorLayers = [...supply.mirrorLayers, ...fresh].sort((a, b) => a - b);
}

/** Layers that neither the node has nor `coming` brings. An engine without layers stores each image as one piece. */
export function missingOn(
  rules: Rulebook,
  team: Team,
  node: Pick<Node, 'layers' | 'runtime'>,
  image: Pulled,
  coming: readonly number[],
): number[] {
  const layers = layersOf(rules, image, team.builds);
  const has = (layer: number) => node.layers.includes(layer) || coming.includes(layer);
  if (rules.runtimes[node.runtime]?.layered !== false) return layers.filter((layer) => !has(layer));
  return has(layers.at(-1) as number) ? [] : layers;
}

export function sizeOf(rules: Rulebook, layers: readonly number[]): number {
  let mib = 0;
  for (const layer of layers) mib += rules.layerMib[layer % RELEASE_STRIDE] ?? 0;
  return mib;
}

/** What other pulls of a node bring, and when the last of them is done. */
export function queueOn(rules: Rulebook, team: Team, node: Node, except: number) {
  const layers: number[] = [];
  let freeTick = 0;
  for (const other of team.instances) {
    if (other.node !== node.id || other.state !== 'pulling' || other.id === except) continue;
    freeTick = Math.max(freeTick, other.untilTick);
    layers.push(...layersOf(rules, other, team.builds));
  }
  for (const pull of team.prePulls) {
    if (pull.node !== node.id) continue;
    freeTick = Math.max(freeTick, pull.untilTick);
    layers.push(...layersOf(rules, pull, team.builds));
  }
  return { layers, freeTick };
}

/** Where an image comes from: a mirror that has all of it, our own registry for what we built, else the public one. */
export function sourceOf(supply: Readonly<Supply>, layers: readonly number[], ours: boolean): PullSource {
  if (supply.mirror && layers.every((layer) => supply.mirrorLayers.includes(layer))) return 'site';
  return ours && supply.registry === 'private' ? 'site' : 'public';
}

/** Whether what a node lacks can be had now: it was pushed, and its registry answers. */
export function canPull(rules: Rulebook, team: Team, node: Node, image: Pulled, tick: number): boolean {
  if (!isPushed(team, rules, image.service, image.release)) return false;
  const missing = missingOn(rules, team, node, image, []);
  return sourceOf(team.supply, missing, isOurs(team, image)) === 'site' || tick >= team.supply.darkUntilTick;
}

export const isMade = (rules: Rulebook): boolean => rules.scenario.imageSupply === 'made';

/** The public registry went dark: what was on its way from there stops. */
export function failPulls(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  for (const pod of team.instances) {
    const node = byId(team.nodes, pod.node);
    if (node === undefined || !isWithoutImage(pod) || pod.state !== 'pulling') continue;
    const here = missingOn(rules, team, node, pod, []).length === 0;
    if (!here && !canPull(rules, team, node, pod, world.tick)) failPull(world, team, pod, out);
  }
  team.prePulls = team.prePulls.filter((pull) => {
    const node = byId(team.nodes, pull.node);
    return node !== undefined && canPull(rules, team, node, pull, world.tick);
  });
  touch(team);
}
