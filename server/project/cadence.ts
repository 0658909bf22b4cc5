/** How often what is shown: by beats, so that a test may count them. */
export interface Due {
  readonly quick: boolean; // 5 Hz: what an eye follows
  readonly middling: boolean; // 2 Hz: what there are hundreds of
  readonly slow: boolean; // 1 Hz: balances and boards
}

export const EVERYTHING: Due = { quick: true, middling: true, slow: true };

const QUICK_BEATS = 2;
const MIDDLING_BEATS = 5;
const SLOW_BEATS = 10;

export function dueAt(beat: number): Due {
  const slow = beat % SLOW_BEATS === 0;
  return { quick: slow || beat % QUICK_BEATS === 0, middling: beat % MIDDLING_BEATS === 0, slow };
}
