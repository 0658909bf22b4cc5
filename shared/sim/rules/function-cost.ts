/** What a function platform bills (P13): the memory that calls hold for their time, and each call. */
import { MIB_PER_GIB } from '../../base/units.ts';

/** USD: Lambda on x86 in us-east-1, first tier (P13: aws.amazon.com/lambda/pricing). */
export const LAMBDA_PRICES: FunctionPrices = { perGibSecond: 0.0000166667, perMillionCalls: 0.2 };

export interface FunctionPrices {
  readonly perGibSecond: number;
  readonly perMillionCalls: number;
}

export interface FunctionBill {
  readonly compute: number;
  readonly calls: number;
  readonly total: number;
}

/** In the currency of the prices; what is free is taken off first and never pays back. */
export function functionBill(
  memoryMib: number,
  calls: number,
  secondsPerCall: number,
  prices: FunctionPrices,
  freeGibSeconds = 0,
  freeCalls = 0,
): FunctionBill {
  const gibSeconds = (memoryMib / MIB_PER_GIB) * calls * secondsPerCall;
  const compute = Math.max(0, gibSeconds - freeGibSeconds) * prices.perGibSecond;
  const perCall = (Math.max(0, calls - freeCalls) / 1_000_000) * prices.perMillionCalls;
  return { compute, calls: perCall, total: compute + perCall };
}
