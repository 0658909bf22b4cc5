/** The queue before each service of the team at hand: what serves it, what it bears, how long it makes wait (SPEC RQ5–RQ6). */

import { throttleFactor } from '../rules/cfs.ts';
import {
  emptyQueueMoments,
  erlangBs,
  type QueueMoments,
  steadyErlangs,
  waitingShare,
  writeMoments,
} from '../rules/queueing.ts';
import type { ServiceState, Team } from '../world.ts';
import type { Places } from './place-arrays.ts';

/** Scratch of the tick, by service. */
export const queues: QueueMoments[] = [];

export function openQueues(services: number): void {
  while (queues.length < services) queues.push(emptyQueueMoments());
  if (load.servers.length < services) load = newLoads(services);
}

/** What the serving instances of a service have together. */
interface Pool {
  workM: number; // standard millicores they could do
  mostM: number; // millicores they may use
  servers: number; // requests they can work on at once
  slowness: number; // mean over them: how much longer than on a standard core a call takes
  slownessReady: number; // the same with the wait for a core
  limited: boolean; // most of them at their limits
}
/** Of a service that answers nothing itself. */
export const NO_POOL: Pool = { workM: 0, mostM: 0, servers: 0, slowness: 1, slownessReady: 1, limited: false };
const pool: Pool = { ...NO_POOL };

export function measure(places: Places, service: number): Pool {
  const { placesOf, serviceFrom, hostOf, hostReady, efficiency, capacityM, mostM } = places;
  const serving = places.serving[service] as number;
  const to = serviceFrom[service + 1] as number;
  let limits = 0;
  let slow = 0;
  let slowReady = 0;
  let work = 0;
  for (let k = serviceFrom[service] as number; k < to; k++) {
    const i = placesOf[k] as number;
    const speed = efficiency[i] as number;
    if (speed === 0) continue;
    const capacity = capacityM[i] as number;
    slow += 1 / speed;
    slowReady += (hostReady[hostOf[i] as number] as number) / speed;
    work += capacity * speed;
    if (capacity >= (mostM[i] as number)) limits += 1;
  }
  pool.workM = work;
  pool.mostM = places.poolMostM[service] as number;
  pool.servers = places.poolServers[service] as number;
  pool.slowness = serving === 0 ? 1 : slow / serving;
  pool.slownessReady = serving === 0 ? 1 : slowReady / serving;
  pool.limited = limits * 2 > serving;
  return pool;
}

/**
 * Service takes its CPU time at the speed of its copies (RQ7), longer when it waits for a core (CPU ready) or when the
 * quota of its limit runs out before the period does (C8), whichever holds it up more: who waits for a core uses no quota
 * meanwhile. A limit of 800m on two threads is two servers that share 0.8 core.
 * Returns the share of the threads that these calls hold; above 1 they want more than there are.
 */
export function queueUp(
  service: number,
  cpuMs: number,
  { mostM, servers, slowness, slownessReady }: Pool,
  arrivals: number,
  visits: number,
): number {
  let alone = cpuMs / 1000;
  if (servers > 0) {
    const usedOfLimit = (arrivals * cpuMs * slowness) / mostM;
    alone *= Math.max(slownessReady, slowness * throttleFactor(usedOfLimit, mostM / 1000, servers));
  }
  load.servers[service] = Math.max(1, servers);
  load.seconds[service] = alone;
  load.erlangs[service] = servers === 0 ? 0 : steadyErlangs(servers, alone, arrivals);
  load.visits[service] = servers === 0 ? 1 : visits;
  return servers > 0 ? (arrivals * alone) / servers : 0;
}

/** What the queues of the team at hand have to bear, by service. */
interface QueueLoads {
  servers: Int32Array;
  seconds: Float64Array;
  erlangs: Float64Array;
  visits: Float64Array;
  blocked: Float64Array;
}
const newLoads = (services: number): QueueLoads => ({
  servers: new Int32Array(services),
  seconds: new Float64Array(services),
  erlangs: new Float64Array(services),
  visits: new Float64Array(services),
  blocked: new Float64Array(services),
});
let load = newLoads(16);

/** The queues of services `from` … `to` − 1, side by side. */
export function workOutQueues(team: Team, from: number, to: number): void {
  const { servers, seconds, erlangs, visits, blocked } = load;
  erlangBs(from, to, servers, erlangs, blocked);
  for (let s = from; s < to; s++) {
    const queue = queues[s] as QueueMoments;
    const state = team.services[s] as ServiceState;
    const count = servers[s] as number;
    const waiting = waitingShare(count, erlangs[s] as number, blocked[s] as number);
    writeMoments(count, seconds[s] as number, erlangs[s] as number, waiting, queue, visits[s] as number);
    state.meanSeconds = queue.serviceSeconds + queue.meanWaitSeconds;
    state.varSeconds2 = queue.serviceSeconds * queue.serviceSeconds + queue.varWaitSeconds2;
  }
}
