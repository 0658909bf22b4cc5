/**
 * What takes its time: a guest rises in its jar behind a line, a container fills the ring of its probe, a machine fills
 * a bar while it is installed, boots or is repaired. Still: the same bars, in tenths.
 */
import { mix, numberOf } from '../colour.ts';
import { clamp, type Rect } from '../geometry.ts';
import type { HostBox } from '../picture.ts';
import type { Effect, Moment } from './effect.ts';
import type { JarPlace } from './places.ts';
import { circleAt } from './strokes.ts';

const TENTHS = 10;
const RING_FROM = 16; // pixels: a narrower jar has no room for a ring
const RING = 5;

export class Startup implements Effect {
  move(moment: Moment): boolean {
    return draw(moment, moment.tick, (share) => share);
  }

  still(moment: Moment): void {
    draw(moment, moment.beat.model.tick, (share) => Math.floor(share * TENTHS) / TENTHS);
  }
}

type Steps = (share: number) => number;

function draw(moment: Moment, tick: number, steps: Steps): boolean {
  let any = false;
  for (const host of moment.beat.picture.hosts) any = drawHost(moment, host, tick, steps) || any;
  for (const place of moment.places.jars.values()) any = drawJar(moment, place, tick, steps) || any;
  return any;
}

function drawJar(moment: Moment, { box }: JarPlace, tick: number, steps: Steps): boolean {
  const { jar, guest, rect } = box;
  if (jar.stateTicks <= 0 || (jar.state !== 'booting' && jar.state !== 'starting')) return false;
  const done = steps(clamp(1 - (jar.untilTick - tick) / jar.stateTicks, 0, 1));
  if (jar.state === 'booting') rise(moment, guest ?? rect, done);
  else if (rect.w >= RING_FROM && rect.h >= RING_FROM) probe(moment, rect, done);
  return true;
}

/** The guest OS comes up from the floor of its jar. */
function rise({ under, palette }: Moment, box: Rect, done: number): void {
  if (box.w < 3) return;
  const cover = box.h * (1 - done);
  under.fillStyle(numberOf(palette.well), 0.86).fillRect(box.x + 1, box.y, box.w - 2, cover);
  under.fillStyle(numberOf(mix(palette.guest, '#ffffff', 0.6)), 1).fillRect(box.x, box.y + cover - 1, box.w, 2);
}

/** Asked again and again whether it is ready: the ring closes when it is. */
function probe({ ink, palette }: Moment, box: Rect, done: number): void {
  const [x, y] = [box.x + box.w / 2, box.y + Math.min(box.h / 2, 12)];
  ink.fillStyle(numberOf(palette.well), 0.85).beginPath();
  circleAt(ink, x, y, RING + 2.5);
  ink.fillPath();
  ink.lineStyle(2.2, numberOf(palette.air), 1).beginPath();
  circleAt(ink, x, y, RING);
  ink.strokePath();
  ink.lineStyle(2.2, numberOf(palette.ok), 1).beginPath();
  ink.arc(x, y, RING, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * done);
  ink.strokePath();
}

function drawHost({ under, palette }: Moment, { tray, well }: HostBox, tick: number, steps: Steps): boolean {
  const { host, stateTicks } = tray;
  const hue = { installing: palette.platform, booting: palette.accent, repairing: palette.bad }[host.state as string];
  if (hue === undefined || stateTicks <= 0 || host.untilTick <= 0) return false;
  if (well.w < 4) return true;
  const done = steps(clamp(1 - (host.untilTick - tick) / stateTicks, 0, 1));
  const colour = numberOf(hue);
  under.fillStyle(colour, 0.16).fillRect(well.x, well.y, well.w * done, well.h);
  under.fillStyle(colour, 1).fillRect(well.x + Math.max(0, well.w * done - 2), well.y, 2, well.h);
  under.fillStyle(colour, 0.9).fillRect(well.x, well.y + well.h - 3, well.w * done, 3);
  return true;
}
