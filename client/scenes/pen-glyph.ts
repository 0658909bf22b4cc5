/** Icons on a sheet, from the same path data as the page's, so that a service looks alike wherever it is met. */
import type { IconNode } from 'lucide';
import type { Pen } from './pen.ts';

const BOX = 24; // units of an icon's side
const STROKE = 2;

const paths = new WeakMap<IconNode, Path2D>();

/** Its middle at x, y; with a halo it stays readable on liquid and on glass. */
export function glyph(
  pen: Pen,
  icon: IconNode,
  x: number,
  y: number,
  size: number,
  colour: string,
  halo?: string,
): void {
  const { ctx } = pen;
  ctx.save();
  ctx.translate(x - size / 2, y - size / 2);
  ctx.scale(size / BOX, size / BOX);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  const path = pathOf(icon);
  if (halo !== undefined) {
    ctx.strokeStyle = halo;
    ctx.lineWidth = STROKE * 3;
    ctx.stroke(path);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = STROKE;
  ctx.stroke(path);
  ctx.restore();
}

function pathOf(icon: IconNode): Path2D {
  const known = paths.get(icon);
  if (known !== undefined) return known;
  const path = new Path2D();
  for (const [tag, attributes] of icon) addPart(path, tag, attributes);
  paths.set(icon, path);
  return path;
}

function addPart(path: Path2D, tag: string, attributes: Readonly<Record<string, string | number | undefined>>): void {
  const number = (name: string): number => Number(attributes[name] ?? 0);
  if (tag === 'path') path.addPath(new Path2D(String(attributes.d)));
  else if (tag === 'circle') path.addPath(circle(number('cx'), number('cy'), number('r'), number('r')));
  else if (tag === 'ellipse') path.addPath(circle(number('cx'), number('cy'), number('rx'), number('ry')));
  else if (tag === 'rect') {
    const part = new Path2D();
    part.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'));
    path.addPath(part);
  } else if (tag === 'line') {
    path.addPath(new Path2D(`M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`));
  } else if (tag === 'polyline' || tag === 'polygon') {
    path.addPath(new Path2D(`M${String(attributes.points)}${tag === 'polygon' ? 'Z' : ''}`));
  }
}

function circle(x: number, y: number, rx: number, ry: number): Path2D {
  const part = new Path2D();
  part.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
  return part;
}
