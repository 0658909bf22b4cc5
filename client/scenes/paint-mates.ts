/** A team-mate's arrow with its name, and the tag of what they picked: painted once, then only moved. */

import { TEAM_SHAPES, type TeamShape } from '../../shared/wire/symbols.ts';
import type { MateOnFloor } from '../look/floor-model.ts';
import { SHAPE_PATHS } from '../look/marks.tsx';
import { rect } from './geometry.ts';
import { fill, measure, outline, type Pen, polygon, write } from './pen.ts';

/** Dark on every hue of a person, and the rim that keeps yellow on white (notes-floor 14). */
const INK = '#0B1220';
const TAG_HIGH = 20;
const SHAPE = 11;
const TYPE = { size: 12.5, weight: 650 } as const;
/** The arrow: a pointer of 15 by 18, its tip at the corner. */
const ARROW = [
  [0, 0],
  [0, 17],
  [4.6, 13],
  [7.6, 19],
  [10.4, 17.7],
  [7.6, 12],
  [13, 11.6],
] as const;
const TAG_AT = { x: 10, y: 16 } as const;
const MAX = 190; // a long name with a long load is cut

export type Ink = Pick<MateOnFloor, 'name' | 'hue' | 'shape'>;

export const tagWidth = (pen: Pen, name: string): number => Math.min(MAX, measure(pen, name, TYPE) + SHAPE + 18);
export const TAG_SIZE = { w: MAX + 2, h: TAG_HIGH + 2 } as const;
export const CURSOR_SIZE = { w: TAG_AT.x + MAX + 2, h: TAG_AT.y + TAG_HIGH + 2 } as const;

/** With what is carried in the same breath: "Ann carries wiki". */
export function paintCursor(pen: Pen, mate: Ink, said: string): void {
  const { ctx } = pen;
  ctx.beginPath();
  for (const [index, [x, y]] of ARROW.entries()) index === 0 ? ctx.moveTo(x + 1, y + 1) : ctx.lineTo(x + 1, y + 1);
  ctx.closePath();
  ctx.lineJoin = 'round';
  ctx.lineWidth = 2.5;
  ctx.strokeStyle = INK;
  ctx.stroke();
  polygon(pen, mate.hue, ...ARROW.map(([x, y]) => [x + 1, y + 1] as const));
  ctx.save();
  ctx.translate(TAG_AT.x, TAG_AT.y);
  paintTag(pen, mate, said);
  ctx.restore();
}

export function paintTag(pen: Pen, { hue, shape }: Ink, said: string): void {
  const { ctx } = pen;
  const box = rect(0.75, 0.75, tagWidth(pen, said), TAG_HIGH);
  fill(pen, box, hue, 5);
  outline(pen, box, INK, { width: 1.2, radius: 5 });
  ctx.save();
  ctx.translate(6.5, 5.5);
  ctx.scale(SHAPE / 24, SHAPE / 24);
  ctx.fillStyle = INK;
  ctx.fill(new Path2D(SHAPE_PATHS[TEAM_SHAPES[shape % TEAM_SHAPES.length] as TeamShape]), 'evenodd');
  ctx.restore();
  write(pen, said, 6 + SHAPE + 5, 10.75, INK, { ...TYPE, max: MAX - SHAPE - 16 });
}
