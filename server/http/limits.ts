/**
 * How often an address may be wrong or open rooms. Whole schools sit behind one address, so the limits are wide, and
 * they never stand between a right code and its room.
 */
import type { Redis } from 'ioredis';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Env } from '../env.ts';

/** Ours: a class of thirty mistypes twice a minute; the burst is a second class that starts at the same bell. */
const WRONG_PER_ADDRESS = { points: 60, duration: 60 };
const WRONG_BURST = { points: 60, duration: 300 };
/** Ours: against many addresses guessing together. 600 of 729 million codes a minute find nothing. */
const WRONG_IN_ALL = { points: 600, duration: 60 };

/** Ours: a class of thirty sends its day twice; how many are replayed at once is bounded elsewhere. */
const DAILIES = { points: 60, duration: 600 };

export interface Limits {
  /** Counts a wrong code. Seconds to wait when there were too many, else undefined. */
  wrongCode(address: string): Promise<number | undefined>;
  /** Counts a new room, likewise. */
  newRoom(address: string): Promise<number | undefined>;
  /** Counts a run of the day, likewise. */
  daily(address: string): Promise<number | undefined>;
}

/** Several processes count together in Redis; while it is away, each by itself. */
export function createLimits(env: Pick<Env, 'ROOMS_PER_ADDRESS_PER_HOUR'>, redis?: Redis): Limits {
  const counter = (keyPrefix: string, most: { points: number; duration: number }) => {
    const own = new RateLimiterMemory({ ...most, keyPrefix });
    if (redis === undefined) return own;
    const shared = { storeClient: redis, rejectIfRedisNotReady: true, insuranceLimiter: own };
    return new RateLimiterRedis({ ...most, ...shared, keyPrefix: `headroom:${keyPrefix}` });
  };
  const bursty = new BurstyRateLimiter(counter('wrong', WRONG_PER_ADDRESS), counter('burst', WRONG_BURST));
  const inAll = counter('all', WRONG_IN_ALL);
  const rooms = counter('rooms', { points: env.ROOMS_PER_ADDRESS_PER_HOUR, duration: 3600 });
  const dailies = counter('daily', DAILIES);
  return {
    wrongCode: async (address) => (await waitOf(bursty.consume(address))) ?? waitOf(inAll.consume('')),
    newRoom: (address) => waitOf(rooms.consume(address)),
    daily: (address) => waitOf(dailies.consume(address)),
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
