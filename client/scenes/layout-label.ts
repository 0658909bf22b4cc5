/** Where a word about a thing stands so that it covers nothing that is evidence: in air, on free slots, between racks. Pure. */
import { clamp, type Point, type Rect, rect } from './geometry.ts';
import type { Picture } from './picture.ts';

const STEP = 28; // pixels from one place that is tried to the next
const FAR = 260; // farther from its thing it is about nothing
const SIGN = 24; // its own sign is not covered either
const PER_PX = 9; // a pixel farther is worth so many pixels covered

/** What is not to be covered: what is in machines with the words on them, and the names of racks. */
export function evidenceOf({ hosts, groups }: Picture): Rect[] {
  return [
    ...groups.map(({ header }) => header),
    ...hosts.flatMap(({ rect: box, well, usedX, lens, form }) => {
      if (form === 'tile') return [box];
      const end = lens === null ? usedX : lens.frame.x + lens.frame.w;
      const words = rect(box.x, box.y, box.w, well.y - box.y);
      return [rect(box.x, box.y, end - box.x, box.h), ...(form === 'narrow' ? [words] : [])];
    }),
  ];
}

/** The best place near a sign for a label of that size. */
export function labelAt(sign: Point, side: number, w: number, h: number, stage: Rect, keep: readonly Rect[]): Rect {
  const kept = [...keep, rect(sign.x - SIGN / 2, sign.y - SIGN / 2, SIGN, SIGN)];
  let best = { box: placed(sign.x + side, sign.y, w, h, stage), cost: Number.POSITIVE_INFINITY };
  for (let dy = 0; dy <= FAR; dy += STEP) {
    for (const y of dy === 0 ? [sign.y] : [sign.y + dy, sign.y - dy]) {
      const beside = [sign.x + side, sign.x - side - w];
      for (const x of dy === 0 ? beside : [sign.x - side / 2, sign.x - w / 2, ...beside]) {
        const box = placed(x, y, w, h, stage);
        const away = Math.hypot(clamp(sign.x, box.x, box.x + w) - sign.x, clamp(sign.y, box.y, box.y + h) - sign.y);
        const cost = kept.reduce((sum, one) => sum + overlap(one, box), 0) + away * PER_PX;
        if (cost < best.cost) best = { box, cost };
      }
    }
  }
  return best.box;
}

const placed = (x: number, y: number, w: number, h: number, stage: Rect): Rect =>
  rect(
    clamp(x, stage.x, Math.max(stage.x, stage.x + stage.w - w)),
    clamp(y - h / 2, stage.y, stage.y + stage.h - h),
    w,
    h,
  );

const overlap = (a: Rect, b: Rect): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));
