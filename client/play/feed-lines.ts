/** Lines of the feed as plain data: what repeats becomes one line, and filters let some through. */
import type { Health } from '../look/marks.tsx';

export interface Told {
  readonly kind: 'act' | 'event' | 'refusal' | 'signal';
  readonly at: number; // tick
  readonly seat: number; // whose doing it was; -1: nobody's
  readonly thing: string; // what it is about, for showing it; '' none
  readonly health: Health;
  readonly text: string;
  readonly group: string; // lines of one group that follow each other soon are one line
  readonly isAlert: boolean;
}
/** In the feed. */
export interface Line extends Told {
  readonly key: number; // rises from line to line
  readonly times: number;
  readonly bornMs: number; // when it last came
}

const SHOWN = 120; // for filters to find something in
/** So long a line of the same group adds to the last: a stepper pressed five times is one act. */
const TOGETHER_TICKS = 120;

/**
 * What happens by itself comes back: pods that crash in turns would push everything else out of sight. A back-off grows to
 * five minutes (OR4), so twice that; and the last few lines are what a reader still has before the eyes (our choice).
 */
const AGAIN_TICKS = 600;
const AGAIN_LINES = 8;

/** The line that grows; -1: it is a new one. */
function lineToGrow(all: readonly Line[], told: Told): number {
  const isEvent = told.kind === 'event';
  const from = Math.max(0, all.length - (isEvent ? AGAIN_LINES : 1));
  const within = isEvent ? AGAIN_TICKS : TOGETHER_TICKS;
  return all.findLastIndex((line, at) => at >= from && line.group === told.group && told.at - line.at < within);
}

/** With the newest last. */
export function grouped(before: readonly Line[], fresh: readonly Told[], nowMs: number): readonly Line[] {
  const all = [...before];
  for (const told of fresh) {
    const key = (all.at(-1)?.key ?? 0) + 1; // a line that grew is the newest again: its key says so too
    const at = lineToGrow(all, told);
    const [grows] = at < 0 ? [] : all.splice(at, 1);
    all.push({ ...told, key, times: (grows?.times ?? 0) + 1, bornMs: nowMs });
  }
  return all.slice(-SHOWN);
}

export const FILTERS = ['all', 'mine', 'team', 'events', 'alerts'] as const;
export type Filter = (typeof FILTERS)[number];

/** `mine`: one's own seat. */
export function passes(line: Told, by: Filter, mine: number): boolean {
  if (by === 'all') return true;
  if (by === 'alerts') return line.isAlert;
  if (by === 'mine') return line.seat === mine;
  return by === 'events' ? line.kind === 'event' : line.kind === 'act' || line.kind === 'signal';
}
