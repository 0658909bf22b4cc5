/**
 * The way between two pictures of the same floor: at every moment one host stands where both pictures would have it, and
 * all other trays go with it. Pure geometry; `travel.ts` draws it.
 */
import { centre, clamp, type Point, type Rect, rect } from './geometry.ts';
import type { JarBox } from './layout-jars.ts';
import type { HostBox, Picture, SlabBox } from './picture.ts';

/** A picture made larger or smaller around a point and moved: `x * scale + dx`. */
export interface Shift {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

/** A tray on its way: what is seen of a host when words are too small to be read. */
export interface Shape {
  readonly key: string;
  readonly rect: Rect;
  readonly well: Rect;
  readonly slabs: readonly { readonly kind: SlabBox['kind']; readonly rect: Rect }[];
  readonly jars: readonly JarShape[];
  readonly alpha?: number; // of one that comes or goes
}
interface JarShape {
  readonly key: string;
  readonly rect: Rect;
  readonly guest: number; // share of its height
  readonly level: number; // of what is left, as liquid
}

/** More jars than that are not told apart while they fly, and cost a frame. */
const JARS_IN_FLIGHT = 400;

export function shapesOf(picture: Picture, levels: ReadonlyMap<string, number>): Shape[] {
  const jars = picture.hosts.reduce((sum, host) => sum + host.jars.length, 0);
  return picture.hosts.map((host) => shapeOf(host, levels, jars <= JARS_IN_FLIGHT));
}

function shapeOf(host: HostBox, levels: ReadonlyMap<string, number>, withJars: boolean): Shape {
  const jars = withJars ? host.jars.map((box) => jarShape(box, levels)) : [];
  return { key: host.key, rect: host.rect, well: host.well, slabs: host.slabs, jars };
}

function jarShape({ jar, rect: box, guest, inside }: JarBox, levels: ReadonlyMap<string, number>): JarShape {
  const share = guest === null || box.h === 0 ? 0 : clamp(guest.h / box.h, 0, 1);
  return { key: jar.key, rect: box, guest: share, level: inside.length > 0 ? 0.3 : (levels.get(jar.key) ?? 0) };
}

export const mixed = (a: number, b: number, share: number): number => a + (b - a) * share;

export const mixedRect = (a: Rect, b: Rect, share: number): Rect => ({
  x: mixed(a.x, b.x, share),
  y: mixed(a.y, b.y, share),
  w: mixed(a.w, b.w, share),
  h: mixed(a.h, b.h, share),
});

export function moved(box: Rect, { scale, dx, dy }: Shift): Rect {
  return { x: box.x * scale + dx, y: box.y * scale + dy, w: box.w * scale, h: box.h * scale };
}

export const movedShape = (shape: Shape, shift: Shift): Shape => ({
  key: shape.key,
  rect: moved(shape.rect, shift),
  well: moved(shape.well, shift),
  slabs: shape.slabs.map((slab) => ({ ...slab, rect: moved(slab.rect, shift) })),
  jars: shape.jars.map((jar) => ({ ...jar, rect: moved(jar.rect, shift) })),
});

/** Of what grows out of a tray or goes back into it: as thin as a line at its floor. */
const flat = ({ x, y, w, h }: Rect): Rect => rect(x + w / 2, y + h, 0, 0);

function mixedShape(a: Shape, b: Shape, share: number): Shape {
  const jars = new Map(a.jars.map((jar) => [jar.key, jar]));
  const slabs = b.slabs.map((slab, at) => ({
    kind: slab.kind,
    rect: mixedRect(a.slabs[at]?.rect ?? flat(a.well), slab.rect, share),
  }));
  return {
    key: a.key,
    rect: mixedRect(a.rect, b.rect, share),
    well: mixedRect(a.well, b.well, share),
    slabs,
    jars: b.jars.map((jar) => {
      const before = jars.get(jar.key);
      if (before === undefined) return { ...jar, rect: mixedRect(flat(a.well), jar.rect, share) };
      return {
        key: jar.key,
        rect: mixedRect(before.rect, jar.rect, share),
        guest: mixed(before.guest, jar.guest, share),
        level: mixed(before.level, jar.level, share),
      };
    }),
  };
}

interface Pair {
  readonly before: Shape;
  readonly after: Shape;
  readonly fate: 'stays' | 'goes' | 'comes';
}
export interface Route {
  readonly from: Rect; // the thing that is looked at, where it stands before
  readonly to: Rect; // and after
  readonly pairs: readonly Pair[];
}

/** The same rect for both is a way without a camera: everything glides to its new place. */
export function routeOf(before: readonly Shape[], after: readonly Shape[], from: Rect, to: Rect): Route {
  const route = { from, to };
  const [later, earlier] = [new Map(after.map((one) => [one.key, one])), new Map(before.map((one) => [one.key, one]))];
  const gone = shiftOf(route, 1).before;
  const fresh = shiftOf(route, 0).after;
  const pairs: Pair[] = [];
  // What comes and goes lies under what stays: the eye follows that.
  for (const shape of before)
    if (!later.has(shape.key)) pairs.push({ before: shape, after: movedShape(shape, gone), fate: 'goes' });
  for (const shape of after)
    if (!earlier.has(shape.key)) pairs.push({ before: movedShape(shape, fresh), after: shape, fate: 'comes' });
  for (const shape of before) {
    const there = later.get(shape.key);
    if (there !== undefined) pairs.push({ before: shape, after: there, fate: 'stays' });
  }
  return { ...route, pairs };
}

/** Where the two pictures stand at that share of the way, so that the thing that is looked at is one thing. */
export function shiftOf({ from, to }: Pick<Route, 'from' | 'to'>, share: number): { before: Shift; after: Shift } {
  const ratio = Math.sqrt((Math.max(1, to.w) * Math.max(1, to.h)) / (Math.max(1, from.w) * Math.max(1, from.h)));
  const [a, b] = [centre(from), centre(to)];
  const at = { x: mixed(a.x, b.x, share), y: mixed(a.y, b.y, share) };
  const scale = ratio ** share;
  return { before: around(a, at, scale), after: around(b, at, scale / ratio) };
}

const around = (point: Point, at: Point, scale: number): Shift => ({
  scale,
  dx: at.x - point.x * scale,
  dy: at.y - point.y * scale,
});

/** The trays at that share of the way; those beyond the edges of the view cost nothing. */
export function shapesAt({ pairs }: Route, share: number, view: Rect): Shape[] {
  const seen: Shape[] = [];
  for (const { before, after, fate } of pairs) {
    const box = mixedRect(before.rect, after.rect, share);
    if (box.x > view.x + view.w || box.y > view.y + view.h || box.x + box.w < view.x || box.y + box.h < view.y)
      continue;
    const alpha = fate === 'stays' ? 1 : fate === 'goes' ? 1 - 2.5 * share : 2.5 * share - 1.5;
    if (alpha > 0) seen.push({ ...mixedShape(before, after, share), alpha });
  }
  return seen;
}

/** What is looked at on the way between two pictures: that host where both show it, else its rack, else the stage. */
export function focusIn(before: Picture, after: Picture, host: string, rack: number): { from: Rect; to: Rect } {
  const later = new Map(after.hosts.map((one) => [one.key, one.rect]));
  const near = before.hosts.find((one) => one.key === host && later.has(one.key));
  const common = near ?? before.hosts.find((one) => later.has(one.key));
  const there = common === undefined ? undefined : later.get(common.key);
  if (near !== undefined && there !== undefined) return { from: near.rect, to: there };
  const [a, b] = [before, after].map(({ groups }) => groups.find((one) => one.rack === rack)?.rect);
  if (a !== undefined && b !== undefined) return { from: a, to: b };
  if (common !== undefined && there !== undefined) return { from: common.rect, to: there };
  return { from: before.stage, to: after.stage };
}
