/** How many seeds a test plays, and how to play a failing one again. */
export const LONG = process.env.HEADROOM_LONG === '1';
const ONLY = process.env.HEADROOM_SEED;

/** 1 … count; ten times as many with HEADROOM_LONG=1; only that one with HEADROOM_SEED=n. */
export function seeds(count: number): number[] {
  if (ONLY !== undefined) return [Number(ONLY)];
  return Array.from({ length: LONG ? count * 10 : count }, (_, index) => index + 1);
}

/** Whether the tests play all their seeds, so that what they reached together says something. */
export const ALL_SEEDS = ONLY === undefined;

/** For the message of an assertion: what it takes to see it fail again. */
export function again(seed: number, scenario: string, tick: number): string {
  return `${scenario}, seed ${seed}, tick ${tick}: play it again with HEADROOM_SEED=${seed} npm test`;
}
