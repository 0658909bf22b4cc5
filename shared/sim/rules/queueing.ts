/** Queues of a service: Erlang's formulas for c equal servers with random arrivals and random service times (Q1–Q5). */
import { exp, ln, oneMinusExpOfMinus } from '../../base/exact.ts';

/**
 * Beyond this utilisation a queue of one-second ticks never reaches its steady state, whose wait would grow without
 * bound: waits are those of 0.995, and the excess is backlog, which the request flow counts (a game choice).
 */
export const STEADY_UTILISATION_MAX = 0.995;

/** Share of arrivals that find all servers busy and are lost (Q2). `offeredErlangs` = arrivals/s × service seconds. */
export function erlangB(servers: number, offeredErlangs: number): number {
  return moreServers(0, servers, offeredErlangs, 1);
}

/** Share of arrivals that have to wait (Q2); 1 once the offered load reaches the number of servers (integer ≥ 1). */
export function erlangC(servers: number, offeredErlangs: number): number {
  if (offeredErlangs >= servers) return 1;
  return waitingShare(servers, offeredErlangs, erlangB(servers, offeredErlangs));
}

/** Erlang C from Erlang B, below saturation. */
export function waitingShare(servers: number, offeredErlangs: number, blocked: number): number {
  return (servers * blocked) / (servers - offeredErlangs * (1 - blocked));
}

/**
 * Erlang B of the queues `from` … `to` − 1. One is a chain of divisions that wait for each other; four side by side take
 * little longer than one.
 */
export function erlangBs(
  from: number,
  to: number,
  servers: Int32Array,
  offeredErlangs: Float64Array,
  blocked: Float64Array,
): void {
  let i = from;
  for (; i + 3 < to; i += 4) erlangBFour(i, servers, offeredErlangs, blocked);
  for (; i < to; i++) blocked[i] = erlangB(servers[i] as number, offeredErlangs[i] as number);
}

function erlangBFour(i: number, servers: Int32Array, offered: Float64Array, blocked: Float64Array): void {
  const s0 = servers[i] as number;
  const s1 = servers[i + 1] as number;
  const s2 = servers[i + 2] as number;
  const s3 = servers[i + 3] as number;
  const a0 = offered[i] as number;
  const a1 = offered[i + 1] as number;
  const a2 = offered[i + 2] as number;
  const a3 = offered[i + 3] as number;
  let b0 = 1;
  let b1 = 1;
  let b2 = 1;
  let b3 = 1;
  const common = Math.min(s0, s1, s2, s3);
  for (let k = 1; k <= common; k++) {
    b0 = (a0 * b0) / (k + a0 * b0);
    b1 = (a1 * b1) / (k + a1 * b1);
    b2 = (a2 * b2) / (k + a2 * b2);
    b3 = (a3 * b3) / (k + a3 * b3);
  }
  blocked[i] = moreServers(common, s0, a0, b0);
  blocked[i + 1] = moreServers(common, s1, a1, b1);
  blocked[i + 2] = moreServers(common, s2, a2, b2);
  blocked[i + 3] = moreServers(common, s3, a3, b3);
}

/** Erlang B of a queue that is known for fewer servers. */
function moreServers(known: number, servers: number, offeredErlangs: number, blockedSoFar: number): number {
  let blocked = blockedSoFar;
  for (let k = known + 1; k <= servers; k++) {
    const flow = offeredErlangs * blocked;
    blocked = flow / (k + flow);
  }
  return blocked;
}

/**
 * What one visit to a service's queue costs in time. Mean, variance and third central moment add up over independent
 * parts, and that is why these three are kept (see latency.ts). The response of a visit is wait + service.
 */
export interface QueueMoments {
  serviceSeconds: number; // mean of the exponential service time: variance its square, third moment twice its cube
  probWait: number; // share of requests that wait at all
  meanWaitSeconds: number;
  varWaitSeconds2: number;
  thirdWaitSeconds3: number; // third central moment
  lastingShare: number; // part of the variance due to how long the queue is, not to who stands in it
  relaxSeconds: number; // how long a busy spell lasts: visits nearer than this find much the same queue
}

export function emptyQueueMoments(): QueueMoments {
  return {
    serviceSeconds: 0,
    probWait: 0,
    meanWaitSeconds: 0,
    varWaitSeconds2: 0,
    thirdWaitSeconds3: 0,
    lastingShare: 0,
    relaxSeconds: 0,
  };
}

/**
 * Writes the moments of a queue with `servers` (integer ≥ 1) equal servers: no wait with chance 1 − C, else an
 * exponential one at rate c/s − λ (Q2). The relaxation time is the integral of the autocorrelation of the M/M/1 queue
 * length, (1 + ρ) / (1 − ρ) over the spare rate (Morse 1955), used for c servers alike; it is longer by the mean number
 * of visits of those requests that come at all, because the same burst returns (M/M/1 with feedback, as one long service).
 */
export function waitMoments(
  servers: number,
  serviceSeconds: number,
  arrivalsPerSecond: number,
  out: QueueMoments,
  visitsPerRequest = 1,
): void {
  const offered = steadyErlangs(servers, serviceSeconds, arrivalsPerSecond);
  writeMoments(servers, serviceSeconds, offered, erlangC(servers, offered), out, visitsPerRequest);
}

/** Offered load of a queue that has a steady state. */
export function steadyErlangs(servers: number, serviceSeconds: number, arrivalsPerSecond: number): number {
  return Math.min(arrivalsPerSecond * serviceSeconds, servers * STEADY_UTILISATION_MAX);
}

/** The same for who knows the share that waits. */
export function writeMoments(
  servers: number,
  serviceSeconds: number,
  offered: number,
  waiting: number,
  out: QueueMoments,
  visitsPerRequest: number,
): void {
  const spareSeconds = serviceSeconds / (servers - offered); // 1 / (cμ − λ): mean wait of those who wait
  out.serviceSeconds = serviceSeconds;
  out.probWait = waiting;
  out.meanWaitSeconds = waiting * spareSeconds;
  out.varWaitSeconds2 = waiting * (2 - waiting) * spareSeconds * spareSeconds;
  out.thirdWaitSeconds3 = waiting * (6 - waiting * (6 - 2 * waiting)) * spareSeconds * spareSeconds * spareSeconds;
  out.lastingShare = 1 - (1 - offered / servers) / (2 - waiting);
  out.relaxSeconds = visitsPerRequest * ((servers + offered) / (servers - offered)) * spareSeconds;
}

/** Share of requests whose response (wait + service, Q2) takes longer than `seconds`; needs a utilisation below 1. */
export function responseTail(
  servers: number,
  serviceSeconds: number,
  arrivalsPerSecond: number,
  seconds: number,
): number {
  const waiting = erlangC(servers, arrivalsPerSecond * serviceSeconds);
  const mu = 1 / serviceSeconds;
  return exp(-mu * seconds) + waiting * mu * waitAndService(mu, servers * mu - arrivalsPerSecond, seconds);
}

/** (e^−μt − e^−θt) / (θ − μ), which is t·e^−μt at θ = μ: the shape of a wait followed by a service. */
function waitAndService(mu: number, theta: number, t: number): number {
  const gap = Math.abs(theta - mu);
  const grown = gap * t < 1e-12 ? t : oneMinusExpOfMinus(gap * t) / gap;
  return exp(-Math.min(mu, theta) * t) * grown;
}

/**
 * The response time that a share `late` (0.05 for p95) exceeds, in seconds. Newton on the logarithm of the tail, which
 * is nearly straight, from the service time's own percentile, a lower bound: five steps reach 1e-6. For projections,
 * explain and the autoscaler; the tick itself asks for late shares only.
 */
export function responsePercentile(
  servers: number,
  serviceSeconds: number,
  arrivalsPerSecond: number,
  late: number,
): number {
  const waiting = erlangC(servers, arrivalsPerSecond * serviceSeconds);
  const mu = 1 / serviceSeconds;
  const theta = servers * mu - arrivalsPerSecond;
  let t = -ln(late) * serviceSeconds;
  for (let step = 0; step < 5; step++) {
    const both = waiting * mu * waitAndService(mu, theta, t);
    const alone = exp(-mu * t);
    const density = (1 - waiting) * mu * alone + theta * both;
    t += ((alone + both) / density) * ln((alone + both) / late);
  }
  return t;
}
