/** The site's back sheet: pipes, front door, racks as columns of tiles, the power line under them. */
import { count } from '../text/format.ts';
import { words } from '../text/index.ts';
import { alpha, mix } from './colour.ts';
import { clamp, rect } from './geometry.ts';
import { layoutTraffic, type Pipe, type Traffic } from './layout-site.ts';
import { isDark, paintWell } from './paint-rack.ts';
import { wordOf } from './paint-words.ts';
import { cross, fill, lineOf, mark, outline, type Pen, polygon, write } from './pen.ts';
import type { GroupBox, HostBox, SlotBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

const DEPTH = { right: 14, up: 11 } as const;

export function paintSiteBack(pen: Pen, beat: Beat): void {
  const { picture, model } = beat;
  const traffic = layoutTraffic(picture, model.rules.demands.length);
  paintPipes(
    pen,
    [...traffic.racks, ...traffic.sources, traffic.answers].map((one) => one.pipe),
  );
  paintPower(pen, beat);
  for (const group of picture.groups) paintRack(pen, group);
  for (const slot of picture.slots) paintSlot(pen, slot);
  for (const host of picture.hosts) paintTile(pen, host);
  paintDoor(pen, traffic);
}

function tracePipe(ctx: CanvasRenderingContext2D, pipe: Pipe): void {
  const [first, ...rest] = pipe.points;
  if (first === undefined) return;
  ctx.beginPath();
  ctx.moveTo(first.x, first.y);
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) ctx.lineTo(point.x, point.y);
    else ctx.arcTo(point.x, point.y, next.x, next.y, 14);
  }
}

/** All walls first, then all insides, so that pipes open into each other. */
function paintPipes(pen: Pen, pipes: readonly Pipe[]): void {
  const { ctx, palette } = pen;
  const inside = mix(palette.ground, palette.well, 0.5);
  for (const [thinner, colour] of [
    [0, palette.edge],
    [3, inside],
  ] as const) {
    for (const pipe of pipes) {
      tracePipe(ctx, pipe);
      ctx.strokeStyle = colour;
      ctx.lineWidth = pipe.width - thinner;
      ctx.stroke();
    }
  }
}

function paintDoor(pen: Pen, { door }: Traffic): void {
  const { palette } = pen;
  const { x, y, w, h } = door;
  const tip = 16;
  const shape = (grow: number) =>
    [
      [x + tip - grow, y - grow],
      [x + w - tip + grow, y - grow],
      [x + w + grow * 1.3, y + h / 2],
      [x + w - tip + grow, y + h + grow],
      [x + tip - grow, y + h + grow],
      [x - grow * 1.3, y + h / 2],
    ] as const;
  polygon(pen, palette.accent, ...shape(2));
  polygon(pen, palette.panel, ...shape(0));
}

function paintRack(pen: Pen, group: GroupBox): void {
  const { palette } = pen;
  const { x, y, w, h } = group.rect;
  if (group.rack < 0) {
    fill(pen, group.rect, alpha(palette.rack, 0.5), 10);
    outline(pen, group.rect, palette.edge, { width: 1.5, radius: 10, dash: [6, 5] });
    return;
  }
  const { right, up } = DEPTH;
  polygon(pen, mix(palette.edge, palette.rack, 0.35), [x, y], [x + right, y - up], [x + w + right, y - up], [x + w, y]);
  polygon(
    pen,
    mix(palette.well, palette.rack, pen.theme === 'dark' ? 0.6 : 0.25),
    [x + w, y],
    [x + w + right, y - up],
    [x + w + right, y + h - up],
    [x + w, y + h],
  );
  fill(pen, group.rect, mix(palette.rack, palette.ground, 0.7));
  outline(pen, group.rect, palette.edge, { width: 1.5 });
}

function paintSlot(pen: Pen, slot: SlotBox): void {
  fill(pen, slot.rect, alpha(pen.palette.well, 0.5), 3);
  outline(pen, slot.rect, pen.palette.air, { width: 1, radius: 3, dash: [1.5, 4] });
}

function paintTile(pen: Pen, host: HostBox): void {
  const { palette } = pen;
  const dark = isDark(host);
  fill(pen, host.rect, dark ? mix(palette.rack, palette.ground, 0.5) : palette.raised, 3);
  outline(pen, host.rect, dark ? palette.line : palette.edge, { radius: 3 });
  if (host.well.w > 20) paintWell(pen, host);
}

/** What feeds the racks: one line, a tap to each. */
function paintPower(pen: Pen, { picture }: Beat): void {
  const { palette } = pen;
  const racks = picture.groups.filter((group) => group.rack >= 0);
  const y = powerY(picture.groups);
  const { stage } = picture;
  for (const shift of [0, 7]) fill(pen, rect(stage.x, y + shift, stage.w, 3), palette.metal, 1);
  for (const group of racks) {
    const x = group.rect.x + group.rect.w / 2;
    const from = group.rect.y + group.rect.h;
    fill(pen, rect(x - 2, from, 4, y - from), palette.metal);
    fill(pen, rect(x - 6, y - 4, 12, 14), palette.metal, 2);
  }
}

export function powerY(groups: readonly GroupBox[]): number {
  return Math.max(...groups.map((group) => group.rect.y + group.rect.h)) + 16;
}

export function paintSiteFront(pen: Pen, beat: Beat): void {
  const { picture, model } = beat;
  paintTrafficWords(pen, beat);
  for (const group of picture.groups) paintGroupWords(pen, group, beat);
  for (const host of picture.hosts) paintTileWords(pen, host, beat);
  for (const slot of picture.slots) {
    const { x, y, w, h } = slot.rect;
    const word = slot.rack < 0 ? words.floor.rentHere : words.floor.emptySlot;
    const saying = beat.sayings.get(slot.key);
    if (saying !== undefined)
      outline(pen, slot.rect, lineOf(pen, saying.health), { width: 2, radius: 3, dash: [4, 4] });
    if (h >= 15) write(pen, word, x + w / 2, y + h / 2, pen.palette.muted, { size: 12, align: 'center', max: w - 8 });
    const { selection } = model;
    const selected = selection?.kind === 'slot' && selection.rack === slot.rack && selection.slot === slot.slot;
    if (selected || model.hovered === slot.key) outline(pen, slot.rect, pen.palette.accent, { width: 2.5, radius: 3 });
  }
}

function paintTrafficWords(pen: Pen, beat: Beat): void {
  const { palette } = pen;
  const { picture, model } = beat;
  const { rules, view } = model;
  const traffic = layoutTraffic(picture, rules.demands.length);
  for (const { demand, at } of traffic.sources) {
    const x = at.x + at.w - 10;
    const name = rules.demands[demand]?.spec.application.replaceAll('-', ' ') ?? '';
    write(pen, name, x, at.y + 11, palette.text, { size: 13, weight: 650, align: 'right', max: at.w - 12 });
    const rate = words.floor.perSecond(count(rateOf(demand, model)));
    write(pen, rate, x, at.y + 31, palette.text, { size: 18, weight: 650, mono: true, align: 'right' });
  }
  const total = view.team.ratesPerS.reduce((sum, rate) => sum + rate, 0);
  const { door } = traffic;
  const middle = door.x + door.w / 2;
  write(pen, words.floor.frontDoor, middle, door.y + 15, palette.text, { size: 12.5, align: 'center' });
  write(pen, words.floor.perSecond(count(total)), middle, door.y + 34, palette.text, {
    size: 17,
    weight: 650,
    mono: true,
    align: 'center',
  });
  paintAnswers(pen, traffic, beat);
}

export function rateOf(demand: number, { rules, view }: Beat['model']): number {
  return rules.types.reduce(
    (sum, type) => sum + (type.demand === demand ? (view.team.ratesPerS[type.index] ?? 0) : 0),
    0,
  );
}

/** What became of the requests: three shapes with their rates. */
function paintAnswers(pen: Pen, { answers: { at } }: Traffic, { answers }: Beat): void {
  const { floor } = words;
  const lines = [
    ['ok', floor.inTimeNow(count(answers.inTimePerS)), true],
    ['watch', floor.lateNow(count(answers.latePerS)), answers.latePerS > 0],
    ['dead', floor.lostNow(count(answers.lostPerS)), answers.lostPerS > 0],
  ] as const;
  let y = at.y + 14;
  for (const [health, text, loud] of lines) {
    mark(pen, loud ? health : 'off', at.x + 16, y, 11);
    write(pen, text, at.x + 28, y, loud ? pen.palette.text : pen.palette.muted, {
      size: 13,
      weight: loud ? 600 : 500,
      max: at.w - 30,
    });
    y += 20;
  }
}

function paintGroupWords(pen: Pen, group: GroupBox, { picture, model }: Beat): void {
  const { palette } = pen;
  const { header } = group;
  const y = header.y + header.h / 2 + 1;
  write(pen, group.name, header.x + 10, y, palette.text, { size: 13, weight: 650, max: header.w - 20 });
  if (header.w > 130)
    write(pen, words.floor.busyOf, header.x + header.w - 12, y, palette.muted, { size: 12, align: 'right' });
  if (group.rack < 0) return;
  const watts = model.view.hosts.filter((host) => host.rack === group.rack).reduce((sum, host) => sum + host.watts, 0);
  const x = group.rect.x + group.rect.w / 2 + 12;
  write(pen, words.floor.watts(watts), x, powerY(picture.groups) + 20, palette.muted, { size: 12, mono: true });
}

function paintTileWords(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: box, tray, verdict } = host;
  const condition = beat.conditions.get(host.key);
  const saying = beat.sayings.get(host.key);
  const health = saying?.health ?? condition?.health ?? 'off';
  const y = box.y + box.h / 2;
  const size = clamp(box.h * 0.4, 7, 12);
  mark(pen, health, box.x + 12, y, size);
  if (box.w > 100 && box.h >= 15)
    write(pen, tray.host.name, box.x + 23, y, isDark(host) ? palette.muted : palette.text, {
      size: 12.5,
      weight: 600,
      mono: true,
      max: 40,
    });
  paintNumber(pen, host, beat, y);
  const { selection, hovered, overlay } = beat.model;
  const selected = selection?.kind === 'host' && selection.id === tray.host.id;
  if (saying !== undefined) outline(pen, box, lineOf(pen, saying.health), { width: 2, radius: 3, dash: [4, 4] });
  if (overlay === 'survive' && !tray.host.losable && tray.host.state === 'on') {
    outline(pen, box, palette.bad, { width: 2.5, radius: 3, dash: [6, 4] });
    cross(pen, verdict.x - 4, y, 4, palette.bad, 2.4);
  }
  if (selected || hovered === host.key) outline(pen, box, palette.accent, { width: 2.5, radius: 3 });
}

/** Busy percent; on yellow or vermillion where it hurts, and a word where there is no number. */
function paintNumber(pen: Pen, host: HostBox, beat: Beat, y: number): void {
  const { palette } = pen;
  const { verdict, tray } = host;
  const condition = beat.conditions.get(host.key);
  if (tray.host.state !== 'on') {
    const word = wordOf(host, beat);
    write(pen, word, verdict.x + verdict.w - 2, y, condition?.health === 'dead' ? palette.text : palette.muted, {
      size: 12,
      align: 'right',
      max: host.rect.w - 64,
    });
    return;
  }
  const hurts = condition?.health === 'watch' || condition?.health === 'bad';
  const chip = rect(verdict.x + verdict.w - 34, verdict.y, 34, verdict.h);
  if (hurts) fill(pen, chip, condition.health === 'watch' ? palette.watch : palette.bad, 3);
  const size = clamp(verdict.h * 0.62, 12, 17);
  write(pen, count(tray.host.cpuPercent), chip.x + chip.w / 2, y, hurts ? palette.ink : palette.text, {
    size,
    weight: 650,
    mono: true,
    align: 'center',
  });
}
