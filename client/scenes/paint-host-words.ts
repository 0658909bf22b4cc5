/** Words and figures on a host that is near: what it carries, what that costs, what is left. */
import { count, decimal } from '../text/format.ts';
import { words } from '../text/index.ts';
import { alpha } from './colour.ts';
import { rect } from './geometry.ts';
import { hatch } from './hatches.ts';
import { flatten, type JarBox } from './layout-jars.ts';
import { linesOf, paintJarLabels, shortName } from './paint-jar.ts';
import { gibText, isDark } from './paint-rack.ts';
import { paintSigns } from './paint-signs.ts';
import { wordOf } from './paint-words.ts';
import { fill, haloOf, mark, measure, outline, type Pen, pill, write } from './pen.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintHostFront(pen: Pen, beat: Beat): void {
  for (const host of beat.picture.hosts) {
    paintTitle(pen, host, beat);
    paintSlabWords(pen, host);
    for (const box of host.jars) if (box.jar.kind !== 'container') paintTowerWords(pen, box, beat);
    paintPodWords(pen, host);
    paintHeadroom(pen, host);
    paintChassisWords(pen, host);
    paintSigns(pen, host, beat);
    paintRing(pen, host, beat);
  }
}

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
  write(pen, tray.host.name, box.x, box.y + 18, palette.text, { size: 22, weight: 700, mono: true });
  const condition = beat.conditions.get(host.key);
  const nameWidth = measure(pen, tray.host.name, { size: 22, weight: 700, mono: true });
  if (condition !== undefined) {
    mark(pen, condition.health, box.x + nameWidth + 20, box.y + 18, 12);
    write(pen, wordOf(host, beat), box.x + nameWidth + 32, box.y + 18, palette.text, {
      size: 13.5,
      weight: 600,
      max: box.w - nameWidth - 90,
    });
  }
  write(pen, count(jars.length), right, box.y + 16, palette.text, {
    size: 26,
    weight: 700,
    mono: true,
    align: 'right',
  });
  write(pen, kind, right, box.y + 43, palette.muted, { size: 12.5, align: 'right' });
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
  const overheadMib =
    tray.slabs.reduce((sum, slab) => sum + slab.mib, 0) +
    tray.jars.reduce((sum, jar) => sum + jar.guestMib + jar.engineMib, 0);
  const share = overheadMib / tray.model.memoryMib;
  const width = write(pen, floor.overhead, box.x, box.y + 43, palette.muted, { size: 12.5 });
  const bar = rect(box.x + width + 8, box.y + 37, Math.min(110, box.w * 0.28), 13);
  fill(pen, bar, palette.well);
  hatch(
    pen,
    rect(bar.x, bar.y, bar.w * Math.min(1, share), bar.h),
    tray.jars.some((jar) => jar.guestMib > 0) ? 'guest' : 'kernel',
  );
  outline(pen, bar, palette.edge);
  write(pen, floor.busyPercent(Math.round(share * 100)), bar.x + bar.w + 8, box.y + 43, palette.text, {
    size: 15,
    weight: 650,
    mono: true,
  });
}

function chip(pen: Pen, text: string, x: number, y: number, max: number): void {
  const width = Math.min(max, measure(pen, text, { size: 12, weight: 600 }) + 10);
  if (width < 16) return;
  fill(pen, rect(x, y - 9, width, 18), alpha(pen.palette.panel, 0.9), 3);
  write(pen, text, x + 5, y, pen.palette.text, { size: 12, weight: 600, max: width - 8 });
}

/** One sign for all slabs of a kind: apart they would be thinner than their words. */
function paintSlabWords(pen: Pen, host: HostBox): void {
  const platforms = host.slabs.filter((slab) => slab.kind === 'platform');
  const kernels = host.slabs.filter((slab) => slab.kind !== 'platform');
  let right = host.well.x + host.well.w - 6;
  for (const [letter, slabs] of [
    ['Y', platforms],
    ['K', kernels],
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

function paintTowerWords(pen: Pen, box: JarBox, beat: Beat): void {
  const { palette } = pen;
  const { rect: tower, jar, guest } = box;
  const middle = tower.x + tower.w / 2;
  const level = beat.levels.get(jar.key) ?? 0;
  if (tower.w < 34) {
    sideways(pen, shortName(jar.name), middle, tower.y + 14);
    return;
  }
  const lines = linesOf(pen, shortName(jar.name), tower.w - 8, 2);
  const strip = rect(tower.x + 2, tower.y + 2, tower.w - 4, 5 + 15 * lines.length);
  fill(pen, strip, alpha(palette.panel, 0.92));
  for (const [index, text] of lines.entries()) {
    write(pen, text, middle, strip.y + 10 + index * 15, palette.text, {
      size: 12.5,
      weight: 650,
      align: 'center',
      max: strip.w - 2,
    });
  }
  if (guest !== null) {
    const name = words.floor.legend.guest;
    const y = guest.h > 22 ? guest.y + 13 : guest.y - 10;
    chip(pen, tower.w > 120 ? `G ${name}, ${decimal(jar.guestMib / 1024)} GiB` : 'G', tower.x + 4, y, tower.w - 8);
  }
  if (box.liquid.w === 0 || jar.state !== 'running') return;
  const text = words.floor.busyPercent(Math.round(level * 100));
  const surface = box.liquid.y + box.liquid.h * (1 - level);
  const y = Math.min(surface + 18, box.liquid.y + box.liquid.h - 24);
  write(pen, text, middle, y, palette.text, {
    size: tower.w > 60 ? 18 : 14,
    weight: 700,
    align: 'center',
    mono: true,
    ...haloOf(pen),
    max: tower.w - 4,
  });
  if (tower.w > 76 && surface + 44 < box.liquid.y + box.liquid.h) {
    write(pen, words.floor.ofItsCpu, middle, y + 17, palette.text, {
      size: 12,
      align: 'center',
      ...haloOf(pen),
      max: tower.w - 4,
    });
  }
  if (tower.w > 84 && surface - tower.y > 60) {
    write(pen, words.floor.reserved, middle, tower.y + 40, palette.muted, {
      size: 12,
      align: 'center',
      max: tower.w - 8,
    });
  }
}

const NAME_WIDTH = 46; // less would be dots

function sideways(pen: Pen, text: string, x: number, y: number, max = 120): void {
  const { ctx } = pen;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(Math.PI / 2);
  write(pen, text, 0, 0, pen.palette.text, { size: 12, weight: 600, ...haloOf(pen), max });
  ctx.restore();
}

const TALL = 96; // a container that high has its name inside

const SLANT = -0.96; // radians; 55 degrees, as far as names stay readable and apart

/** Names of containers: slanted above the top of each column, once for a run of the same service. */
function paintPodWords(pen: Pen, host: HostBox): void {
  const pods = flatten(host.jars).filter((box) => box.jar.kind === 'container');
  const tops = new Map<number, JarBox>();
  for (const box of pods) {
    const top = tops.get(box.rect.x);
    if (top === undefined || box.rect.y < top.rect.y) tops.set(box.rect.x, box);
  }
  if (tops.size < pods.length) {
    for (const box of pods) {
      if (box.rect.w >= NAME_WIDTH) paintJarLabels(pen, [box]);
      else if (box.rect.h >= NAME_WIDTH)
        sideways(pen, shortName(box.jar.name), box.rect.x + box.rect.w / 2, box.rect.y + 6, box.rect.h - 8);
    }
    return;
  }
  let last = '';
  for (const box of tops.values()) {
    const name = shortName(box.jar.name);
    if (name === last) continue;
    last = name;
    if (box.rect.h > TALL) {
      sideways(pen, name, box.rect.x + box.rect.w / 2, box.rect.y + 14);
      continue;
    }
    const { ctx } = pen;
    ctx.save();
    ctx.translate(box.rect.x + box.rect.w / 2, box.rect.y - 8);
    ctx.rotate(SLANT);
    write(pen, name, 0, 0, pen.palette.text, { size: 12.5, weight: 550, max: 110 });
    ctx.restore();
  }
}

function paintHeadroom(pen: Pen, host: HostBox): void {
  const { palette } = pen;
  const { well, tray } = host;
  if (isDark(host)) return;
  const pods = tray.jars.some((jar) => jar.kind === 'container');
  const free = pods ? well : rect(host.usedX, well.y, well.x + well.w - host.usedX, well.h);
  const big = decimal(tray.freeMib / 1024);
  if (free.w < 40) return;
  const size = free.w > 130 ? 34 : 17;
  const x = free.x + (free.w > 130 ? 16 : free.w / 2);
  const align = free.w > 130 ? 'left' : 'center';
  write(pen, big, x, free.y + 30, palette.text, { size, weight: 700, mono: true, align });
  write(pen, free.w > 130 ? words.floor.headroom : 'GiB', x, free.y + 58, palette.muted, { size: 13, align });
}

function paintChassisWords(pen: Pen, host: HostBox): void {
  const { tray, well, rail } = host;
  const y = (well.y + well.h + rail.y) / 2 + 1;
  const ink = pen.theme === 'dark' ? pen.palette.text : pen.palette.ink;
  write(pen, `H  ${words.floor.cores(decimal(tray.model.cores), gibText(tray.model.memoryMib))}`, well.x + 2, y, ink, {
    size: 13,
    weight: 600,
    mono: true,
  });
  const busy = `${words.floor.busyPercent(tray.host.cpuPercent)} ${words.floor.busyOf}`;
  write(pen, busy, well.x + well.w - 2, y, ink, { size: 14, weight: 700, mono: true, align: 'right' });
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
