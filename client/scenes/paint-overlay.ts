/** An overlay on its sheet: a wash and a few words on every machine and rack; what shares nothing is dimmed. */
import type { Overlay, OverlayMark } from '../look/overlay.ts';
import type { Palette } from '../look/palette.ts';
import { words } from '../text/index.ts';
import { alpha } from './colour.ts';
import { centre, type Point, type Rect, rect } from './geometry.ts';
import { flatten } from './layout-jars.ts';
import { fill, lineOf, mark, measure, outline, type Pen, polygon, write } from './pen.ts';
import type { GroupBox, HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

/** Okabe–Ito's orange is nobody's on the floor: it is money here. */
const MONEY = '#E69F00';
const WASH = { least: 0.05, most: 0.42 } as const;
const DIM = 0.66; // of what shares nothing: still seen, no longer read
const SMALL = { size: 12, weight: 600 } as const;
const PLATE = 22; // height of a plate with one line
const TILE_WORDS = 130; // a narrower tile has its shape only
const NAME = 58; // of a tile, before what is said of it
const WORDED = 300; // a narrower drawer has no room for both
const LEAST = 17; // its words are 12 px
const TWO_LINES = 44;
const GROUP_MAX = 240;
const TINY = 15; // a lower one too

export function paintOverlay(pen: Pen, beat: Beat): void {
  const { overlay } = beat.model;
  if (overlay === null) return;
  for (const host of beat.picture.hosts) paintHost(pen, host, overlay);
  for (const group of beat.picture.groups) paintGroup(pen, group, overlay.racks.get(group.rack), beat);
  paintFlights(pen, beat, overlay);
}

function paintHost(pen: Pen, host: HostBox, overlay: Overlay): void {
  const said = overlay.hosts.get(host.tray.host.id);
  if (overlay.lit !== null) paintLit(pen, host, overlay.lit, overlay.own);
  if (said === undefined) return;
  if (overlay.lit === null) paintWash(pen, host, said, overlay.name);
  paintPlate(pen, host, said, overlay.name);
}

function paintLit(pen: Pen, host: HostBox, lit: ReadonlySet<string>, own: ReadonlySet<string>): void {
  const { palette } = pen;
  if (!lit.has(host.key)) {
    fill(pen, host.rect, alpha(palette.ground, DIM), 4);
    return;
  }
  for (const { jar, rect: box } of flatten(host.jars)) {
    if (!lit.has(jar.key)) fill(pen, box, alpha(palette.ground, DIM));
    else
      outline(pen, box, own.has(jar.key) ? palette.accent : palette.bad, {
        width: own.has(jar.key) ? 3 : 2,
        radius: 2,
      });
  }
  outline(pen, host.rect, own.has(host.key) ? palette.accent : palette.bad, { width: 2.5, radius: 4 });
}

/** A near host is large and is looked into: its rim alone says it. */
function paintWash(pen: Pen, host: HostBox, said: OverlayMark, name: Overlay['name']): void {
  const { palette } = pen;
  const { health } = said;
  const isNear = host.form === 'stack';
  const box = isNear ? host.well : host.rect;
  const level = isNear ? 0 : host.form === 'tile' ? said.level : said.level * 0.5; // a large area speaks louder
  if (name === 'cost') {
    fill(pen, box, alpha(MONEY, WASH.least + level * WASH.most), 4);
    return;
  }
  if (health === 'off') {
    fill(pen, box, alpha(palette.ground, DIM * 0.6), 4);
    return;
  }
  fill(pen, box, alpha(toneOf(palette, health), WASH.least + level * WASH.most * 0.7), 4);
  const isBad = health === 'bad';
  outline(pen, box, lineOf(pen, health), { width: isBad ? 2.5 : 1.5, radius: 4, ...(isBad ? { dash: [7, 4] } : {}) });
}

const toneOf = (palette: Palette, health: OverlayMark['health']): string =>
  ({ ok: palette.ok, watch: palette.watch, bad: palette.bad, dead: palette.bad, off: palette.muted })[health];

/** Each form of a host has one place for what is said of it, so that eyes run along. */
function paintPlate(pen: Pen, host: HostBox, said: OverlayMark, name: Overlay['name']): void {
  const { rect: box, verdict, form } = host;
  const isMoney = name === 'cost';
  if (form === 'tile') {
    if (box.w < TILE_WORDS || box.h < TINY) paintTiny(pen, box, said, isMoney);
    else paintWords(pen, rect(box.x + NAME, box.y + 2, box.w - NAME - 2, box.h - 4), said, isMoney);
  } else if (form === 'wide') {
    paintTwoLines(
      pen,
      rect(verdict.x - 2, verdict.y + (verdict.h - TWO_LINES) / 2, verdict.w + 2, TWO_LINES),
      said,
      isMoney,
    );
  } else if (form === 'stack') {
    paintTwoLines(pen, rect(box.x + box.w * 0.4, box.y - 2, box.w * 0.46, TWO_LINES), said, isMoney);
  } else if (form === 'narrow') {
    // After its name and how it does, or where that is too narrow over all but its name: not over half a word.
    const name = measure(pen, host.tray.host.name, { size: 15, weight: 700, mono: true }) + 16;
    const from = box.w < WORDED ? name : verdict.x - box.x;
    paintWords(pen, rect(box.x + from, box.y + 1, box.w - from - 8, PLATE), said, isMoney);
  } else
    paintWords(pen, rect(verdict.x - 2, verdict.y + 1, verdict.w + 2, Math.min(PLATE, verdict.h - 2)), said, isMoney);
}

/** One line over the whole of its place; fewer words where it is narrow. */
function paintWords(pen: Pen, place: Rect, said: OverlayMark, isMoney: boolean): void {
  const { palette } = pen;
  const lead = isMoney ? 8 : 24;
  const fits = (text: string) => measure(pen, text, { ...SMALL, mono: isMoney }) + lead + 6 <= place.w;
  const whole = said.long === '' ? said.short : `${said.short}, ${said.long}`;
  const text = fits(whole) ? whole : fits(said.short) ? said.short : said.tiny;
  const high = Math.min(PLATE, Math.max(LEAST, place.h));
  const box = rect(place.x, place.y + (place.h - high) / 2, place.w, high);
  fill(pen, box, palette.panel, 4);
  outline(pen, box, isMoney ? MONEY : lineOf(pen, said.health), { width: 1.5, radius: 4 });
  const y = box.y + box.h / 2;
  if (!isMoney) mark(pen, said.health, box.x + 12, y, 10);
  write(pen, text, box.x + lead, y, palette.text, { ...SMALL, mono: isMoney, max: box.w - lead - 4 });
}

function paintTwoLines(pen: Pen, place: Rect, said: OverlayMark, isMoney: boolean): void {
  const { palette } = pen;
  if (said.long === '') {
    paintWords(pen, place, said, isMoney);
    return;
  }
  const lead = isMoney ? 10 : 26;
  fill(pen, place, palette.panel, 5);
  outline(pen, place, isMoney ? MONEY : lineOf(pen, said.health), { width: 1.5, radius: 5 });
  if (!isMoney) mark(pen, said.health, place.x + 14, place.y + 14, 11);
  const fits = measure(pen, said.short, { size: 14, weight: 650 }) <= place.w - lead - 6;
  write(pen, fits ? said.short : said.tiny, place.x + lead, place.y + 14, palette.text, { size: 14, weight: 650 });
  write(pen, said.long, place.x + lead, place.y + 32, palette.text, { size: 12, max: place.w - lead - 6 });
}

function paintTiny(pen: Pen, box: Rect, said: OverlayMark, isMoney: boolean): void {
  const { x, y } = centre(box);
  if (!isMoney) mark(pen, said.health, x, y, Math.min(12, box.h - 2));
  else if (box.h >= TINY && box.w >= 56) paintWords(pen, box, { ...said, long: '' }, true);
}

/** Of a whole rack: at the right end of its head. */
function paintGroup(pen: Pen, group: GroupBox, said: OverlayMark | undefined, beat: Beat): void {
  if (said === undefined || said.short === '') return;
  const isMoney = beat.model.overlay?.name === 'cost';
  const { x, y, w, h } = group.header;
  const name = measure(pen, group.name, { size: 13, weight: 650 }) + 24;
  if (w - name < 70) return;
  const width = Math.min(w - name - 4, GROUP_MAX);
  paintWords(pen, rect(x + w - width - 4, y + 2, width, h - 4), said, isMoney);
}

/** Where the things of the machine that is looked at would go. */
function paintFlights(pen: Pen, beat: Beat, { flights }: Overlay): void {
  const at = new Map(beat.picture.hosts.map((host) => [host.tray.host.id, host]));
  for (const { from, to, many } of flights) {
    const [a, b] = [at.get(from), at.get(to)];
    if (a === undefined || b === undefined) continue;
    const leftward = a.rect.x > b.rect.x;
    const start = { x: leftward ? a.rect.x : a.rect.x + a.rect.w, y: a.rect.y + a.rect.h / 2 };
    const inOne = a.rect.x === b.rect.x;
    const end = { x: leftward || inOne ? b.rect.x + b.rect.w : b.rect.x, y: b.rect.y + b.rect.h / 2 };
    paintFlight(pen, start, end, inOne);
    const text = words.overlays.flight(many);
    const place = b.form === 'tile' || b.form === 'narrow' ? b.rect.x + NAME : b.verdict.x - 2;
    const y = b.form === 'narrow' ? b.rect.y + PLATE / 2 + 1 : end.y;
    const width = Math.min(measure(pen, text, SMALL) + 18, b.rect.x + b.rect.w - place);
    fill(pen, rect(place, y - 11, width, 22), pen.palette.accentFill, 4);
    write(pen, text, place + 9, y, pen.palette.onAccent, { ...SMALL, max: width - 12 });
  }
}

function paintFlight(pen: Pen, from: Point, to: Point, inOne: boolean): void {
  const { ctx, palette } = pen;
  const out = inOne ? 30 : 0; // in one column the way goes around its side
  for (const [colour, width] of [
    [alpha(palette.ground, 0.8), 6],
    [palette.accent, 2.5],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(from.x, from.y);
    ctx.bezierCurveTo(from.x + out, from.y, to.x + out, to.y, to.x, to.y);
    ctx.stroke();
  }
  const back = inOne || from.x > to.x ? 9 : -9;
  polygon(pen, palette.accent, [to.x, to.y], [to.x + back, to.y - 6], [to.x + back, to.y + 6]);
}
