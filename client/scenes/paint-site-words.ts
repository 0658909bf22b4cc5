/** Words and numbers on the site: who asks, what becomes of it, how each host does. */
import { Truck } from 'lucide';
import { count, exactMoney } from '../text/format.ts';
import { words } from '../text/index.ts';
import { mix } from './colour.ts';
import { clamp, type Rect, rect } from './geometry.ts';
import { isCountedDown } from './health.ts';
import { layoutTraffic, type Traffic, tileScale } from './layout-site.ts';
import { timeLeft, wordOf } from './paint-ear.ts';
import { paintPeople } from './paint-people.ts';
import { paintPowerFront } from './paint-power.ts';
import { isDark } from './paint-rack.ts';
import { paintFreeSlots } from './paint-slots.ts';
import { fill, lineOf, mark, measure, outline, type Pen, write } from './pen.ts';
import { glyph } from './pen-glyph.ts';
import { crowdsOf } from './people.ts';
import type { GroupBox, HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintSiteFront(pen: Pen, beat: Beat): void {
  const { picture } = beat;
  paintTrafficWords(pen, beat);
  paintPowerFront(pen, beat);
  for (const group of picture.groups) paintGroupWords(pen, group, beat);
  for (const host of picture.hosts) paintTileWords(pen, host, beat);
  paintFreeSlots(pen, beat, 3);
}

function paintTrafficWords(pen: Pen, beat: Beat): void {
  const { palette } = pen;
  const { picture, model } = beat;
  const traffic = layoutTraffic(picture, crowdsOf(model).length);
  paintPeople(pen, traffic, beat);
  const total = model.view.team.ratesPerS.reduce((sum, rate) => sum + rate, 0);
  const { door } = traffic;
  const middle = door.x + door.w / 2;
  write(pen, words.floor.frontDoor, middle, door.y + 15, palette.text, { size: 12.5, align: 'center' });
  write(pen, words.floor.perSecond(count(total)), middle, door.y + 34, palette.text, {
    size: 18,
    weight: 700,
    mono: true,
    align: 'center',
  });
  paintAnswers(pen, traffic, beat);
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

const TICKS_PER_MINUTE = 60;

/** A rack's name above its machines; what it draws and what it is rented for below them. */
function paintGroupWords(pen: Pen, group: GroupBox, { trays }: Beat): void {
  const { palette } = pen;
  const { header, rect: box } = group;
  const y = header.y + header.h / 2 + 1;
  const size = Math.max(13, header.h / 2);
  write(pen, group.name, header.x + 12, y, palette.text, { size, weight: 650, max: header.w - 24 });
  const mine = trays.filter((tray) => tray.host.rack === group.rack);
  if (header.w > 130 && mine.length > 0)
    write(pen, `${words.floor.busyOf} %`, header.x + header.w - 13, y, palette.muted, {
      size: Math.max(12, size - 2),
      align: 'right',
    });
  if (group.rack < 0 || mine.length === 0 || group.compact === true) return;
  const watts = mine.reduce((sum, { host }) => sum + host.watts, 0);
  const rent = mine.reduce((sum, { host, model: rule }) => {
    if (host.state === 'ordered') return sum;
    return sum + (host.isCommitted ? rule.committedPerTick : rule.rentPerTick);
  }, 0);
  const foot = box.y + box.h - 12;
  const cost = words.look.rent(exactMoney(-rent * TICKS_PER_MINUTE));
  const width = write(pen, cost, box.x + box.w - 13, foot, palette.text, { size: 12, mono: true, align: 'right' });
  const power = words.floor.watts(watts);
  if (measure(pen, power, { size: 12, mono: true }) <= box.w - width - 34)
    write(pen, power, box.x + 12, foot, palette.muted, { size: 12, mono: true });
}

function paintTileWords(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: box, tray } = host;
  const condition = beat.conditions.get(host.key);
  const saying = beat.sayings.get(host.key);
  const health = saying?.health ?? condition?.health ?? 'off';
  const y = box.y + box.h / 2 - 1;
  const scale = tileScale(box);
  const small = box.w < 60;
  if (!isCountedDown(beat.model.view, tray))
    mark(pen, health, box.x + (small ? 8 : 13 * scale), y, clamp(box.h * (small ? 0.55 : 0.4), 6, 12 * scale));
  if (box.w > 100 && box.h >= 15)
    write(pen, tray.host.name, box.x + 24 * scale, y, isDark(host) ? palette.muted : palette.text, {
      size: 12.5 * scale,
      weight: 600,
      mono: true,
      max: 40 * scale,
    });
  paintNumber(pen, host, beat, y);
  paintCallOut(pen, host, beat, y);
  const { selection, hovered } = beat.model;
  const selected = selection?.kind === 'host' && selection.id === tray.host.id;
  if (saying !== undefined) outline(pen, box, lineOf(pen, saying.health), { width: 2, radius: 4, dash: [4, 4] });
  if (condition?.health === 'bad' && saying === undefined) outline(pen, box, palette.bad, { width: 2, radius: 4 });
  if (selected || hovered === host.key) outline(pen, box, palette.accent, { width: 2.5, radius: 4 });
}

/** Busy percent; on yellow or vermillion where it hurts, and a word where there is no number. */
function paintNumber(pen: Pen, host: HostBox, beat: Beat, y: number): void {
  const { palette } = pen;
  const { verdict, tray } = host;
  const condition = beat.conditions.get(host.key);
  if (tray.host.state !== 'on') {
    if (host.rect.w >= AWAY_FROM) paintAway(pen, host, beat, y);
    return;
  }
  const hurts = condition?.health === 'watch' || condition?.health === 'bad';
  const scale = tileScale(host.rect);
  const wide = 36 * scale;
  const chip = rect(verdict.x + verdict.w - wide, verdict.y + 1, wide, verdict.h - 4);
  if (hurts) fill(pen, chip, condition.health === 'watch' ? palette.watch : palette.bad, 3);
  const size = clamp(verdict.h * 0.66, 12, 17 * scale);
  write(pen, count(tray.host.cpuPercent), chip.x + chip.w / 2, y, hurts ? palette.ink : palette.text, {
    size,
    weight: 700,
    mono: true,
    align: 'center',
  });
}

const AWAY_FROM = 84; // pixels: on a smaller tile its shape says it

/** A machine without work: what it is instead, and for how long; what is on its way is a lorry where words do not fit. */
function paintAway(pen: Pen, host: HostBox, beat: Beat, y: number): void {
  const { palette } = pen;
  const { rect: box, tray } = host;
  const dead = beat.conditions.get(host.key)?.health === 'dead';
  const time = timeLeft(host, beat);
  const right = box.x + box.w - 9;
  const type = { size: 12, weight: dead ? 600 : 500 } as const;
  const width = time === '' ? 0 : measure(pen, time, { size: 13, weight: 650, mono: true }) + 8;
  const word = wordOf(host, beat);
  const room = right - width - box.x - 56;
  const fits = measure(pen, word, type) <= room;
  const ordered = tray.host.state === 'ordered';
  const said = fits || !ordered ? Math.min(room, measure(pen, word, type)) : 16;
  if (!ordered && host.well.w > 0)
    fill(pen, rect(right - width - said - 5, y - 9, width + said + 9, 18), mix(palette.rack, palette.ground, 0.5), 3);
  write(pen, time, right, y, palette.text, { size: 13, weight: 650, mono: true, align: 'right' });
  if (ordered && !fits) glyph(pen, Truck, right - width - 8, y, 15, palette.text);
  else write(pen, word, right - width, y, dead ? palette.text : palette.muted, { ...type, align: 'right', max: room });
}

const CALL_OUT = { height: 17, pad: 5, least: 46 } as const;

/** What hurts, said on the host's own air: nothing else is covered by it. */
function paintCallOut(pen: Pen, host: HostBox, beat: Beat, y: number): void {
  const condition = beat.conditions.get(host.key);
  if (condition?.health !== 'bad' || host.tray.host.state !== 'on' || host.well.w < CALL_OUT.least) return;
  const { palette } = pen;
  const time = timeLeft(host, beat);
  // Its frame, shape and number say that it hurts: a word that would hide what is in it is left to the rack.
  const wideOf = (text: string) => measure(pen, text, { size: 12, weight: 650 });
  const short = isCountedDown(beat.model.view, host.tray) ? '' : time; // its ring has the seconds
  const text = [words.look.dies(wordOf(host, beat), time).trim(), short].find((one) => wideOf(one) <= airOf(host));
  if (text === undefined || text === '') return;
  const box = callOutBox(host, y, wideOf(text));
  fill(pen, box, palette.bad, 3);
  write(pen, text, box.x + box.w / 2, y, palette.ink, { size: 12, weight: 650, align: 'center', max: box.w - 4 });
}

const airOf = ({ usedX, verdict }: HostBox): number => verdict.x - 4 - usedX - 2 * CALL_OUT.pad;

function callOutBox({ well, verdict }: HostBox, y: number, text: number): Rect {
  const right = verdict.x - 4;
  const width = Math.min(text + 2 * CALL_OUT.pad, right - well.x);
  return rect(right - width, y - CALL_OUT.height / 2, width, CALL_OUT.height);
}
