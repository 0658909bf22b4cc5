/** Dockerfile, build, push, pull, registries: SPEC IM2–IM13. */
import { byId } from '../../base/ids.ts';
import { baseLayerOf } from '../containers/base-images.ts';
import {
  type BuildPlan,
  type ImageFacts,
  imageOf,
  newestRelease,
  planBuild,
  releaseExists,
  stepOrder,
} from '../containers/builds.ts';
import { RELEASE_STRIDE } from '../containers/pod-life.ts';
import { canPull, isMade, missingOn, queueOn, sizeOf } from '../containers/pulls.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { indexOfName, type Rulebook, type ServiceRule } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { type Build, type Supply, type Team, takeId, touch } from '../world.ts';
import type { Verb } from './command.ts';

type OfService = { readonly service: string };

const serviceOf = (rules: Rulebook, command: OfService): number => indexOfName(rules.services, command.service);

/** A service whose image has a Dockerfile of ours. */
function checkOwn(rules: Rulebook, command: OfService): Verdict {
  const service = serviceOf(rules, command);
  if (service < 0) return refuse('service.unknown');
  return imageOf(rules, service).dockerfile.length > 0 ? ACCEPTED : refuse('image.bought');
}

const planNext = (facts: ImageFacts & Pick<Facts, 'deployments'>, rules: Rulebook, service: number): BuildPlan =>
  planBuild(facts, rules, service, newestRelease(facts, service) + 1);

const isDark = (facts: Pick<Facts, 'tick' | 'supply'>): boolean => facts.tick < facts.supply.darkUntilTick;

export const buildImage: Verb<'buildImage'> = {
  check(facts, rules, command) {
    const own = checkOwn(rules, command);
    if (!own.ok) return own;
    const service = serviceOf(rules, command);
    const busy = facts.builds.find((build) => build.service === service && build.state === 'building');
    if (busy !== undefined) return refuse('build.busy', { tick: busy.untilTick });
    const base = baseLayerOf(rules, service);
    const cached = facts.supply.mirror && facts.supply.mirrorLayers.some((layer) => layer % RELEASE_STRIDE === base);
    if (!isDark(facts) || cached || !planNext(facts, rules, service).fetchesBase) return ACCEPTED;
    return refuse('registry.dark', { tick: facts.supply.darkUntilTick });
  },
  apply(world, rules, team, command) {
    const service = serviceOf(rules, command);
    const release = newestRelease(team, service) + 1;
    const plan = planBuild(team, rules, service, release);
    const { order, basePatch, stamps, multiArch } = plan;
    const untilTick = world.tick + plan.seconds;
    const made = { basePatch, order, stamps, multiArch };
    team.builds.push({ id: takeId(team), service, release, ...made, state: 'building', untilTick });
    touch(team);
  },
};

/** Layers that no build pushed before go over the link to the registry. */
export function pushTicks(team: Team, rules: Rulebook, build: Readonly<Build>): number {
  const { layers } = rules.services[build.service] as ServiceRule;
  const there = team.builds.filter((other) => other.service === build.service && other.state === 'pushed');
  const fresh = layers.filter((_, index) => {
    return !there.some((other) => other.stamps[index] === build.stamps[index]) && build.stamps[index] !== 0;
  });
  const mibPerS = team.supply.registry === 'private' ? rules.economy.images.siteMibPerS : rules.economy.registryMibPerS;
  return Math.max(1, Math.ceil(sizeOf(rules, fresh) / mibPerS));
}

export const pushImage: Verb<'pushImage'> = {
  check(facts, _rules, command) {
    const build = byId(facts.builds, command.build);
    if (build === undefined) return refuse('build.unknown');
    if (build.state !== 'built') return refuse('build.state');
    const dark = isDark(facts) && facts.supply.registry === 'public';
    return dark ? refuse('registry.dark', { tick: facts.supply.darkUntilTick }) : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const build = byId(team.builds, command.build) as Build;
    build.state = 'pushing';
    build.untilTick = world.tick + pushTicks(team, rules, build);
    touch(team);
  },
};

/** The lines as they would stand; `after` is what a line needs before it. */
function reordered(facts: Pick<Facts, 'supply'>, rules: Rulebook, image: number, step: number, to: number): number[] {
  const order = [...stepOrder(facts.supply, image, rules.images[image]?.dockerfile.length ?? 0)];
  const [line] = order.splice(step - 1, 1);
  if (line !== undefined) order.splice(to - 1, 0, line);
  return order;
}

export const orderSteps: Verb<'orderSteps'> = {
  check(facts, rules, command) {
    const own = checkOwn(rules, command);
    if (!own.ok) return own;
    const { imageIndex } = rules.services[serviceOf(rules, command)] as ServiceRule;
    const { dockerfile } = imageOf(rules, serviceOf(rules, command));
    const lines = dockerfile.length;
    const { step, to } = command;
    if (step < 1 || step > lines || to < 1 || to > lines) return refuse('step.unknown', { lines });
    if (step === to) return refuse('setting.same');
    const order = reordered(facts, rules, imageIndex, step, to);
    for (const [place, line] of order.entries()) {
      const late = (dockerfile[line]?.after ?? []).find((before) => order.indexOf(before) > place);
      if (late !== undefined) return refuse('step.order', { step: order.indexOf(late) + 1, before: place + 1 });
    }
    return ACCEPTED;
  },
  apply(_world, rules, team, command) {
    const { imageIndex } = rules.services[serviceOf(rules, command)] as ServiceRule;
    const order = reordered(team, rules, imageIndex, command.step, command.to);
    const others = team.supply.stepOrders.filter((entry) => entry[0] !== imageIndex);
    team.supply.stepOrders = [...others, [imageIndex, ...order]];
    touch(team);
  },
};

/** The base image below a service, with every patch that is out: once for all that is built on it. */
export const rebuildBase: Verb<'rebuildBase'> = {
  check(facts, rules, command) {
    const service = serviceOf(rules, command);
    if (service < 0) return refuse('service.unknown');
    const layer = baseLayerOf(rules, service);
    const base = facts.bases.find((one) => one.layer === layer);
    return base === undefined || base.needed === base.patch || base.untilTick > 0 ? refuse('base.current') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const layer = baseLayerOf(rules, serviceOf(rules, command));
    for (const base of team.bases) {
      if (base.layer === layer) base.untilTick = world.tick + rules.economy.images.baseRebuildTicks;
    }
    touch(team);
  },
};

/** By digest: what is pulled is what was tested, and stays as it is, holes included. */
export const pinImage: Verb<'pinImage'> = {
  check(facts, rules, command) {
    const service = serviceOf(rules, command);
    if (service < 0) return refuse('service.unknown');
    const { imageIndex } = rules.services[service] as ServiceRule;
    return facts.supply.pinned.includes(imageIndex) === command.on ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, rules, team, command) {
    const { imageIndex } = rules.services[serviceOf(rules, command)] as ServiceRule;
    const others = team.supply.pinned.filter((image) => image !== imageIndex);
    team.supply.pinned = command.on ? [...others, imageIndex].sort((a, b) => a - b) : others;
    touch(team);
  },
};

/** `docker buildx build --platform`: for every processor from the next build on. */
export const setMultiArch: Verb<'setMultiArch'> = {
  check(facts, rules, command) {
    const own = checkOwn(rules, command);
    if (!own.ok) return own;
    const { imageIndex } = rules.services[serviceOf(rules, command)] as ServiceRule;
    return facts.supply.multiArch.includes(imageIndex) === command.on ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, rules, team, command) {
    const { imageIndex } = rules.services[serviceOf(rules, command)] as ServiceRule;
    const others = team.supply.multiArch.filter((image) => image !== imageIndex);
    team.supply.multiArch = command.on ? [...others, imageIndex].sort((a, b) => a - b) : others;
    touch(team);
  },
};

/** Ready nodes of the image's kernel that lack layers of it. */
function nodesWithout<N extends Facts['nodes'][number]>(
  nodes: readonly N[],
  rules: Rulebook,
  team: ImageFacts,
  image: { service: number; release: number },
): N[] {
  const { kernel } = imageOf(rules, image.service);
  return nodes.filter(
    (node) =>
      node.ready &&
      rules.runtimes[node.runtime]?.kernel === kernel &&
      missingOn(rules, team as Team, node, image, []).length > 0,
  );
}

/** Images on the disks of all nodes before anybody asks for them: `crictl pull` everywhere. */
export const prePull: Verb<'prePull'> = {
  check(facts, rules, command) {
    const service = serviceOf(rules, command);
    if (service < 0) return refuse('service.unknown');
    const image = { service, release: command.release };
    if (!releaseExists(facts, rules, service, command.release)) return refuse('build.unknown');
    const lacking = nodesWithout(facts.nodes, rules, facts, image);
    if (lacking.length === 0) return refuse('pull.nothing');
    const can = lacking.some((node) => canPull(rules, facts as unknown as Team, node as never, image, facts.tick));
    if (can) return ACCEPTED;
    return isDark(facts) ? refuse('registry.dark', { tick: facts.supply.darkUntilTick }) : refuse('build.state');
  },
  apply(world, rules, team, command) {
    const image = { service: serviceOf(rules, command), release: command.release };
    for (const node of nodesWithout(team.nodes, rules, team, image)) {
      if (!canPull(rules, team, node, image, world.tick)) continue;
      const queue = queueOn(rules, team, node, 0);
      const mib = sizeOf(rules, missingOn(rules, team, node, image, queue.layers));
      const start = Math.max(world.tick, queue.freeTick);
      const untilTick = isMade(rules) ? 0 : start + Math.ceil(mib / rules.economy.registryMibPerS);
      team.prePulls.push({ node: node.id, ...image, untilTick, pullMib: isMade(rules) ? mib : 0 });
    }
    touch(team);
  },
};

/** A switch of the team's supply: refused when it stands so already. */
function toggle(
  key: 'mirror' | 'scanner' | 'pipeline',
  off: (supply: Supply) => void = () => undefined,
): Verb<'setMirror'> & Verb<'setScanner'> & Verb<'setPipeline'> {
  return {
    check: (facts, _rules, command) => (facts.supply[key] === command.on ? refuse('setting.same') : ACCEPTED),
    apply(_world, _rules, team, command) {
      team.supply[key] = command.on;
      if (!command.on) off(team.supply);
      touch(team);
    },
  };
}

export const setMirror = toggle('mirror', (supply) => {
  supply.mirrorLayers = []; // its disk goes with it
});
export const setScanner = toggle('scanner');
export const setPipeline = toggle('pipeline');

export const setRegistry: Verb<'setRegistry'> = {
  check: (facts, _rules, command) => (facts.supply.registry === command.registry ? refuse('setting.same') : ACCEPTED),
  apply(_world, _rules, team, command) {
    team.supply.registry = command.registry;
    touch(team);
  },
};
