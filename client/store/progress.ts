/** What one person has won in this browser: the best stars and profit of each level, and this session's guesses. */
import { signal } from '@preact/signals';

export interface Best {
  readonly stars: number;
  readonly profitMicroCents: number;
}
export type Progress = Readonly<Record<string, Best>>; // by level id

const KEY = 'headroom.progress';
const GUESS_KEY = 'headroom.guess.';

function read(): Progress {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Progress;
  } catch {
    return {}; // storage is off or holds something else: the campaign begins anew
  }
}

export const progress = signal<Progress>(read());

export const starsWon = (): number => Object.values(progress.value).reduce((sum, best) => sum + best.stars, 0);

/** Stars and profit are kept apart: the best of each may come from two different days. */
export function recordResult(level: string, stars: number, profitMicroCents: number): void {
  const known = progress.value[level];
  const best = {
    stars: Math.max(stars, known?.stars ?? 0),
    profitMicroCents: Math.max(profitMicroCents, known?.profitMicroCents ?? profitMicroCents),
  };
  progress.value = { ...progress.value, [level]: best };
  try {
    localStorage.setItem(KEY, JSON.stringify(progress.value));
  } catch {
    // Without storage the stars last as long as the page.
  }
}

/** A guess waits for the debrief of the same session; null: none was made. */
export function guessOf(level: string): number | null {
  try {
    const stored = sessionStorage.getItem(GUESS_KEY + level);
    return stored === null ? null : Number(stored);
  } catch {
    return null;
  }
}

export function storeGuess(level: string, guess: number): void {
  try {
    sessionStorage.setItem(GUESS_KEY + level, String(guess));
  } catch {
    // Without storage the debrief simply does not mention a guess.
  }
}
