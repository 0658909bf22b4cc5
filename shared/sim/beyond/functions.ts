/** What a function platform does in a second: instances come, calls are answered, turned away and paid (SPEC FN2–FN6). */
import { BILL_HOURS_PER_HOUR, MICRO_CENTS_PER_DOLLAR } from '../../base/units.ts';
import { post } from '../ledger.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { functionBill, LAMBDA_PRICES } from '../rules/function-cost.ts';
import {
  coldShare,
  functionSeconds,
  instancesNeeded,
  NEW_INSTANCES_PER_TICK,
  throttledShare,
} from '../rules/function-instances.ts';
import type { QueueMoments } from '../rules/queueing.ts';
import type { CloudFunction, Team } from '../world.ts';
import { poolInstances } from './function-pool.ts';

/** Micro-cents of the bill clock for a dollar of the public price list. */
const BILL = BILL_HOURS_PER_HOUR * MICRO_CENTS_PER_DOLLAR;

/** Instances for this second's calls, within the quota and as fast as they come; what they are paid. */
export function answerByFunction(
  rules: Rulebook,
  team: Team,
  one: CloudFunction,
  rule: ServiceRule,
  callsPerS: number,
): void {
  const { idleTicks } = rules.economy.functions;
  const seconds = functionSeconds(rule.cpuMsPerCall, one.memoryMib);
  const needed = Math.max(one.provisioned, instancesNeeded(callsPerS, seconds));
  const most = Math.max(one.provisioned, mostInstances(rules, team, one));
  const fresh = Math.max(0, Math.min(Math.min(needed, most) - one.warm, NEW_INSTANCES_PER_TICK));
  // Those that are not needed time out one after the other.
  one.warm = Math.min(most, fresh > 0 ? one.warm + fresh : one.warm - Math.max(0, one.warm - needed) / idleTicks);
  const offered = callsPerS * seconds;
  one.throttledShare = throttledShare(one.warm, needed, offered);
  one.busy = offered * (1 - one.throttledShare);
  one.coldShare = coldShare(callsPerS, fresh, idleTicks, one.provisioned);
  pay(rules, team, one, rule, callsPerS * (1 - one.throttledShare), seconds);
}

/** Its own reserve, or what the others leave of the team's quota. */
function mostInstances(rules: Rulebook, team: Team, one: CloudFunction): number {
  if (one.reserved > 0) return one.reserved;
  let free = poolInstances(team.functions, rules, one.id);
  for (const other of team.functions) {
    if (other.id === one.id || other.reserved > 0) continue;
    free -= Math.max(0, Math.ceil(other.warm) - other.provisioned); // those are taken off already
  }
  return Math.max(0, free);
}

function pay(rules: Rulebook, team: Team, one: CloudFunction, rule: ServiceRule, calls: number, seconds: number): void {
  const paidSeconds = seconds + one.coldShare * (rule.coldStartMs / 1000);
  const used = functionBill(one.memoryMib, calls, paidSeconds, LAMBDA_PRICES).total;
  const kept = functionBill(one.memoryMib, one.provisioned, 1, LAMBDA_PRICES).compute;
  post(team, 'functions', -(used + kept * rules.economy.functions.provisionedShare) * BILL);
}

/** Puts the part of calls that the function answers into the service's times: its own speed, no queue, cold starts. */
export function mixFunction(queue: QueueMoments, one: CloudFunction, rule: ServiceRule, share: number): void {
  if (share <= 0) return;
  const rest = 1 - share;
  const seconds = functionSeconds(rule.cpuMsPerCall, one.memoryMib);
  const cold = rule.coldStartMs / 1000;
  const waits = share * one.coldShare;
  const mean = rest * queue.meanWaitSeconds + waits * cold;
  const own2 = queue.varWaitSeconds2 + queue.meanWaitSeconds * queue.meanWaitSeconds;
  const own3 =
    queue.thirdWaitSeconds3 +
    3 * queue.meanWaitSeconds * queue.varWaitSeconds2 +
    queue.meanWaitSeconds * queue.meanWaitSeconds * queue.meanWaitSeconds;
  const raw2 = rest * own2 + waits * cold * cold;
  const raw3 = rest * own3 + waits * cold * cold * cold;
  queue.serviceSeconds = rest * queue.serviceSeconds + share * seconds;
  queue.probWait = rest * queue.probWait + waits;
  queue.meanWaitSeconds = mean;
  queue.varWaitSeconds2 = Math.max(0, raw2 - mean * mean);
  queue.thirdWaitSeconds3 = raw3 - 3 * mean * raw2 + 2 * mean * mean * mean;
  queue.lastingShare *= rest;
}
