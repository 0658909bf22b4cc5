/**
 * Work that comes and goes: a new jar grows from its plate, one that is taken away drains and fades. Still: a solid
 * rim around what is new, a dashed one where something was.
 */
import { numberOf } from '../colour.ts';
import type { Rect } from '../geometry.ts';
import type { Effect, Moment, News } from './effect.ts';
import { placesOf, seenJar } from './places.ts';
import { boxAt, settle, trace } from './strokes.ts';

const GROW_MS = 300;
const DRAIN_MS = 600;
const STILL_MS = 2000;
const MANY = 30;

interface Coming {
  readonly key: string;
  readonly bornMs: number;
}
interface Going {
  readonly host: string;
  readonly rect: Rect; // beside its host's corner, so that it follows a drawer that moves
  readonly bornMs: number;
}

export class Growth implements Effect {
  private coming: Coming[] = [];
  private going: Going[] = [];

  notice({ before, changes, clockMs }: News): void {
    const past = placesOf(before.picture);
    for (const { key } of changes.came) this.coming.push({ key, bornMs: clockMs });
    for (const { key, host } of changes.went) {
      const place = seenJar(past, key);
      const at = past.hosts.get(`h${host}`)?.rect;
      if (place === null || at === undefined) continue;
      const { x, y, w, h } = place.box.rect;
      this.going.push({ host: `h${host}`, rect: { x: x - at.x, y: y - at.y, w, h }, bornMs: clockMs });
    }
    this.coming = this.coming.slice(-MANY);
    this.going = this.going.slice(-MANY);
  }

  move(moment: Moment): boolean {
    this.forget(moment.clockMs, GROW_MS, DRAIN_MS);
    for (const one of this.coming) grow(moment, one);
    for (const one of this.going) drain(moment, one);
    return this.coming.length + this.going.length > 0;
  }

  still(moment: Moment): void {
    this.forget(moment.clockMs, STILL_MS, STILL_MS);
    const { ink, palette, places } = moment;
    ink.lineStyle(2, numberOf(palette.accent), 1).beginPath();
    for (const { key } of this.coming) {
      const box = seenJar(places, key)?.box.rect;
      if (box !== undefined) boxAt(ink, box);
    }
    ink.strokePath();
    ink.lineStyle(1.5, numberOf(palette.muted), 1).beginPath();
    for (const one of this.going) {
      const box = nowAt(moment, one);
      if (box !== null) dashedBox(ink, box);
    }
    ink.strokePath();
  }

  private forget(nowMs: number, comingMs: number, goingMs: number): void {
    this.coming = this.coming.filter((one) => nowMs - one.bornMs < comingMs);
    this.going = this.going.filter((one) => nowMs - one.bornMs < goingMs);
  }
}

/** What is not there yet is covered; its lid rises with the glass. */
function grow({ under, palette, places, clockMs }: Moment, { key, bornMs }: Coming): void {
  const box = seenJar(places, key)?.box.rect;
  if (box === undefined) return;
  const high = box.h * settle((clockMs - bornMs) / GROW_MS);
  under.fillStyle(numberOf(palette.well), 1).fillRect(box.x - 0.5, box.y - 7, box.w + 7, box.h - high + 7);
  under.fillStyle(numberOf(palette.ok), 1).fillRect(box.x, box.y + box.h - high - 1, box.w, 2);
}

function drain(moment: Moment, one: Going): void {
  const box = nowAt(moment, one);
  if (box === null) return;
  const { ink, palette, clockMs } = moment;
  const share = (clockMs - one.bornMs) / DRAIN_MS;
  const level = box.h * 0.6 * (1 - settle(share));
  ink.fillStyle(numberOf(palette.app), 0.7 * (1 - share)).fillRect(box.x + 1, box.y + box.h - level, box.w - 2, level);
  ink.lineStyle(1.5, numberOf(palette.muted), 1 - share).strokeRect(box.x, box.y, box.w, box.h);
}

function nowAt({ places }: Moment, { host, rect }: Going): Rect | null {
  const at = places.hosts.get(host)?.rect;
  return at === undefined ? null : { ...rect, x: at.x + rect.x, y: at.y + rect.y };
}

export function dashedBox(ink: Moment['ink'], { x, y, w, h }: Rect): void {
  const step = 5;
  for (let far = 0; far < w; far += 2 * step) {
    const to = Math.min(w, far + step);
    trace(ink, [
      { x: x + far, y },
      { x: x + to, y },
    ]);
    trace(ink, [
      { x: x + far, y: y + h },
      { x: x + to, y: y + h },
    ]);
  }
  for (let far = 0; far < h; far += 2 * step) {
    const to = Math.min(h, far + step);
    trace(ink, [
      { x, y: y + far },
      { x, y: y + to },
    ]);
    trace(ink, [
      { x: x + w, y: y + far },
      { x: x + w, y: y + to },
    ]);
  }
}
