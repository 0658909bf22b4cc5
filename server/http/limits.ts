/**
 * How often an address may be wrong or open rooms. Whole schools sit behind one address, so the limits are wide, and
 * they never stand between a right code and its room.
 */
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Env } from '../env.ts';

/** Ours: a class of thirty mistypes twice a minute; the burst is a second class that starts at the same bell. */
const WRONG_PER_ADDRESS = { points: 60, duration: 60 };
const WRONG_BURST = { points: 60, duration: 300 };
/** Ours: against many addresses guessing together. 600 of 729 million codes a minute find nothing. */
const WRONG_IN_ALL = { points: 600, duration: 60 };

export interface Limits {
  /** Counts a wrong code. Seconds to wait when there were too many, else undefined. */
  wrongCode(address: string): Promise<number | undefined>;
  /** Counts a new room, likewise. */
  newRoom(address: string): Promise<number | undefined>;
}

export function createLimits(env: Pick<Env, 'ROOMS_PER_ADDRESS_PER_HOUR'>): Limits {
  const perAddress = new RateLimiterMemory({ ...WRONG_PER_ADDRESS, keyPrefix: 'wrong' });
  const burst = new RateLimiterMemory({ ...WRONG_BURST, keyPrefix: 'burst' });
  const bursty = new BurstyRateLimiter(perAddress, burst);
  const inAll = new RateLimiterMemory({ ...WRONG_IN_ALL, keyPrefix: 'all' });
  const rooms = new RateLimiterMemory({ points: env.ROOMS_PER_ADDRESS_PER_HOUR, duration: 3600, keyPrefix: 'rooms' });
  return {
    wrongCode: async (address) => (await waitOf(bursty.consume(address))) ?? waitOf(inAll.consume('')),
    newRoom: (address) => waitOf(rooms.consume(address)),
  };
}

/** The library rejects with its result when the points are used up. */
async function waitOf(consumed: Promise<unknown>): Promise<number | undefined> {
  try {
    await consumed;
    return undefined;
  } catch (result) {
    if (result instanceof RateLimiterRes) return result.msBeforeNext / 1000;
    throw result;
  }
}
