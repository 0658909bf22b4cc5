/** The room the racks stand in: a blueprint's grid, faint. */
import { rect } from './geometry.ts';
import { fill, line, type Pen } from './pen.ts';
import type { Beat } from './scene-model.ts';

const CELL = 32;

export function paintGround(pen: Pen, { picture }: Beat): void {
  const { stage } = picture;
  const right = stage.x * 2 + stage.w + CELL * 4;
  const bottom = stage.y * 2 + stage.h + CELL * 4;
  fill(pen, rect(0, 0, right, bottom), pen.palette.ground);
  for (let x = CELL / 2; x < right; x += CELL) line(pen, [x, 0], [x, bottom], pen.palette.grid, 1);
  for (let y = CELL / 2; y < bottom; y += CELL) line(pen, [0, y], [right, y], pen.palette.grid, 1);
}
