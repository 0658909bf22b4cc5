/** Ticks and requests a second as places on the strip, and the strip's furniture. */

import type { Sample } from '../../../shared/play/sample.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { functionShares, functionsPerS } from '../../../shared/sim/shown/capacity.ts';
import type { TeamView } from '../../../shared/sim/shown.ts';
import { axisTop, type ForecastPoint, forecastOf } from '../../play/demand.ts';
import { type CapacityStep, capacityAhead, capacityNow } from '../../play/demand-ahead.ts';
import type { Span } from './span.ts';

export type Place = (value: number) => number;

/** Capacity so many times what is asked is beyond the picture: what is asked is to be seen (our choice). */
const BEYOND = 4;

/** The rows from top to bottom: flags, the plot, its times, the whole match. */
export const ROWS = { flags: 26, times: 19, overview: 16 } as const;
export const PLOT = { left: 50, right: 12 } as const;

export interface Strip {
  readonly width: number;
  readonly height: number;
  readonly ground: number; // y of nothing asked
  readonly tick: number;
  readonly pace: number;
  readonly span: Span;
  readonly endTick: number;
  readonly top: number; // requests/s at the upper edge
  readonly x: Place;
  readonly y: Place;
  readonly past: readonly Sample[];
  readonly asked: number;
  readonly capacity: number;
  readonly forecast: readonly ForecastPoint[];
  readonly future: readonly ForecastPoint[]; // from now on
  readonly steps: readonly CapacityStep[];
  readonly functions: number; // of what is asked, the part that functions do
  readonly hasFunctions: boolean; // now or before
}

export interface StripOf {
  readonly width: number;
  readonly height: number;
  readonly now: TeamView;
  readonly book: Rulebook;
  readonly tick: number;
  readonly pace: number;
  readonly past: readonly Sample[];
  readonly span: Span;
}

export function stripOf({ width, height, now, book, tick, pace, past, span }: StripOf): Strip {
  const serving = { ratesPerS: now.team.ratesPerS, functions: now.functions };
  const forecast = forecastOf(now.team, book, functionShares(book, serving));
  const functions = functionsPerS(book, serving);
  const capacity = capacityNow(now, book);
  const asked = now.team.ratesPerS.reduce((sum, rate) => sum + rate, 0);
  const future = [
    { tick, perS: asked, lowPerS: asked, highPerS: asked, functionsPerS: functions },
    ...forecast.filter((point) => point.tick > tick),
  ];
  const seen = (at: number) => at >= span.from && at <= span.to;
  const seenPast = past.filter((one) => seen(one.tick));
  const most = Math.max(
    1,
    asked,
    ...seenPast.map((one) => one.askedPerS),
    ...future.filter((one, place) => seen(one.tick) || seen(future[place - 1]?.tick ?? -1)).map((one) => one.highPerS),
  );
  const could = Math.max(capacity * 1.05, ...seenPast.map((one) => one.capacityPerS));
  const top = axisTop(Math.max(most, Math.min(could, most * BEYOND)));
  const ground = height - ROWS.times - ROWS.overview;
  const perTick = (width - PLOT.left - PLOT.right) / Math.max(1, span.to - span.from);
  return {
    width,
    height,
    ground,
    tick,
    pace,
    span,
    endTick: book.endTick,
    top,
    x: (at) => PLOT.left + (at - span.from) * perTick,
    y: (perS) => ground - (Math.min(top, perS) / top) * (ground - ROWS.flags),
    past,
    asked,
    capacity,
    forecast,
    future,
    steps: capacityAhead(now, book),
    functions,
    hasFunctions: functions > 0 || past.some((one) => one.functionsPerS !== undefined),
  };
}

/** The capacity that is to be expected at a moment ahead. */
export function capacityAt({ capacity, steps }: Strip, tick: number): number {
  return steps.findLast((step) => step.tick <= tick)?.perS ?? capacity;
}

export type Points = readonly (readonly [number, number])[];
export const pointsOf = ({ x, y }: Pick<Strip, 'x' | 'y'>, points: Points): string =>
  points.map(([at, perS]) => `${x(at).toFixed(1)},${y(perS).toFixed(1)}`).join(' ');

/** A line that stays until it steps: a machine is there or it is not. */
export function stairs(points: Points): Points {
  return points.flatMap(([at, value], place) => {
    const before = points[place - 1]?.[1];
    return before === undefined || before === value
      ? [[at, value] as const]
      : [[at, before] as const, [at, value] as const];
  });
}

/** Of what is read at a moment: before now from the samples, after it from the forecast. */
export function readAt(strip: Strip, tick: number) {
  if (tick <= strip.tick) {
    const sample = strip.past.findLast((one) => one.tick <= tick);
    return sample === undefined
      ? { kind: 'past' as const, asked: strip.asked, capacity: strip.capacity, lost: 0, functions: 0 }
      : {
          kind: 'past' as const,
          asked: sample.askedPerS,
          capacity: sample.capacityPerS,
          lost: sample.lost,
          functions: sample.functionsPerS ?? 0,
        };
  }
  const after = strip.future.findIndex((one) => one.tick >= tick);
  const [a, b] = [strip.future[after - 1], strip.future[after]];
  const capacity = capacityAt(strip, tick);
  if (a === undefined || b === undefined) return { kind: 'beyond' as const, capacity };
  const share = (tick - a.tick) / Math.max(1, b.tick - a.tick);
  const between = (low: number, high: number) => low + (high - low) * share;
  return {
    kind: 'ahead' as const,
    perS: between(a.perS, b.perS),
    functions: between(a.functionsPerS, b.functionsPerS),
    low: between(a.lowPerS, b.lowPerS),
    high: between(a.highPerS, b.highPerS),
    capacity,
  };
}
