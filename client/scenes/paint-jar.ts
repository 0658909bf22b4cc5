/** A jar of glass: its back wall, lid and side, and its guest OS. The liquid is drawn live between back and words. */

import { words } from '../text/index.ts';
import { alpha, mix } from './colour.ts';
import type { Rect } from './geometry.ts';
import { hatch } from './hatches.ts';
import { flatten, type JarBox } from './layout-jars.ts';
import { fill, haloOf, line, mark, measure, outline, type Pen, polygon, write } from './pen.ts';
import { type HostBox, LABEL_FROM, type Lens, TAG_WIDTH, taggedOf } from './picture.ts';

interface Glass {
  readonly face: string;
  readonly lid: string;
  readonly side: string;
  readonly edge: string;
}

export function glassOf(pen: Pen, dead: boolean): Glass {
  const { palette, theme } = pen;
  const hue = dead ? palette.hardware : palette.app;
  const light = theme === 'light';
  return {
    face: mix(hue, light ? '#ffffff' : palette.ground, light ? 0.2 : 0.26),
    lid: mix(hue, light ? '#ffffff' : palette.ground, light ? 0.6 : 0.52),
    side: mix(hue, light ? '#2b4a44' : palette.well, light ? 0.72 : 0.36),
    edge: mix(hue, '#ffffff', light ? 0.85 : 0.78),
  };
}

/** Depth of a lid: right and up. */
const depthOf = (box: Rect): number => Math.max(0, Math.min(6, box.w / 5, box.h / 7));

/** From the left: the next jar's face hides the side of the one before, its lid stays. */
export function paintJar(pen: Pen, box: JarBox, dead: boolean): void {
  const { jar } = box;
  const gone = dead || jar.state === 'crashed' || jar.state === 'stopped' || jar.state === 'backoff';
  const glass = glassOf(pen, gone);
  const face = { x: box.rect.x + 0.5, y: box.rect.y, w: Math.max(1, box.rect.w - 1), h: box.rect.h };
  fill(pen, face, glass.face);
  if (box.guest !== null) paintGuest(pen, { ...box.guest, x: face.x, w: face.w });
  for (const inner of box.inside) paintJar(pen, inner, gone);
  const coming = jar.kind === 'incoming' || jar.state === 'converting';
  const wall = jar.kind === 'vm' ? Math.min(2, face.w / 6) : 1;
  outline(pen, face, coming ? pen.palette.accent : glass.edge, {
    width: wall,
    dash: coming ? [4, 3] : [],
  });
  if (!coming) paintLid(pen, box.rect, glass);
}

export function paintLid(pen: Pen, box: Rect, glass: Pick<Glass, 'lid' | 'side'>): void {
  const d = depthOf(box);
  if (d < 1.5) return;
  const right = box.x + box.w;
  polygon(pen, glass.lid, [box.x, box.y], [right, box.y], [right + d, box.y - d], [box.x + d, box.y - d]);
  polygon(
    pen,
    glass.side,
    [right, box.y],
    [right + d, box.y - d],
    [right + d, box.y + box.h - d],
    [right, box.y + box.h],
  );
}

function paintGuest(pen: Pen, box: Rect): void {
  if (box.h < 0.5) return;
  hatch(pen, box, 'guest');
  fill(pen, { ...box, h: Math.min(1.5, box.h) }, mix(pen.palette.guest, '#ffffff', 0.65));
}

/** Names on jars wide enough; the pen stands on the sheet above the liquid. */
export function paintJarLabels(pen: Pen, boxes: readonly JarBox[]): void {
  for (const box of flatten(boxes)) {
    const { rect, jar } = box;
    if (box.inside.length > 0 || rect.w < LABEL_FROM || rect.h < 15) continue;
    const lines = linesOf(pen, shortName(jar.name), rect.w - 4, rect.h > 40 ? 2 : 1);
    const [size, weight] = rect.h < 34 ? [12, 550] : [LABEL.size, LABEL.weight];
    const top = rect.h < 34 ? rect.y + rect.h / 2 : rect.y + Math.min(rect.h * 0.3, 17);
    for (const [index, text] of lines.entries()) {
      write(pen, text, rect.x + rect.w / 2, top + index * 15, pen.palette.text, {
        ...LABEL,
        size,
        weight,
        ...haloOf(pen),
        max: rect.w,
      });
    }
  }
}

const LABEL = { size: 12.5, weight: 650, align: 'center' } as const;

/** What a jar waits for, with its seconds, or the cross of one that is gone. */
export function paintJarState(pen: Pen, box: JarBox, tick: number, pace: number, dead: boolean): void {
  const { jar, rect } = box;
  const x = rect.x + rect.w / 2;
  const gone = dead || jar.state === 'crashed' || jar.state === 'stopped' || jar.state === 'backoff';
  const size = Math.min(15, rect.w * 0.7, rect.h * 0.5);
  const low = rect.h < 34; // its name takes all the height
  if (gone && size >= 5)
    mark(pen, 'dead', low ? rect.x + rect.w - size / 2 - 1 : x, rect.y + rect.h * (low ? 0.5 : 0.72), size);
  const left = Math.ceil((jar.untilTick - tick) / pace);
  if (left <= 0 || jar.state === 'running' || rect.w < LABEL_FROM || rect.h < 34) return;
  const type = { size: 13, weight: 650, mono: true, align: 'center', ...haloOf(pen) } as const;
  write(pen, words.floor.seconds(left), x, rect.y + rect.h - 12, pen.palette.text, { ...type, max: rect.w - 2 });
}

/** A name that is too wide breaks at its last hyphen: "shop-" over "search". */
export function linesOf(pen: Pen, name: string, room: number, most: number): string[] {
  const at = name.lastIndexOf('-') + 1;
  if (most < 2 || at === 0 || measure(pen, name, LABEL) <= room) return [name];
  return [name.slice(0, at), name.slice(at)];
}

/** "productcatalogservice" is read by what it serves. */
export const shortName = (name: string): string =>
  name.replace(/service(?=-|$)/, '').replace(/^product(?=catalog)/, '');

/** The name of a sliver, beside it. */
export function paintTag(pen: Pen, host: HostBox): void {
  const box = taggedOf(host);
  if (box === null) return;
  const y = host.well.y + Math.min(host.well.h / 2, 17);
  const x = host.usedX + depthOf(box.rect) + 7;
  write(pen, shortName(box.jar.name), x, y, pen.palette.text, { ...LABEL, align: 'left', max: TAG_WIDTH });
}

export function paintLens(pen: Pen, lens: Lens, dead: boolean): void {
  const { palette } = pen;
  const { frame, from } = lens;
  const lens1 = alpha(palette.air, 0.8);
  line(pen, [from.x + from.w, from.y], [frame.x, frame.y + 2], lens1);
  line(pen, [from.x + from.w, from.y + from.h], [frame.x, frame.y + frame.h - 2], lens1);
  fill(pen, frame, mix(palette.rack, palette.well, pen.theme === 'dark' ? 0.45 : 0.8), 4);
  outline(pen, frame, palette.air, { radius: 4 });
  for (const cell of lens.cells) {
    const gone = dead || cell.jar.state === 'backoff' || cell.jar.state === 'crashed';
    const glass = glassOf(pen, gone);
    fill(pen, cell.rect, glass.face);
    outline(pen, cell.rect, glass.edge, { dash: cell.jar.state === 'running' ? [] : [3, 2] });
  }
}
