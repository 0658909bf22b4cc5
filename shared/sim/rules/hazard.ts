/** Failures by wear: from an annual failure rate (R1–R5, R9) to the chance within a stretch of time. */
import { ln, oneMinusExpOfMinus } from '../../base/exact.ts';

export const YEAR_SECONDS = 365.25 * 86_400;

/**
 * Chance that a part with annual failure rate `afr` (0 ≤ afr < 1: share that fails within a year) fails within
 * `seconds`, at a constant rate. `hurry` multiplies that rate: the bill clock (× 730, one hour is a month) and a level's
 * drama. Whatever the length of the ticks, a year adds up to `afr`.
 */
export function failureProbability(afr: number, seconds: number, hurry = 1): number {
  const perYear = 0 - ln(1 - afr); // not a minus sign: afr 0 must give 0, never −0
  return oneMinusExpOfMinus((perYear * seconds * hurry) / YEAR_SECONDS);
}

/**
 * Chance of at least one event within `seconds` for events that come `perYear` on average, at random (R3, R9): a rate may
 * be above 1 where an AFR may not.
 */
export function eventProbability(perYear: number, seconds: number, hurry = 1): number {
  return oneMinusExpOfMinus((perYear * seconds * hurry) / YEAR_SECONDS);
}
