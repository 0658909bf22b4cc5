/** The front sheet: names, marks, verdicts, numbers and rings, above the liquid. */
import { clock } from '../text/format.ts';
import { words } from '../text/index.ts';
import type { Rect } from './geometry.ts';
import { signOf } from './health.ts';
import { flatten } from './layout-jars.ts';
import { paintCrate, paintGhost, paintLoss, paintPending, paintRings, paintSlotWords } from './paint-ghosts.ts';
import { paintJarLabels, paintJarState, paintTag } from './paint-jar.ts';
import { gibText, isDark, paintLegend } from './paint-rack.ts';
import { fill, mark, measure, outline, type Pen, write } from './pen.ts';
import { type GroupBox, type HostBox, TAG_WIDTH, taggedOf } from './picture.ts';
import type { Beat } from './scene-model.ts';
import { originOf, type Saying } from './verdicts.ts';

export function paintRackFront(pen: Pen, beat: Beat): void {
  const { picture } = beat;
  paintLegend(pen, picture, beat);
  for (const tab of picture.tabs) {
    fill(pen, tab.rect, tab.near ? pen.palette.raised : pen.palette.ground, 6);
    outline(pen, tab.rect, tab.near ? pen.palette.accent : pen.palette.line, { radius: 6, width: tab.near ? 2 : 1 });
    write(pen, tab.name, tab.rect.x + tab.rect.w / 2, tab.rect.y + tab.rect.h / 2, pen.palette.text, {
      align: 'center',
      size: 12,
      max: tab.rect.w - 8,
    });
  }
  for (const group of picture.groups) {
    const y = group.header.y + group.header.h / 2 - 1;
    const named = write(pen, group.name, group.header.x + 12, y, pen.palette.text, { size: 13, weight: 650 });
    paintRackSign(pen, group, group.header.x + 12 + named + 16, y, beat);
    if (group.rack < 0 || signOf(beat.model.view, 'rack', group.rack) !== undefined) continue;
    const watts = picture.hosts
      .filter((host) => host.tray.host.rack === group.rack)
      .reduce((sum, host) => sum + host.tray.host.watts, 0);
    write(pen, words.floor.watts(watts), group.header.x + group.header.w - 14, y, pen.palette.muted, {
      size: 12,
      mono: true,
      align: 'right',
    });
  }
  for (const slot of picture.slots) paintSlotWords(pen, slot, beat);
  for (const host of picture.hosts) paintHostFront(pen, host, beat);
}

function paintRackSign(pen: Pen, group: GroupBox, x: number, y: number, { model }: Beat): void {
  const sign = signOf(model.view, 'rack', group.rack);
  if (sign === undefined) return;
  const time = clock(Math.max(0, Math.ceil((sign.dueTick - model.tick) / model.pace)));
  mark(pen, 'watch', x, y, 11);
  write(pen, words.floor.powerCutIn(time), x + 11, y, pen.palette.text, {
    size: 12.5,
    weight: 650,
    max: group.header.w - 160,
  });
}

function paintHostFront(pen: Pen, host: HostBox, beat: Beat): void {
  const { model } = beat;
  if (host.form === 'wide') paintEar(pen, host, beat);
  else if (host.form === 'low') paintLine(pen, host, beat);
  else paintHead(pen, host, beat);
  pen.ctx.globalAlpha = isDark(host) ? 0.6 : 1;
  paintJarLabels(pen, host.jars);
  if (host.lens !== null) paintJarLabels(pen, host.lens.cells);
  for (const box of [...flatten(host.jars), ...(host.lens?.cells ?? [])]) {
    paintJarState(pen, box, model.tick, model.pace, isDark(host));
  }
  if (!beat.sayings.has(host.key)) paintTag(pen, host);
  paintFree(pen, host, beat);
  pen.ctx.globalAlpha = 1;
  paintCrate(pen, host, beat);
  paintGhost(pen, host, beat);
  paintPending(pen, host, beat);
  paintRings(pen, host, beat);
  if (model.overlay === 'survive') paintLoss(pen, host);
}

function paintEar(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: box, tray } = host;
  const condition = beat.conditions.get(host.key);
  const middle = box.y + box.h / 2;
  const color = isDark(host) ? palette.muted : palette.text;
  write(pen, tray.host.name, box.x + 14, middle - 11, color, { size: 20, weight: 700, mono: true });
  if (condition !== undefined) {
    mark(pen, condition.health, box.x + 20, middle + 15, 12);
    const loud = condition.health === 'bad' || condition.health === 'dead' || condition.health === 'watch';
    write(pen, wordOf(host, beat), box.x + 32, middle + 15, loud ? palette.text : palette.muted, {
      size: 12.5,
      weight: loud ? 650 : 500,
      max: host.well.x - box.x - 36,
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
    write(pen, time, verdict.x + 4, middle - 10, palette.text, { size: 17, weight: 650, mono: true });
    write(pen, wordOf(host, beat), verdict.x + 4, middle + 13, palette.muted, { size: 12.5, max: verdict.w - 4 });
    return;
  }
  if (tray.host.state !== 'on') return;
  const { floor } = words;
  const percent = floor.busyPercent(tray.host.cpuPercent);
  const width = write(pen, percent, verdict.x + 4, middle - 10, palette.text, { size: 17, weight: 650, mono: true });
  write(pen, floor.busyOf, verdict.x + 10 + width, middle - 9, palette.muted, { size: 12.5 });
  write(pen, floor.watts(tray.host.watts), verdict.x + verdict.w - 8, middle - 9, palette.muted, {
    size: 12,
    mono: true,
    align: 'right',
  });
  write(pen, floor.gibLeft(gibText(tray.freeMib)), verdict.x + 4, middle + 13, palette.muted, {
    size: 12.5,
    max: verdict.w - 4,
  });
}

/** Narrow drawers say all in one line over the tray. */
function paintHead(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: box, well, tray } = host;
  const y = (box.y + well.y - 5) / 2 + 1;
  const condition = beat.conditions.get(host.key);
  const color = isDark(host) ? palette.muted : palette.text;
  const width = write(pen, tray.host.name, box.x + 9, y, color, { size: 15, weight: 700, mono: true });
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
  const numbers = time !== '' ? time : tray.host.state === 'on' ? words.floor.busyPercent(tray.host.cpuPercent) : '';
  rightEnd -= write(pen, numbers, right, y, palette.text, { size: 14, weight: 650, mono: true, align: 'right' }) + 10;
  const word = isOrigin(host, beat) ? words.floor.liftedFrom : wordOf(host, beat);
  write(pen, word, x + 11, y, loud ? palette.text : palette.muted, {
    size: 12.5,
    weight: loud ? 650 : 500,
    max: rightEnd - x - 11,
  });
}

/** A low drawer has one line: name and mark, tray, verdict or busy. */
function paintLine(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: box, tray, well, verdict } = host;
  const y = box.y + box.h / 2;
  const saying = beat.sayings.get(host.key);
  const condition = beat.conditions.get(host.key);
  const ink = isDark(host) ? palette.muted : palette.text;
  const width = write(pen, tray.host.name, box.x + 9, y, ink, { size: 14, weight: 700, mono: true });
  const x = box.x + 9 + width + 13;
  mark(pen, saying?.health ?? condition?.health ?? 'off', x, y, 11);
  write(pen, wordOf(host, beat), x + 11, y, palette.muted, { size: 12, max: well.x - x - 15 });
  const time = timeLeft(host, beat);
  const busy = time === '' && tray.host.state === 'on' ? words.floor.busyPercent(tray.host.cpuPercent) : time;
  const text = saying?.title ?? (isOrigin(host, beat) ? words.floor.liftedFrom : busy);
  const type = saying === undefined ? { size: 14, mono: true } : { size: 12.5 };
  write(pen, text, verdict.x, y, palette.text, { ...type, weight: 650, max: verdict.w });
}

/** Headroom says its size where there is room for it and nothing is carried there. */
function paintFree(pen: Pen, host: HostBox, beat: Beat): void {
  const comes = beat.model.view.transfers.some((one) => one.toHost === host.tray.host.id);
  if (host.form !== 'narrow' || beat.model.carry !== null || comes || isDark(host)) return;
  const end = host.well.x + host.well.w;
  const used =
    host.lens === null ? host.usedX + (taggedOf(host) === null ? 0 : TAG_WIDTH) : host.lens.frame.x + host.lens.frame.w;
  const text = words.floor.gib(gibText(host.tray.freeMib));
  if (end - used < measure(pen, text, { size: 12, mono: true }) + 18) return;
  write(pen, text, end - 9, host.well.y + host.well.h - 11, pen.palette.muted, {
    size: 12,
    mono: true,
    align: 'right',
  });
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
