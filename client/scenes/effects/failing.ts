/**
 * A machine that will stop soon: its tray stands out of the rack, a ring counts down, smoke rings rise, and it shakes
 * once every five seconds. Still: the tray out, the ring at its share, three smoke rings.
 */

import { numberOf } from '../colour.ts';
import { clamp, type Point, rect } from '../geometry.ts';
import { signOf, warnedOf } from '../health.ts';
import type { HostBox, Picture } from '../picture.ts';
import type { Beat } from '../scene-model.ts';
import type { Effect, Moment } from './effect.ts';
import { circleAt } from './strokes.ts';

export const SLIDE = 12; // pixels out of the rack
const SLIDE_TILE = 5; // a small tile would leave its rack
const SHAKE_MS = 400;
const SHAKE_EVERY_MS = 5000;
const SHAKE_HERTZ = 8;
const RING = 10;
const SMOKE_MS = 2600;
const PUFFS = 3;
const RISE = 34;

export class Failing implements Effect {
  move(moment: Moment): boolean {
    const phase = moment.clockMs % SHAKE_EVERY_MS;
    const shake = phase < SHAKE_MS ? Math.sin((phase / 1000) * SHAKE_HERTZ * 2 * Math.PI) : 0;
    return draw(moment, shake, moment.tick, (moment.clockMs % SMOKE_MS) / SMOKE_MS);
  }

  still(moment: Moment): void {
    draw(moment, 0, moment.beat.model.tick, 0.2);
  }
}

function draw(moment: Moment, shake: number, tick: number, smoke: number): boolean {
  let any = false;
  for (const host of moment.beat.picture.hosts) {
    const warned = warnedOf(moment.beat.model.view, host.tray);
    if (warned === null) continue;
    any = true;
    const { ink, palette } = moment;
    const { x, y, w, h } = host.rect;
    ink.lineStyle(2.5, numberOf(palette.bad), 1).strokeRoundedRect(x + shake, y, w, h, 4);
    if (warned.word === 'failing') puffs(moment, { x: x + w - 12 + shake, y }, smoke);
    countdown(moment, host, shake, tick);
  }
  return any;
}

/** Where the ring stands; its number is written by the sheet above. */
export function ringOf(host: HostBox): Point {
  const { rect: box, well, form } = host;
  if (form === 'stack') return { x: well.x + well.w - 26, y: well.y + 28 };
  if (form === 'tile') return { x: box.x + 3, y: box.y + box.h / 2 };
  return { x: well.x + well.w - RING - 8, y: well.y + well.h / 2 };
}

function countdown({ ink, palette, beat }: Moment, host: HostBox, shake: number, tick: number): void {
  const sign = signOf(beat.model.view, 'host', host.tray.host.id);
  if (sign === undefined) return;
  const at = ringOf(host);
  const x = at.x + shake;
  const whole = Math.max(1, sign.dueTick - sign.announcedTick);
  const left = clamp((sign.dueTick - tick) / whole, 0, 1);
  ink.fillStyle(numberOf(palette.panel), 1).beginPath();
  circleAt(ink, x, at.y, RING + 3);
  ink.fillPath();
  ink.lineStyle(3, numberOf(palette.line), 1).beginPath();
  circleAt(ink, x, at.y, RING);
  ink.strokePath();
  ink.lineStyle(3, numberOf(palette.bad), 1).beginPath();
  ink.arc(x, at.y, RING, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * left);
  ink.strokePath();
}

function puffs({ ink, palette }: Moment, at: Point, share: number): void {
  const colour = numberOf(palette.muted);
  for (let index = 0; index < PUFFS; index++) {
    const age = (share + index / PUFFS) % 1;
    const grow = 3 + age * 8;
    ink.lineStyle(2, colour, 0.7 * (1 - age)).beginPath();
    circleAt(ink, at.x + Math.sin(age * 5 + index * 2) * 5, at.y - age * RISE, grow);
    ink.strokePath();
  }
}

/** The picture with the trays of failing machines pulled out: all that is on them comes along. */
export function withTraysOut(picture: Picture, view: Beat['model']['view']): Picture {
  if (!view.signs.some((sign) => sign.state === 'announced' && sign.kind.startsWith('host.'))) return picture;
  const hosts = picture.hosts.map((host) => (warnedOf(view, host.tray) === null ? host : pulledOut(host)));
  return { ...picture, hosts };
}

function pulledOut(host: HostBox): HostBox {
  if (host.form === 'stack') return host; // it is as near as can be
  const by = host.form === 'tile' && host.rect.w < 120 ? -SLIDE_TILE : -SLIDE;
  type Box = HostBox['rect'];
  const move = (box: Box): Box => rect(box.x + by, box.y, box.w, box.h);
  type Jars = HostBox['jars'];
  const jars = (boxes: Jars): Jars =>
    boxes.map((box) => ({
      ...box,
      rect: move(box.rect),
      guest: box.guest && move(box.guest),
      liquid: move(box.liquid),
      inside: jars(box.inside),
    }));
  return {
    ...host,
    rect: move(host.rect),
    well: move(host.well),
    rail: move(host.rail),
    verdict: move(host.verdict),
    usedX: host.usedX + by,
    slabs: host.slabs.map((slab) => ({ ...slab, rect: move(slab.rect) })),
    jars: jars(host.jars),
    lens: host.lens && { frame: move(host.lens.frame), from: move(host.lens.from), cells: jars(host.lens.cells) },
  };
}
