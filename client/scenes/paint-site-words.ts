/** Words and numbers on the site: who asks, what becomes of it, how each host does. */
import { count } from '../text/format.ts';
import { words } from '../text/index.ts';
import { clamp, rect } from './geometry.ts';
import { layoutTraffic, type Traffic } from './layout-site.ts';
import { isDark } from './paint-rack.ts';
import { powerY } from './paint-site.ts';
import { wordOf } from './paint-words.ts';
import { cross, fill, lineOf, mark, outline, type Pen, write } from './pen.ts';
import type { GroupBox, HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

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
