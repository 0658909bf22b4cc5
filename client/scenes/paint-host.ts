/** The host as a stack: chassis, slab, towers, plates, and what hurts as signs on their cause. */
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { CUT_AT, platesOf } from './layout-host.ts';
import type { JarBox } from './layout-jars.ts';
import { paintJar, shortName } from './paint-jar.ts';
import { isDark, PIPS, paintSlab, pipOf, rimOf, wellColour } from './paint-rack.ts';
import { fill, line, outline, type Pen, polygon, write } from './pen.ts';
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
  // In one row plates lie under their containers; piled containers share them all.
  pods.sort((a, b) => a.service - b.service || a.id - b.id);
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
