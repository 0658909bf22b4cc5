/**
 * What one person has won in this browser: the best stars and profit of each level, what was answered after it, and this
 * session's guesses. It is theirs: it can be saved to a file and read again anywhere.
 */
import { signal } from '@preact/signals';

export interface Best {
  readonly stars: number;
  readonly profitMicroCents: number;
  readonly answers?: Readonly<Record<string, boolean>>; // by question id: the first answer was right
}
export type Progress = Readonly<Record<string, Best>>; // by level id

const KEY = 'headroom.progress';
const GUESS_KEY = 'headroom.guess.';
/** Of the file; another number is another layout. */
const VERSION = 1;
const MOST_STARS = 3;

function read(): Progress {
  try {
    return progressIn(JSON.parse(localStorage.getItem(KEY) ?? '{}')) ?? {};
  } catch {
    return {}; // storage is off or holds something else: the campaign begins anew
  }
}

export const progress = signal<Progress>(read());

export const starsWon = (): number => Object.values(progress.value).reduce((sum, best) => sum + best.stars, 0);

/** Another tab may have won something since. */
function latest(): Progress {
  const kept = read();
  return Object.keys(kept).length === 0 ? progress.peek() : kept;
}

function keep(next: Progress): void {
  progress.value = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // Without storage the stars last as long as the page.
  }
}

/** Stars and profit are kept apart: the best of each may come from two different days. */
export function recordResult(level: string, stars: number, profitMicroCents: number): void {
  const now = latest();
  keep({ ...now, [level]: better(now[level], { stars, profitMicroCents }) });
}

/** What was answered first is what was known; a question that is met again changes nothing. */
export function recordAnswer(level: string, question: string, isRight: boolean): void {
  const now = latest();
  const known = now[level] ?? { stars: 0, profitMicroCents: 0 };
  keep({ ...now, [level]: { ...known, answers: { [question]: isRight, ...known.answers } } });
}

export const answerTo = (level: string, question: string): boolean | undefined =>
  progress.value[level]?.answers?.[question];

function better(known: Best | undefined, other: Best): Best {
  if (known === undefined) return other;
  const answers = { ...other.answers, ...known.answers };
  return {
    stars: Math.max(known.stars, other.stars),
    profitMicroCents: Math.max(known.profitMicroCents, other.profitMicroCents),
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
  };
}

/** As a file that another browser, or an instructor's course view, reads. */
export function progressFile(of: Progress = progress.peek()): string {
  return `${JSON.stringify({ headroom: 'progress', version: VERSION, levels: of }, null, 2)}\n`;
}

/** What a file of `progressFile` holds; undefined: it is none, or of another version. */
export function readProgressFile(text: string): Progress | undefined {
  try {
    const file: unknown = JSON.parse(text);
    if (!isRecord(file) || file.headroom !== 'progress' || file.version !== VERSION) return undefined;
    return progressIn(file.levels);
  } catch {
    return undefined;
  }
}

/** The best of both. */
export function addProgress(other: Progress): void {
  const now = progress.peek();
  const levels = [...new Set([...Object.keys(now), ...Object.keys(other)])];
  keep(Object.fromEntries(levels.map((level) => [level, better(now[level], (other[level] ?? now[level]) as Best)])));
}

// Functions, as all that `read` needs: it runs while this module is still being loaded.
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whatever storage or a file says, only what can be true is taken. */
function progressIn(value: unknown): Progress | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value).flatMap(([level, best]): [string, Best][] => {
    const found = bestIn(best);
    return found === undefined ? [] : [[level, found]];
  });
  return Object.fromEntries(entries);
}

function bestIn(value: unknown): Best | undefined {
  if (!isRecord(value)) return undefined;
  const { stars, profitMicroCents, answers } = value;
  const isStars = Number.isInteger(stars) && (stars as number) >= 0 && (stars as number) <= MOST_STARS;
  if (!isStars || !Number.isFinite(profitMicroCents)) return undefined;
  const best = { stars: stars as number, profitMicroCents: profitMicroCents as number };
  if (!isRecord(answers)) return best;
  const given = Object.entries(answers).filter((one): one is [string, boolean] => typeof one[1] === 'boolean');
  return given.length === 0 ? best : { ...best, answers: Object.fromEntries(given) };
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
