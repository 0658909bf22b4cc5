/** The front sheet: names, marks, verdicts, numbers and rings, above the liquid. */
import { clock } from '../text/format.ts';
import { words } from '../text/index.ts';
import { alpha, mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { signOf } from './health.ts';
import { flatten } from './layout-jars.ts';
import { ghostOf } from './layout-rack.ts';
import { paintJarLabels, paintJarState, paintTag } from './paint-jar.ts';
import { gibText, isDark, paintLegend } from './paint-rack.ts';
import { fill, hatch, line, lineOf, mark, measure, outline, type Pen, pill, write } from './pen.ts';
import { type GroupBox, type HostBox, isSelected, type SlotBox, TAG_WIDTH, taggedOf } from './picture.ts';
import type { Beat } from './scene-model.ts';
import { jarKeyOf, originOf, type Saying } from './verdicts.ts';

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

/** A machine on its way is a crate in its slot, a countdown on it. */
function paintCrate(pen: Pen, host: HostBox, beat: Beat): void {
  if (host.tray.host.state !== 'ordered') return;
  const { palette } = pen;
  const { well } = host;
  const full = rect(well.x, well.y, Math.max(well.w, 60), well.h);
  fill(pen, full, mix(CRATE, palette.ground, pen.theme === 'dark' ? 0.3 : 0.4), 2);
  for (let x = full.x + 22; x < full.x + full.w - 4; x += 24)
    line(pen, [x, full.y], [x, full.y + full.h], alpha(CRATE, 0.55));
  outline(pen, full, CRATE, { width: 2, radius: 2, dash: [7, 4] });
  const text = `${words.floor.states.ordered} ${timeLeft(host, beat)}`;
  const width = measure(pen, text, { size: 13, weight: 650 }) + 20;
  if (width > full.w) return;
  const label = rect(full.x + full.w / 2 - width / 2, full.y + full.h / 2 - 11, width, 22);
  fill(pen, label, palette.panel, 4);
  write(pen, text, full.x + full.w / 2, full.y + full.h / 2, palette.text, { size: 13, weight: 650, align: 'center' });
}

const CRATE = '#B9813F'; // wood: the only thing on the floor that is not part of the estate yet

/** The host's condition in a word or two. */
export function wordOf(host: HostBox, beat: Beat): string {
  const condition = beat.conditions.get(host.key);
  if (condition === undefined) return '';
  if (condition.word === 'failed') return words.floor.failures[host.tray.host.failure];
  return words.floor.states[condition.word];
}

/** How long the host's state still lasts, as one waits for it. */
function timeLeft(host: HostBox, { model }: Beat): string {
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
  write(pen, saying.title, box.x + 24, y, palette.text, { size: 14, weight: 650, max: box.w - 24 });
  write(pen, saying.detail, box.x + 24, middle + 12, palette.muted, { size: 12, mono: true, max: box.w - 24 });
}

const SIGN = 15;

/** The carried thing's shadow in a tray: fits, fits past the knee, or sticks out by as much as is missing. */
function paintGhost(pen: Pen, host: HostBox, beat: Beat): void {
  const saying = beat.sayings.get(host.key);
  if (saying === undefined || host.form === 'stack') return;
  const { model, picture } = beat;
  const target = model.targets.find((one) => one.key === host.key);
  const needMib = target?.needMib ?? 0;
  if (needMib === 0 || host.tray.host.platform < 0) return;
  const { inside, overhang } = ghostOf(host, needMib, picture.pxPerGib);
  const colour = lineOf(pen, saying.health);
  const near = model.hovered === host.key;
  if (inside.w > 2) {
    fill(pen, inside, alpha(colour, near ? 0.3 : 0.14));
    outline(pen, inside, colour, { width: 2.2, dash: near ? [] : [4, 4] });
  }
  if (overhang !== null) {
    hatch(pen, overhang, 'over');
    outline(pen, overhang, pen.palette.bad, { width: 1.5 });
    fill(pen, rect(host.well.x + host.well.w - 1, host.well.y - 4, 3, host.well.h + 8), pen.palette.text);
  }
  const size = Math.min(SIGN, inside.h * 0.5, Math.max(9, inside.w * 0.6));
  mark(pen, saying.health, inside.x + Math.max(inside.w, size) / 2, inside.y + inside.h / 2, size);
}

/** An order for this host is on its way to the rules: the air where it would stand is dashed until they answer. */
function paintPending(pen: Pen, host: HostBox, { model }: Beat): void {
  const { id } = host.tray.host;
  if (!model.pending.some(({ command }) => 'host' in command && command.host === id)) return;
  const { well, usedX } = host;
  const air = rect(usedX + 2, well.y + 2, Math.max(24, well.x + well.w - usedX - 4), well.h - 4);
  outline(pen, air, pen.palette.accent, { width: 2, dash: [4, 4] });
  if (well.h > 20)
    write(pen, words.floor.ordering, air.x + 10, air.y + air.h / 2, pen.palette.accent, {
      size: 12.5,
      max: air.w - 16,
    });
}

function paintSlotWords(pen: Pen, slot: SlotBox, beat: Beat): void {
  const { palette } = pen;
  const { model } = beat;
  const saying = beat.sayings.get(slot.key);
  const x = slot.rect.x + slot.rect.w / 2;
  const y = slot.rect.y + slot.rect.h / 2;
  const ordered = model.pending.some(
    ({ command }) => command.verb === 'order' && command.rack === slot.rack && command.slot === slot.slot,
  );
  if (saying !== undefined) {
    const colour = lineOf(pen, saying.health);
    fill(pen, slot.rect, alpha(colour, model.hovered === slot.key ? 0.3 : 0.12), 5);
    outline(pen, slot.rect, colour, { width: 2.2, radius: 5, dash: model.hovered === slot.key ? [] : [4, 4] });
    mark(pen, saying.health, slot.rect.x + 18, y, 13);
    const text = saying.detail === '' ? saying.title : `${saying.title}, ${saying.detail}`;
    write(pen, text, slot.rect.x + 32, y, palette.text, { size: 12.5, weight: 600, max: slot.rect.w - 40 });
  } else if (ordered) {
    outline(pen, slot.rect, palette.accent, { width: 2, radius: 5, dash: [4, 4] });
    write(pen, words.floor.ordering, x, y, palette.accent, { size: 12.5, align: 'center' });
  } else {
    const word = slot.rack < 0 ? words.floor.rentHere : words.floor.emptySlot;
    write(pen, word, x, y, palette.muted, { size: 12.5, align: 'center', max: slot.rect.w - 10 });
  }
  const { selection } = model;
  const selected = selection?.kind === 'slot' && selection.rack === slot.rack && selection.slot === slot.slot;
  const near = model.hovered === slot.key && (model.carry === null || saying !== undefined);
  if (selected || near) outline(pen, slot.rect, palette.accent, { width: 2.5, radius: 5 });
}

function paintRings(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { model } = beat;
  const { selection } = model;
  const mine = selection?.kind === 'host' && selection.id === host.tray.host.id;
  if (mine || model.hovered === host.key) {
    outline(pen, host.rect, palette.accent, { width: mine ? 3 : 2, radius: 5 });
  }
  if (beat.conditions.get(host.key)?.word === 'failing') outline(pen, host.rect, palette.bad, { width: 2, radius: 5 });
  const deploymentOf = (id: number) => model.view.instances.find((one) => one.id === id)?.deployment ?? 0;
  const carried = jarKeyOf(model.carry);
  for (const box of flatten(host.jars)) {
    if (box.jar.key === carried) paintHole(pen, box.rect);
    else if (isSelected(selection, box, deploymentOf)) {
      const { x, y, w, h } = box.rect;
      outline(pen, rect(x - 1.5, y - 1.5, w + 3, h + 3), palette.text, { width: 2.5, radius: 2 });
      outline(pen, rect(x - 1.5, y - 1.5, w + 3, h + 3), palette.accent, { width: 2, radius: 2 });
    }
  }
}

/** What is in the hand has left a hole, and can be put back. */
function paintHole(pen: Pen, box: Rect): void {
  fill(pen, box, pen.palette.well);
  outline(pen, box, pen.palette.text, { width: 1.6, dash: [4, 4] });
}

function paintLoss(pen: Pen, host: HostBox): void {
  if (host.tray.host.losable || host.tray.host.state !== 'on') return;
  outline(pen, host.rect, pen.palette.bad, { width: 3, radius: 5, dash: [7, 5] });
  const { x, y, w, h } = host.rect;
  const text = words.floor.notLosable;
  const width = Math.min(w - 8, measure(pen, text, { size: 12, weight: 600 }) + 34);
  // On the rail: while this is asked, how busy the host is does not matter.
  pill(pen, text, x + (w - width) / 2, y + h - 9, 'dead', width);
}
