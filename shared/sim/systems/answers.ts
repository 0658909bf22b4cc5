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
    for (const rule of rules.services) serve(world, rules, team, rule);
    for (const type of rules.types) settleType(world, rules, team, type);
    closeWindow(world, rules, team, out);
  }
}

/** One service: capacity from limits and hosts, waiting from its queue, losses from what does not fit (RQ5–RQ8). */
function serve(world: World, rules: Rulebook, team: Team, rule: ServiceRule): void {
  const state = team.services[rule.index] as ServiceState;
  let arrivals = 0;
  for (const type of rules.types) arrivals += (surviving[type.index] as number) * (type.visits[rule.index] ?? 0);
  state.arrivalsPerS = arrivals;
  const pool = measure(team, rule);
  state.capacityPerS = pool.workM / rule.cpuMsPerCall;
  state.limited = pool.limited;
  const dead = state.endpoints === 0 ? 1 : (state.endpoints - state.serving) / state.endpoints;
  const reaching = arrivals * (1 - dead);
  const wanted = reaching + state.backlog;
  const served = Math.min(wanted, state.capacityPerS);
  const waiting = wanted - served;
  state.backlog = Math.min(waiting, state.capacityPerS * PATIENCE_SECONDS);
  const dropped = waiting - state.backlog;
  state.utilisation = state.capacityPerS > 0 ? reaching / state.capacityPerS : reaching > 0 ? 1 : 0;
  state.waitSeconds = state.capacityPerS > 0 ? state.backlog / state.capacityPerS : 0;
  queueUp(state, rule, queues[rule.index] as QueueMoments, pool, reaching, visitsPerRequest(rules, rule, arrivals));
  // A backlog is lost when patience ends, so more can drop in a tick than arrives in it: the share stays below 1.
  const overflow = reaching > 0 ? Math.min(1, dropped / reaching) : 0;
  state.lostShare = arrivals > 0 ? dead + (1 - dead) * overflow : 0;
  if (state.lostShare === 0) return;
  const reason: LossReason = pool.limited ? 'capacity.limit' : 'capacity.host';
  for (const type of rules.types) {
    lose(rules, team, type, world.ratesPerS[type.index] ?? 0, rule.index, dead, overflow, state, reason);
  }
}

/** What the serving instances of a service have together. */
interface Pool {
  workM: number; // standard millicores they could do
  mostM: number; // millicores they may use
  servers: number; // requests they can work on at once
  readyFactor: number; // mean over them
  limited: boolean; // most of them at their limits
}
const pool: Pool = { workM: 0, mostM: 0, servers: 0, readyFactor: 1, limited: false };

function measure(team: Team, rule: ServiceRule): Pool {
  let serving = 0;
  let limits = 0;
  let ready = 0;
  pool.workM = 0;
  pool.mostM = 0;
  pool.servers = 0;
  for (const one of lookup(team).ofService[rule.index] ?? []) {
    if (one.efficiency === 0) continue;
    serving += 1;
    ready += one.readyFactor;
    pool.workM += one.capacityM * one.efficiency;
    pool.mostM += one.mostM;
    pool.servers += Math.min(rule.threads, Math.max(1, Math.ceil(one.mostM / 1000)));
    if (one.capacityM >= one.mostM) limits += 1;
  }
  pool.readyFactor = serving === 0 ? 1 : ready / serving;
  pool.limited = limits * 2 > serving;
  return pool;
}

/** Calls that one request makes here, over the requests that come by at all: repeated visits meet the same burst. */
function visitsPerRequest(rules: Rulebook, rule: ServiceRule, arrivals: number): number {
  let requests = 0;
  for (const type of rules.types) if ((type.visits[rule.index] ?? 0) > 0) requests += surviving[type.index] as number;
  return requests > 0 ? arrivals / requests : 1;
}

/**
 * Service takes its CPU time at the cores' speed, longer when it waits for a core (CPU ready) and when the quota of its
 * limit runs out before the period does (C8). A limit of 800m on two threads is two servers that share 0.8 core.
 */
function queueUp(
  state: ServiceState,
  rule: ServiceRule,
  queue: QueueMoments,
  { mostM, servers, readyFactor }: Pool,
  arrivals: number,
  visits: number,
): void {
  if (servers === 0) {
    waitMoments(1, rule.cpuMsPerCall / 1000, 0, queue);
  } else {
    const usedOfLimit = Math.min(1, (arrivals * rule.cpuMsPerCall) / mostM);
    const alone = (rule.cpuMsPerCall / 1000) * readyFactor * throttleFactor(usedOfLimit, mostM / 1000, servers);
    waitMoments(servers, alone, arrivals, queue, visits);
  }
  state.meanSeconds = queue.serviceSeconds + queue.meanWaitSeconds;
  state.varSeconds2 = queue.serviceSeconds * queue.serviceSeconds + queue.varWaitSeconds2;
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
  const each = type.pricePerRequest + type.pricePerTick / asked;
  const worth = (1 + rules.economy.lostCostsShare) * each;
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
  let behind = 0; // on the wire and behind backlogs, which no server is busy with
  for (const service of type.path) {
    behind += (type.visits[service] ?? 0) * HOP_SECONDS + (team.services[service] as ServiceState).waitSeconds;
  }
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
