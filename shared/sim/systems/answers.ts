/** Every request is answered in time, late or lost, exactly once: SPEC RQ5–RQ12. */
import { addTo } from '../../base/units.ts';
import { type Outcome, say } from '../events.ts';
import { noteLoss, post } from '../ledger.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook, ServiceRule, TypeRule } from '../rulebook.ts';
import { throttleFactor } from '../rules/cfs.ts';
import { emptyMoments, lateShare } from '../rules/latency.ts';
import { pathMoments } from '../rules/path.ts';
import { emptyQueueMoments, type QueueMoments, waitMoments } from '../rules/queueing.ts';
import type { LossReason, ServiceState, Team, TypeCounts, World } from '../world.ts';

/** Callers wait so long behind a backlog, then they are lost (game choice: two deadlines of a slow page). */
const PATIENCE_SECONDS = 2;
/** One call from container to container in one room (game choice: half a millisecond there and back). */
const HOP_SECONDS = 0.0005;

// Scratch of the tick: what is left of each request type on its way down the graph, and one queue a service.
const surviving: number[] = [];
const queues: QueueMoments[] = [];
const path = emptyMoments();

export function answerRequests(world: World, rules: Rulebook, out: Outcome): void {
  while (queues.length < rules.services.length) queues.push(emptyQueueMoments());
  for (const team of world.teams) {
    for (const type of rules.types) surviving[type.index] = world.ratesPerS[type.index] ?? 0;
    for (const rule of rules.services) serve(rules, team, rule);
    for (const type of rules.types) settleType(world, rules, team, type);
    closeWindow(world, rules, team, out);
  }
}

/** One service: capacity from limits and hosts, waiting from its queue, losses from what does not fit (RQ5–RQ8). */
function serve(rules: Rulebook, team: Team, rule: ServiceRule): void {
  const state = team.services[rule.index] as ServiceState;
  let arrivals = 0;
  for (const type of rules.types) arrivals += (surviving[type.index] as number) * (type.visits[rule.index] ?? 0);
  state.arrivalsPerS = arrivals;
  const { workM, cores, limited } = measure(team, rule);
  state.capacityPerS = workM / rule.cpuMsPerCall;
  state.limited = limited;
  const dead = state.endpoints === 0 ? 1 : (state.endpoints - state.serving) / state.endpoints;
  const reaching = arrivals * (1 - dead);
  const wanted = reaching + state.backlog;
  const served = Math.min(wanted, state.capacityPerS);
  const waiting = wanted - served;
  state.backlog = Math.min(waiting, state.capacityPerS * PATIENCE_SECONDS);
  const dropped = waiting - state.backlog;
  state.utilisation = state.capacityPerS > 0 ? reaching / state.capacityPerS : reaching > 0 ? 1 : 0;
  state.waitSeconds = state.capacityPerS > 0 ? state.backlog / state.capacityPerS : 0;
  queueUp(state, rule, queues[rule.index] as QueueMoments, cores, reaching);
  // A backlog is lost when patience ends, so more can drop in a tick than arrives in it: the share stays below 1.
  const overflow = reaching > 0 ? Math.min(1, dropped / reaching) : 0;
  state.lostShare = arrivals > 0 ? dead + (1 - dead) * overflow : 0;
  if (state.lostShare === 0) return;
  const reason: LossReason = limited ? 'capacity.limit' : 'capacity.host';
  for (const type of rules.types) lose(rules, team, type, rule.index, dead, overflow, state, reason);
}

/** Work that the serving instances could do, and the cores one of them has for it. */
function measure(team: Team, rule: ServiceRule): { workM: number; cores: number; limited: boolean } {
  let workM = 0;
  let capacityM = 0;
  let serving = 0;
  let limits = 0;
  for (const one of lookup(team).ofService[rule.index] ?? []) {
    if (one.efficiency === 0) continue;
    workM += one.capacityM * one.efficiency;
    capacityM += one.capacityM;
    serving += 1;
    if (one.limitCpuM > 0 && one.capacityM >= one.limitCpuM) limits += 1;
  }
  measured.workM = workM;
  measured.cores = serving === 0 ? 0 : capacityM / serving / 1000;
  measured.limited = limits * 2 > serving;
  return measured;
}
const measured = { workM: 0, cores: 0, limited: false };

function queueUp(state: ServiceState, rule: ServiceRule, queue: QueueMoments, cores: number, arrivals: number): void {
  const speed = state.capacityPerS > 0 ? (state.capacityPerS * rule.cpuMsPerCall) / (cores * 1000 * state.serving) : 1;
  const alone = rule.cpuMsPerCall / 1000 / speed;
  const factor = cores > 0 ? throttleFactor(state.utilisation, cores, rule.threads) : 1;
  waitMoments(Math.max(1, state.serving * rule.threads), alone * factor + HOP_SECONDS, arrivals, queue);
  state.meanSeconds = queue.serviceSeconds + queue.meanWaitSeconds;
  state.varSeconds2 = queue.serviceSeconds * queue.serviceSeconds + queue.varWaitSeconds2;
}

/** Takes a service's losses off each request type that comes by: whole requests are lost, once a service (RQ8). */
function lose(
  _rules: Rulebook,
  team: Team,
  type: TypeRule,
  service: number,
  dead: number,
  overflow: number,
  state: ServiceState,
  reason: LossReason,
): void {
  const rate = surviving[type.index] as number;
  if (rate === 0 || (type.visits[service] ?? 0) === 0) return;
  const worth = 2 * type.pricePerRequest + (2 * type.pricePerTick) / Math.max(rate, 1e-9);
  noteLoss(team, service, state.serving === 0 ? 'none.serving' : 'endpoint.dead', rate * dead * worth);
  noteLoss(team, service, reason, rate * (1 - dead) * overflow * worth);
  surviving[type.index] = rate * (1 - dead) * (1 - overflow);
}

/** Counts and pays one type's answers of this tick (RQ9–RQ11, MN2). */
function settleType(world: World, rules: Rulebook, team: Team, type: TypeRule): void {
  const rate = world.ratesPerS[type.index] ?? 0;
  if (rate <= 0) return;
  const answered = surviving[type.index] as number;
  const late = answered > 0 ? lateShareOf(team, type) : 0;
  const inTimeRate = answered * (1 - late);
  const lateRate = answered * late;
  const lostRate = Math.max(0, rate - answered);
  const counts = team.types[type.index] as TypeCounts;
  const offered = addTo(counts.offered, rate);
  const inTime = addTo(counts.inTime, inTimeRate);
  addTo(counts.late, lateRate);
  const each = type.pricePerRequest + type.pricePerTick / rate;
  const { latePaysShare, lostCostsShare } = rules.economy;
  const paid = post(team, 'revenue', inTimeRate * each) + post(team, 'late', lateRate * each * latePaysShare);
  post(team, 'lost', -lostRate * each * lostCostsShare);
  if (lateRate > 0) noteLoss(team, slowest(team, type), 'late', lateRate * each * (1 - latePaysShare));
  team.sla.offered += offered;
  team.sla.inTime += inTime;
  team.sla.grossMicroCents += paid;
}

/** The whole way through the graph against the deadline, less what is waited behind backlogs (RQ9). */
function lateShareOf(team: Team, type: TypeRule): number {
  pathMoments(type.calls, queues, path);
  let behind = 0;
  for (const service of type.path) behind += (team.services[service] as ServiceState).waitSeconds;
  return Math.min(1, Math.max(0, lateShare(path, type.deadlineSeconds - behind)));
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
function closeWindow(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  if (world.tick - team.sla.startTick < rules.economy.slaWindowTicks) return;
  const share = team.sla.offered > 0 ? team.sla.inTime / team.sla.offered : 1;
  let credit = 0;
  for (const tier of rules.economy.slaTiers) if (share < tier.below) credit = Math.max(credit, tier.creditShare);
  const posted = post(team, 'slaCredit', -team.sla.grossMicroCents * credit);
  if (posted !== 0) say(out, world.tick, team.index, 'sla.credit', Math.round(share * 10_000), -posted);
  team.sla = { startTick: world.tick, offered: 0, inTime: 0, grossMicroCents: 0 };
}
