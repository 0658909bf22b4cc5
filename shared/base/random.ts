/**
 * Keyed randomness: a draw is a function of what it is about, never of what was drawn before. An act of one team
 * therefore changes no draw of another, and "same weather, other plan" is true (09-balance, defect 6).
 */
import { normalQuantile } from './exact.ts';

/** What a draw is about. Logs name draws by position here: append only, never reorder. */
export const CONCERNS = [
  'demand', // noise on the rate of a region
  'regime', // unseen steps of the demand
  'mix', // shifts between request types
  'crowd', // flash crowds
  'incident', // scheduled kinds of trouble: when and where
  'hazard', // wear of a slot or component
  'forecast', // error of a published forecast
  'night', // the hidden last run
  'bot', // choices of bots
  'shuffle', // order of cards, seats, names
  'boot', // spread of boot and start times
  'breach', // whether an intruder gets further
  'offer', // when a tenant asks for room
  'lorry', // which orders come late
  'round', // the day of each round of a lesson
  'daily', // the seed of a date
] as const;
export type Concern = (typeof CONCERNS)[number];

const CONCERN_SALT = Object.fromEntries(CONCERNS.map((concern, i) => [concern, i + 1])) as Record<Concern, number>;

const TWO_TO_32 = 4294967296;
const HALF_STEP = 1 / 18014398509481984; // 2^−54

/** murmur3's finaliser (public domain, Appleby): every input bit flips every output bit with chance near ½. */
function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * A uniform draw in [0, 1) with 53 bits. `seed` is a uint32; `key` (a stable slot or object id) and `tick` are safe
 * integers ≥ 0. Two 32-bit lanes absorb low and high words with unlike factors, so two keys collide only if both do.
 */
export function u(seed: number, concern: Concern, key: number, tick: number): number {
  const keyLow = key | 0; // modulo 2^32, exact up to 2^53
  const keyHigh = Math.floor(key / TWO_TO_32);
  const tickLow = tick | 0;
  const tickHigh = Math.floor(tick / TWO_TO_32);
  const salt = Math.imul(CONCERN_SALT[concern], 0x9e3779b1);
  let a = mix(seed ^ salt);
  let b = mix(seed + Math.imul(salt, 0x27d4eb2f));
  a = mix(a ^ keyLow ^ Math.imul(keyHigh, 0x165667b1));
  b = mix(b + keyLow + Math.imul(keyHigh, 0x85ebca77));
  a = mix((a + b) ^ tickLow ^ Math.imul(tickHigh, 0x9e3779b1));
  b = mix(Math.imul(b, 0x2545f491) + tickLow + Math.imul(tickHigh, 0xc2b2ae3d));
  a = mix(a ^ Math.imul(b, 0x27d4eb2f));
  b = mix(b + Math.imul(a, 0x165667b1));
  return ((a >>> 5) * 67108864 + (b >>> 6)) / 9007199254740992;
}

/** A draw turned into [lo, hi). */
export function between(lo: number, hi: number, draw: number): number {
  return lo + (hi - lo) * draw;
}

/** A draw turned into an index 0 … n − 1. */
export function pick(n: number, draw: number): number {
  return Math.min(n - 1, Math.floor(n * draw));
}

/** A draw turned into a standard normal value; draw 0 counts as half a step, so the least value is −8.3. */
export function gaussian(draw: number): number {
  return normalQuantile(Math.max(draw, HALF_STEP));
}
