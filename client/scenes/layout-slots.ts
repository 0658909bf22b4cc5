/** The rows of a rack that is near: a drawer for each host, and free slots that follow each other side by side in one. */
import type { Tray } from './contents.ts';
import { type Rect, rect } from './geometry.ts';
import type { RackPlan } from './layout-rack.ts';
import type { SlotBox } from './picture.ts';

/** A machine, or the numbers of free slots that share a row. */
export type Row = Tray | readonly number[];

const CELL_LEAST = 44; // pixels: what a finger needs
const CELL_GAP = 4;

export function rowsOf({ slots, trays }: RackPlan, width: number): Row[] {
  const most = Math.max(1, Math.floor(width / CELL_LEAST));
  const rows: Row[] = [];
  let free: number[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const tray = trays.find((one) => one.host.slot === slot);
    if (tray !== undefined) {
      rows.push(tray);
      free = [];
    } else if (free.length > 0 && free.length < most) free.push(slot);
    else {
      free = [slot];
      rows.push(free);
    }
  }
  return rows;
}

export function cellsOf(rack: number, slots: readonly number[], row: Rect): SlotBox[] {
  const width = (row.w + CELL_GAP) / slots.length;
  return slots.map((slot, index) => ({
    key: `s${rack}.${slot}`,
    rect: rect(row.x + index * width, row.y, width - CELL_GAP, row.h),
    rack,
    slot,
  }));
}
