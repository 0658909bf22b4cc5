/** The room that everything stands in: a blueprint's grid, one still glow, and boards that run to a far point. */
import { alpha } from './colour.ts';
import { rect } from './geometry.ts';
import { fill, line, type Pen } from './pen.ts';
import type { Beat } from './scene-model.ts';

const CELL = 32;

/** The only gradient of the floor: it says where the room is, and nothing else. */
const GLOW = { dark: 0.13, light: 0.1 } as const;

export function paintGround(pen: Pen, { picture }: Beat): void {
  const { stage } = picture;
  const { palette } = pen;
  const right = stage.x * 2 + stage.w + CELL * 4;
  const bottom = stage.y * 2 + stage.h + CELL * 4;
  fill(pen, rect(0, 0, right, bottom), palette.ground);
  for (let x = CELL / 2; x < right; x += CELL) line(pen, [x, 0], [x, bottom], palette.grid, 1);
  for (let y = CELL / 2; y < bottom; y += CELL) line(pen, [0, y], [right, y], palette.grid, 1);
  const x = stage.x + stage.w / 2;
  const y = stage.y + stage.h * 0.62;
  const glow = pen.ctx.createRadialGradient(x, y, 0, x, y, stage.w * 0.58);
  glow.addColorStop(0, alpha(palette.accentFill, GLOW[pen.theme]));
  glow.addColorStop(1, alpha(palette.accentFill, 0));
  pen.ctx.fillStyle = glow;
  pen.ctx.fillRect(0, 0, right, bottom);
}

const BOARDS = 14;
const SPREAD = 2.1; // how far the boards open on their way to the eye

/** Boards from the back wall to the lower edge; machines stand on them. */
export function paintBoards(pen: Pen, { picture }: Beat, horizon: number): void {
  const { stage } = picture;
  const { palette } = pen;
  const bottom = stage.y * 2 + stage.h + CELL * 4;
  const right = stage.x * 2 + stage.w;
  const middle = right / 2;
  fill(pen, rect(0, horizon, right + CELL * 4, bottom - horizon), palette.ground);
  const ink = alpha(palette.edge, pen.theme === 'dark' ? 0.34 : 0.8);
  for (let board = 0; board <= BOARDS; board++) {
    const x = (right * board) / BOARDS;
    line(pen, [x, horizon], [middle + (x - middle) * SPREAD, bottom], ink, 1);
  }
  line(pen, [0, horizon], [right, horizon], ink, 1);
}
