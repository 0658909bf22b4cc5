/** How many instances a function needs, how fast they come, and who meets none or a cold one (S4–S6). */
import { exp } from '../../base/exact.ts';
import { peakOfSum } from './multiplexing.ts';
import { erlangB } from './queueing.ts';

/** A whole vCPU belongs to 1,769 MB; less memory is a smaller part of it (S5). */
const MIB_PER_VCPU = 1769;
/** 1,000 more instances every 10 s (S4). */
export const NEW_INSTANCES_PER_TICK = 100;
/** Room for the busiest of the 600 seconds for which an instance is kept: the normal quantile of 1/600 (Q8). */
export const BUSY_SECOND_Z = 2.935;
/** Calls so many to an idle time never wait for it. */
const NEVER_RARE = 40;

/** One call on one instance; a call runs on one thread, so more than a vCPU does not speed it up. */
export function functionSeconds(cpuMs: number, memoryMib: number): number {
  return cpuMs / 1000 / Math.min(1, memoryMib / MIB_PER_VCPU);
}

/** Instances that calls at this rate keep busy, with room for their peaks: each takes one call at a time (S4). */
export function instancesNeeded(callsPerS: number, seconds: number): number {
  const busy = callsPerS * seconds; // Little (Q7); independent calls scatter by their square root (Q8)
  return busy > 0 ? Math.ceil(peakOfSum(busy, 1, 1, BUSY_SECOND_Z)) : 0;
}

/**
 * How many times the calls of now so many instances would take: `instancesNeeded` turned around, for functions that share
 * them. `busy` is the work of each, in instances.
 */
export function growthWithin(instances: number, busy: readonly number[]): number {
  const mean = busy.reduce((sum, one) => sum + one, 0);
  const spread = BUSY_SECOND_Z * busy.reduce((sum, one) => sum + Math.sqrt(one), 0);
  if (mean <= 0) return Number.POSITIVE_INFINITY;
  const root = (Math.sqrt(spread * spread + 4 * mean * instances) - spread) / (2 * mean);
  return root * root;
}

/** Calls that find all of too few instances busy are turned away: nobody queues for a function (Q2). */
export function throttledShare(instances: number, needed: number, busy: number): number {
  if (busy <= 0 || instances >= needed) return 0;
  return instances < 1 ? 1 : erlangB(Math.floor(instances), busy);
}

/**
 * Calls that wait for a new instance: the first call of each that came in this second, and of rare calls those that come
 * after the last instance was given up, e^(−rate × idle time).
 */
export function coldShare(callsPerS: number, newInstances: number, idleTicks: number, provisioned: number): number {
  if (callsPerS <= 0) return 0;
  const calls = callsPerS * idleTicks;
  const rare = provisioned > 0 || calls > NEVER_RARE ? 0 : exp(-calls);
  return Math.min(1, Math.max(newInstances / callsPerS, rare));
}
