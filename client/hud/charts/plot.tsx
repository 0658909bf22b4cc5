/** One plot: lines of one unit over time, drawn by uPlot in the page's colours, words and numbers. */

import { useEffect, useRef } from 'preact/hooks';
import { MIB_PER_GIB } from '../../../shared/base/units.ts';
// Before uPlot, which asks for the page's language while it loads.
import './page-locale.ts';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { type Palette, paletteOf } from '../../look/palette.ts';
import { axisTop } from '../../play/demand.ts';
import type { Unit } from '../../play/metrics.ts';
import { contrast, theme } from '../../store/preferences.ts';
import { clock } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { cursorTick } from './choice.ts';
import type { Line } from './lines.ts';
import type { Mark } from './marks.ts';

const text = words.reading.charts;

/** Four that are told apart by eye and by dash; on white the darker ones. */
const COLOURS = {
  dark: ['#56B4E9', '#E69F00', '#CC79A7', '#E8EEF8'],
  light: ['#0072B2', '#9A5B00', '#9C3D78', '#0B1220'],
} as const;
const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]] as const;
export const strokeOf = (place: number, of: 'dark' | 'light'): string =>
  COLOURS[of][place % COLOURS[of].length] as string;
export const dashOf = (place: number): readonly number[] => DASHES[place % DASHES.length] as readonly number[];

const AXIS = { size: 58, timeSize: 20, gap: 4, font: '12px "JetBrains Mono Variable", monospace', tickPx: 22 };
/** Gauges in percent are of something whole, so their axis ends there unless they pass it. */
const WHOLE_PERCENT = 100;
/** A time on the axis needs this much room. */
const TIME_PX = 70;
/** Half of a time stands beyond the last moment. */
const TIME_EDGE = 20;
const TIME_STEPS = [10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];

export interface PlotProps {
  readonly lines: readonly Line[]; // of one unit
  readonly marks: readonly Mark[];
  readonly from: number;
  readonly to: number;
  readonly height: number;
  readonly firstStroke: number; // place of its first line among all that are shown
  readonly hasTimes: boolean;
}

export function Plot(props: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { value: look } = theme;
  const shape = `${props.lines.map(({ key }) => key).join()} ${props.height} ${props.firstStroke} ${props.hasTimes} ${look}`;
  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const made = new uPlot(optionsOf(latest, look, parent.clientWidth), dataOf(props.lines), parent);
    plot.current = made;
    const watcher = new ResizeObserver(() => {
      if (parent.clientWidth > 0) made.setSize({ width: parent.clientWidth, height: latest.current.height });
    });
    watcher.observe(parent);
    const stop = cursorTick.subscribe((tick) => placeCursor(made, tick));
    return () => {
      stop();
      watcher.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape]);
  useEffect(() => {
    plot.current?.setData(dataOf(props.lines));
    if (plot.current !== null) placeCursor(plot.current, cursorTick.peek());
  });
  return <div ref={place} class="plot" aria-hidden="true" style={{ height: `${props.height}px` }} />;
}

/** Lines may know different moments: the team's own curve comes from the server, the rest from the page's record. */
function dataOf(lines: readonly Line[]): uPlot.AlignedData {
  const tables = lines.map(({ ticks, values }) => [[...ticks], [...values]] as unknown as uPlot.AlignedData);
  if (tables.length === 0) return [[]];
  return tables.length === 1 ? (tables[0] as uPlot.AlignedData) : uPlot.join(tables);
}

function placeCursor(plot: uPlot, tick: number | null): void {
  const left = tick === null ? -10 : plot.valToPos(tick, 'x');
  if (Math.abs((plot.cursor.left ?? -10) - left) > 0.5) plot.setCursor({ left, top: tick === null ? -10 : 0 }, false);
}

/** Memory is counted in powers of two, everything else in tens; a gauge in percent may be small. */
const INCREMENTS = {
  mib: Array.from({ length: 18 }, (_, power) => 16 * 2 ** power),
  usual: [
    0.1,
    0.2,
    0.5,
    ...Array.from({ length: 9 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat(),
  ],
};

function topOf(lines: readonly Line[], unit: Unit): number {
  const most = Math.max(0, ...lines.flatMap((line) => line.values.map((value) => value ?? 0)));
  if (unit === 'mib') return 2 ** Math.ceil(Math.log2(Math.max(MIB_PER_GIB / 16, most)));
  if (unit === 'percent' && most <= WHOLE_PERCENT) return most < 10 ? axisTop(Math.max(1, most)) : WHOLE_PERCENT;
  return axisTop(Math.max(1, most));
}
function bottomOf(lines: readonly Line[]): number {
  const least = Math.min(0, ...lines.flatMap((line) => line.values.map((value) => value ?? 0)));
  return least < 0 ? -axisTop(-least) : 0;
}

function optionsOf(latest: { readonly current: PlotProps }, look: 'dark' | 'light', width: number): uPlot.Options {
  const colours = paletteOf(look, contrast.peek());
  const { lines, height, firstStroke, hasTimes } = latest.current;
  const unit = lines[0]?.unit ?? 'count';
  const axis = {
    font: AXIS.font,
    stroke: colours.muted,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
  };
  return {
    width,
    height,
    padding: [6, TIME_EDGE, hasTimes ? 0 : 4, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: {
      x: { time: false, range: () => [latest.current.from, Math.max(latest.current.from + 1, latest.current.to)] },
      y: { range: () => [bottomOf(latest.current.lines), topOf(latest.current.lines, unit)] },
    },
    axes: [
      {
        ...axis,
        show: hasTimes,
        size: AXIS.timeSize,
        gap: AXIS.gap,
        grid: { show: false },
        space: TIME_PX,
        incrs: TIME_STEPS,
        values: (_, splits) => splits.map((tick) => clock(tick)),
      },
      {
        ...axis,
        size: AXIS.size,
        gap: AXIS.gap,
        space: AXIS.tickPx,
        incrs: unit === 'mib' ? INCREMENTS.mib : INCREMENTS.usual,
        values: (_, splits) => splits.map((value) => text.ticks[unit](value)),
      },
    ],
    series: [
      {},
      ...lines.map((_, index) => ({
        stroke: strokeOf(firstStroke + index, look),
        width: 2,
        dash: [...dashOf(firstStroke + index)],
        points: { show: false },
        ...(lines.length === 1 ? { fill: `${strokeOf(firstStroke + index, look)}22` } : {}),
      })),
    ],
    hooks: {
      draw: [(plot) => drawMarks(plot, latest.current.marks, colours)],
      setCursor: [hearCursor],
    },
  };
}

/** Only a hand's own movement moves the others' cursors. */
function hearCursor(plot: uPlot): void {
  const { idx, event } = plot.cursor;
  if (event === undefined || event === null) return;
  const tick = idx === null || idx === undefined ? null : (plot.data[0][idx] ?? null);
  if (cursorTick.peek() !== tick) cursorTick.value = tick;
}

/** A dashed line with a triangle on top, as on the demand strip. */
function drawMarks(plot: uPlot, marks: readonly Mark[], colours: Palette): void {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.fillStyle = colours.watch;
  ctx.lineWidth = ratio;
  for (const { tick } of marks) {
    const x = plot.valToPos(tick, 'x', true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = colours.muted;
    ctx.setLineDash([3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x + 4 * ratio, bbox.top + 7 * ratio);
    ctx.lineTo(x - 4 * ratio, bbox.top + 7 * ratio);
    ctx.closePath();
    ctx.fill();
    // Yellow on white needs its outline.
    ctx.strokeStyle = colours.ink;
    ctx.setLineDash([]);
    ctx.stroke();
  }
  ctx.restore();
}
