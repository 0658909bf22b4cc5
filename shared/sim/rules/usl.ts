/** The Universal Scalability Law (Q6, Gunther): why twice the replicas of something shared are less than twice as fast. */

/**
 * How many times as fast `n` workers are as one. `contention` (α) is the share of work that only one can do at a time,
 * `coherency` (β) what each pair costs to agree; with β > 0 there is a number beyond which more are slower.
 */
export function uslSpeedup(n: number, contention: number, coherency: number): number {
  return n / (1 + contention * (n - 1) + coherency * n * (n - 1));
}

/** The number of workers with the highest speedup, not rounded; Infinity when nothing has to be agreed. */
export function uslPeak(contention: number, coherency: number): number {
  return coherency > 0 ? Math.sqrt((1 - contention) / coherency) : Infinity;
}
