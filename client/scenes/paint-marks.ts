/**
 * What of orders shows before it is so: a hole where something would leave, a dashed outline where it would stand. Drafts
 * carry their place in the list; orders on their way wait for their answer; a refused one says why and fades.
 */
import { byId } from '../../shared/base/ids.ts';
import type { FloorMark } from '../play/draft-marks.ts';
import { words } from '../text/index.ts';
import { alpha } from './colour.ts';
import { centre, type Rect, rect } from './geometry.ts';
import { hatch } from './hatches.ts';
import { ghostOf } from './layout-drawer.ts';
import { flatten } from './layout-jars.ts';
import { airFrom } from './paint-labels.ts';
import { mark as drawMark, fill, line, measure, outline, type Pen, write } from './pen.ts';
import { type HostBox, isSelected } from './picture.ts';
import type { Beat } from './scene-model.ts';
import { jarKeyOf } from './verdicts.ts';

const DASH = [5, 4];
const NUMBER = 18; // across the disc with a draft's place in the list
const WORD_FROM = 46; // pixels: a narrower outline has its number alone
const WORD = { size: 12.5, weight: 600 } as const;

export function paintMarks(pen: Pen, beat: Beat): void {
  const { model, picture } = beat;
  if (model.picks.length > 1 || model.carriedAlong.length > 0) paintTogether(pen, beat);
  const taken = new Map<string, number>(); // of each host, MiB that marks before have claimed
  for (const mark of model.marks) {
    paintLeaving(pen, mark, beat);
    const host = picture.hosts.find(({ key }) => key === `h${mark.host}`);
    if (host !== undefined) {
      const claimed = taken.get(host.key) ?? 0;
      paintAt(pen, mark, host, claimed, beat);
      taken.set(host.key, claimed + mark.needMib);
    }
    const slot = picture.slots.find(({ key }) => key === mark.slot);
    if (slot !== undefined) paintBox(pen, mark, slot.rect);
  }
}

/** The others of a selection have its ring; the others of a hand leave their hole. */
function paintTogether(pen: Pen, { model, picture }: Beat): void {
  const rest = model.picks.slice(1);
  const held = new Set(model.carriedAlong.map(jarKeyOf));
  for (const host of picture.hosts) {
    if (rest.some((one) => one.kind === 'host' && one.id === host.tray.host.id))
      outline(pen, host.rect, pen.palette.accent, { width: 3, radius: 5 });
    for (const box of flatten([...host.jars, ...(host.lens?.cells ?? [])])) {
      const { x, y, w, h } = box.rect;
      if (held.has(box.jar.key)) {
        fill(pen, box.rect, pen.palette.well);
        outline(pen, box.rect, pen.palette.text, { width: 1.6, dash: [4, 4] });
      } else if (rest.some((one) => isSelected(one, box, (id) => byId(model.view.instances, id)?.deployment ?? 0)))
        outline(pen, rect(x - 1.5, y - 1.5, w + 3, h + 3), pen.palette.accent, { width: 2.5, radius: 2 });
    }
  }
}

const colourOf = (pen: Pen, { state, fits }: FloorMark): string =>
  state === 'refused' || !fits ? pen.palette.bad : pen.palette.accent;

/** The thing stays where it is until the order is carried out: it is crossed by a dashed edge, and named by number. */
function paintLeaving(pen: Pen, mark: FloorMark, { picture }: Beat): void {
  if (mark.jar === '' || mark.state === 'refused') return;
  for (const host of picture.hosts) {
    const box = flatten(host.jars).find(({ jar }) => jar.key === mark.jar);
    if (box === undefined) continue;
    fill(pen, box.rect, alpha(pen.palette.well, 0.55));
    outline(pen, box.rect, colourOf(pen, mark), { width: 2, dash: DASH });
    if (mark.state === 'draft') paintNumber(pen, mark, centre(box.rect).x, centre(box.rect).y);
    return;
  }
}

function paintAt(pen: Pen, mark: FloorMark, host: HostBox, claimedMib: number, { picture }: Beat): void {
  if (mark.needMib === 0 || host.tray.host.platform < 0 || host.form === 'stack') {
    paintBox(pen, mark, mark.needMib > 0 ? host.well : airOf(host));
    paintReason(pen, mark, host);
    return;
  }
  const from = host.usedX + (claimedMib / 1024) * picture.pxPerGib;
  const { inside, overhang } = ghostOf({ ...host, usedX: from }, mark.needMib, picture.pxPerGib);
  paintBox(pen, mark, rect(inside.x, inside.y, Math.max(NUMBER, inside.w), inside.h));
  if (overhang !== null) {
    hatch(pen, overhang, 'over');
    outline(pen, overhang, pen.palette.bad, { width: 1.5 });
  }
  paintReason(pen, mark, host);
}

/** A refused drop says why on a sign of its own, as long as the mark stands: narrow ghosts have no room for it. */
function paintReason(pen: Pen, mark: FloorMark, { rect: box, well }: HostBox): void {
  if (mark.state !== 'refused') return;
  outline(pen, box, pen.palette.bad, { width: 2.5, radius: 5 });
  const most = box.w - 12;
  const type = { size: 12, weight: 600 };
  const wide = measure(pen, mark.reason, type);
  const lines = wide + REASON.pad <= most ? [mark.reason] : inTwo(mark.reason);
  const width = Math.min(most, Math.max(...lines.map((line) => measure(pen, line, type))) + REASON.pad);
  const high = REASON.line * lines.length + 6;
  const sign = rect(box.x + (box.w - width) / 2, well.y + well.h / 2 - high / 2, width, high);
  fill(pen, sign, pen.palette.panel, 5);
  outline(pen, sign, pen.palette.bad, { width: 1.5, radius: 5 });
  drawMark(pen, 'dead', sign.x + 13, sign.y + high / 2, 11);
  for (const [row, line] of lines.entries())
    write(pen, line, sign.x + 24, sign.y + 3 + REASON.line * (row + 0.5), pen.palette.text, {
      ...type,
      max: width - 30,
    });
}

const REASON = { pad: 34, line: 16 } as const; // around its words, and how high each line of them is

/** At the space nearest to its middle. */
function inTwo(text: string): string[] {
  const middle = text.length / 2;
  const [before, after] = [text.lastIndexOf(' ', middle), text.indexOf(' ', middle)];
  const at = after < 0 || middle - before <= after - middle ? before : after;
  return at <= 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** Where there is nothing to come, the note stands in the air that is free. */
function airOf(host: HostBox): Rect {
  const { well } = host;
  const x = Math.min(airFrom(host) + 2, well.x + well.w - 2 * NUMBER);
  return rect(x, well.y + 2, Math.max(2 * NUMBER, well.x + well.w - x - 2), well.h - 4);
}

function paintBox(pen: Pen, mark: FloorMark, box: Rect): void {
  const colour = colourOf(pen, mark);
  fill(pen, box, alpha(colour, 0.12), 2);
  outline(pen, box, colour, { width: 2, radius: 2, dash: mark.state === 'refused' ? [] : DASH });
  const at = centre(box);
  const { word, x, max } = labelOf(pen, mark, box);
  if (mark.state === 'draft') paintNumber(pen, mark, word === '' ? at.x : box.x + NUMBER / 2 + 4, at.y);
  write(pen, word, x, at.y, colour, { ...WORD, max, halo: pen.palette.ground });
  if (!mark.fits && mark.state === 'draft') line(pen, [box.x, box.y + box.h], [box.x + box.w, box.y], colour, 1.5);
}

interface Label {
  readonly word: string; // '': there is no room for it
  readonly x: number;
  readonly max: number;
  readonly end: number; // of all that is said in the box
}

/** The name of a draft, which can be cut; what waits for its answer says so, or its dashes alone do. */
function labelOf(pen: Pen, mark: FloorMark, box: Rect): Label {
  const isDraft = mark.state === 'draft';
  const x = box.x + (isDraft ? NUMBER : 0) + 6;
  const right = box.x + box.w;
  const max = right - x - 4;
  const word = isDraft ? nameOf(mark) : words.acting.mark.pending;
  const wide = measure(pen, word, WORD);
  if (mark.state !== 'refused' && box.w >= WORD_FROM && box.h >= NUMBER && (isDraft || wide <= max))
    return { word, x, max, end: x + Math.min(wide, max) };
  return { word: '', x, max, end: mark.state === 'pending' ? box.x : right };
}

/** Up to where the orders that show in a machine's air say something there. */
export function markedUntil(pen: Pen, host: HostBox, { model, picture }: Beat): number {
  let [until, claimed] = [airFrom(host), 0];
  for (const mark of model.marks) {
    if (`h${mark.host}` !== host.key) continue;
    claimed += mark.needMib;
    if (mark.state === 'refused') return host.well.x + host.well.w; // its reason stands over everything
    until = Math.max(
      until,
      mark.needMib > 0 ? host.usedX + (claimed / 1024) * picture.pxPerGib : labelOf(pen, mark, airOf(host)).end,
    );
  }
  return until;
}

const nameOf = (mark: FloorMark): string => (mark.name === '' ? words.names.verbs[mark.verb] : mark.name);

function paintNumber(pen: Pen, mark: FloorMark, x: number, y: number): void {
  const text = String(mark.place);
  const w = Math.max(NUMBER, measure(pen, text, { size: 12, weight: 700, mono: true }) + 10);
  fill(pen, rect(x - w / 2, y - NUMBER / 2, w, NUMBER), colourOf(pen, mark), NUMBER / 2);
  write(pen, text, x, y, pen.palette.ground, { size: 12, weight: 700, mono: true, align: 'center' });
}
