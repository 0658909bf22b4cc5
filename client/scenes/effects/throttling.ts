/**
 * Work that wants more CPU than it gets: a yellow lid clamps its jar, with dashes of pressure above. The clamp moves
 * once a second, on the three worst of the picture. Still: the lid is shut, the dashes stand.
 */
import { numberOf } from '../colour.ts';
import { clamp, type Rect } from '../geometry.ts';
import type { Effect, Moment } from './effect.ts';
import { boxAt, RIM } from './strokes.ts';

const PERIOD_MS = 1100; // never more than once a second
const SHUT = 0.72; // of the period the lid is down
const LIFT = 3; // pixels
const MOVING_MAX = 3;

export class Throttling implements Effect {
  move(moment: Moment): boolean {
    const share = (moment.clockMs % PERIOD_MS) / PERIOD_MS;
    const open = share < SHUT ? 0 : Math.sin(((share - SHUT) / (1 - SHUT)) * Math.PI);
    return lids(moment, (place) => (place < MOVING_MAX ? open * LIFT : 0));
  }

  still(moment: Moment): void {
    lids(moment, () => 0);
  }
}

function lids(moment: Moment, liftOf: (place: number) => number): boolean {
  const boxes: Rect[] = [];
  for (const { box } of moment.places.jars.values()) {
    const { jar } = box;
    if (jar.throttled && jar.state === 'running' && box.liquid.w > 3) boxes.push(box.rect);
  }
  if (boxes.length === 0) return false;
  const { under, ink, palette } = moment;
  for (const [colour, rim] of [
    [RIM, 1.2],
    [numberOf(palette.watch), 0],
  ] as const) {
    under.fillStyle(colour, 1).beginPath();
    for (const [place, box] of boxes.entries()) boxAt(under, lidOf(box, liftOf(place), rim));
    under.fillPath();
  }
  ink.lineStyle(1.5, numberOf(palette.watch), 0.95).beginPath();
  for (const [place, box] of boxes.entries()) if (box.w >= 12) pressure(ink, box, liftOf(place));
  ink.strokePath();
  return true;
}

function lidOf(box: Rect, lift: number, rim: number): Rect {
  const high = clamp(box.h * 0.1, 2, 5);
  return { x: box.x + 0.5 - rim / 2, y: box.y - 0.5 - lift - rim / 2, w: box.w - 1 + rim, h: high + rim };
}

function pressure(ink: Moment['ink'], box: Rect, lift: number): void {
  const high = clamp(box.h * 0.08, 2.5, 5);
  const y = box.y - lift - 2.5;
  for (const share of [0.25, 0.5, 0.75]) {
    ink.moveTo(box.x + box.w * share, y);
    ink.lineTo(box.x + box.w * share, y - high);
  }
}
