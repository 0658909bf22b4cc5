/** Trouble, announced and struck: SPEC IN1–IN8. Targets are chosen by rank in each team, at the announcement. */
import { u } from '../../base/random.ts';
import { BILL_HOURS_PER_HOUR } from '../../base/units.ts';
import { type Outcome, say } from '../events.ts';
import { failHost } from '../host-life.ts';
import { crash } from '../pod-life.ts';
import { indexOfName, type Rulebook } from '../rulebook.ts';
import { eventProbability } from '../rules/hazard.ts';
import type { Host, ScheduledIncident, Sign, Team, World } from '../world.ts';

export function strikeIncidents(world: World, rules: Rulebook, out: Outcome): void {
  for (const [index, incident] of world.schedule.entries()) {
    if (world.tick < incident.announceTick || world.tick > incident.endTick + 1) continue;
    for (const team of world.teams) {
      if (world.tick === incident.announceTick) announce(world, rules, team, index, incident, out);
      if (world.tick === incident.dueTick) strike(world, rules, team, index, incident, out);
      if (world.tick === incident.endTick + 1) say(out, world.tick, team.index, 'incident.over', index);
    }
  }
  wearHosts(world, rules, out);
}

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
  if (incident.announceTick < incident.dueTick) say(out, world.tick, team.index, 'incident.announced', index, targetId);
}

/** By rank, not by name: a fixed rack would be a lottery ticket, and concentration is what is to be punished. */
function targetOf(rules: Rulebook, team: Team, incident: ScheduledIncident): number {
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
  say(out, world.tick, team.index, 'incident.struck', index, sign?.targetId ?? -1);
  if (sign !== undefined) hit(world, rules, team, incident, sign, out);
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
  if (!incident.kind.startsWith('pod.')) return;
  const pod = team.instances.find((one) => one.service === sign.targetId && one.state === 'running' && !one.hung);
  if (pod === undefined) return;
  if (incident.kind === 'pod.hangs') pod.hung = true;
  else if (pod.kind === 'container') {
    crash(world, rules, team, pod);
    say(out, world.tick, team.index, 'pod.crashed', pod.id);
  }
}

/**
 * Wear: crashes of the OS (the host reboots) and of hardware (it waits for a repair). The draw belongs to the slot, so a
 * slot's bad day is the same for every team and whatever else stands around it.
 */
function wearHosts(world: World, rules: Rulebook, out: Outcome): void {
  const factor = rules.scenario.hazardFactor;
  if (factor === 0) return;
  const hurry = BILL_HOURS_PER_HOUR * factor;
  const { osCrashPerYear, hardwarePerYear } = rules.economy.hazards;
  const breaks = eventProbability(hardwarePerYear, 1, hurry);
  const crashes = breaks + eventProbability(osCrashPerYear, 1, hurry);
  for (const team of world.teams) {
    for (const host of team.hosts) {
      if (host.state !== 'on' || host.rack < 0) continue;
      const draw = u(world.seed, 'hazard', host.rack * 1000 + host.slot, world.tick);
      if (draw >= crashes) continue;
      const broken = draw < breaks;
      const back = broken ? 0 : world.tick + (rules.economy.timers.reboot ?? 300);
      failHost(world, rules, team, host, broken ? 'hardware' : 'crash', back, out);
    }
  }
}
