/** Curves made ready for drawing: one plot a unit, since two axes in one picture are read wrongly. */
import { METRICS, type MetricId, type Unit } from '../../play/metrics.ts';
import { curveOf } from '../../store/history.ts';
import { words } from '../../text/index.ts';
import type { Pin } from './choice.ts';

export interface Line {
  readonly key: string;
  readonly name: string; // of the thing; '' where the panel has said it
  readonly metric: MetricId;
  readonly unit: Unit;
  readonly ticks: readonly number[];
  readonly values: readonly (number | null)[];
}

export const unitOf = (kind: Pin['of']['kind'], metric: MetricId): Unit =>
  METRICS[kind].find(({ id }) => id === metric)?.unit ?? 'count';

export function lineOf({ of, metric, name }: Pin, from: number): Line {
  const { ticks, values } = curveOf(of, metric, from);
  return { key: `${of.kind}${of.id}.${metric}`, name, metric, unit: unitOf(of.kind, metric), ticks, values };
}

export function plotsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const byUnit = new Map<Unit, Line[]>();
  for (const line of lines) byUnit.set(line.unit, [...(byUnit.get(line.unit) ?? []), line]);
  return [...byUnit.values()];
}

/** At a moment: the last value before it, as gauges stay until they change; at null the newest. */
export function valueAt({ ticks, values }: Line, tick: number | null): number | null {
  if (tick === null) return values.at(-1) ?? null;
  const place = ticks.findLastIndex((one) => one <= tick);
  return values[place] ?? null;
}

export function said(line: Line, tick: number | null): string {
  const value = valueAt(line, tick);
  return value === null ? words.reading.charts.gap : words.reading.charts.values[line.unit](value);
}

/** All moments that any line has, in order. */
export function momentsOf(lines: readonly Line[]): readonly number[] {
  return [...new Set(lines.flatMap((line) => line.ticks))].sort((a, b) => a - b);
}
