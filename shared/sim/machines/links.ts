/**
 * What runs over a host's network card: calls to what is on it, and copies (SPEC NW1–NW4). A copy asks in every tick what
 * it gets; the calls are measured by `systems/links.ts`. No link has a memory of its own but the gauge on its host.
 */
import { mibPerSecond } from '../../base/units.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Host, HostFacts, Team } from '../world.ts';

/** What TCP and the management network leave of a link to bulk copies (game choice: 1 Gb/s copies 8 GiB in 75 s, MG3). */
const BULK_SHARE = 0.92;
/** Neither drives the other off: requests keep this share against copies, and copies against requests (game choice). */
const FAIR_SHARE = 0.5;

/** All that the host's card carries, MiB a second. */
export function linkMibPerS(rules: Rulebook, host: Pick<HostFacts, 'model'>): number {
  return mibPerSecond(rules.models[host.model]?.nicMbps ?? 0);
}

/** What all copies together may have of a link now: what requests leave, or the part that was set aside for them. */
export function bulkMibPerS(rules: Rulebook, team: Pick<Team, 'migrationPercent'>, host: Host): number {
  const link = linkMibPerS(rules, host);
  if (team.migrationPercent > 0) return (link * team.migrationPercent) / 100;
  const left = Math.max(link - host.link.requests, link * FAIR_SHARE);
  return Math.min(link * BULK_SHARE, left);
}

/** What requests can have of it while this tick's copies take theirs. */
export function requestMibPerS(rules: Rulebook, team: Pick<Team, 'migrationPercent'>, host: Host): number {
  const link = linkMibPerS(rules, host);
  return team.migrationPercent > 0 ? link * (1 - team.migrationPercent / 100) : link - host.link.took;
}

/**
 * MiB a second that a copy gets on a host's link in this tick. Several share it in proportion to what they want, known
 * from the tick before; a newcomer gets what is left in its first tick.
 */
export function takeLink(rules: Rulebook, team: Team, host: Host, wantMibPerS: number): number {
  const got = offer(rules, team, host, wantMibPerS);
  note(host, wantMibPerS, got);
  return got;
}

/** The same for a copy between two hosts, which both carry it. Without a wish: as much as the slower link has. */
export function takeLinks(rules: Rulebook, team: Team, from: Host, to: Host, wantMibPerS?: number): number {
  const most = mostMibPerS(rules, team, from, to);
  const want = Math.min(wantMibPerS ?? most, most);
  const got = Math.min(offer(rules, team, from, want), offer(rules, team, to, want));
  note(from, want, got);
  if (to !== from) note(to, want, got);
  return got;
}

/** What a copy between two hosts can have at most: all that is set aside for copies, or what it would have alone. */
export function mostMibPerS(rules: Rulebook, { migrationPercent }: Team, from: Host, to: Host): number {
  const alone = copyMibPerS(rules, from, to);
  return migrationPercent > 0 ? (alone / BULK_SHARE) * (migrationPercent / 100) : alone;
}

/** MiB a second between two hosts that nobody else asks for anything: the slower link's bulk share. */
export function copyMibPerS(rules: Rulebook, from: Pick<Host, 'model'>, to: Pick<Host, 'model'>): number {
  return Math.min(linkMibPerS(rules, from), linkMibPerS(rules, to)) * BULK_SHARE;
}

function offer(rules: Rulebook, team: Team, host: Host, want: number): number {
  const bulk = bulkMibPerS(rules, team, host);
  const all = Math.max(host.link.wanted, want);
  const share = all > bulk ? (want * bulk) / all : want;
  return Math.max(0, Math.min(share, bulk - host.link.took));
}

function note(host: Host, want: number, got: number): void {
  host.link.wants += want;
  host.link.took += got;
}

/** How full the link is, 0..1, for eyes. */
export function linkUse(rules: Rulebook, host: Host): number {
  const link = linkMibPerS(rules, host);
  return link > 0 ? Math.min(1, (host.link.requests + host.link.took) / link) : 0;
}
