/** Cards about images and engines: whom they meet, who knows of them beforehand, what they do (SPEC IM8–IM15, RT4). */

import { type Outcome, say } from '../events.ts';
import { indexOfName, type Rulebook } from '../rulebook.ts';
import { type Flaw, type ScheduledIncident, type Sign, type Team, touch, type World } from '../world.ts';
import { baseLayerOf, publishPatch } from './base-images.ts';
import { addForeignBuild, newestRelease } from './builds.ts';
import { crash, hostOfNode } from './pod-life.ts';
import { mostUsedImage } from './poison.ts';
import { failPulls } from './pulls.ts';
import { changeTemplate } from './templates.ts';

const RANKED = 'most-used';

/** Layer, image or service index of a card's target in a team; -1: nothing here; undefined: another's card. */
export function imageTarget(rules: Rulebook, team: Team, incident: ScheduledIncident): number | undefined {
  const { kind, target } = incident;
  if (kind === 'base.cve') {
    return target === RANKED ? mostUsedBase(rules, team) : (rules.layerOf.get(target) ?? -1);
  }
  if (kind === 'image.poisoned') {
    return target === RANKED ? mostUsedImage(rules, team) : indexOfName(rules.images, target);
  }
  if (kind === 'release.bad' || kind === 'release.fix' || kind === 'leak') {
    return target === RANKED ? mostRunService(team) : indexOfName(rules.services, target);
  }
  return kind === 'registry.dark' ? -1 : undefined;
}

function mostUsedBase(rules: Rulebook, team: Team): number {
  const users = rules.layerMib.map(() => 0);
  for (const one of team.instances) {
    const layer = one.kind === 'container' ? baseLayerOf(rules, one.service) : -1;
    if (layer >= 0) users[layer] = (users[layer] ?? 0) + 1;
  }
  const most = Math.max(0, ...users);
  return most > 0 ? users.indexOf(most) : -1;
}

function mostRunService(team: Team): number {
  let best = -1;
  let most = 0;
  for (const { service, replicas } of team.deployments) if (replicas > most) [best, most] = [service, replicas];
  return best;
}

/** A poisoned image is found before it strikes by who scans; everybody learns of it when it does. */
export function isKnownEarly(team: Team, incident: ScheduledIncident): boolean {
  return incident.kind !== 'image.poisoned' || team.supply.scanner;
}

/** A patch comes out with the news of the hole. */
export function announceImages(team: Team, incident: ScheduledIncident, targetId: number): void {
  if (incident.kind === 'base.cve' && targetId >= 0) publishPatch(team, targetId);
}

export function hitImages(
  world: World,
  rules: Rulebook,
  team: Team,
  incident: ScheduledIncident,
  sign: Sign,
  out: Outcome,
): void {
  const { kind, endTick } = incident;
  if (kind === 'registry.dark') {
    team.supply.darkUntilTick = Math.max(team.supply.darkUntilTick, endTick);
    failPulls(world, rules, team, out);
    for (const build of team.builds) {
      if (build.state !== 'pushing' || team.supply.registry !== 'public') continue;
      build.state = 'built';
      build.untilTick = 0;
    }
  } else if (kind === 'daemon.restarts') restartDaemons(world, rules, team, sign.targetId, out);
  if (sign.targetId < 0) return;
  if (kind === 'image.poisoned') team.poisonedTags.push({ image: sign.targetId, untilTick: endTick });
  else if (kind === 'release.bad') ship(world, rules, team, sign.targetId, 'errors', incident.factor);
  else if (kind === 'leak') ship(world, rules, team, sign.targetId, 'leak', incident.factor);
  else if (kind === 'release.fix') shipFix(world, rules, team, sign.targetId, incident.factor);
}

/** The developers roll out a release, and it may not be as good as they think. */
function ship(world: World, rules: Rulebook, team: Team, service: number, kind: Flaw['kind'], factor: number): void {
  const deployment = team.deployments.find((one) => one.service === service);
  if (deployment === undefined) return;
  const release = newestRelease(team, service) + 1;
  addForeignBuild(rules, team, service, release);
  if (factor > 0) team.flaws.push({ kind, service, release, share: Math.min(1, factor) });
  changeTemplate(world, rules, team, deployment, { release });
  touch(team);
}

/** A bug shows in everything that was ever rolled out of a service; the release that mends it comes with the news. */
function shipFix(world: World, rules: Rulebook, team: Team, service: number, factor: number): void {
  const newest = newestRelease(team, service);
  for (let release = 1; release <= newest; release++) {
    team.flaws.push({ kind: 'errors', service, release, share: Math.min(1, factor) });
  }
  ship(world, rules, team, service, 'errors', 0);
}

/** CLI → API → daemon → containers: with the daemon go its children, unless it was told to leave them (C10). */
function restartDaemons(world: World, rules: Rulebook, team: Team, hostId: number, out: Outcome): void {
  for (const node of team.nodes) {
    if (hostOfNode(team, node)?.id !== hostId || rules.runtimes[node.runtime]?.daemon !== true) continue;
    say(out, world.tick, team.index, 'daemon.restarted', node.id);
    if (node.liveRestore) continue;
    for (const one of team.instances) {
      if (one.node === node.id && one.state === 'running') crash(world, rules, team, one);
    }
    touch(team);
  }
}
