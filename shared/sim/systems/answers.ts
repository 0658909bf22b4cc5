/** Every request is answered in time, late or lost, exactly once: SPEC RQ5–RQ12. */
import { forEachLoss, isPoliced, settleCalls } from '../beyond/calls.ts';
import { splitCapacity } from '../beyond/traffic-split.ts';
import { errorShareOf } from '../containers/flaws.ts';
import type { Outcome } from '../events.ts';
import { noteLoss } from '../ledger.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook, ServiceRule, TypeRule } from '../rulebook.ts';
import type { QueueMoments } from '../rules/queueing.ts';
import { loseDenied } from '../security/network-losses.ts';
import { callCpuMs, callLossShare } from '../tick/factors.ts';
import { isInside, mirrorProgram } from '../tick/parts.ts';
import type { Places } from '../tick/place-arrays.ts';
import { placesOf } from '../tick/places.ts';
import { measure, NO_POOL, openQueues, queues, queueUp, workOutQueues } from '../tick/service-queues.ts';
import { closeWindow, settleType } from '../tick/settled-answers.ts';
import type { LossReason, ServiceState, Team, World } from '../world.ts';

/** Callers wait so long behind a backlog, then they are lost (game choice: two deadlines of a slow page). */
const PATIENCE_SECONDS = 2;

/** Scratch of the tick: what is left of each request type on its way down the graph. */
const surviving: number[] = [];

export function answerRequests(world: World, rules: Rulebook, out: Outcome): void {
  const services = rules.services.length;
  openQueues(services);
  for (const team of world.teams) {
    for (const type of rules.types) surviving[type.index] = team.homePerS[type.index] ?? 0;
    const places = placesOf(team, rules);
    for (const rule of rules.services) {
      if (team.vlans.length > 0) loseDenied(rules, team, rule.index, surviving);
      serve(world, rules, team, places, rule);
      if (team.flaws.length > 0) loseToErrors(world, rules, team, rule.index);
    }
    if (!isPoliced(team)) workOutQueues(team, 0, services);
    const anyLinkFull = team.hosts.some(({ link }) => link.latePart > 0);
    for (const type of rules.types) settleType(world, rules, team, type, surviving[type.index] as number, anyLinkFull);
    closeWindow(world, rules, team, out);
  }
}

/** One service: capacity from limits and hosts, waiting from its queue, losses from what does not fit (RQ5–RQ8). */
function serve(world: World, rules: Rulebook, team: Team, places: Places, rule: ServiceRule): void {
  const state = team.services[rule.index] as ServiceState;
  let arrivals = state.contractPerS;
  for (const type of rules.types) arrivals += (surviving[type.index] as number) * (type.visits[rule.index] ?? 0);
  state.arrivalsPerS = arrivals;
  if (rule.program >= 0 && isInside(team, rule)) {
    mirrorProgram(team, places, rule);
    queueUp(rule.index, 0, NO_POOL, 0, 1); // its time is its program's
    if (isPoliced(team)) workOutQueues(team, rule.index, rule.index + 1);
    return;
  }
  const pool = measure(places, rule.index);
  const cpuMs = callCpuMs(team, rule);
  const part = team.mesh ? state.capacityFactor * splitCapacity(places, team, rule.index) : state.capacityFactor;
  const couldPerS = (pool.workM * part) / cpuMs;
  state.limited = pool.limited;
  const unanswered = state.endpoints === 0 ? 1 : (state.endpoints - state.serving) / state.endpoints;
  const astray = callLossShare(world, rules, team, rule.index);
  const dead = astray > 0 ? 1 - (1 - unanswered) * (1 - astray) : unanswered;
  const calls = arrivals * state.callFactor;
  const reaching = calls * (1 - dead);
  const wanted = reaching + state.backlog;
  const waiting = Math.max(0, wanted - couldPerS);
  state.backlog = Math.min(waiting, couldPerS * PATIENCE_SECONDS);
  const dropped = waiting - state.backlog;
  state.waitSeconds = couldPerS > 0 ? state.backlog / couldPerS : 0;
  const threadsHeld = queueUp(rule.index, cpuMs, pool, reaching, visitsPerRequest(rules, rule, arrivals));
  const cpuUsed = couldPerS > 0 ? reaching / couldPerS : reaching > 0 ? 1 : 0;
  state.utilisation = Math.max(cpuUsed, threadsHeld);
  state.capacityPerS = threadsHeld > cpuUsed ? reaching / threadsHeld : couldPerS;
  // A backlog is lost when patience ends, so more can drop in a tick than arrives in it: the share stays below 1.
  const overflow = reaching > 0 ? Math.min(1, dropped / reaching) : 0;
  state.lostShare = calls > 0 ? dead + (1 - dead) * overflow : 0;
  const reason: LossReason = pool.limited ? 'capacity.limit' : 'capacity.host';
  if (isPoliced(team)) {
    workOutQueues(team, rule.index, rule.index + 1);
    const queue = queues[rule.index] as QueueMoments;
    const kept = settleCalls(rules, team, rule, queue, calls > 0 ? dead : 0, overflow, world.tick);
    state.lostShare = arrivals > 0 ? 1 - kept : 0;
    for (const type of rules.types) if (kept < 1) losePoliced(rules, team, type, rule.index, kept, reason);
    return;
  }
  if (state.lostShare === 0) return;
  for (const type of rules.types) {
    lose(rules, team, type, team.askedPerS[type.index] ?? 0, rule.index, dead, overflow, state, reason);
  }
}

/** Calls that one request makes here, over the requests that come by at all: repeated visits meet the same burst. */
function visitsPerRequest(rules: Rulebook, rule: ServiceRule, arrivals: number): number {
  let requests = 0;
  for (const type of rules.types) if ((type.visits[rule.index] ?? 0) > 0) requests += surviving[type.index] as number;
  return requests > 0 ? arrivals / requests : 1;
}

/** Takes a service's losses off each request type that comes by: whole requests are lost, once a service (RQ8). */
function lose(
  rules: Rulebook,
  team: Team,
  type: TypeRule,
  asked: number,
  service: number,
  dead: number,
  overflow: number,
  state: ServiceState,
  reason: LossReason,
): void {
  const rate = surviving[type.index] as number;
  if (rate === 0 || (type.visits[service] ?? 0) === 0) return;
  // An answer lost costs its price and what is paid for losing it; an hourly price belongs to all that is asked for.
  const each = (type.pricePerRequest + type.pricePerTick / asked) * (team.pricePercent / 100);
  const worth = (1 + rules.economy.lostCostsShare) * each;
  noteLoss(team, service, state.serving === 0 ? 'none.serving' : 'endpoint.dead', rate * dead * worth);
  noteLoss(team, service, reason, rate * (1 - dead) * overflow * worth);
  surviving[type.index] = rate * (1 - dead) * (1 - overflow);
}

/** The same for calls that callers try again, a breaker turns away or a function answers. */
function losePoliced(
  rules: Rulebook,
  team: Team,
  type: TypeRule,
  service: number,
  kept: number,
  full: LossReason,
): void {
  const rate = surviving[type.index] as number;
  if (rate === 0 || (type.visits[service] ?? 0) === 0) return;
  const asked = team.askedPerS[type.index] as number;
  const each = (type.pricePerRequest + type.pricePerTick / asked) * (team.pricePercent / 100);
  const worth = rate * (1 + rules.economy.lostCostsShare) * each;
  const serving = (team.services[service] as ServiceState).serving;
  forEachLoss(serving, full, (reason, share) => noteLoss(team, service, reason, share * worth));
  surviving[type.index] = rate * kept;
}

/** A bad release answers some of its calls with an error (IM14). */
function loseToErrors(world: World, rules: Rulebook, team: Team, service: number): void {
  const errors = errorShareOf(team, lookup(team).ofService[service] ?? [], world.tick);
  const state = team.services[service] as ServiceState;
  state.errorShare = errors;
  if (errors === 0) return;
  state.lostShare = 1 - (1 - state.lostShare) * (1 - errors);
  for (const type of rules.types) {
    const rate = surviving[type.index] as number;
    if (rate === 0 || (type.visits[service] ?? 0) === 0) continue;
    const asked = team.askedPerS[type.index] as number;
    const each = (type.pricePerRequest + type.pricePerTick / asked) * (team.pricePercent / 100);
    noteLoss(team, service, 'release.bad', rate * errors * (1 + rules.economy.lostCostsShare) * each);
    surviving[type.index] = rate * (1 - errors);
  }
}
