/**
 * Containers are true to scale in their tray, and there often the size of a seed. Where there is air beside them, a lens
 * shows the same containers large enough to be named and hit; it says that it magnifies.
 */
import { clamp, type Rect, rect } from './geometry.ts';
import { flatten, type JarBox } from './layout-jars.ts';
import type { HostBox, Lens } from './picture.ts';

const SEED = 26; // pixels: a wider jar needs no lens
const CELL = { minW: 18, maxW: 92, minH: 15, maxH: 26 } as const;
const AIR_MIN = 90; // a lens must leave headroom to be seen beside it

export function lensOf(host: Omit<HostBox, 'lens'>): Lens | null {
  if (host.form === 'tile' || host.form === 'stack') return null;
  const seeds = flatten(host.jars).filter((box) => box.jar.kind === 'container');
  const first = seeds[0];
  if (first === undefined || seeds.some((box) => box.rect.w >= SEED)) return null;
  const { well } = host;
  const air = well.x + well.w - host.usedX;
  const left = host.usedX + 16;
  const room = rect(left, well.y + 5, Math.min(air - 16 - 12, air * 0.88), well.h - 10);
  if (air < AIR_MIN || room.h < CELL.minH) return null;
  const grid = gridOf(seeds.length, room);
  if (grid === null) return null;
  const cells = seeds.map((seed, index) => {
    const column = Math.floor(index / grid.rows);
    const row = index % grid.rows;
    const box = rect(room.x + column * grid.w, room.y + row * grid.h, grid.w - 2, grid.h - 3);
    return { ...seed, rect: box, guest: null, liquid: box, inside: [] };
  });
  const frame = rect(room.x - 5, room.y - 4, grid.columns * grid.w + 7, grid.rows * grid.h + 5);
  return { frame, from: around(seeds), cells };
}

/** As many rows as names have height for, so that they have width. */
function gridOf(count: number, room: Rect): { columns: number; rows: number; w: number; h: number } | null {
  const most = Math.max(1, Math.floor(room.h / (CELL.minH + 3)));
  const rows = Math.min(count, most);
  const columns = Math.ceil(count / rows);
  const w = Math.min(CELL.maxW, room.w / columns);
  return w < CELL.minW ? null : { columns, rows, w, h: clamp(room.h / rows, CELL.minH, CELL.maxH) };
}

function around(boxes: readonly JarBox[]): Rect {
  const x = Math.min(...boxes.map((box) => box.rect.x));
  const y = Math.min(...boxes.map((box) => box.rect.y));
  const right = Math.max(...boxes.map((box) => box.rect.x + box.rect.w));
  const bottom = Math.max(...boxes.map((box) => box.rect.y + box.rect.h));
  return rect(x, y, right - x, bottom - y);
}
