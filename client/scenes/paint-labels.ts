/** What is written on jars: names, the pictures of services, what a jar waits for; all above the liquid. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { glyphOf } from '../look/glyphs.ts';
import { words } from '../text/index.ts';
import { clamp } from './geometry.ts';
import { shapeOf } from './health.ts';
import { flatten, type JarBox } from './layout-jars.ts';
import { depthOf } from './paint-jar.ts';
import { haloOf, line, mark, measure, type Pen, write } from './pen.ts';
import { glyph } from './pen-glyph.ts';
import { type HostBox, LABEL_FROM, TAG_WIDTH, taggedOf } from './picture.ts';

/** Names on jars wide enough, their service's picture where there is more room or less; above the liquid. */
export function paintJarLabels(pen: Pen, boxes: readonly JarBox[], rules: Rulebook): void {
  for (const box of flatten(boxes)) if (box.inside.length === 0) paintLabel(pen, box, rules);
}

const GLYPH = { size: 15, least: 9, room: 24 } as const;

/** Narrower, a VM has neither name nor picture on it, and its name beside it. */
const PICTURED_FROM = 14;

export function isTagged(host: HostBox): boolean {
  const box = taggedOf(host);
  return box !== null && host.lens === null && (box.jar.service < 0 || box.rect.w < PICTURED_FROM);
}

/** Where a machine's air begins: behind its jars, the lens over them, and the name beside a sliver. */
export const airFrom = (host: HostBox): number =>
  host.lens === null ? host.usedX + (isTagged(host) ? TAG_WIDTH : 0) : host.lens.frame.x + host.lens.frame.w;

function paintLabel(pen: Pen, { rect, jar, guest }: JarBox, rules: Rulebook): void {
  const { palette } = pen;
  const service = rules.services[jar.service];
  const icon = glyphOf(service?.id ?? '');
  const halo = haloOf(pen).halo;
  const middle = rect.x + rect.w / 2;
  const large = clamp(rect.h / JAR, 1, LARGEST);
  const [size, weight] = rect.h < 34 ? [12, 550] : [LABEL.size * large, LABEL.weight];
  const lines = linesOf(pen, shortName(jar.name), rect.w - 4, rect.h > 40 ? 2 : 1, size);
  const widest = Math.max(...lines.map((one) => measure(pen, one, { size, weight })));
  const cell = jar.kind === 'container';
  // A container's cut name says less than its picture.
  if (rect.w < LABEL_FROM || rect.h < 15 || ((cell || service !== undefined) && widest > rect.w - 2)) {
    const small = Math.min(GLYPH.size * large, rect.w - 5, rect.h - 4);
    if ((cell || service !== undefined) && small >= GLYPH.least)
      glyph(pen, icon, middle, rect.y + rect.h / 2, small, palette.text, halo);
    return;
  }
  const pitch = 15 * large;
  const top = rect.h < 34 ? rect.y + rect.h / 2 : rect.y + Math.min(rect.h * 0.3, 17 * large);
  for (const [index, text] of lines.entries())
    write(pen, text, middle, top + index * pitch, palette.text, { ...LABEL, size, weight, halo, max: rect.w - 1 });
  const below = top + lines.length * pitch;
  const floor = guest?.y ?? rect.y + rect.h;
  if (service !== undefined && jar.state === 'running' && floor - below > GLYPH.room * large)
    glyph(pen, icon, middle, below + 5 * large, GLYPH.size * large, palette.text, halo);
}

const JAR = 72; // a jar as high as that on a laptop; on a higher one the words grow with it
const LARGEST = 1.4;
const LABEL = { size: 12.5, weight: 650, align: 'center' } as const;

/** What a jar waits for, with its seconds; the cross of one that is gone, the ring of one that is off. */
export function paintJarState(pen: Pen, box: JarBox, tick: number, pace: number, dead: boolean): void {
  const { jar, rect } = box;
  const x = rect.x + rect.w / 2;
  const shape = shapeOf(jar, dead);
  const size = Math.min(15, rect.w * 0.7, rect.h * 0.5);
  const low = rect.h < 34; // its name takes all the height
  if (shape !== null && size >= 5)
    mark(pen, shape, low ? rect.x + rect.w - size / 2 - 1 : x, rect.y + rect.h * (low ? 0.5 : 0.72), size);
  const left = Math.ceil((jar.untilTick - tick) / pace);
  if (left <= 0 || jar.state === 'running' || rect.w < LABEL_FROM || rect.h < 34) return;
  const type = { size: 13, weight: 650, mono: true, align: 'center', ...haloOf(pen) } as const;
  write(pen, words.floor.seconds(left), x, rect.y + rect.h - 12, pen.palette.text, { ...type, max: rect.w - 2 });
}

/**
 * A name that is too wide breaks at its last hyphen: "shop-" over "search". Where even its beginning is too wide, the
 * word at its end says more than a cut one; a number there would not.
 */
export function linesOf(pen: Pen, name: string, room: number, most: number, size: number = LABEL.size): string[] {
  const at = name.lastIndexOf('-') + 1;
  const fits = (text: string): boolean => measure(pen, text, { ...LABEL, size }) <= room;
  if (most < 2 || at === 0 || fits(name)) return [name];
  const [head, tail] = [name.slice(0, at), name.slice(at)];
  return !fits(head) && /^\D/.test(tail) ? [tail] : [head, tail];
}

/** "productcatalogservice" is read by what it serves. */
export const shortName = (name: string): string =>
  name.replace(/-?service(?=-|$)/, '').replace(/^product(?=catalog)/, '');

/** The name of a sliver, beside it. */
export function paintTag(pen: Pen, host: HostBox): void {
  const box = taggedOf(host);
  if (box === null || !isTagged(host)) return;
  const y = host.well.y + Math.min(host.well.h / 2, 17);
  const x = host.usedX + depthOf(box.rect) + 7;
  line(pen, [box.rect.x + box.rect.w / 2, y], [x - 3, y], pen.palette.muted);
  write(pen, shortName(box.jar.name), x, y, pen.palette.text, { ...LABEL, align: 'left', max: TAG_WIDTH });
}
