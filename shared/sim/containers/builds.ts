/** Releases as images: what a build would run, what it makes, and which layers a release has (SPEC IM1–IM5). */
import type { BuildStep } from '../../content/schema.ts';
import type { Image, Rulebook, ServiceRule } from '../rulebook.ts';
import { runSteps } from '../rules/build-cache.ts';
import type { Facts } from '../view.ts';
import { type Build, type Supply, type Team, takeId, touch } from '../world.ts';
import { basePatchNow } from './base-images.ts';

export type ImageFacts = Pick<Facts, 'supply' | 'builds' | 'bases'>;

export interface BuildPlan {
  readonly seconds: number;
  readonly order: readonly number[];
  readonly basePatch: number;
  readonly stamps: readonly number[];
  readonly multiArch: boolean;
  readonly fetchesBase: boolean;
}

export const imageOf = (rules: Rulebook, service: number): Image =>
  rules.images[(rules.services[service] as ServiceRule).imageIndex] as Image;

/** The lines of an image's Dockerfile in the team's order, by their place in the file. */
export function stepOrder(supply: Pick<Supply, 'stepOrders'>, image: number, lines: number): readonly number[] {
  const own = supply.stepOrders.find((entry) => entry[0] === image);
  return own === undefined ? Array.from({ length: lines }, (_, line) => line) : own.slice(1);
}

export function buildOf(builds: readonly Readonly<Build>[], service: number, release: number): Build | undefined {
  return builds.find((build) => build.service === service && build.release === release);
}

/** The newest release of a service that there is; release 1 was there from the start. */
export function newestRelease(facts: Pick<Facts, 'builds' | 'deployments'>, service: number): number {
  let newest = 1;
  for (const build of facts.builds) if (build.service === service) newest = Math.max(newest, build.release);
  for (const one of facts.deployments) if (one.service === service) newest = Math.max(newest, one.release);
  return newest;
}

/** What `docker run` gets without a tag: the newest of our own builds that is in a registry, else what was there first. */
export function latestPushed(facts: Pick<Facts, 'builds'>, service: number): number {
  const ours = facts.builds.filter((one) => one.service === service && one.state === 'pushed' && one.order.length > 0);
  return Math.max(1, ...ours.map(({ release }) => release));
}

/** What the next build of a service runs, with what the last one left in the cache. */
export function planBuild(facts: ImageFacts, rules: Rulebook, service: number, release: number): BuildPlan {
  const rule = rules.services[service] as ServiceRule;
  const image = imageOf(rules, service);
  const order = stepOrder(facts.supply, rule.imageIndex, image.dockerfile.length);
  const last = lastBuilt(facts.builds, service);
  const pinned = facts.supply.pinned.includes(rule.imageIndex);
  const basePatch = pinned ? (last?.basePatch ?? 0) : basePatchNow(facts.bases, rule.layers[0] ?? -1);
  const steps = order.map((line) => image.dockerfile[line] as BuildStep);
  const turned = last !== undefined && last.multiArch !== facts.supply.multiArch.includes(rule.imageIndex);
  const isNew = (step: BuildStep) =>
    turned || step.input === 'code' || (step.input === 'base' && last?.basePatch !== basePatch);
  const run = runSteps(
    steps.map((step, place) => ({
      seconds: step.seconds,
      changed: last === undefined || last.order[place] !== order[place] || isNew(step),
    })),
  );
  const made = new Set(steps.slice(run.firstRun).map((step) => step.layer));
  const stamps = image.layers.map(({ id }, index) => {
    if (index === 0 && image.layers.length > 1) return basePatch;
    return last === undefined || made.has(id) ? release - 1 : (last.stamps[index] ?? 0);
  });
  const fetchesBase = steps.slice(run.firstRun).some((step) => step.input === 'base');
  const multiArch = facts.supply.multiArch.includes(rule.imageIndex);
  // Each line that runs does so once more for the other processor (game choice: a cross-compiler, not an emulator).
  const seconds = Math.max(1, multiArch ? 2 * run.seconds : run.seconds);
  return { seconds, order, basePatch, stamps, multiArch, fetchesBase };
}

/** The last build of a service that ran here; what others built left nothing in our cache. */
function lastBuilt(builds: readonly Readonly<Build>[], service: number): Readonly<Build> | undefined {
  return builds.findLast((build) => build.service === service && build.order.length > 0 && build.state !== 'building');
}

/** Whether a node can ask for that release at all: it has been built, or builds are given in this scenario. */
export function releaseExists(facts: ImageFacts, rules: Rulebook, service: number, release: number): boolean {
  if (rules.scenario.imageSupply === 'given' || release === 1) return true;
  const build = buildOf(facts.builds, service, release);
  return build !== undefined && build.state !== 'building';
}

/** Whether it is in a registry, so that it can be pulled. */
export function isPushed(facts: ImageFacts, rules: Rulebook, service: number, release: number): boolean {
  if (rules.scenario.imageSupply === 'given' || release === 1) return true;
  return buildOf(facts.builds, service, release)?.state === 'pushed';
}

/** A release that was built and pushed elsewhere: by the developers, or wherever builds are given. */
export function addForeignBuild(rules: Rulebook, team: Team, service: number, release: number): void {
  if (release === 1 || buildOf(team.builds, service, release) !== undefined) return;
  const layers = (rules.services[service] as ServiceRule).layers;
  const basePatch = basePatchNow(team.bases, layers[0] ?? -1);
  const own = layers.length - 1;
  const stamps = layers.map((_, index) => (index === own ? release - 1 : index === 0 ? basePatch : 0));
  team.builds.push({
    id: takeId(team),
    service,
    release,
    basePatch,
    stamps,
    order: [],
    multiArch: false,
    state: 'pushed',
    untilTick: 0,
  });
  touch(team);
}
