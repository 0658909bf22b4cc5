/** The rack's back sheet: frame, drawers, wells, slabs, glass. Painted anew only when something is placed or moved. */
import { decimal } from '../text/format.ts';
import { alpha, mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { hatch, hueOf } from './hatches.ts';
import { paintCabinet } from './paint-cabinet.ts';
import { paintJar, paintLens, paintLid } from './paint-jar.ts';
import { scaleGib } from './paint-legend.ts';
import { fill, line, outline, type Pen } from './pen.ts';
import type { GroupBox, HostBox, SlabBox, SlotBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintRackBack(pen: Pen, beat: Beat): void {
  const { picture } = beat;
  for (const group of picture.groups) paintFrame(pen, group);
  for (const slot of picture.slots) paintSlot(pen, slot);
  for (const host of picture.hosts) paintDrawer(pen, host);
}

const SHALLOW = 0.5; // of a rack's depth: near, one looks at its front

function paintFrame(pen: Pen, { rect: box, rack }: GroupBox): void {
  paintCabinet(pen, rect(box.x, box.y - 2, box.w, box.h + 2), rack < 0, SHALLOW);
}

function paintSlot(pen: Pen, slot: SlotBox): void {
  fill(pen, slot.rect, alpha(wellColour(pen), 0.5), 5);
  outline(pen, slot.rect, alpha(pen.palette.air, 0.7), { width: 1, radius: 5, dash: [1.5, 4] });
}

export const isDark = (host: HostBox): boolean => host.tray.host.state !== 'on';

function paintDrawer(pen: Pen, host: HostBox): void {
  const { palette } = pen;
  const { rect: box, well } = host;
  const dark = isDark(host);
  const light = pen.theme === 'light';
  const face = dark
    ? mix(palette.rack, palette.ground, 0.5)
    : light
      ? mix('#ffffff', palette.rack, 0.45)
      : palette.rack;
  const lip = Math.min(3, box.h * 0.05);
  // A lower edge to pull it out by: the drawer is a thing and no card.
  fill(pen, box, mix(dark ? palette.line : rimOf(pen), light ? palette.metal : '#000000', 0.7), 5);
  fill(pen, rect(box.x, box.y, box.w, box.h - lip), dark ? palette.line : rimOf(pen), 5);
  fill(pen, rect(box.x + 1, box.y + 1, box.w - 2, box.h - lip - 2), face, 4);
  if (!dark) fill(pen, rect(box.x + 5, box.y + 1, box.w - 10, 1), alpha('#ffffff', light ? 0.9 : 0.12));
  if (host.form === 'wide') {
    const crease = alpha(palette.edge, light ? 1 : 0.35);
    line(pen, [well.x - 12, box.y + 8], [well.x - 12, box.y + box.h - lip - 8], crease);
    fill(pen, rect(box.x + 4, box.y + box.h / 2 - 9, 3, 18), crease, 1.5); // its handle
  }
  paintWell(pen, host);
  if (host.form !== 'tile') paintRail(pen, host);
}

/** Light themes need more between a tray and its drawer than the palette's two greys give. */
export const wellColour = (pen: Pen): string =>
  pen.theme === 'light' ? mix('#ffffff', pen.palette.well, 0.62) : mix(pen.palette.rack, pen.palette.well, 0.42);
export const rimOf = (pen: Pen): string => (pen.theme === 'light' ? pen.palette.metal : pen.palette.edge);

export function paintWell(pen: Pen, host: HostBox): void {
  const { well } = host;
  if (well.w < 4) return;
  fill(pen, well, wellColour(pen));
  // The tray's upper edge throws a shadow: it is sunk in.
  if (well.h > 18) fill(pen, rect(well.x, well.y, well.w, 3), alpha('#000000', pen.theme === 'dark' ? 0.5 : 0.1));
  paintAir(pen, host);
  const dark = isDark(host) && host.tray.host.state !== 'installing';
  pen.ctx.globalAlpha = dark ? 0.45 : 1;
  for (const slab of host.slabs) paintSlab(pen, slab);
  for (const box of host.jars) paintJar(pen, box, dark);
  pen.ctx.globalAlpha = 1;
  if (host.lens !== null) paintLens(pen, host.lens, dark);
  if (host.wellMib < host.tray.model.memoryMib) paintTear(pen, host);
  // Side walls of the tray; what does not fit sticks out past the right one.
  for (const x of [well.x - 2, well.x + well.w]) fill(pen, rect(x, well.y - 3, 2, well.h + 6), rimOf(pen));
}

const TEAR = { from: 11, step: 6, deep: 2.5 } as const;

/** The tray is longer than it is drawn: torn where its air is cut off. */
function paintTear(pen: Pen, { well }: HostBox): void {
  const x = well.x + well.w - TEAR.from;
  for (const [colour, width] of [
    [rimOf(pen), 5],
    [wellColour(pen), 2.5],
  ] as const) {
    pen.ctx.beginPath();
    for (let step = 0; step * TEAR.step <= well.h + TEAR.step; step++)
      pen.ctx.lineTo(
        x + (step % 2 === 0 ? -TEAR.deep : TEAR.deep),
        Math.min(well.y + well.h, well.y + step * TEAR.step),
      );
    pen.ctx.strokeStyle = colour;
    pen.ctx.lineWidth = width;
    pen.ctx.stroke();
  }
}

function paintAir(pen: Pen, host: HostBox): void {
  const { well } = host;
  const air = rect(host.usedX + 3, well.y + 2, well.x + well.w - host.usedX - 5, well.h - 4);
  if (air.w < 4) return;
  outline(pen, air, pen.palette.air, { width: 1.25, dash: [1.5, 4] });
  const pxPerGib = (well.w / host.wellMib) * 1024;
  if (host.form === 'tile' || host.form === 'stack' || pxPerGib <= 0) return;
  // Room to fill is counted in the ruler's pieces, from the empty end of the tray.
  const piece = scaleGib(pxPerGib) * pxPerGib;
  for (let x = well.x + well.w - piece; x > air.x + 6; x -= piece)
    line(pen, [x, air.y + 1], [x, air.y + air.h], alpha(pen.palette.air, 0.55), 1.25, [1.5, 4]);
}

export function paintSlab(pen: Pen, slab: SlabBox): void {
  const { palette } = pen;
  hatch(pen, slab.rect, slab.kind);
  const hue = hueOf(pen, slab.kind) ?? palette.kernel;
  outline(pen, slab.rect, mix(hue, '#ffffff', pen.theme === 'dark' ? 0.7 : 0.9));
  paintLid(pen, slab.rect, { lid: mix(hue, '#ffffff', 0.8), side: mix(hue, '#000000', 0.6) });
}

export const PIPS = 16;
const PIP_GAP = 2;

/** One of the pips of a CPU rail. */
export function pipOf(rail: Rect, index: number): Rect {
  const width = (rail.w + PIP_GAP) / PIPS;
  return rect(rail.x + index * width, rail.y, width - PIP_GAP, rail.h);
}

function paintRail(pen: Pen, host: HostBox): void {
  for (let index = 0; index < PIPS; index++) {
    const pip = pipOf(host.rail, index);
    fill(pen, pip, wellColour(pen), 1);
    outline(pen, pip, alpha(rimOf(pen), pen.theme === 'light' ? 0.9 : 0.55), { radius: 1 });
  }
}

export const gibText = (mib: number): string => decimal(mib / 1024);
