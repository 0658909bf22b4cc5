/** Where a team-mate's thing is in one's own picture, and what of the picture one's own pointer is on. No pixels leave. */
import type { FloorModel, Pointed } from '../look/floor-model.ts';
import { hostOfThing } from '../play/thing.ts';
import { clamp, type Point, type Rect, rect } from './geometry.ts';
import { flatten } from './layout-jars.ts';
import { type HostBox, hitAt, type Picture } from './picture.ts';

/** A thing may also be taken by its name beside it: that is its edge. */
const share = (at: number, from: number, length: number): number =>
  length > 0 ? clamp((at - from) / length, 0, 1) : 0.5;

/** The smallest thing under the pointer and how far across and down it: the same spot in a picture of any size. */
export function placeAt(picture: Picture, at: Point): Pointed | null {
  const hit = hitAt(picture, at);
  if (hit === null || hit.kind === 'tab') return null;
  const box = hit.kind === 'jar' ? hit.box.rect : hit.kind === 'host' ? hit.host.rect : hit.slot.rect;
  const thing = hit.kind === 'jar' ? hit.box.jar.key : hit.target;
  return { at: thing, across: share(at.x, box.x, box.w), down: share(at.y, box.y, box.h) };
}

const boxesOf = (host: HostBox) => [...flatten(host.lens?.cells ?? []), ...flatten(host.jars)];

/** Null: it is nowhere in this picture. Of what is too small to be drawn, its machine; of another rack, its tab. */
export function boxOfThing(picture: Picture, thing: string, view: FloorModel['view']): Rect | null {
  const slot = picture.slots.find((one) => one.key === thing);
  if (slot !== undefined) return slot.rect;
  const id = hostOfThing(thing, view);
  const near = picture.hosts.find((one) => one.key === `h${id}`);
  if (near !== undefined) return boxesOf(near).find((box) => box.jar.key === thing)?.rect ?? near.rect;
  const rack = /^s/.test(thing) ? Number(thing.slice(1).split('.')[0]) : view.hosts.find((one) => one.id === id)?.rack;
  return rack === undefined ? null : (picture.tabs.find((tab) => tab.rack === rack)?.rect ?? null);
}

export const spotIn = (box: Rect, across: number, down: number): Point => ({
  x: box.x + across * box.w,
  y: box.y + down * box.h,
});

/** What is beyond the edge is shown at the edge, with the way to it in radians; null: it is inside. */
export function atEdge(at: Point, stage: Rect, pad: number): { at: Point; turn: number } | null {
  const inner = rect(stage.x + pad, stage.y + pad, stage.w - 2 * pad, stage.h - 2 * pad);
  const x = Math.min(inner.x + inner.w, Math.max(inner.x, at.x));
  const y = Math.min(inner.y + inner.h, Math.max(inner.y, at.y));
  return x === at.x && y === at.y ? null : { at: { x, y }, turn: Math.atan2(at.y - y, at.x - x) };
}
