/** Trouble, announced and struck: SPEC IN1–IN8. Targets are chosen by rank in each team, at the announcement. */

import { byId } from '../../base/ids.ts';
import { clusterTarget, strikeCluster, strikeClusterAgain } from '../cluster/cluster-incidents.ts';
import { announceImages, hitImages, imageTarget, isKnownEarly } from '../containers/image-incidents.ts';
import { crash } from '../containers/pod-life.ts';
import { type Outcome, say } from '../events.ts';
import { failHost } from '../machines/host-life.ts';
import { indexOfName, type Rulebook } from '../rulebook.ts';
import { restate } from '../tick/restated.ts';
import { keepBackups } from '../vms/backup-window.ts';
import { isPatchSeen } from '../vms/bad-patches.ts';
import { fillDisk, vmTarget } from '../vms/disk-incidents.ts';
import type { Host, ScheduledIncident, Sign, Team, World } from '../world.ts';
import { breachTarget, strikeBreach } from './breaches.ts';
import { farTarget, strikeFar } from './far-incidents.ts';
import { runSite } from './site.ts';
import { siteTarget, strikeSite } from './site-incidents.ts';
import { wearHosts } from './wear.ts';

export function strikeIncidents(world: World, rules: Rulebook, out: Outcome): void {
  for (const [index, incident] of world.schedule.entries()) {
    if (world.tick < incident.announceTick || world.tick > incident.endTick + 1) continue;
    for (const team of world.teams) {
      if (incident.team >= 0 && incident.team !== team.index) continue;
      if (isAnnouncedNow(world, rules, team, index, incident)) announce(world, rules, team, index, incident, out);
      if (world.tick === incident.dueTick) strike(world, rules, team, index, incident, out);
      if (world.tick === incident.endTick) strikeClusterAgain(world, rules, team, incident, out);
      if (world.tick === incident.endTick) keepBackups(world, rules, team, incident, out);
      if (world.tick === incident.endTick + 1) say(out, world.tick, team.index, 'incident.over', index);
    }
  }
  wearHosts(world, rules, out);
  runSite(world, rules, out);
}

/** At its time, or as soon as the team can know; at the latest when it strikes. */
function isAnnouncedNow(
  world: World,
  rules: Rulebook,
  team: Team,
  index: number,
  incident: ScheduledIncident,
): boolean {
  if (incident.kind === 'patch.bad') return isPatchSeen(world, rules, team, incident) && !hasSign(team, index);
  if (!isKnownEarly(team, incident)) return world.tick === incident.dueTick && !hasSign(team, index);
  if (world.tick === incident.announceTick) return true;
  return incident.kind === 'image.poisoned' && world.tick <= incident.dueTick && !hasSign(team, index);
}

const hasSign = (team: Team, index: number): boolean => team.signs.some((sign) => sign.incident === index);

function announce(
  world: World,
  rules: Rulebook,
  team: Team,
  index: number,
  incident: ScheduledIncident,
  out: Outcome,
): void {
  const targetId = targetOf(rules, team, incident);
  team.signs.push({
    incident: index,
    spec: incident.spec,
    announcedTick: world.tick,
    dueTick: incident.dueTick,
    targetId,
  });
  announceImages(team, incident, targetId);
  fillDisk(rules, team, incident, targetId);
  if (incident.announceTick < incident.dueTick) say(out, world.tick, team.index, 'incident.announced', index, targetId);
}

/** By rank, not by name: a fixed rack would be a lottery ticket, and concentration is what is to be punished. */
function targetOf(rules: Rulebook, team: Team, incident: ScheduledIncident): number {
  if (incident.kind === 'disk.fills') return vmTarget(team, incident.target);
  const ofBreach = breachTarget(rules, team, incident);
  if (ofBreach !== undefined) return ofBreach;
  const ofSite = siteTarget(rules, team, incident);
  if (ofSite !== undefined) return ofSite;
  const ofCluster = clusterTarget(team, incident);
  if (ofCluster !== undefined) return ofCluster;
  const far = farTarget(rules, team, incident);
  if (far !== undefined) return far;
  const ofImages = imageTarget(rules, team, incident);
  if (ofImages !== undefined) return ofImages;
  if (incident.kind === 'daemon.restarts') return hostTarget(team, incident.target);
  if (incident.kind === 'host.dies' || incident.kind === 'host.serviced') return hostTarget(team, incident.target);
  if (incident.kind === 'rack.dark') return rackTarget(rules, team, incident.target);
  if (incident.kind.startsWith('pod.')) return indexOfName(rules.services, incident.target);
  return -1;
}

function hostTarget(team: Team, target: string): number {
  const on = team.hosts.filter((host) => host.state === 'on');
  if (target !== 'busiest') return team.hosts.find((host) => host.name === target)?.id ?? -1;
  let best: Host | undefined;
  for (const host of on) if (best === undefined || host.cpuUsedM > best.cpuUsedM) best = host;
  return best?.id ?? -1;
}

function rackTarget(rules: Rulebook, team: Team, target: string): number {
  const named = rules.scenario.racks.findIndex((rack) => rack.name === target);
  if (target !== 'most-earning') return named;
  let best = 0;
  let most = -1;
  for (let rack = 0; rack < rules.scenario.racks.length; rack++) {
    let used = 0; // what a rack earns is what its machines do
    for (const host of team.hosts) if (host.rack === rack) used += host.cpuUsedM;
    if (used > most) [best, most] = [rack, used];
  }
  return best;
}

function strike(
  world: World,
  rules: Rulebook,
  team: Team,
  index: number,
  incident: ScheduledIncident,
  out: Outcome,
): void {
  if (!incident.happens) {
    say(out, world.tick, team.index, 'incident.stayedAway', index);
    return;
  }
  const sign = team.signs.find((entry) => entry.incident === index);
  if (sign !== undefined && isGone(team, incident, sign)) {
    team.signs = team.signs.filter((entry) => entry !== sign);
    return;
  }
  say(out, world.tick, team.index, 'incident.struck', index, sign?.targetId ?? -1);
  if (sign !== undefined) hit(world, rules, team, incident, sign, out);
}

/** The machine that was to be struck was given back since. */
function isGone(team: Team, { kind }: ScheduledIncident, { targetId }: Sign): boolean {
  const isOfHost = kind === 'host.dies' || kind === 'host.serviced';
  return isOfHost && targetId >= 0 && byId(team.hosts, targetId) === undefined;
}

function hit(world: World, rules: Rulebook, team: Team, incident: ScheduledIncident, sign: Sign, out: Outcome): void {
  const endless = incident.endTick <= incident.dueTick;
  for (const host of team.hosts) {
    if (incident.kind === 'host.dies' && host.id === sign.targetId) {
      failHost(world, rules, team, host, endless ? 'hardware' : 'crash', endless ? 0 : incident.endTick, out);
    } else if (incident.kind === 'host.serviced' && host.id === sign.targetId) {
      failHost(world, rules, team, host, 'power', incident.endTick, out);
    } else if (incident.kind === 'rack.dark' && host.rack >= 0 && host.rack === sign.targetId) {
      failHost(world, rules, team, host, 'power', incident.endTick, out);
    }
  }
  strikeSite(world, rules, team, incident, sign, out);
  strikeCluster(world, rules, team, incident, sign, out);
  strikeBreach(world, rules, team, incident, sign, out);
  hitImages(world, rules, team, incident, sign, out);
  strikeFar(world, team, incident, sign, out);
  if (!incident.kind.startsWith('pod.')) return;
  const pod = team.instances.find((one) => one.service === sign.targetId && one.state === 'running' && !one.hung);
  if (pod === undefined) return;
  if (incident.kind === 'pod.hangs') {
    pod.hung = true;
    restate(team);
  } else if (pod.kind === 'container') {
    crash(world, rules, team, pod);
    say(out, world.tick, team.index, 'pod.crashed', pod.id);
  }
}
