/**
 * Jars side by side in a tray, area = memory. Where a jar would be a sliver, small jars stand in columns of several
 * rows, each with exactly its area, so that a container of 128 MiB is a small square and not a hair.
 */
import type { Jar } from './contents.ts';
import { type Rect, rect } from './geometry.ts';

export interface JarBox {
  readonly jar: Jar;
  readonly rect: Rect;
  readonly guest: Rect | null; // hatched: the guest OS and what the hypervisor keeps for it
  readonly liquid: Rect; // where CPU may rise; empty below a node's containers
  readonly inside: readonly JarBox[];
}

/** Below this width a jar is not told from its walls, and shares a column; and in a high tray it would be a hair. */
const SLIVER = 11;
const HAIR = 0.2; // of the tray's height

/** Fills `room` from its left; `pxPerMib` is the width of a MiB at full height. */
export function layJars(jars: readonly Jar[], room: Rect, pxPerMib: number): { boxes: JarBox[]; endX: number } {
  if (room.h * pxPerMib <= 0) return { boxes: asPoints(jars, room), endX: room.x };
  const boxes: JarBox[] = [];
  let x = room.x;
  let small: Jar[] = [];
  const flush = () => {
    x = layColumns(small, rect(x, room.y, room.x + room.w - x, room.h), pxPerMib, boxes);
    small = [];
  };
  for (const jar of jars) {
    const width = jar.memoryMib * pxPerMib;
    if (width < Math.max(SLIVER, room.h * HAIR)) {
      small.push(jar);
      continue;
    }
    flush();
    boxes.push(boxOf(jar, rect(x, room.y, width, room.h), pxPerMib));
    x += width;
  }
  flush();
  return { boxes, endX: x };
}

/** A stage that is being opened or pulled small may have no room at all: nothing has a size there, and all have a place. */
export const asPoints = (jars: readonly Jar[], { x, y, h }: Rect): JarBox[] =>
  jars.map((jar) => boxOf(jar, rect(x, y + h, 0, 0), 0));

function layColumns(jars: readonly Jar[], room: Rect, pxPerMib: number, into: JarBox[]): number {
  if (jars.length === 0) return room.x;
  const meanMib = jars.reduce((sum, jar) => sum + jar.memoryMib, 0) / jars.length;
  const side = Math.sqrt(meanMib * pxPerMib * room.h);
  const rows = Math.max(1, Math.min(jars.length, Math.round(room.h / side)));
  let x = room.x;
  for (let first = 0; first < jars.length; first += rows) {
    const column = jars.slice(first, first + rows);
    const columnMib = column.reduce((sum, jar) => sum + jar.memoryMib, 0);
    // A last, shorter column keeps the squares' shape: it stands on the floor of the tray and leaves air above.
    const height = room.h * Math.min(1, columnMib / (meanMib * rows));
    const width = (columnMib * pxPerMib * room.h) / height;
    let y = room.y + room.h - height;
    for (const jar of column) {
      const h = (jar.memoryMib / columnMib) * height;
      into.push(boxOf(jar, rect(x, y, width, h), (pxPerMib * room.h) / h));
      y += h;
    }
    x += width;
  }
  return x;
}

export function boxOf(jar: Jar, box: Rect, pxPerMib: number): JarBox {
  const guestHeight = jar.memoryMib > 0 ? box.h * Math.min(1, (jar.guestMib + jar.engineMib) / jar.memoryMib) : 0;
  const above = rect(box.x, box.y, box.w, box.h - guestHeight);
  const guest = guestHeight > 0 ? rect(box.x, box.y + above.h, box.w, guestHeight) : null;
  if (jar.inside.length === 0) return { jar, rect: box, guest, liquid: above, inside: [] };
  // Containers in a VM keep the host's scale: the same MiB has the same area in and out of it.
  const perMib = (pxPerMib * box.h) / Math.max(1, above.h);
  const { boxes } = layJars(jar.inside, above, perMib);
  return { jar, rect: box, guest, liquid: rect(above.x, above.y, 0, 0), inside: boxes };
}

/** All boxes with those inside them, outer ones first. */
export function flatten(boxes: readonly JarBox[]): JarBox[] {
  return boxes.flatMap((box) => [box, ...flatten(box.inside)]);
}
