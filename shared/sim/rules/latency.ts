/**
 * How long a request takes and how often that is too long. A path is summed up by mean, variance and third central
 * moment, which add up exactly over independent parts; a shifted gamma with these three gives the late share. (Two
 * moments are not enough: behind one queue with a long tail the plain gamma misses late shares near 1 % by a tenth.)
 * Checked against a discrete-event simulation in test/sim/rules/latency.test.ts; path.ts puts whole requests together.
 */
import { tailAt, Z_MIN } from './tail-table.ts';

export interface Moments {
  meanSeconds: number;
  waitSeconds: number; // part of the mean spent waiting for a free server
  varSeconds2: number;
  thirdSeconds3: number; // third central moment
}

export function emptyMoments(): Moments {
  return { meanSeconds: 0, waitSeconds: 0, varSeconds2: 0, thirdSeconds3: 0 };
}

export function clearMoments(out: Moments): void {
  out.meanSeconds = 0;
  out.waitSeconds = 0;
  out.varSeconds2 = 0;
  out.thirdSeconds3 = 0;
}

/** Sequential rule: a part done before or after adds its moments. */
export function addMoments(out: Moments, part: Moments): void {
  out.meanSeconds += part.meanSeconds;
  out.waitSeconds += part.waitSeconds;
  out.varSeconds2 += part.varSeconds2;
  out.thirdSeconds3 += part.thirdSeconds3;
}

/**
 * How much of the cost of waiting for the slowest branch is spared because branches that start together meet the same
 * bursts: a quarter of the share of time spent waiting. For two equal queues with one server each that is the exact
 * mean (12 − ρ)/8 of Nelson & Tantawi 1988 to 0.5 %; the rest of the range is checked by simulation.
 */
const BURST_SHARED = 0.25;

// Four points a standard deviation until one branch in a million is still open: third moments within 1 %.
const POINTS_PER_SD = 4;
const OPEN_NEGLIGIBLE = 1e-6;
const POINTS_MAX = 24 * POINTS_PER_SD;

/**
 * Parallel rule: writes the moments of the slower of two branches (`out` may be one of them; fold for more than two).
 * Takes the branches as independent shifted gammas and integrates P(still open) by the trapezoidal rule (about 0.8 µs),
 * then takes BURST_SHARED off the mean.
 */
export function joinParallel(a: Moments, b: Moments, out: Moments): void {
  const sdA = Math.sqrt(a.varSeconds2);
  const sdB = Math.sqrt(b.varSeconds2);
  const slower = a.meanSeconds >= b.meanSeconds ? a : b;
  if (sdA === 0 || sdB === 0) {
    joinWithConstant(slower, out);
    return;
  }
  const skewA = skewness(a, sdA);
  const skewB = skewness(b, sdB);
  const start = Math.max(a.meanSeconds - sdA * certainSds(skewA), b.meanSeconds - sdB * certainSds(skewB));
  const step = Math.max(sdA, sdB) / POINTS_PER_SD;
  const zA = (start - a.meanSeconds) / sdA;
  const zB = (start - b.meanSeconds) / sdB;
  let first = 0.5; // at `start` the join is open for sure
  let second = 0;
  let third = 0;
  for (let i = 1; i < POINTS_MAX; i++) {
    const openA = tailAt(zA + (i * step) / sdA, skewA);
    const openB = tailAt(zB + (i * step) / sdB, skewB);
    const open = openA + openB - openA * openB;
    first += open;
    second += open * i;
    third += open * i * i;
    if (open < OPEN_NEGLIGIBLE) break;
  }
  first *= step; // E[T − start] = ∫ P dt, E[(T − start)²] = 2 ∫ t P dt, E[(T − start)³] = 3 ∫ t² P dt
  second *= 2 * step * step;
  third *= 3 * step * step * step;
  const spared = BURST_SHARED * Math.min(a.waitSeconds / a.meanSeconds, b.waitSeconds / b.meanSeconds);
  const slowest = slower.meanSeconds;
  out.waitSeconds = slower.waitSeconds;
  out.meanSeconds = slowest + Math.max(0, start + first - slowest) * (1 - spared);
  out.varSeconds2 = second - first * first;
  out.thirdSeconds3 = third - 3 * first * second + 2 * first * first * first;
}

/** A branch without spread is as good as over before or after the other: the slower one decides (a game choice). */
function joinWithConstant(slower: Moments, out: Moments): void {
  const { meanSeconds, waitSeconds, varSeconds2, thirdSeconds3 } = slower;
  out.meanSeconds = meanSeconds;
  out.waitSeconds = waitSeconds;
  out.varSeconds2 = varSeconds2;
  out.thirdSeconds3 = thirdSeconds3;
}

function skewness(m: Moments, sd: number): number {
  return m.thirdSeconds3 / (m.varSeconds2 * sd);
}

/** How many standard deviations below its mean a shifted gamma begins, or the table does. */
function certainSds(skew: number): number {
  return skew * -Z_MIN > 2 ? 2 / skew : -Z_MIN;
}

/** Share of requests that take longer than the deadline: one square root and one look into the table. */
export function lateShare(m: Moments, deadlineSeconds: number): number {
  if (m.varSeconds2 <= 0) return m.meanSeconds > deadlineSeconds ? 1 : 0;
  const sd = Math.sqrt(m.varSeconds2);
  return tailAt((deadlineSeconds - m.meanSeconds) / sd, m.thirdSeconds3 / (m.varSeconds2 * sd));
}

/**
 * The time that a share `late` (0.05 for p95) of the requests exceeds, in seconds, by bisection of the table: for
 * projections and explain only, 0.8 µs.
 */
export function pathPercentile(m: Moments, late: number): number {
  const sd = Math.sqrt(Math.max(0, m.varSeconds2));
  let low = m.meanSeconds + Z_MIN * sd;
  let high = m.meanSeconds + 20 * sd;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (lateShare(m, middle) > late) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
