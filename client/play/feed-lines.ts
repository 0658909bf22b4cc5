/** Lines of the feed as plain data: repeats in a row become one, and filters let some through. */
import type { Health } from '../look/marks.tsx';

export interface Told {
  readonly kind: 'act' | 'event' | 'refusal' | 'signal';
  readonly at: number; // tick
  readonly seat: number; // whose doing it was; -1: nobody's
  readonly thing: string; // what it is about, for showing it; '' none
  readonly health: Health;
  readonly text: string;
  readonly group: string; // lines of one group in a row are one line
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

/** With the newest last. */
export function grouped(before: readonly Line[], fresh: readonly Told[], nowMs: number): readonly Line[] {
  const all = [...before];
  for (const told of fresh) {
    const last = all.at(-1);
    const isSame = last !== undefined && last.group === told.group && told.at - last.at < TOGETHER_TICKS;
    if (isSame) all.pop();
    // A line that grew is the newest again: its key says so too.
    all.push({ ...told, key: (last?.key ?? 0) + 1, times: isSame ? last.times + 1 : 1, bornMs: nowMs });
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
