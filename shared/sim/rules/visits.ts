/**
 * What a request's visits to queues cost in time. A request that comes back soon finds much the same queue, and a burst
 * it met at one queue it meets again at the next: waits then go together, and sums have longer tails than independent
 * parts would. On Online Boutique (ten calls to one service in a row) that is a quarter of the variance at 85 % load.
 */
import type { Moments } from './latency.ts';
import type { QueueMoments } from './queueing.ts';

/** Sums over the queues of one path, for the covariance of their waits. */
export interface WaitSums {
  sdSeconds: number;
  firstVisitSdSeconds: number; // each queue's share that no return has related to others
  ownSeconds2: number; // diagonal of the two sums squared
  varSeconds2: number;
  thirdSeconds3: number;
}

export function emptyWaitSums(): WaitSums {
  return { sdSeconds: 0, firstVisitSdSeconds: 0, ownSeconds2: 0, varSeconds2: 0, thirdSeconds3: 0 };
}

/**
 * Adds `visits` (> 0) to one queue, `spanSeconds` between the start of the first and of the last, on a path that takes
 * `pathSeconds`. Waits at the mean
 * distance of evenly spread visits, span × (n + 1) / 3(n − 1), correlate by the queue's lasting share × 1 / (1 +
 * distance ÷ relaxation). With m = 1 + (n − 1) × correlation, n visits count as n/m independent waits, each m long:
 * variance n·m, third moment n·m². Service times are always drawn afresh.
 */
export function addVisits(
  out: Moments,
  sums: WaitSums,
  queue: QueueMoments,
  visits: number,
  spanSeconds: number,
  pathSeconds: number,
): void {
  const service = queue.serviceSeconds;
  let together = 1;
  let returned = 0;
  if (visits > 1) {
    const distanceSeconds = (spanSeconds * (visits + 1)) / (3 * (visits - 1));
    together += (visits - 1) * queue.lastingShare * (1 - changed(distanceSeconds, queue.relaxSeconds));
    const travelled = changed(pathSeconds / 3, queue.relaxSeconds);
    // 0 … 1: most when a burst has had time to travel but not to fade, and when nearly all visits are returns.
    returned = (1 - 1 / visits) * (1 - 1 / visits) * 4 * travelled * (1 - travelled);
  }
  const varSeconds2 = visits * together * queue.varWaitSeconds2;
  const thirdSeconds3 = visits * together * together * queue.thirdWaitSeconds3;
  out.meanSeconds += visits * (service + queue.meanWaitSeconds);
  out.waitSeconds += visits * queue.meanWaitSeconds;
  out.varSeconds2 += visits * service * service + varSeconds2;
  out.thirdSeconds3 += 2 * visits * service * service * service + thirdSeconds3;
  const sd = Math.sqrt(varSeconds2);
  sums.sdSeconds += sd;
  sums.firstVisitSdSeconds += sd * (1 - returned);
  sums.ownSeconds2 += varSeconds2 * returned * (2 - returned);
  sums.varSeconds2 += varSeconds2;
  sums.thirdSeconds3 += thirdSeconds3;
}

/** How much of a queue's state is renewed after a time; the tiny term is for an idle queue at distance 0. */
function changed(seconds: number, relaxSeconds: number): number {
  return seconds / (relaxSeconds + seconds + 1e-12);
}

/**
 * Correlation of the waits at two queues once returning requests have carried a burst from one to the other. At one
 * moment the queues of such a network are independent (Jackson 1957), and without returns they stay so along a path
 * (Burke 1956); 0.14 is our own, fitted to simulations of Online Boutique at 75 and 85 % load (8 million requests
 * each); test/sim/rules/latency.test.ts judges it on other graphs too.
 */
const RETURN_CORRELATION = 0.14;

/**
 * Adds the covariance between different queues of a path, Σ r·sdᵢ·sdⱼ·(1 − (1 − returnedᵢ)(1 − returnedⱼ)) over i ≠ j,
 * from running sums; clears them. The third moment grows by the square of the variance's factor, as in addVisits.
 */
export function addBursts(out: Moments, sums: WaitSums): void {
  const all = sums.sdSeconds * sums.sdSeconds - sums.firstVisitSdSeconds * sums.firstVisitSdSeconds;
  const covariance = RETURN_CORRELATION * Math.max(0, all - sums.ownSeconds2);
  if (covariance > 0) {
    const factor = 1 + covariance / sums.varSeconds2;
    out.varSeconds2 += covariance;
    out.thirdSeconds3 += (factor * factor - 1) * sums.thirdSeconds3;
  }
  sums.sdSeconds = 0;
  sums.firstVisitSdSeconds = 0;
  sums.ownSeconds2 = 0;
  sums.varSeconds2 = 0;
  sums.thirdSeconds3 = 0;
}
