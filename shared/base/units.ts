/** Time: one tick is one second of simulated time. */
export const TICKS_PER_MINUTE = 60;
export const TICKS_PER_HOUR = 3600;

/** Money is integer micro-cents: 2^53 of them are 90 million dollars (09-balance A3). */
export const MICRO_CENTS_PER_DOLLAR = 100_000_000;

/**
 * The bill clock: one simulated hour is one month on the bill, 730 hours (09-balance B). It scales money, wear, patches
 * and lead times; physics and traffic stay at 1.
 */
export const BILL_HOURS_PER_HOUR = 730;

/** MiB a second that a link of that many Mbit/s carries: 10^6 bits / 8 / 2^20. */
export function mibPerSecond(megabitsPerSecond: number): number {
  return (megabitsPerSecond * 125_000) / 1_048_576;
}

export const MIB_PER_GIB = 1024;

/** Rounds to an integer, halves to the even neighbour, and never to −0. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  const up = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0);
  return (up ? floor + 1 : floor) + 0;
}

/**
 * A running total that stays an integer: what rounding left over waits in `carry` (−0.5..0.5) for the next posting, so
 * that a thousand small amounts add up to what one large amount would have been.
 */
export interface Meter {
  whole: number;
  carry: number;
}

export function newMeter(): Meter {
  return { whole: 0, carry: 0 };
}

/** Adds an amount; returns the whole units that were posted now. */
export function addTo(meter: Meter, amount: number): number {
  const exact = amount + meter.carry;
  const posted = roundHalfEven(exact);
  meter.whole += posted;
  meter.carry = exact - posted + 0;
  return posted;
}
