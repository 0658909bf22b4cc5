/** Who asks, as a map of dots: more of them are lit where more is asked. Each place has its own shape, always the same. */
import { count, milliseconds } from '../text/format.ts';
import { words } from '../text/index.ts';
import { alpha } from './colour.ts';
import { clamp, type Rect, rect } from './geometry.ts';
import type { Traffic } from './layout-site.ts';
import { measure, type Pen, write } from './pen.ts';
import { type Crowd, crowdsOf } from './people.ts';
import type { Beat } from './scene-model.ts';

const DOT = 6; // pixels between two people
const MAP_MAX = 62;
const TWO_LINES = 34; // a lower source says all in one line
const THREE_LINES = 50;

export function paintPeople(pen: Pen, { sources }: Traffic, { model }: Beat): void {
  const crowds = crowdsOf(model);
  for (const { demand, at } of sources) {
    const crowd = crowds[demand];
    if (crowd !== undefined) paintCrowd(pen, crowd, demand, at);
  }
}

function paintCrowd(pen: Pen, crowd: Crowd, seed: number, at: Rect): void {
  const { palette } = pen;
  const rate = words.floor.perSecond(count(crowd.ratePerS));
  const room = Math.min(MAP_MAX, at.h * 1.25, at.w * 0.36);
  const y = at.y + at.h / 2;
  if (at.h < TWO_LINES) {
    const width = write(pen, rate, at.x + at.w - 8, y, palette.text, {
      size: 14,
      weight: 650,
      mono: true,
      align: 'right',
    });
    write(pen, crowd.name, at.x + at.w - width - 18, y, palette.muted, {
      size: 12.5,
      align: 'right',
      max: at.w - width - 20,
    });
    return;
  }
  const map = rect(at.x, at.y, room, at.h);
  paintMap(pen, crowd.share, seed, map);
  const x = map.x + map.w + 10;
  const max = at.x + at.w - x - 6;
  const third = at.h >= THREE_LINES && crowd.awayMs > 0;
  const named = write(pen, crowd.name, x, y - (third ? 17 : 10), palette.text, { size: 13, weight: 650, max });
  write(pen, rate, x, y + (third ? 2 : 9), palette.text, { size: 17, weight: 650, mono: true, max });
  if (crowd.awayMs === 0) return;
  const far = milliseconds(crowd.awayMs);
  const left = third ? max : max - named - 8;
  const said = [words.look.away(far), far].find((one) => measure(pen, one, { size: 12 }) <= left) ?? '';
  write(pen, said, third ? x : x + named + 8, third ? y + 20 : y - 10, palette.muted, { size: 12 });
}

/** A coast out of two waves around a middle; inside it people, lit from the middle outwards. */
function paintMap(pen: Pen, share: number, seed: number, box: Rect): void {
  const { ctx, palette } = pen;
  const [columns, rows] = [Math.floor(box.w / DOT), Math.floor(box.h / DOT)];
  const dots: { x: number; y: number; far: number }[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const dx = ((column + 0.5) / columns - 0.5) * 2;
      const dy = ((row + 0.5) / rows - 0.5) * 2;
      const angle = Math.atan2(dy, dx);
      const coast = 0.82 + 0.17 * Math.sin(angle * 3 + seed * 2.1) + 0.14 * Math.sin(angle * 5 + seed * 4.7 + 1);
      const far = Math.hypot(dx, dy) / coast;
      if (far < 1) dots.push({ x: box.x + (column + 0.5) * DOT, y: box.y + (row + 0.5) * DOT, far });
    }
  }
  const lit = Math.round(clamp(share, 0, 1) * dots.length);
  dots.sort((a, b) => scatter(a, seed) - scatter(b, seed));
  for (const [index, { x, y }] of dots.entries()) {
    ctx.fillStyle = index < lit ? palette.accent : alpha(palette.edge, pen.theme === 'dark' ? 0.6 : 1);
    ctx.beginPath();
    ctx.arc(x, y, index < lit ? 2 : 1.6, 0, 2 * Math.PI);
    ctx.fill();
  }
}

/** A fixed disorder with the middle first: who is awake is no stripe. */
function scatter({ x, y, far }: { x: number; y: number; far: number }, seed: number): number {
  const wave = Math.sin(x * 12.9898 + y * 78.233 + seed) * 43_758.5453;
  return far * 0.5 + (wave - Math.floor(wave));
}
