/** A rack as a thing that stands there: front, lid and side, with the rails that machines hang in. */
import { alpha, mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { fill, line, outline, type Pen, polygon } from './pen.ts';

/** How deep a rack is: right and up (notes-floor 8); less where there is no room for it. */
const DEPTH = { right: 16, up: 12 } as const;

export function paintCabinet(pen: Pen, box: Rect, cloud: boolean, depth = 1): void {
  if (cloud) paintCloud(pen, box);
  else paintSteel(pen, box, depth);
}

function paintSteel(pen: Pen, { x, y, w, h }: Rect, depth: number): void {
  const { palette, theme } = pen;
  const [right, up] = [DEPTH.right * depth, DEPTH.up * depth];
  const light = theme === 'light';
  const rim = light ? mix(palette.metal, palette.edge, 0.8) : palette.edge;
  if (depth > 0) {
    polygon(
      pen,
      light ? mix(palette.edge, '#ffffff', 0.7) : mix(palette.edge, palette.rack, 0.55),
      [x, y],
      [x + right, y - up],
      [x + w + right, y - up],
      [x + w, y],
    );
    polygon(
      pen,
      light ? mix(palette.metal, palette.rack, 0.7) : mix(palette.ground, palette.rack, 0.5),
      [x + w, y],
      [x + w + right, y - up],
      [x + w + right, y + h - up],
      [x + w, y + h],
    );
    const edges = alpha(rim, light ? 1 : 0.7);
    line(pen, [x, y], [x + right, y - up], edges);
    line(pen, [x + right, y - up], [x + w + right, y - up], edges);
    line(pen, [x + w + right, y - up], [x + w + right, y + h - up], edges);
    line(pen, [x + w, y], [x + w + right, y - up], edges);
    line(pen, [x + w, y + h], [x + w + right, y + h - up], edges);
  }
  const front = rect(x, y, w, h);
  fill(pen, front, light ? palette.rack : mix(palette.rack, palette.ground, 0.86));
  // Rails left and right, a foot below: steel that work hangs in.
  for (const rail of [x + 3, x + w - 5.5]) fill(pen, rect(rail, y + 6, 2.5, h - 12), alpha(rim, light ? 0.8 : 0.4));
  outline(pen, front, rim, { width: 1.5 });
}

function paintCloud(pen: Pen, box: Rect): void {
  const { palette } = pen;
  fill(pen, box, alpha(palette.rack, 0.5), 10);
  outline(pen, box, pen.theme === 'light' ? palette.metal : palette.edge, { width: 1.5, radius: 10, dash: [6, 5] });
}
