/** Which minutes the demand strip shows: around now, moving on with the clock, until somebody chooses others. */
import { signal } from '@preact/signals';
import { TICKS_PER_MINUTE } from '../../../shared/base/units.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Most of the strip looks ahead: the past cannot be changed. A forecast reaches about as far. */
const BACK_TICKS = 6 * TICKS_PER_MINUTE;
const AHEAD_TICKS = 16 * TICKS_PER_MINUTE;
export const LEAST_TICKS = 3 * TICKS_PER_MINUTE;

/** Null: it follows the clock. */
export const chosen = signal<Span | null>(null);

/** Around now, and as wide at both ends of the match. */
export function followed(tick: number, endTick: number): Span {
  const width = Math.min(endTick, BACK_TICKS + AHEAD_TICKS);
  const from = Math.max(0, Math.min(tick - BACK_TICKS, endTick - width));
  return { from, to: from + width };
}

export function within(span: Span, endTick: number): Span {
  const width = Math.min(endTick, Math.max(LEAST_TICKS, span.to - span.from));
  const from = Math.max(0, Math.min(span.from, endTick - width));
  return { from, to: from + width };
}

/** Narrower or wider around a moment that keeps its place. */
export function zoomed(span: Span, factor: number, at: number, endTick: number): Span {
  const width = Math.max(LEAST_TICKS, (span.to - span.from) * factor);
  const share = (at - span.from) / (span.to - span.from);
  return within({ from: at - share * width, to: at - share * width + width }, endTick);
}

export function moved(span: Span, ticks: number, endTick: number): Span {
  return within({ from: span.from + ticks, to: span.to + ticks }, endTick);
}
