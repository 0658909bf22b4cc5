/**
 * Drawing on a sheet: hatches, marks, dashes and words. A sheet is a canvas that the engine shows as one texture, so
 * that boxes and labels never break its batch.
 */
import type { Health } from '../look/marks.tsx';
import type { Palette, ThemeName } from '../look/palette.ts';
import { alpha } from './colour.ts';
import type { Rect } from './geometry.ts';
import type { Hatch } from './hatches.ts';

export interface Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly theme: ThemeName;
  readonly scale: number; // device pixels per CSS pixel
  readonly hatches: Map<Hatch, CanvasPattern>;
}

export const SANS = '"Inter Variable", Inter, system-ui, sans-serif';

export const MONO = '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace';

export function newPen(ctx: CanvasRenderingContext2D, palette: Palette, theme: ThemeName, scale: number): Pen {
  return { ctx, palette, theme, scale, hatches: new Map() };
}

export function fill(pen: Pen, box: Rect, colour: string, radius = 0): void {
  pen.ctx.fillStyle = colour;
  path(pen, box, radius);
  pen.ctx.fill();
}

interface Stroke {
  readonly width?: number;
  readonly radius?: number;
  readonly dash?: readonly number[];
}

/** Around the inside of a box. */
export function outline(pen: Pen, box: Rect, colour: string, { width = 1, radius = 0, dash = [] }: Stroke = {}): void {
  const { ctx } = pen;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash([...dash]);
  const half = width / 2;
  path(pen, { x: box.x + half, y: box.y + half, w: Math.max(0, box.w - width), h: Math.max(0, box.h - width) }, radius);
  ctx.stroke();
  ctx.setLineDash([]);
}

export function line(
  pen: Pen,
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  width = 1,
  dash: readonly number[] = [],
): void {
  const { ctx } = pen;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
  ctx.setLineDash([]);
}

export function polygon(pen: Pen, colour: string, ...points: readonly (readonly [number, number])[]): void {
  const { ctx } = pen;
  ctx.fillStyle = colour;
  ctx.beginPath();
  for (const [index, [x, y]] of points.entries()) index === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y);
  ctx.closePath();
  ctx.fill();
}

function path(pen: Pen, box: Rect, radius: number): void {
  pen.ctx.beginPath();
  if (radius > 0) pen.ctx.roundRect(box.x, box.y, box.w, box.h, Math.min(radius, box.w / 2, box.h / 2));
  else pen.ctx.rect(box.x, box.y, box.w, box.h);
}

interface Type {
  readonly size?: number;
  readonly weight?: number;
  readonly mono?: boolean;
  readonly align?: CanvasTextAlign;
  readonly halo?: string | undefined; // a rim in that colour, for words on glass
  readonly max?: number; // cut with an ellipsis beyond that width
  readonly least?: number; // set smaller, down to this, before it is cut
}

/** A line of text whose middle is at `y`; returns its width. */
export function write(pen: Pen, text: string, x: number, y: number, colour: string, type: Type = {}): number {
  const { ctx } = pen;
  const { weight = 500, mono = false, align = 'left', halo, max } = type;
  const size = fitting(pen, text, type);
  ctx.font = `${weight} ${size}px ${mono ? MONO : SANS}`;
  ctx.textAlign = align;
  ctx.textBaseline = 'alphabetic';
  const said = max === undefined ? text : cut(ctx, text, max);
  const base = y + size * 0.36;
  if (halo !== undefined) {
    ctx.strokeStyle = halo;
    ctx.lineWidth = 3;
    ctx.lineJoin = 'round';
    ctx.strokeText(said, x, base);
  }
  ctx.fillStyle = colour;
  ctx.fillText(said, x, base);
  return ctx.measureText(said).width;
}

export function measure(pen: Pen, text: string, { size = 13, weight = 500, mono = false }: Type = {}): number {
  pen.ctx.font = `${weight} ${size}px ${mono ? MONO : SANS}`;
  return pen.ctx.measureText(text).width;
}

/** As large as it is meant to be, or as it has the width for: in half pixels, as widths are not quite in step with sizes. */
function fitting(pen: Pen, text: string, { size = 13, max, least, ...type }: Type): number {
  if (max === undefined || least === undefined) return size;
  const wide = measure(pen, text, { ...type, size });
  return wide <= max ? size : Math.max(least, Math.floor((2 * size * max) / wide) / 2);
}

/** A number at the end tells copies apart: such a name is cut before it. */
function cut(ctx: CanvasRenderingContext2D, text: string, max: number): string {
  if (ctx.measureText(text).width <= max) return text;
  const tail = /-\d+$/.exec(text)?.[0] ?? '';
  for (let length = text.length - tail.length - 1; length > 1; length--) {
    const short = `${text.slice(0, length).trimEnd()}…${tail}`;
    if (ctx.measureText(short).width <= max) return short;
  }
  return '';
}

/** The five shapes of health, their middle at x, y. Yellow always has a rim. */
export function mark(pen: Pen, health: Health, x: number, y: number, size = 12): void {
  const { ctx, palette } = pen;
  const r = size / 2;
  ctx.setLineDash([]);
  ctx.beginPath();
  if (health === 'ok' || health === 'off') ctx.arc(x, y, health === 'off' ? r - 1.2 : r, 0, 2 * Math.PI);
  else if (health === 'watch') {
    ctx.moveTo(x, y - r);
    ctx.lineTo(x + r * 1.12, y + r * 0.9);
    ctx.lineTo(x - r * 1.12, y + r * 0.9);
    ctx.closePath();
  } else ctx.roundRect(x - r, y - r, size, size, 1.5);
  if (health === 'off') {
    ctx.strokeStyle = palette.muted;
    ctx.lineWidth = 2;
    ctx.stroke();
    return;
  }
  ctx.fillStyle = { ok: palette.ok, watch: palette.watch, bad: palette.bad, dead: palette.dead }[health];
  ctx.fill();
  if (health === 'watch' || pen.theme === 'light') {
    ctx.strokeStyle = '#0B1220';
    ctx.lineWidth = 1.2;
    ctx.stroke();
  }
  if (health === 'dead') cross(pen, x, y, size * 0.26, '#ffffff');
}

export function cross(pen: Pen, x: number, y: number, arm: number, colour: string, width = 1.8): void {
  line(pen, [x - arm, y - arm], [x + arm, y + arm], colour, width);
  line(pen, [x - arm, y + arm], [x + arm, y - arm], colour, width);
}

/** A rounded sign with its mark, 22 high; returns its width. */
export function pill(pen: Pen, text: string, x: number, y: number, health: Health, max = 260): Rect {
  const width = Math.min(max, measure(pen, text, { size: 12, weight: 600 }) + 34);
  const box = { x, y: y - 11, w: width, h: 22 };
  fill(pen, box, pen.palette.panel, 5);
  outline(pen, box, lineOf(pen, health), { width: 1.5, radius: 5 });
  mark(pen, health, x + 13, y, 10);
  write(pen, text, x + 24, y, pen.palette.text, { size: 12, weight: 600, max: width - 30 });
  return box;
}

export function lineOf(pen: Pen, health: Health): string {
  const { palette, theme } = pen;
  if (health === 'watch') return theme === 'light' ? '#8A7400' : palette.watch;
  return { ok: palette.ok, bad: palette.bad, dead: palette.bad, off: palette.muted }[health];
}

/** Words on glass have a rim in the dark; in the light they are dark enough without (notes-floor 15). */
export const haloOf = (pen: Pen): { halo?: string } => (pen.theme === 'dark' ? { halo: alpha('#06121F', 0.82) } : {});
