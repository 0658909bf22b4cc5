/** Words and figures on a host that is near: what it carries, what that costs, what is left. */
import { count, decimal } from '../text/format.ts';
import { words } from '../text/index.ts';
import { alpha } from './colour.ts';
import { clamp, rect } from './geometry.ts';
import { type Hatch, hatch } from './hatches.ts';
import { isCountedDown } from './health.ts';
import { flatten } from './layout-jars.ts';
import { wordOf } from './paint-ear.ts';
import { LETTERS, paintLetter } from './paint-legend.ts';
import { paintPodWords } from './paint-pods.ts';
import { gibText, isDark, rimOf, wellColour } from './paint-rack.ts';
import { paintSigns } from './paint-signs.ts';
import { paintTowerWords } from './paint-towers.ts';
import { fill, mark, measure, outline, type Pen, pill, write } from './pen.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintHostFront(pen: Pen, beat: Beat): void {
  for (const host of beat.picture.hosts) {
    paintTitle(pen, host, beat);
    paintSlabWords(pen, host);
    for (const box of host.jars) if (box.jar.kind !== 'container') paintTowerWords(pen, box, beat);
    paintPodWords(pen, host, beat);
    paintHeadroom(pen, host, beat);
    paintChassisWords(pen, host);
    paintSigns(pen, host, beat);
    paintRing(pen, host, beat);
  }
}

const USUAL = 345; // as wide as a tray is on a laptop, of two; on a wider one its words grow
const largeOf = ({ well }: HostBox): number => clamp(well.w / USUAL, 1, 1.25);

function paintTitle(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { tray, verdict: box } = host;
  const { floor } = words;
  const jars = tray.jars.flatMap((jar) => (jar.inside.length > 0 ? jar.inside : [jar]));
  const pods = jars.filter((jar) => jar.kind === 'container').length;
  const kind =
    pods > 0 || tray.host.runtime >= 0
      ? floor.appsInContainers
      : tray.slabs.some((slab) => slab.kind === 'platform')
        ? floor.appsInVms
        : floor.appsOnOs;
  const right = box.x + box.w - 4;
  const large = largeOf(host);
  const nameWidth = write(pen, tray.host.name, box.x, box.y + 18, palette.text, {
    size: 22 * large,
    weight: 700,
    mono: true,
  });
  const condition = beat.conditions.get(host.key);
  if (condition !== undefined) {
    mark(pen, condition.health, box.x + nameWidth + 20, box.y + 18, 12);
    write(pen, wordOf(host, beat), box.x + nameWidth + 32, box.y + 18, palette.text, {
      size: 13.5 * large,
      weight: 600,
      max: box.w - nameWidth - 90,
    });
  }
  write(pen, count(jars.length), right, box.y + 16, palette.text, {
    size: 26 * large,
    weight: 700,
    mono: true,
    align: 'right',
  });
  write(pen, kind, right, box.y + 43, palette.muted, { size: 12.5 * large, align: 'right' });
  const saying = beat.sayings.get(host.key);
  if (saying !== undefined)
    pill(
      pen,
      [saying.title, saying.detail].filter((one) => one !== '').join(', '),
      host.well.x + 8,
      host.well.y + 112,
      saying.health,
      host.well.w - 16,
    );
  paintOverhead(pen, host);
}

const OVERHEAD = { most: 120, share: 0.3, height: 13 } as const;

/** What the layers themselves take of the memory: each in its own hatch, so that the sum says what it is made of. */
function paintOverhead(pen: Pen, host: HostBox): void {
  const { palette } = pen;
  const { tray, verdict: box } = host;
  const y = box.y + 43;
  const guests = tray.jars.reduce((sum, jar) => sum + jar.guestMib, 0);
  const engines = tray.jars.reduce((sum, jar) => sum + jar.engineMib, 0);
  const parts: (readonly [Hatch, number])[] = tray.slabs.map((slab) => [slab.kind, slab.mib]);
  parts.push(['guest', guests], ['engine', engines]);
  const { memoryMib } = tray.model;
  const width = write(pen, words.floor.overhead, box.x, y, palette.muted, { size: 12.5 * largeOf(host) });
  const most = Math.min(OVERHEAD.most, box.w * OVERHEAD.share);
  const bar = rect(box.x + width + 8, y - 6, most, OVERHEAD.height);
  fill(pen, bar, wellColour(pen));
  let x = bar.x;
  for (const [kind, mib] of parts) {
    const part = rect(x, bar.y, Math.min(bar.x + bar.w - x, (mib / memoryMib) * bar.w), bar.h);
    hatch(pen, part, kind);
    x += part.w;
  }
  outline(pen, bar, rimOf(pen));
  const share = parts.reduce((sum, [, mib]) => sum + mib, 0) / memoryMib;
  write(pen, words.floor.busyPercent(Math.round(share * 100)), bar.x + bar.w + 8, y, palette.text, {
    size: 15,
    weight: 650,
    mono: true,
  });
}

export function chip(pen: Pen, text: string, x: number, y: number, max: number): void {
  const width = Math.min(max, measure(pen, text, { size: 12, weight: 600 }) + 10);
  if (width < 16) return;
  fill(pen, rect(x, y - 9, width, 18), alpha(pen.palette.panel, 0.9), 3);
  write(pen, text, x + 5, y, pen.palette.text, { size: 12, weight: 600, max: width - 8 });
}

/** One sign for all slabs of a kind: apart they would be thinner than their words. */
function paintSlabWords(pen: Pen, host: HostBox): void {
  const of = (letter: string) => host.slabs.filter((slab) => LETTERS[slab.kind] === letter);
  let right = host.well.x + host.well.w - 6;
  for (const [letter, slabs] of [
    ['Y', of('Y')],
    ['O', of('O')],
    ['K', of('K')],
  ] as const) {
    const [first] = slabs;
    if (first === undefined) continue;
    const mib = slabs.reduce((sum, slab) => sum + slab.mib, 0);
    const text = `${letter} ${slabs.map((slab) => slab.name).join(' + ')}, ${gibText(mib)} GiB`;
    const width = measure(pen, text, { size: 12, weight: 600 }) + 10;
    chip(pen, text, right - width, first.rect.y + first.rect.h / 2 - (slabs.length - 1) * 4, width);
    right -= width + 6;
  }
}

const RING_ROOM = 40; // of the ring that counts down in the corner of a failing machine
const FIGURE_FROM = 130; // a narrower gap has its figure small

/** How much is left, as the largest number in sight; or why there is nothing. */
function paintHeadroom(pen: Pen, host: HostBox, { model }: Beat): void {
  const { palette } = pen;
  const { well, tray } = host;
  if (isDark(host)) return;
  const pods = tray.jars.some((jar) => jar.kind === 'container');
  const free = pods ? well : rect(host.usedX, well.y, well.x + well.w - host.usedX, well.h);
  if (free.w < 40) return;
  const big = decimal(tray.freeMib / 1024);
  const wide = free.w > FIGURE_FROM;
  const x = wide ? free.x + 16 : free.x + free.w / 2;
  const align = wide ? 'left' : 'center';
  const ring = isCountedDown(model.view, tray) ? RING_ROOM : 0;
  const top = free.y + (wide ? 0 : ring); // in a narrow gap under the ring, in a wide one beside it
  write(pen, big, x, top + 30, palette.text, { size: wide ? 34 : 17, weight: 700, mono: true, align });
  write(pen, wide ? words.floor.headroom : 'GiB', x, top + (wide ? 58 : 50), palette.muted, { size: 13, align });
  const isMarked = model.marks.some((one) => `h${one.host}` === host.key); // what is ordered for it says so there
  if (tray.jars.length > 0 || !wide || isMarked) return;
  const bare = tray.host.platform < 0;
  const y = well.y + well.h / 2;
  const middle = well.x + well.w / 2;
  write(pen, bare ? words.look.bare : words.look.emptyHost, middle, y, palette.text, {
    size: 15,
    weight: 600,
    align: 'center',
    max: well.w - 20,
  });
  if (bare)
    write(pen, words.look.bareHint, middle, y + 22, palette.muted, { size: 13, align: 'center', max: well.w - 20 });
}

function paintChassisWords(pen: Pen, host: HostBox): void {
  const { tray, well, rail } = host;
  const y = (well.y + well.h + rail.y) / 2 + 1;
  const ink = pen.theme === 'dark' ? pen.palette.text : pen.palette.ink;
  paintLetter(pen, words.look.letters.hardware, well.x + 7, y);
  write(pen, `${words.floor.cores(decimal(tray.model.cores), gibText(tray.model.memoryMib))}`, well.x + 20, y, ink, {
    size: 13 * largeOf(host),
    weight: 600,
    mono: true,
  });
  const busy = `${words.floor.busyPercent(tray.host.cpuPercent)} ${words.floor.busyOf}`;
  write(pen, busy, well.x + well.w - 2, y, ink, {
    size: 14 * largeOf(host),
    weight: 700,
    mono: true,
    align: 'right',
  });
}

function paintRing(pen: Pen, host: HostBox, { model }: Beat): void {
  const { selection } = model;
  for (const box of flatten(host.jars)) {
    const mine =
      (selection?.kind === 'vm' && box.jar.kind === 'vm' && selection.id === box.jar.id) ||
      (selection?.kind === 'instance' && box.jar.kind !== 'vm' && selection.id === box.jar.id) ||
      (selection?.kind === 'service' && selection.index === box.jar.service);
    if (mine) outline(pen, box.rect, pen.palette.accent, { width: 2.5 });
  }
  const selected = selection?.kind === 'host' && selection.id === host.tray.host.id;
  const { well, rect: all } = host;
  const shell = rect(well.x - 12, well.y - 12, well.w + 24, all.y + all.h - well.y + 12);
  if (selected || model.hovered === host.key)
    outline(pen, shell, pen.palette.accent, { width: selected ? 3 : 2, radius: 3 });
}
