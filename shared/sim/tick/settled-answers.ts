/** What a request type's answers of this tick are worth: counted, paid, and reckoned by the window (SPEC RQ9–RQ11, MN2–MN4). */
import { addTo } from '../../base/units.ts';
import { lateShareByRegion } from '../beyond/edge-answers.ts';
import { type Outcome, say } from '../events.ts';
import { noteLoss, post } from '../ledger.ts';
import type { Rulebook, TypeRule } from '../rulebook.ts';
import { emptyMoments, lateShare } from '../rules/latency.ts';
import { pathMoments } from '../rules/path.ts';
import { typeLateOnLinks } from '../systems/links.ts';
import type { ServiceState, Team, TypeCounts, World } from '../world.ts';
import { callExtraSeconds } from './factors.ts';
import { queues } from './service-queues.ts';

/** One call from container to container in one room (game choice: half a millisecond there and back). */
const HOP_SECONDS = 0.0005;

/** Scratch of the request type at hand. */
const path = emptyMoments();

/** Counts and pays one type's answers of this tick (RQ9–RQ11, MN2). */
export function settleType(
  world: World,
  rules: Rulebook,
  team: Team,
  type: TypeRule,
  answered: number,
  anyLinkFull: boolean,
): void {
  const rate = team.askedPerS[type.index] ?? 0;
  if (rate <= 0) return;
  const late = answered > 0 ? lateShareOf(world, rules, team, type, anyLinkFull) : 0;
  const [edgeInTime, edgeLate] = [team.edgeInTimePerS[type.index] ?? 0, team.edgeLatePerS[type.index] ?? 0];
  const inTimeRate = answered * (1 - late) + edgeInTime;
  const lateRate = answered * late + edgeLate;
  const shedRate = (rate * (team.shedPercent[type.index] as number)) / 100; // paid for when it was turned away
  const lostRate = Math.max(0, rate - shedRate - edgeInTime - edgeLate - answered);
  const counts = team.types[type.index] as TypeCounts;
  const offered = addTo(counts.offered, rate);
  const inTime = addTo(counts.inTime, inTimeRate);
  addTo(counts.late, lateRate);
  const each = (type.pricePerRequest + type.pricePerTick / rate) * (team.pricePercent / 100);
  const { latePaysShare, lostCostsShare } = rules.economy;
  const paid = post(team, 'revenue', inTimeRate * each) + post(team, 'late', lateRate * each * latePaysShare);
  post(team, 'lost', -lostRate * each * lostCostsShare);
  if (lateRate > 0) noteLoss(team, slowest(team, type), 'late', lateRate * each * (1 - latePaysShare));
  team.sla.offered += offered;
  team.sla.inTime += inTime;
  team.sla.grossMicroCents += paid;
}

/** The whole way through the graph against the deadline, less what is waited behind backlogs (RQ9). */
function lateShareOf(world: World, rules: Rulebook, team: Team, type: TypeRule, anyLinkFull: boolean): number {
  pathMoments(type.calls, queues, path);
  let behind = 0; // on the wire and behind backlogs, which no server is busy with
  for (const service of type.path) {
    const call = HOP_SECONDS + callExtraSeconds(world, rules, team, service);
    behind += (type.visits[service] ?? 0) * call + (team.services[service] as ServiceState).waitSeconds;
  }
  const left = type.deadlineSeconds - behind;
  const late = rules.regions.length === 0 ? lateShare(path, left) : lateShareByRegion(rules, team, type, path, left);
  return Math.min(1, Math.max(0, late) + (anyLinkFull ? typeLateOnLinks(team, rules, type) : 0));
}

/** Whom to blame for lateness: the service where a request spends most, queue and backlog included. */
function slowest(team: Team, type: TypeRule): number {
  let worst = type.path[0] ?? 0;
  let most = -1;
  for (const service of type.path) {
    const state = team.services[service] as ServiceState;
    const spent = (type.visits[service] ?? 0) * state.meanSeconds + state.waitSeconds;
    if (spent > most) [worst, most] = [service, spent];
  }
  return worst;
}

/** Every window: below a tier of answers in time, its share of the window's gross goes back to customers (MN4). */
export function closeWindow(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  if (world.tick - team.sla.startTick < rules.economy.slaWindowTicks) return;
  const share = team.sla.offered > 0 ? team.sla.inTime / team.sla.offered : 1;
  let credit = 0;
  for (const tier of rules.economy.slaTiers) if (share < tier.below) credit = Math.max(credit, tier.creditShare);
  const posted = post(team, 'slaCredit', -team.sla.grossMicroCents * credit);
  if (posted !== 0) say(out, world.tick, team.index, 'sla.credit', Math.round(share * 10_000), -posted);
  team.sla = { startTick: world.tick, offered: 0, inTime: 0, grossMicroCents: 0 };
}
