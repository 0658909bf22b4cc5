/** What an instructor needs to see who needs help: the last act of each team, and what it keeps being refused. */
import type { Result } from '../../shared/sim/entries.ts';

export interface TeamWatch {
  lastVerb: string;
  lastSeat: number;
  lastTick: number; // 0: nothing was accepted yet
  refusedInARow: number; // the same refusal, without an accepted command between
  refusedCode: string;
}

/** Refused three times for the same reason: they read it and do not see the way out. */
const STUCK_REFUSALS = 3;
/** Two real minutes without an act while something is wrong. */
const STUCK_SECONDS = 120;
const MOST_SHOWN = 255; // a byte

export function newWatch(): TeamWatch {
  return { lastVerb: '', lastSeat: 0, lastTick: 0, refusedInARow: 0, refusedCode: '' };
}

export function noteResult(watch: TeamWatch, tick: number, verb: string, result: Result): void {
  if (result.ok) {
    Object.assign(watch, { lastVerb: verb, lastSeat: result.seat, lastTick: tick, refusedInARow: 0, refusedCode: '' });
    return;
  }
  watch.refusedInARow = watch.refusedCode === result.code ? Math.min(MOST_SHOWN, watch.refusedInARow + 1) : 1;
  watch.refusedCode = result.code;
}

/** `pace` turns ticks into real seconds. */
export function isStuck(watch: TeamWatch, tick: number, pace: number, alerts: number): boolean {
  const idleSeconds = (tick - watch.lastTick) / pace;
  return watch.refusedInARow >= STUCK_REFUSALS || (alerts > 0 && idleSeconds >= STUCK_SECONDS);
}
