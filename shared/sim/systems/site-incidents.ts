/** The cards that strike machines by what they hang on: feed, cooling, road, host system (SPEC IN9–IN13). */
import type { Outcome } from '../events.ts';
import { failHost } from '../machines/host-life.ts';
import { fullWatts } from '../machines/site.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Host, ScheduledIncident, Sign, Team, World } from '../world.ts';
import { delayOrder } from './site.ts';

/** What the incident will strike in this team, by its kind; undefined: it is not one of these. */
export function siteTarget(rules: Rulebook, team: Team, incident: ScheduledIncident): number | undefined {
  switch (incident.kind) {
    case 'feed.dark':
      return feedTarget(rules, team, incident.target);
    case 'cooling.fails':
      return Math.ceil(fullWatts(rules, team) * incident.factor);
    case 'os.crashes':
      return osTarget(rules, team, incident.target);
    case 'lorry.late':
    case 'power.price':
      return -1;
    default:
      return undefined;
  }
}

export function strikeSite(
  world: World,
  rules: Rulebook,
  team: Team,
  incident: ScheduledIncident,
  sign: Sign,
  out: Outcome,
): void {
  for (const host of team.hosts) {
    if (incident.kind === 'feed.dark' && host.rack >= 0 && rules.feedOf[host.rack] === sign.targetId) {
      failHost(world, rules, team, host, 'power', incident.endTick, out);
    } else if (incident.kind === 'os.crashes' && host.id === sign.targetId && hasSystem(rules, host)) {
      const reboot = world.tick + (rules.economy.timers.reboot ?? 1);
      failHost(world, rules, team, host, 'crash', Math.max(incident.endTick, reboot), out);
    } else if (incident.kind === 'lorry.late' && host.state === 'ordered' && host.rack >= 0) {
      delayOrder(world, team, host, incident.endTick - incident.dueTick, out);
    }
  }
}

/** The feed whose machines do most, or the one of that name. */
function feedTarget(rules: Rulebook, team: Team, target: string): number {
  if (target !== 'most-earning') return rules.feeds.indexOf(target);
  const used = rules.feeds.map(() => 0);
  for (const host of team.hosts) {
    const feed = rules.feedOf[host.rack];
    if (feed !== undefined) used[feed] = (used[feed] ?? 0) + host.cpuUsedM;
  }
  let best = 0;
  for (let feed = 1; feed < used.length; feed++) if ((used[feed] ?? 0) > (used[best] ?? 0)) best = feed;
  return best;
}

/** The busiest machine with a general-purpose system on it, or the one of that name. */
function osTarget(rules: Rulebook, team: Team, target: string): number {
  if (target !== 'busiest') return team.hosts.find((host) => host.name === target)?.id ?? -1;
  let best: Host | undefined;
  for (const host of team.hosts) {
    if (host.state !== 'on' || host.rack < 0 || !hasSystem(rules, host)) continue;
    if (best === undefined || host.cpuUsedM > best.cpuUsedM) best = host;
  }
  return best?.id ?? -1;
}

/** A type 1 hypervisor has no host system that could crash under it. */
function hasSystem(rules: Rulebook, host: Host): boolean {
  const kind = rules.platforms[host.platform]?.kind;
  return kind === 'os' || kind === 'type2';
}
