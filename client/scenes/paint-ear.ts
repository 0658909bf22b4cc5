/** What a drawer says beside its tray: who it is, how it does, how busy it is, and what it says to what is carried. */
import { clock } from '../text/format.ts';
import { words } from '../text/index.ts';
import { clamp, type Rect, rect } from './geometry.ts';
import { signOf } from './health.ts';
import { freeBeside } from './paint-free.ts';
import { isDark } from './paint-rack.ts';
import { fill, mark, measure, type Pen, write } from './pen.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';
import { originOf, type Saying } from './verdicts.ts';

const DRAWER = 96; // as high as a wide drawer is on a laptop; on a higher one its words grow with it
const LARGEST = 1.4;
const largeOf = (box: Rect): number => clamp(box.h / DRAWER, 1, LARGEST);

export function paintEar(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: box, tray } = host;
  const condition = beat.conditions.get(host.key);
  const middle = box.y + box.h / 2;
  const color = isDark(host) ? palette.muted : palette.text;
  const large = largeOf(box);
  const y = middle + 15 * large;
  write(pen, tray.host.name, box.x + 14, middle - 11 * large, color, { size: 20 * large, weight: 700, mono: true });
  if (condition !== undefined) {
    mark(pen, condition.health, box.x + 20, y, 12 * large);
    const loud = condition.health === 'bad' || condition.health === 'dead' || condition.health === 'watch';
    write(pen, wordOf(host, beat), box.x + 20 + 12 * large, y, loud ? palette.text : palette.muted, {
      size: Math.min(14, 12.5 * large),
      weight: loud ? 650 : 500,
      max: host.well.x - box.x - 24 - 12 * large,
      least: 11,
    });
  }
  const saying = beat.sayings.get(host.key);
  const { verdict } = host;
  if (saying !== undefined) paintSaying(pen, saying, verdict);
  else if (isOrigin(host, beat)) {
    write(pen, words.floor.liftedFrom, verdict.x + 4, middle, palette.muted, { size: 13, max: verdict.w });
  } else paintNumbers(pen, host, beat);
}

function paintNumbers(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { verdict, tray } = host;
  const middle = verdict.y + verdict.h / 2;
  const time = timeLeft(host, beat);
  if (time !== '') {
    const width = write(pen, time, verdict.x + 7, middle, palette.text, BUSY);
    write(pen, words.look.left, verdict.x + width + 14, middle + 1, palette.muted, {
      size: 12.5,
      max: verdict.w - width - 16,
    });
    return;
  }
  if (tray.host.state !== 'on') return;
  const free = freeBeside(pen, host, beat);
  const y = free === '' ? middle : middle - 11;
  paintBusy(pen, host, beat, verdict.x, y, Math.min(20, BUSY.size * largeOf(host.rect)));
  write(pen, free, verdict.x + 7, middle + 12, palette.muted, { size: 12.5, max: verdict.w - 9 });
  const watts = words.floor.watts(tray.host.watts);
  const type = { size: 12, mono: true, align: 'right' } as const;
  if (measure(pen, watts, type) < verdict.w - BUSY_ROOM)
    write(pen, watts, verdict.x + verdict.w - 10, y + 1, palette.muted, type);
}

const BUSY_ROOM = 116; // "100 % busy" and the margins
const BUSY = { size: 17, weight: 700, mono: true } as const;

/** Narrow drawers say all in one line over the tray. */
export function paintHead(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: box, well, tray } = host;
  const y = (box.y + well.y - 5) / 2 + 1;
  const large = clamp(Math.min((well.y - box.y) / HEAD, box.w / HEAD_WIDE), 1, LARGEST);
  const condition = beat.conditions.get(host.key);
  const color = isDark(host) ? palette.muted : palette.text;
  const width = write(pen, tray.host.name, box.x + 9, y, color, { size: 15 * large, weight: 700, mono: true });
  if (condition === undefined) return;
  const x = box.x + 9 + width + 14;
  const saying = beat.sayings.get(host.key);
  mark(pen, saying?.health ?? condition.health, x, y, 11);
  const right = box.x + box.w - 9;
  if (saying !== undefined) {
    const detail = saying.detail !== '' && box.w > 300 ? saying.detail : '';
    const taken =
      detail === '' ? 0 : write(pen, detail, right, y, palette.muted, { size: 12, align: 'right', mono: true }) + 8;
    write(pen, saying.title, x + 11, y, palette.text, { size: 12.5, weight: 650, max: right - taken - x - 11 });
    return;
  }
  const loud = condition.health === 'bad' || condition.health === 'dead' || condition.health === 'watch';
  let rightEnd = right;
  const time = timeLeft(host, beat);
  if (time === '' && tray.host.state === 'on') rightEnd -= paintBusyChip(pen, host, beat, right, y, 14 * large) + 10;
  else rightEnd -= write(pen, time, right, y, palette.text, { size: 14, weight: 650, mono: true, align: 'right' }) + 10;
  const word = isOrigin(host, beat) ? words.floor.liftedFrom : wordOf(host, beat);
  const free = { text: freeBeside(pen, host, beat), size: 12.5 * large };
  const wide = measure(pen, word, { size: free.size, weight: 650 }) + measure(pen, free.text, free);
  if (rightEnd - x - 24 > wide)
    rightEnd -= write(pen, free.text, rightEnd, y, palette.muted, { ...free, align: 'right' });
  write(pen, word, x + 11, y, loud ? palette.text : palette.muted, {
    size: 12.5 * large,
    weight: loud ? 650 : 500,
    max: rightEnd - x - 11,
  });
}

const HEAD = 26; // a narrow drawer's head on a laptop; in a higher one its words grow
const HEAD_WIDE = 300; // where they have the width
const TWO_LINES = 42; // a low drawer as high as that has its word under its name

/** A low drawer: name, mark and word left of its tray, verdict or busy right of it. */
export function paintLine(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: box, tray, well, verdict } = host;
  const middle = box.y + box.h / 2 - 1;
  const saying = beat.sayings.get(host.key);
  const condition = beat.conditions.get(host.key);
  const health = saying?.health ?? condition?.health ?? 'off';
  const ink = isDark(host) ? palette.muted : palette.text;
  const two = box.h >= TWO_LINES;
  const name = write(pen, tray.host.name, box.x + 10, two ? middle - 9 : middle, ink, {
    size: 14,
    weight: 700,
    mono: true,
  });
  const x = two ? box.x + 16 : box.x + 9 + name + 13;
  const y = two ? middle + 10 : middle;
  mark(pen, health, x, y, 11);
  const loud = health === 'bad' || health === 'watch' || health === 'dead';
  const word = wordOf(host, beat);
  const room = well.x - x - 14;
  // A cut word says less than its mark; what hurts is said as far as it goes.
  if (loud || measure(pen, word, { size: 12 }) <= room)
    write(pen, word, x + 11, y, loud ? palette.text : palette.muted, { size: 12, max: room, least: 10 });
  const time = timeLeft(host, beat);
  if (saying === undefined && !isOrigin(host, beat) && time === '' && tray.host.state === 'on') {
    paintBusy(pen, host, beat, verdict.x, middle, 14);
    return;
  }
  const text = saying?.title ?? (isOrigin(host, beat) ? words.floor.liftedFrom : time);
  const type = saying === undefined && time !== '' ? { size: 14, mono: true } : { size: 12.5 };
  const detail = two ? (saying?.detail ?? '') : '';
  write(pen, text, verdict.x, detail === '' ? middle : middle - 9, palette.text, {
    ...type,
    weight: 650,
    max: verdict.w,
  });
  write(pen, detail, verdict.x, middle + 10, palette.muted, { size: 12, mono: true, max: verdict.w });
}

/** How busy, on yellow or vermillion where it hurts; and the word where there is room for it. */
function paintBusy(pen: Pen, host: HostBox, beat: Beat, x: number, y: number, size: number): void {
  const width = paintPercent(pen, host, beat, x, y, size);
  write(pen, words.floor.busyOf, x + width + 3, y + 1, pen.palette.muted, {
    size: 12.5,
    max: host.verdict.w - width - 8,
  });
}

/** The same at the right end of a head, without the word; returns its width. */
function paintBusyChip(pen: Pen, host: HostBox, beat: Beat, right: number, y: number, size: number): number {
  const width = measure(pen, words.floor.busyPercent(host.tray.host.cpuPercent), { ...CHIP, size }) + 2 * CHIP_PAD;
  return paintPercent(pen, host, beat, right - width + CHIP_PAD - 2, y, size);
}

const CHIP = { weight: 700, mono: true } as const;
const CHIP_PAD = 7;

function paintPercent(pen: Pen, host: HostBox, beat: Beat, x: number, y: number, size: number): number {
  const { palette } = pen;
  const percent = words.floor.busyPercent(host.tray.host.cpuPercent);
  const width = measure(pen, percent, { ...CHIP, size }) + 2 * CHIP_PAD;
  const health = beat.conditions.get(host.key)?.health;
  const hurts = health === 'bad' || health === 'watch';
  if (hurts) fill(pen, rect(x, y - size * 0.76, width, size * 1.52), health === 'bad' ? palette.bad : palette.watch, 4);
  write(pen, percent, x + CHIP_PAD, y, hurts ? palette.ink : palette.text, { ...CHIP, size });
  return width;
}

/** The host's condition in a word or two. */
export function wordOf(host: HostBox, beat: Beat): string {
  const condition = beat.conditions.get(host.key);
  if (condition === undefined) return '';
  if (condition.word === 'failed') return words.floor.failures[host.tray.host.failure];
  return words.floor.states[condition.word];
}

/** How long the host's state still lasts, as one waits for it. */
export function timeLeft(host: HostBox, { model }: Beat): string {
  const { id, untilTick, leaseEndTick, state } = host.tray.host;
  const until = state === 'on' ? (signOf(model.view, 'host', id)?.dueTick ?? leaseEndTick) : untilTick;
  return until > model.tick ? clock(Math.ceil((until - model.tick) / model.pace)) : '';
}

const isOrigin = (host: HostBox, { model }: Beat): boolean =>
  model.carry !== null && originOf(model.carry, model.view) === host.tray.host.id;

function paintSaying(pen: Pen, saying: Saying, box: Rect): void {
  const { palette } = pen;
  const middle = box.y + box.h / 2;
  const y = saying.detail === '' ? middle : middle - 10;
  mark(pen, saying.health, box.x + 9, y, 15);
  write(pen, saying.title, box.x + 24, y, palette.text, { size: 13, weight: 650, max: box.w - 24 });
  write(pen, saying.detail, box.x + 24, middle + 12, palette.muted, { size: 12, mono: true, max: box.w - 24 });
}
