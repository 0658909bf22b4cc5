/** Base images: patched once, and in everything that is built on them from then on (SPEC IM12). */
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { type BaseImage, type Build, type Instance, type Team, takeId } from '../world.ts';

/** Patch level of a base as it is now. */
export function basePatchNow(bases: readonly Readonly<BaseImage>[], layer: number): number {
  return bases.find((base) => base.layer === layer)?.patch ?? 0;
}

/** The newest patch of a base that is out. */
export function neededPatch(bases: readonly Readonly<BaseImage>[], layer: number): number {
  return bases.find((base) => base.layer === layer)?.needed ?? 0;
}

/** Patch level of the base below what a container runs. */
export function basePatchOf(builds: readonly Readonly<Build>[], one: Pick<Instance, 'service' | 'release'>): number {
  return builds.find((build) => build.service === one.service && build.release === one.release)?.basePatch ?? 0;
}

/** The base layer of a service's image; -1 where the image is one piece. */
export function baseLayerOf(rules: Rulebook, service: number): number {
  const { layers } = rules.services[service] as ServiceRule;
  return layers.length > 1 ? (layers[0] as number) : -1;
}

/** A patch of that base is out. */
export function publishPatch(team: Team, layer: number): void {
  const known = team.bases.find((base) => base.layer === layer);
  if (known !== undefined) known.needed += 1;
  else team.bases.push({ id: takeId(team), layer, patch: 0, needed: 1, untilTick: 0 });
}

/** Whether a container runs on a base that lacks a patch that is out. */
export function isUnpatched(
  rules: Rulebook,
  { builds, bases }: Pick<Facts, 'builds' | 'bases'>,
  one: Pick<Instance, 'kind' | 'service' | 'release'>,
): boolean {
  return one.kind === 'container' && basePatchOf(builds, one) < neededPatch(bases, baseLayerOf(rules, one.service));
}
