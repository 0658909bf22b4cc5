/** The host as a stack: chassis, slab, towers, plates, and what hurts as signs on their cause. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { glyphOf } from '../look/glyphs.ts';
import { memory } from '../text/format.ts';
import { words } from '../text/index.ts';
import { mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { isCountedDown } from './health.ts';
import { CUT_AT, platesOf } from './layout-host.ts';
import type { JarBox } from './layout-jars.ts';
import { paintBoards } from './paint-ground.ts';
import { paintJar } from './paint-jar.ts';
import { shortName } from './paint-labels.ts';
import { isDark, PIPS, paintSlab, pipOf, rimOf, wellColour } from './paint-rack.ts';
import { fill, line, measure, outline, type Pen, polygon, write } from './pen.ts';
import { glyph } from './pen-glyph.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintHostBack(pen: Pen, beat: Beat): void {
  const { stage, hosts } = beat.picture;
  if (hosts.length > 0) paintBoards(pen, beat, stage.y + stage.h - FLOOR_BELOW);
  for (const host of hosts) paintStack(pen, host, beat);
  paintScale(pen, beat);
}

const FLOOR_BELOW = 34; // of a chassis' foot

/** The square that is as large on every host of this picture as so much memory. */
const SCALE = { least: 16, room: 300, mib: [16, 64, 256, 1024, 4096] } as const;

function paintScale(pen: Pen, { model, picture: { hosts } }: Beat): void {
  const airOf = ({ jars, usedX, well }: HostBox): number =>
    jars.some((box) => box.jar.kind === 'container') ? well.w : well.x + well.w - usedX;
  const host = hosts.find((one) => !isDark(one) && !isCountedDown(model.view, one.tray) && airOf(one) > SCALE.room);
  if (host === undefined) return;
  const { well, wellMib } = host;
  const perMib = (well.w * well.h) / wellMib;
  const mib = SCALE.mib.find((one) => Math.sqrt(one * perMib) >= SCALE.least);
  if (mib === undefined) return;
  const side = Math.sqrt(mib * perMib);
  const box = rect(well.x + well.w - side - 16, well.y + 16, side, side);
  outline(pen, box, pen.palette.text, { width: 1.25, dash: [1.5, 3] });
  const type = { size: 12, align: 'right' } as const;
  write(pen, memory(mib), box.x - 9, box.y + side / 2 - 8, pen.palette.text, { ...type, weight: 600, mono: true });
  write(pen, words.look.everyHost, box.x - 9, box.y + side / 2 + 8, pen.palette.muted, type);
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
  // In one row plates lie under their containers; piled containers share them all.
  pods.sort((a, b) => a.service - b.service || a.id - b.id);
  const base = (service: number) => rules.images[rules.services[service]?.imageIndex ?? -1]?.layers[0]?.id ?? '';
  const own = (service: number) => rules.services[service]?.id ?? '';
  const rows = [pods.map((jar) => own(jar.service)), pods.map((jar) => base(jar.service))];
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
    paintPlateName(pen, plate, names[first] ?? '', next - first, row);
    first = next;
  }
}

/** A layer's name where it fits whole; of a service's own layer else its picture, of a shared one else how often. */
function paintPlateName(pen: Pen, plate: Rect, name: string, many: number, row: number): void {
  const { palette } = pen;
  const said = row === 0 ? shortName(name) : name;
  const whole = many > 1 ? `${said} ×${many}` : said;
  const [x, y] = [plate.x + plate.w / 2, plate.y + plate.h / 2];
  const fits = (text: string): boolean => measure(pen, text, { size: 12 }) <= plate.w - 4;
  const text = [whole, said].find(fits) ?? (many > 1 && fits(`×${many}`) ? `×${many}` : '');
  if (row === 0 && !fits(said)) {
    if (plate.w >= 14) glyph(pen, glyphOf(name), x, y, Math.min(13, plate.h - 3), palette.text);
  } else write(pen, text, x, y, palette.text, { size: 12, align: 'center' });
}
