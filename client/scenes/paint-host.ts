/** The host as a stack: chassis, slab, towers, plates, and what hurts as signs on their cause. */

import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { clock, count, decimal } from '../text/format.ts';
import { words } from '../text/index.ts';
import { alpha, mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { ailmentOf } from './health.ts';
import { CUT_AT, platesOf } from './layout-host.ts';
import { flatten, type JarBox } from './layout-jars.ts';
import { linesOf, paintJar, paintJarLabels, shortName } from './paint-jar.ts';
import { gibText, isDark, PIPS, paintSlab, pipOf, rimOf, wellColour } from './paint-rack.ts';
import { wordOf } from './paint-words.ts';
import { fill, haloOf, hatch, line, mark, measure, outline, type Pen, pill, polygon, write } from './pen.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintHostBack(pen: Pen, beat: Beat): void {
  for (const host of beat.picture.hosts) paintStack(pen, host, beat);
}

function paintStack(pen: Pen, host: HostBox, beat: Beat): void {
  const { palette } = pen;
  const { well } = host;
  const dark = isDark(host);
  paintChassis(pen, host);
  fill(pen, well, wellColour(pen));
  outline(pen, rect(well.x + 2, well.y + 2, well.w - 4, well.h - 4), palette.air, { width: 1.25, dash: [1.5, 4] });
  if (host.wellMib < host.tray.model.memoryMib) paintCut(pen, host);
  paintPlates(pen, host, beat.model.rules);
  for (const box of host.jars) paintTower(pen, box, dark);
  for (const slab of host.slabs) paintSlab(pen, { ...slab, rect: slab.rect });
  for (let index = 0; index < PIPS; index++) {
    const pip = pipOf(host.rail, index);
    fill(pen, pip, wellColour(pen), 1);
  }
}

function paintChassis(pen: Pen, host: HostBox): void {
  const { palette } = pen;
  const { well, rect: box } = host;
  const shell = rect(well.x - 10, well.y - 10, well.w + 20, box.y + box.h - well.y + 10);
  const { x, y, w, h } = shell;
  polygon(
    pen,
    mix(palette.metal, '#000000', 0.6),
    [x + w, y],
    [x + w + 9, y - 8],
    [x + w + 9, y + h - 8],
    [x + w, y + h],
  );
  polygon(pen, mix(palette.metal, '#ffffff', 0.75), [x, y], [x + 9, y - 8], [x + w + 9, y - 8], [x + w, y]);
  fill(pen, shell, mix(palette.metal, palette.rack, 0.45));
  fill(pen, rect(x, well.y + well.h + 4, w, box.y + box.h - well.y - well.h - 4), palette.metal, 3);
  outline(pen, shell, rimOf(pen), { radius: 2 });
  // Ruler of the walls: a notch every quarter of the memory.
  for (const share of [0.25, 0.5, 0.75])
    line(pen, [x, well.y + well.h * share], [x + 6, well.y + well.h * share], palette.edge, 1.5);
}

/** A zigzag through the air: there is more of it than the picture shows. */
function paintCut(pen: Pen, { well }: HostBox): void {
  const { ctx, palette } = pen;
  const [step, y] = [11, well.y + CUT_AT];
  for (const [colour, width] of [
    [mix(palette.metal, palette.rack, 0.45), 9],
    [wellColour(pen), 5],
  ] as const) {
    ctx.beginPath();
    for (let index = 0; index * step <= well.w + 20; index++)
      ctx.lineTo(well.x - 10 + index * step, y + (index % 2 === 0 ? -5 : 5));
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }
}

/** A VM is a wall from floor to lid; everything else is thin glass. */
function paintTower(pen: Pen, box: JarBox, dead: boolean): void {
  paintJar(pen, box, dead);
  if (box.jar.kind !== 'vm') return;
  const { x, y, w, h } = box.rect;
  const wall = mix('#ffffff', pen.palette.edge, pen.theme === 'dark' ? 0.82 : 0.1);
  outline(pen, rect(x, y, w, h), wall, { width: Math.min(3, w / 6) });
}

const PLATE = 17;

/** Image layers that the containers stand on: what is shared lies across, each service's own above it. */
function paintPlates(pen: Pen, host: HostBox, rules: Rulebook): void {
  const plates = platesOf(host);
  if (plates === null) return;
  const pods = host.jars.filter((box) => box.jar.kind === 'container').map((box) => box.jar);
  const base = (service: number) => rules.images[rules.services[service]?.imageIndex ?? -1]?.layers[0]?.id ?? '';
  const rows = [pods.map((jar) => shortName(jar.name)), pods.map((jar) => base(jar.service))];
  const high = Math.min(PLATE, plates.h / rows.length);
  for (const [row, names] of rows.entries()) {
    paintPlateRow(pen, names, rect(plates.x, plates.y + plates.h - (rows.length - row) * high, plates.w, high), row);
  }
}

function paintPlateRow(pen: Pen, names: readonly string[], box: Rect, row: number): void {
  const { palette } = pen;
  const each = box.w / names.length;
  for (let first = 0; first < names.length; ) {
    let next = first + 1;
    while (next < names.length && names[next] === names[first]) next += 1;
    const plate = rect(box.x + first * each + 0.5, box.y + 1, (next - first) * each - 1, box.h - 2);
    fill(pen, plate, mix(palette.hardware, palette.ground, row === 0 ? 0.5 : 0.75), 2);
    const many = next - first > 1 ? `${names[first]} ×${next - first}` : (names[first] ?? '');
    if (plate.w > 38)
      write(pen, many, plate.x + plate.w / 2, plate.y + plate.h / 2, palette.text, {
        size: 12,
        align: 'center',
        max: plate.w - 4,
      });
    first = next;
  }
}

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
    pods > 0 ? floor.appsInContainers : tray.jars.some((jar) => jar.kind === 'vm') ? floor.appsInVms : floor.appsOnOs;
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

function sideways(pen: Pen, text: string, x: number, y: number): void {
  const { ctx } = pen;
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(Math.PI / 2);
  write(pen, text, 0, 0, pen.palette.text, { size: 12, weight: 600, ...haloOf(pen), max: 120 });
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
    paintJarLabels(pen, pods);
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

const SIGNS_MAX = 3; // the three worst, the rest as a count (notes-floor 26)

function paintSigns(pen: Pen, host: HostBox, beat: Beat): void {
  const ailing = flatten(host.jars)
    .map((box) => ({ box, word: ailmentOf(box.jar) }))
    .filter((one) => one.word !== null);
  const order = ['crashed', 'backoff', 'throttled'];
  ailing.sort((a, b) => ((order.indexOf(a.word ?? '') + 9) % 10) - ((order.indexOf(b.word ?? '') + 9) % 10));
  const said = new Set<string>();
  let y = host.well.y + 112;
  for (const { box, word } of ailing) {
    const text = signText(box, word as string, beat);
    const once = `${box.jar.service} ${word}`;
    if (said.has(once) || said.size >= SIGNS_MAX) continue;
    said.add(once);
    const health = word === 'backoff' || word === 'crashed' ? 'bad' : word === 'throttled' ? 'watch' : 'off';
    const x = Math.min(Math.max(host.well.x + 8, box.rect.x - 30), host.well.x + host.well.w - 230);
    const sign = pill(pen, text, Math.max(host.well.x + 8, x), y, health, 226);
    const cause = { x: box.rect.x + box.rect.w / 2, y: Math.max(sign.y + 30, box.rect.y + 6) };
    line(pen, [cause.x, sign.y + 22], [cause.x, cause.y], pen.palette.text, 1.5);
    fill(pen, rect(cause.x - 2.5, cause.y - 2.5, 5, 5), pen.palette.text, 2.5);
    y += 30;
  }
  const rest = new Set(ailing.map(({ box, word }) => `${box.jar.service} ${word}`)).size - said.size;
  if (rest > 0) write(pen, words.floor.more(rest), host.well.x + 12, y, pen.palette.muted, { size: 12 });
}

function signText(box: JarBox, word: string, { model }: Beat): string {
  const { floor } = words;
  const { jar } = box;
  const name = shortName(jar.name);
  const left = jar.untilTick - model.tick;
  if (jar.state === 'backoff' && left > 0) return floor.backIn(name, clock(left / model.pace));
  const what = floor.states[word as keyof typeof floor.states];
  return left > 0 && jar.state !== 'running'
    ? `${floor.ailing(name, what)}, ${clock(left / model.pace)}`
    : floor.ailing(name, what);
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
