/** The hatches of overhead: small tiles, drawn once a pen and repeated (notes-floor 15). */
import { mix } from './colour.ts';
import type { Rect } from './geometry.ts';
import type { Pen } from './pen.ts';

export type Hatch = 'platform' | 'os' | 'kernel' | 'engine' | 'guest' | 'over' | 'missing';

/** The cells of the hatches, in CSS pixels (notes-floor 15). */
const CELLS: Readonly<Record<Hatch, number>> = {
  guest: 7,
  platform: 3.5,
  os: 6,
  kernel: 6,
  engine: 5,
  over: 7,
  missing: 6,
};

function hatchOf(pen: Pen, hatch: Hatch): CanvasPattern {
  const known = pen.hatches.get(hatch);
  if (known !== undefined) return known;
  const cell = CELLS[hatch];
  const pixels = Math.max(2, Math.round(cell * pen.scale));
  const tile = document.createElement('canvas');
  tile.width = pixels;
  tile.height = pixels;
  const ctx = tile.getContext('2d') as CanvasRenderingContext2D;
  ctx.scale(pixels / cell, pixels / cell);
  drawCell(ctx, hatch, cell, pen);
  const pattern = pen.ctx.createPattern(tile, 'repeat') as CanvasPattern;
  pattern.setTransform(new DOMMatrix().scale(1 / pen.scale));
  pen.hatches.set(hatch, pattern);
  return pattern;
}

function drawCell(ctx: CanvasRenderingContext2D, hatch: Hatch, cell: number, pen: Pen): void {
  const { palette, theme } = pen;
  const soft = theme === 'light' ? 0.42 : 0.34;
  const hue = hueOf(pen, hatch);
  const ink = hue ?? palette.bad;
  if (hue !== undefined) {
    ctx.fillStyle = mix(hue, palette.ground, soft);
    ctx.fillRect(0, 0, cell, cell);
  }
  ctx.strokeStyle = ink;
  ctx.fillStyle = hatch === 'kernel' || hatch === 'engine' ? mix(ink, '#ffffff', theme === 'light' ? 1 : 0.62) : ink;
  ctx.lineWidth = hatch === 'guest' ? 1.3 : 1.5;
  ctx.beginPath();
  if (hatch === 'platform') ctx.fillRect(0, 0, cell, 1.5);
  else if (hatch === 'kernel') dots(ctx, cell, 0.85);
  else if (hatch === 'engine') dots(ctx, cell, 1.05);
  else if (hatch === 'guest') slashes(ctx, cell, true);
  else slashes(ctx, cell, false);
  ctx.stroke();
}

/** A layer's hue; nothing for what is missing or too much. */
export function hueOf({ palette }: Pen, hatch: Hatch): string | undefined {
  const { platform, kernel, guest } = palette;
  return { platform, os: kernel, kernel, engine: kernel, guest }[hatch as 'guest'];
}

function dots(ctx: CanvasRenderingContext2D, cell: number, radius: number): void {
  for (const [x, y] of [
    [cell / 4, cell / 4],
    [(3 * cell) / 4, (3 * cell) / 4],
  ] as const) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.beginPath();
}

function slashes(ctx: CanvasRenderingContext2D, cell: number, crossed: boolean): void {
  for (const shift of [-cell, 0, cell]) {
    ctx.moveTo(shift - 1, cell + 1);
    ctx.lineTo(shift + cell + 1, -1);
    if (!crossed) continue;
    ctx.moveTo(shift - 1, -1);
    ctx.lineTo(shift + cell + 1, cell + 1);
  }
}

export function hatch(pen: Pen, box: Rect, kind: Hatch): void {
  pen.ctx.fillStyle = hatchOf(pen, kind);
  pen.ctx.fillRect(box.x, box.y, box.w, box.h);
}
