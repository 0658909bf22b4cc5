/** Where edge sites stand on the site's picture: on the way from their users to the front door, where it begins. Pure. */
import { clamp, contains, type Point, type Rect, rect } from './geometry.ts';
import type { Traffic } from './layout-site.ts';

const TILE = { w: 58, least: 26, h: 36, low: 20 } as const;
const GAP = 3;
const OVER = 14; // pixels: the end of the pipe that they stand on, so that its bend stays in sight

export interface EdgeSiteBox {
  readonly id: number;
  readonly rect: Rect;
}

/** Several of one region share the way, side by side; where it is too short they overlap its end. */
export function layoutEdgeSites(
  edges: readonly { readonly id: number; readonly region: number }[],
  { sources, door }: Pick<Traffic, 'sources' | 'door'>,
): EdgeSiteBox[] {
  return sources.flatMap(({ demand, at }) => {
    const near = edges.filter((edge) => edge.region === demand);
    const left = at.x + at.w - OVER;
    const w = clamp((door.x - left) / Math.max(1, near.length) - GAP, TILE.least, TILE.w);
    const h = clamp(at.h - 2, TILE.low, TILE.h);
    return near.map(({ id }, place) => ({
      id,
      rect: rect(left + place * (w + GAP), at.y + (at.h - h) / 2, w, h),
    }));
  });
}

/** The region whose users are drawn there; -1: none. */
export function regionAt(sources: Traffic['sources'], at: Point): number {
  return sources.find((source) => contains(source.at, at))?.demand ?? -1;
}

/** All of them, with room for the frame around what is selected. */
export function boundsOf(boxes: readonly EdgeSiteBox[], rim: number): Rect {
  const left = Math.min(...boxes.map(({ rect: { x } }) => x)) - rim;
  const top = Math.min(...boxes.map(({ rect: { y } }) => y)) - rim;
  const right = Math.max(...boxes.map(({ rect: { x, w } }) => x + w)) + rim;
  const bottom = Math.max(...boxes.map(({ rect: { y, h } }) => y + h)) + rim;
  return rect(left, top, right - left, bottom - top);
}
