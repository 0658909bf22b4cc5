/**
 * Why nothing strobes: what is shown of a thing stays for a while, whatever the gauges do. Conditions stay two seconds
 * unless they get worse, figures a third of a second. The floor, the services and the signs all ask here.
 */

/** Long enough to be read and looked at, short enough to be believed. */
export const CONDITION_MS = 2000;
/** Eyes read about three figures a second. */
export const FIGURE_MS = 334;

/** What is shown of one thing, and since when. */
export interface Kept<T> {
  readonly value: T;
  readonly sinceMs: number;
}

export interface DwellRules<T> {
  readonly keepMs: number;
  /** True: this cannot wait. Absent: everything waits for its turn. */
  readonly urgent?: (next: T, shown: T) => boolean;
  readonly same?: (a: T, b: T) => boolean;
}

/** What is shown from now on: the new, or what has not stood long enough. The clock is the caller's, in milliseconds. */
export function dwell<T>(next: T, shown: Kept<T> | undefined, nowMs: number, rules: DwellRules<T>): Kept<T> {
  if (shown === undefined) return { value: next, sinceMs: nowMs };
  const { keepMs, urgent, same = Object.is } = rules;
  // The newest of equal values is handed out, and the time of the first is kept.
  if (same(shown.value, next)) return { value: next, sinceMs: shown.sinceMs };
  const isYoung = nowMs >= shown.sinceMs && nowMs - shown.sinceMs < keepMs;
  return isYoung && urgent?.(next, shown.value) !== true ? shown : { value: next, sinceMs: nowMs };
}

/** For many things that are asked about again and again, each by its key. */
export class Dwell<K, T> {
  private readonly rules: DwellRules<T>;
  private readonly kept = new Map<K, Kept<T>>();

  constructor(rules: DwellRules<T>) {
    this.rules = rules;
  }

  show(key: K, next: T, nowMs: number): T {
    const kept = dwell(next, this.kept.get(key), nowMs, this.rules);
    this.kept.set(key, kept);
    return kept.value;
  }
}

const RANKS = { off: 0, ok: 0, watch: 1, bad: 2, dead: 3 } as const;
type Rank = keyof typeof RANKS;

export const isWorse = (next: Rank, shown: Rank): boolean => RANKS[next] > RANKS[shown];

/** For the five words of health: worse at once, better after two seconds. */
export function healthDwell<K>(): Dwell<K, Rank> {
  return new Dwell<K, Rank>({ keepMs: CONDITION_MS, urgent: isWorse });
}
