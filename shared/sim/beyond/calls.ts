/**
 * What becomes of the calls to a service when callers give up, try again, are cut off by a breaker, or are answered by a
 * function: SPEC MS4–MS7, FN2–FN4. Without any of these the request flow settles calls alone and asks nothing here.
 */

import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { lateShare, type Moments } from '../rules/latency.ts';
import type { QueueMoments } from '../rules/queueing.ts';
import type { CloudFunction, LossReason, ServiceState, Team } from '../world.ts';
import { answerByFunction, mixFunction } from './functions.ts';

/** Lost shares of the calls that are wanted, by reason. */
export interface CallLosses {
  dead: number;
  overflow: number;
  timeout: number;
  breaker: number;
  throttled: number;
}
/** Scratch of the service at hand. */
const losses: CallLosses = { dead: 0, overflow: 0, timeout: 0, breaker: 0, throttled: 0 };

/** Calls let through by a breaker that tries whether it may close (game choice: one in ten). */
const HALF_OPEN = 0.1;

export function isPoliced(team: Team): boolean {
  return team.retryAttempts > 1 || team.retryTimeoutMs > 0 || team.breakerPercent > 0 || team.functions.length > 0;
}

export function functionOf(team: Team, service: number): CloudFunction | undefined {
  for (const one of team.functions) if (one.service === service) return one;
  return undefined;
}

/** Part of the calls that a breaker lets through: all when it is closed, none while it is open. */
export function passOf(state: ServiceState, tick: number): number {
  if (state.breakerTick === 0) return 1;
  return tick < state.breakerTick ? 0 : HALF_OPEN;
}

/**
 * Settles a service's calls: what callers see fail of one attempt, what is left after all of them. `dead` and `overflow`
 * are the shares that attempts lose at its copies. Writes `losses` and returns the share of wanted calls answered.
 */
export function settleCalls(
  rules: Rulebook,
  team: Team,
  rule: ServiceRule,
  queue: QueueMoments,
  dead: number,
  overflow: number,
  tick: number,
): number {
  const state = team.services[rule.index] as ServiceState;
  const lost = dead + (1 - dead) * overflow;
  const given = team.retryTimeoutMs > 0 ? givenUpShare(queue, team.retryTimeoutMs / 1000 - state.waitSeconds) : 0;
  state.failedShare = lost + (1 - lost) * given;
  const pass = passOf(state, tick);
  const answered = Math.min(1, pass * state.attempts * (1 - state.failedShare));
  const one = functionOf(team, rule.index);
  const byFunction = one === undefined ? 0 : one.percent / 100;
  const copies = 1 - byFunction;
  const failed = dead + (1 - dead) * overflow + (1 - lost) * given;
  const behindBreaker = copies * Math.max(0, pass - answered);
  const part = failed > 0 ? behindBreaker / failed : 0;
  losses.dead = part * dead;
  losses.overflow = part * (1 - dead) * overflow;
  losses.timeout = part * (1 - lost) * given;
  losses.breaker = copies * (1 - pass);
  losses.throttled = 0;
  if (one !== undefined) {
    answerByFunction(rules, team, one, rule, state.arrivalsPerS * byFunction);
    mixFunction(queue, one, rule, byFunction);
    losses.throttled = byFunction * one.throttledShare;
    state.meanSeconds = queue.serviceSeconds + queue.meanWaitSeconds;
    state.varSeconds2 = queue.serviceSeconds * queue.serviceSeconds + queue.varWaitSeconds2;
  }
  return Math.max(0, 1 - losses.dead - losses.overflow - losses.timeout - losses.breaker - losses.throttled);
}

/** The reasons of the service just settled, with their shares of all wanted calls. */
export function forEachLoss(
  serving: number,
  full: LossReason,
  note: (reason: LossReason, share: number) => void,
): void {
  if (losses.dead > 0) note(serving === 0 ? 'none.serving' : 'endpoint.dead', losses.dead);
  if (losses.overflow > 0) note(full, losses.overflow);
  if (losses.timeout > 0) note('timeout', losses.timeout);
  if (losses.breaker > 0) note('breaker.open', losses.breaker);
  if (losses.throttled > 0) note('function.throttled', losses.throttled);
}

const call: Moments = { meanSeconds: 0, waitSeconds: 0, varSeconds2: 0, thirdSeconds3: 0 };

/** Calls whose caller has given up before the answer: the work is done all the same, for nobody. */
function givenUpShare(queue: QueueMoments, leftSeconds: number): number {
  const { serviceSeconds } = queue;
  if (leftSeconds <= 0) return 1;
  call.meanSeconds = serviceSeconds + queue.meanWaitSeconds;
  call.varSeconds2 = serviceSeconds * serviceSeconds + queue.varWaitSeconds2;
  call.thirdSeconds3 = 2 * serviceSeconds * serviceSeconds * serviceSeconds + queue.thirdWaitSeconds3;
  return lateShare(call, leftSeconds);
}
