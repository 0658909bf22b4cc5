/** A jar of glass: its back wall, lid and side, and its guest OS. The liquid is drawn live between back and words. */
import { alpha, mix } from './colour.ts';
import type { Rect } from './geometry.ts';
import { hatch } from './hatches.ts';
import type { JarBox } from './layout-jars.ts';
import { fill, line, outline, type Pen, polygon } from './pen.ts';
import type { Lens } from './picture.ts';

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
export const depthOf = (box: Rect): number => Math.max(0, Math.min(6, box.w / 5, box.h / 7));

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
