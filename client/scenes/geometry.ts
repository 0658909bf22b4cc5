/** Rectangles in CSS pixels of the floor, before the camera makes device pixels of them. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

export const rect = (x: number, y: number, w: number, h: number): Rect => ({
  x,
  y,
  w: Math.max(0, w),
  h: Math.max(0, h),
});

export function contains(box: Rect, at: Point): boolean {
  return at.x >= box.x && at.x < box.x + box.w && at.y >= box.y && at.y < box.y + box.h;
}

export const centre = (box: Rect): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });
export const area = (box: Rect): number => box.w * box.h;
export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Pages of the HUD lie over the floor: the zoom ladder, the overlays and the hot bar (notes-floor 7). */
const FURNITURE = { left: 60, top: 8, right: 60, bottom: 62 } as const;

/** A stage of a laptop; on a larger one things grow with it, and their words. */
const USUAL = { w: 742, h: 518 } as const;
const LARGEST = 1.6;
export const roomScale = (stage: Rect): number => clamp(Math.min(stage.w / USUAL.w, stage.h / USUAL.h), 1, LARGEST);

/** What is left for the picture, on a small floor with narrower margins. */
export function stageOf(width: number, height: number): Rect {
  const narrow = width < 520; // a tablet keeps its furniture beside the picture
  const left = narrow ? 8 : FURNITURE.left;
  const right = narrow ? 8 : FURNITURE.right;
  return rect(left, FURNITURE.top, width - left - right, height - FURNITURE.top - FURNITURE.bottom);
}
