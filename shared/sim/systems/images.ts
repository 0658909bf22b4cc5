/** Builds, pushes and pulls over shared links, and what unpatched bases bring: SPEC IM2–IM12. */
import { byId } from '../../base/ids.ts';
import { TICKS_PER_HOUR } from '../../base/units.ts';
import { pushTicks } from '../commands/images.ts';
import { isUnpatched } from '../containers/base-images.ts';
import { crash, hostOfNode, layersOf, nodeIsUp } from '../containers/pod-life.ts';
import { isOurs } from '../containers/poison.ts';
import { isMade, missingOn, PULL_SOURCES, type PullSource, sourceOf, storeLayers } from '../containers/pulls.ts';
import { type Outcome, say } from '../events.ts';
import { lookup } from '../lookup.ts';
import { takeLink } from '../machines/links.ts';
import type { Rulebook } from '../rulebook.ts';
import { type Host, type Instance, type Node, type PrePull, type Team, touch, type World } from '../world.ts';

export function supplyImages(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    if (team.builds.length > 0) advanceBuilds(world, rules, team, out);
    if (team.bases.length > 0) advanceBases(world, team, out);
    if (isMade(rules)) pullOverLinks(world, rules, team);
    if (team.prePulls.length > 0) finishPrePulls(world, rules, team, out);
  }
  exploitBases(world, rules, out);
}

function advanceBuilds(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  for (const build of team.builds) {
    if (build.untilTick === 0 || world.tick < build.untilTick) continue;
    build.untilTick = 0;
    touch(team);
    if (build.state === 'pushing') {
      build.state = 'pushed';
      say(out, world.tick, team.index, 'image.pushed', build.service, build.release);
      continue;
    }
    build.state = 'built';
    say(out, world.tick, team.index, 'image.built', build.service, build.release);
    const dark = team.supply.registry === 'public' && world.tick < team.supply.darkUntilTick;
    if (!team.supply.pipeline || dark) continue;
    build.state = 'pushing';
    build.untilTick = world.tick + pushTicks(team, rules, build);
  }
}

function advanceBases(world: World, team: Team, out: Outcome): void {
  for (const base of team.bases) {
    if (base.untilTick === 0 || world.tick < base.untilTick) continue;
    base.untilTick = 0;
    base.patch = base.needed;
    touch(team);
    say(out, world.tick, team.index, 'base.rebuilt', base.layer, base.patch);
  }
}

/** A pull at the head of its node's queue; the rest of the queue waits (K28). */
interface Head {
  readonly pull: Instance | PrePull;
  readonly source: PullSource;
  readonly host: Host; // whose network card carries it
}

/** Every registry has one link, and the nodes that pull from it share it evenly. */
function pullOverLinks(world: World, rules: Rulebook, team: Team): void {
  const heads: Head[] = [];
  for (const node of team.nodes) {
    const pull = nextPull(world, team, node);
    const host = pull === undefined || !nodeIsUp(team, node) ? undefined : hostOfNode(team, node);
    if (pull === undefined || host === undefined) continue;
    heads.push({ pull, source: sourceFor(rules, team, node, pull), host });
  }
  for (const source of PULL_SOURCES) {
    const sharing = heads.filter((head) => head.source === source);
    if (sharing.length === 0) continue;
    const link = source === 'site' ? rules.economy.images.siteMibPerS : rules.economy.registryMibPerS;
    for (const { pull, host } of sharing) {
      const rate = takeLink(rules, team, host, link / sharing.length);
      pull.pullMib = pull.pullMib > rate ? pull.pullMib - rate : 0;
      pull.untilTick = world.tick + (rate > 0 ? Math.min(TICKS_PER_HOUR, Math.ceil(pull.pullMib / rate)) : 1);
    }
  }
}

/** The oldest pull of a node that still has something to fetch. */
function nextPull(world: World, team: Team, node: Node): Instance | PrePull | undefined {
  for (const pod of lookup(team).podsOf.get(node.id) ?? []) {
    if (pod.state !== 'pulling') continue;
    if (pod.pullMib > 0) return pod;
    pod.untilTick = world.tick; // all of it came with others
  }
  for (const pull of team.prePulls) {
    if (pull.node !== node.id) continue;
    if (pull.pullMib > 0) return pull;
    pull.untilTick = world.tick;
  }
  return undefined;
}

function sourceFor(rules: Rulebook, team: Team, node: Node, image: Parameters<typeof missingOn>[3]): PullSource {
  return sourceOf(team.supply, missingOn(rules, team, node, image, []), isOurs(team, image));
}

function finishPrePulls(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  for (const pull of team.prePulls) {
    const node = byId(team.nodes, pull.node);
    if (node === undefined || pull.pullMib > 0 || pull.untilTick === 0 || world.tick < pull.untilTick) continue;
    storeLayers(rules, team, node, pull);
    say(out, world.tick, team.index, 'image.prePulled', node.id, pull.release);
    touch(team);
  }
  team.prePulls = team.prePulls.filter((pull) => {
    const node = byId(team.nodes, pull.node);
    return node !== undefined && !layersOf(rules, pull, team.builds).every((layer) => node.layers.includes(layer));
  });
}

/** From the deadline of a hole in a base image to its end: who still runs on it is brought down, again and again. */
function exploitBases(world: World, rules: Rulebook, out: Outcome): void {
  for (const [index, incident] of world.schedule.entries()) {
    if (incident.kind !== 'base.cve' || world.tick < incident.dueTick || world.tick > incident.endTick) continue;
    for (const team of world.teams) {
      const layer = team.signs.find((sign) => sign.incident === index)?.targetId ?? -1;
      for (const one of team.instances) {
        if (one.state !== 'running' || rules.services[one.service]?.layers[0] !== layer) continue;
        if (!isUnpatched(rules, team, one)) continue;
        say(out, world.tick, team.index, 'pod.crashed', one.id);
        crash(world, rules, team, one);
      }
    }
  }
}
