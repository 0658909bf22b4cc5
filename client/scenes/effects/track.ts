/** A way that dots run along: points with their distances, bends rounded as the pipes are drawn. */
import { clamp, type Point } from '../geometry.ts';

const BEND = 14; // pixels: the radius of the painted pipes
const STEPS = 4; // of a bend

export class Track {
  readonly points: readonly Point[];
  readonly length: number;
  /** Where `seek` stands; fields instead of a new point for every dot of every frame. */
  x = 0;
  y = 0;
  flat = true; // it runs level there
  private readonly ends: readonly number[]; // distance at each point

  constructor(points: readonly Point[], bend = BEND) {
    this.points = rounded(points, bend);
    let far = 0;
    this.ends = this.points.map((point, index) => {
      const last = this.points[index - 1];
      if (last !== undefined) far += Math.hypot(point.x - last.x, point.y - last.y);
      return far;
    });
    this.length = far;
  }

  seek(far: number): this {
    const { points, ends } = this;
    const left = clamp(far, 0, this.length);
    let index = 1;
    while (index < points.length - 1 && (ends[index] as number) < left) index += 1;
    const a = points[index - 1] ?? { x: 0, y: 0 };
    const b = points[index] ?? a;
    const [from, to] = [ends[index - 1] ?? 0, ends[index] ?? 0];
    const share = to > from ? (left - from) / (to - from) : 0;
    this.x = a.x + (b.x - a.x) * share;
    this.y = a.y + (b.y - a.y) * share;
    this.flat = Math.abs(b.x - a.x) > Math.abs(b.y - a.y);
    return this;
  }

  /** The part between two distances. */
  cut(from: number, to: number): Point[] {
    const first = this.seek(from);
    const part: Point[] = [{ x: first.x, y: first.y }];
    for (const [index, point] of this.points.entries()) {
      const at = this.ends[index] as number;
      if (at > from && at < to) part.push(point);
    }
    const last = this.seek(to);
    part.push({ x: last.x, y: last.y });
    return part;
  }
}

function rounded(points: readonly Point[], bend: number): Point[] {
  const made: Point[] = [];
  for (const [index, point] of points.entries()) {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined || bend === 0) {
      made.push(point);
      continue;
    }
    const back = Math.hypot(before.x - point.x, before.y - point.y);
    const on = Math.hypot(after.x - point.x, after.y - point.y);
    const radius = Math.min(bend, back / 2, on / 2);
    if (radius < 1) {
      made.push(point);
      continue;
    }
    const from = toward(point, before, radius / back);
    const to = toward(point, after, radius / on);
    for (let step = 0; step <= STEPS; step++) made.push(curve(from, point, to, step / STEPS));
  }
  return made;
}

const toward = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

function curve(from: Point, bend: Point, to: Point, share: number): Point {
  return toward(toward(from, bend, share), toward(bend, to, share), share);
}
