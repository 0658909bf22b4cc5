/** The traffic of calls on every host's card, beside what copies took: SPEC NW1–NW3. */

import { lookup } from '../lookup.ts';
import { linkMibPerS, requestMibPerS } from '../machines/links.ts';
import type { Rulebook, TypeRule } from '../rulebook.ts';
import { placesOf } from '../tick/places.ts';
import { linkLeft } from '../vms/backup-window.ts';
import type { Team, World } from '../world.ts';

/** Counters of a switch are read so often while no link is contended (game choice). */
const READ_TICKS = 5;
const KIB_PER_MIB = 1024;

/** A new second on every link: what copies asked for in the last one says how they share this one. */
export function openLinks(world: World): void {
  for (const team of world.teams) {
    for (const { link } of team.hosts) {
      link.wanted = link.wants;
      link.wants = 0;
      link.took = 0;
    }
  }
}

/** What calls put on each link, and how much of it waits for the next second. */
export function loadLinks(world: World, rules: Rulebook): void {
  for (const team of world.teams) {
    const backup = team.migrationPercent > 0 ? 0 : 1 - linkLeft(world, team); // else it stays in the copies' part
    const isQuiet = backup === 0 && team.hosts.every(({ link }) => link.took === 0 && link.latePart === 0);
    if (isQuiet && world.tick % READ_TICKS !== 0) continue;
    const traffic = trafficOf(team, rules);
    for (let index = 0; index < team.hosts.length; index++) {
      const host = team.hosts[index] as Team['hosts'][number];
      host.link.requests = host.state === 'on' ? sumOf(team, rules, traffic[index] ?? []) : 0;
      const room = Math.max(0, requestMibPerS(rules, team, host) - backup * linkMibPerS(rules, host));
      host.link.latePart = host.link.requests > room ? 1 - room / host.link.requests : 0;
    }
  }
}

/** Copies of a service on a host, as a share of all of them. */
interface Stake {
  readonly service: number;
  readonly share: number;
}
const stakes = new WeakMap<Team, { topology: number; ofHosts: Stake[][] }>();

function trafficOf(team: Team, rules: Rulebook): Stake[][] {
  const known = stakes.get(team);
  if (known !== undefined && known.topology === team.topology) return known.ofHosts;
  const { ofService } = lookup(team);
  const { service, firstOf, directTo, vmFrom, insideTo } = placesOf(team, rules);
  // By place, not by state: the cache follows the topology, which a crash does not change.
  const all = rules.services.map(({ index }) => ofService[index]?.length ?? 0);
  const counts = new Int32Array(rules.services.length);
  const ofHosts = team.hosts.map((_host, h) => {
    const hasVms = (vmFrom[h + 1] as number) > (vmFrom[h] as number);
    const to = (hasVms ? insideTo[(vmFrom[h + 1] as number) - 1] : directTo[h]) as number;
    const here: number[] = [];
    for (let i = firstOf[h] as number; i < to; i++) {
      const s = service[i] as number;
      if (counts[s] === 0) here.push(s);
      counts[s] = (counts[s] as number) + 1;
    }
    return here.map((s) => {
      const share = (counts[s] as number) / (all[s] as number);
      counts[s] = 0;
      return { service: s, share };
    });
  });
  stakes.set(team, { topology: team.topology, ofHosts });
  return ofHosts;
}

function sumOf(team: Team, rules: Rulebook, ofHost: readonly Stake[]): number {
  let mib = 0;
  for (const { service, share } of ofHost) {
    const calls = (team.services[service]?.arrivalsPerS ?? 0) * share;
    mib += (calls * (rules.services[service]?.kibPerCall ?? 0)) / KIB_PER_MIB;
  }
  return mib;
}

/** Asked for every request type in every tick, and nearly always false. */
function isAnyLate({ hosts }: Team): boolean {
  for (const { link } of hosts) if (link.latePart > 0) return true;
  return false;
}

/** Of a service's calls, those that wait for a full link to one of its copies. */
export function lateOnLinks(team: Team, rules: Rulebook, service: number): number {
  if (!isAnyLate(team)) return 0;
  let late = 0;
  for (const [index, ofHost] of trafficOf(team, rules).entries()) {
    const part = team.hosts[index]?.link.latePart ?? 0;
    if (part > 0) late += part * (ofHost.find((stake) => stake.service === service)?.share ?? 0);
  }
  return late;
}

/** Of a type's requests, those that are late for a full link somewhere on their way. */
export function typeLateOnLinks(team: Team, rules: Rulebook, type: TypeRule): number {
  if (!isAnyLate(team)) return 0;
  let inTime = 1;
  for (const service of type.path) {
    const late = lateOnLinks(team, rules, service);
    let calls = type.visits[service] ?? 0;
    for (; calls >= 1; calls--) inTime *= 1 - late;
    inTime *= 1 - late * calls;
  }
  return 1 - inTime;
}
