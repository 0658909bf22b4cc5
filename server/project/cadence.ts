/** How often what is shown: by beats of 100 ms, with their fraction, so that a test may count them. */
export interface Due {
  readonly quick: boolean; // 5 Hz: what an eye follows
  readonly middling: boolean; // 2 Hz: what there are hundreds of, who is there, and figures to be read
  readonly slow: boolean; // 1 Hz: balances and boards
  readonly asked: boolean; // somebody waits for what an order has done: all facts, as they are
}

export const EVERYTHING: Due = { quick: true, middling: true, slow: true, asked: true };
/** The facts alone. */
export const FACTS: Due = { quick: false, middling: false, slow: false, asked: true };

const QUICK_BEATS = 2;
const MIDDLING_BEATS = 5;
const SLOW_BEATS = 10;

/** What has come due after one beat and up to another: a room need not be shown in each. */
export function dueBetween(after: number, upTo: number): Due {
  const isDue = (every: number) => Math.floor(upTo / every) > Math.floor(after / every);
  const slow = isDue(SLOW_BEATS);
  return { quick: slow || isDue(QUICK_BEATS), middling: isDue(MIDDLING_BEATS), slow, asked: false };
}
