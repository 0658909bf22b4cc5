/** The rack's back sheet: frame, drawers, wells, slabs, glass. Painted anew only when something is placed or moved. */
import { decimal } from '../text/format.ts';
import { words } from '../text/index.ts';
import { alpha, mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { hatch } from './hatches.ts';
import { paintJar, paintLens, paintLid } from './paint-jar.ts';
import { fill, line, measure, outline, type Pen, write } from './pen.ts';
import type { GroupBox, HostBox, Picture, SlabBox, SlotBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintRackBack(pen: Pen, beat: Beat): void {
  const { picture } = beat;
  for (const group of picture.groups) paintFrame(pen, group);
  for (const slot of picture.slots) paintSlot(pen, slot);
  for (const host of picture.hosts) paintDrawer(pen, host);
}

function paintFrame(pen: Pen, group: GroupBox): void {
  const { palette } = pen;
  const cloud = group.rack < 0;
  const box = rect(group.rect.x, group.rect.y - 2, group.rect.w, group.rect.h + 2);
  fill(pen, box, mix(palette.rack, palette.ground, 0.55), 8);
  outline(pen, box, cloud ? palette.air : pen.theme === 'light' ? palette.metal : palette.line, {
    width: 1.5,
    radius: 8,
    dash: cloud ? [5, 4] : [],
  });
  if (cloud) return;
  // The rails that drawers hang in.
  for (const x of [box.x + 2.5, box.x + box.w - 5])
    fill(pen, rect(x, box.y + 8, 2.5, box.h - 16), alpha(palette.edge, 0.4));
}

function paintSlot(pen: Pen, slot: SlotBox): void {
  const { palette } = pen;
  fill(pen, slot.rect, alpha(wellColour(pen), 0.55), 5);
  outline(pen, slot.rect, palette.air, { width: 1.25, radius: 5, dash: [1.5, 4] });
}

export const isDark = (host: HostBox): boolean => host.tray.host.state !== 'on';

function paintDrawer(pen: Pen, host: HostBox): void {
  const { palette } = pen;
  const dark = isDark(host);
  const face = dark ? mix(palette.rack, palette.ground, 0.5) : palette.rack;
  fill(pen, host.rect, face, 5);
  if (!dark)
    fill(
      pen,
      rect(host.rect.x + 4, host.rect.y + 1, host.rect.w - 8, 1.2),
      alpha('#ffffff', pen.theme === 'dark' ? 0.09 : 0.7),
    );
  outline(pen, host.rect, dark ? palette.line : rimOf(pen), { radius: 5 });
  paintWell(pen, host);
  if (host.form !== 'tile') paintRail(pen, host);
}

/** Light themes need more between a tray and its drawer than the palette's two greys give. */
export const wellColour = (pen: Pen): string =>
  pen.theme === 'light' ? mix('#ffffff', pen.palette.well, 0.62) : pen.palette.well;
export const rimOf = (pen: Pen): string => (pen.theme === 'light' ? pen.palette.metal : pen.palette.edge);

export function paintWell(pen: Pen, host: HostBox): void {
  const { well } = host;
  if (well.w < 4) return;
  fill(pen, well, wellColour(pen));
  paintAir(pen, host);
  const dark = isDark(host) && host.tray.host.state !== 'installing';
  pen.ctx.globalAlpha = dark ? 0.45 : 1;
  for (const slab of host.slabs) paintSlab(pen, slab);
  for (const box of host.jars) paintJar(pen, box, dark);
  pen.ctx.globalAlpha = 1;
  if (host.lens !== null) paintLens(pen, host.lens, dark);
  // Side walls of the tray; what does not fit sticks out past the right one.
  for (const x of [well.x - 2, well.x + well.w]) fill(pen, rect(x, well.y - 3, 2, well.h + 6), rimOf(pen));
}

function paintAir(pen: Pen, host: HostBox): void {
  const { well } = host;
  const air = rect(host.usedX + 3, well.y + 2, well.x + well.w - host.usedX - 5, well.h - 4);
  if (air.w < 4) return;
  outline(pen, air, pen.palette.air, { width: 1.25, dash: [1.5, 4] });
}

export function paintSlab(pen: Pen, slab: SlabBox): void {
  const { palette } = pen;
  hatch(pen, slab.rect, slab.kind);
  const hue = slab.kind === 'platform' ? palette.platform : palette.kernel;
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

/** The scale of this view and what each surface means, over all racks. */
export function paintLegend(pen: Pen, picture: Picture, beat: Beat): void {
  const { palette } = pen;
  const { stage } = picture;
  const tabs = picture.tabs.length > 0 ? 34 : 0;
  const y = stage.y + 11 + tabs;
  const gib = scaleGib(picture.pxPerGib);
  const ruler = gib * picture.pxPerGib;
  let x = stage.x + 6;
  line(pen, [x, y], [x + ruler, y], palette.text, 1.5);
  for (const end of [x, x + ruler]) line(pen, [end, y - 5], [end, y + 5], palette.text, 1.5);
  x += ruler + 8;
  x += write(pen, words.floor.scale(gib), x, y, palette.text, { size: 12, weight: 600, mono: true }) + 20;
  for (const [kind, word] of legendOf(beat)) {
    const width = measure(pen, word, { size: 12.5 });
    if (x + width + 26 > stage.x + stage.w) return;
    const swatch = rect(x, y - 7, 18, 14);
    if (kind === 'app') fill(pen, swatch, palette.app, 1);
    else if (kind === 'air') outline(pen, swatch, palette.air, { width: 1.25, dash: [1.5, 3] });
    else {
      hatch(pen, swatch, kind);
      outline(
        pen,
        swatch,
        mix(kind === 'platform' ? palette.platform : kind === 'guest' ? palette.guest : palette.kernel, '#ffffff', 0.7),
      );
    }
    write(pen, word, x + 25, y, palette.muted, { size: 12.5 });
    x += width + 25 + 18;
  }
}

type LegendKind = 'platform' | 'guest' | 'kernel' | 'app' | 'air';

/** Only what this match has: a player of containers need not read "guest OS". */
function legendOf({ model, picture }: Beat): [LegendKind, string][] {
  const { legend } = words.floor;
  const has = (kind: SlabBox['kind']) => picture.hosts.some((host) => host.slabs.some((slab) => slab.kind === kind));
  const kinds: LegendKind[] = [];
  if (has('platform')) kinds.push('platform');
  if (model.view.vms.length > 0) kinds.push('guest');
  if (has('kernel') || has('engine')) kinds.push('kernel');
  kinds.push('app', 'air');
  return kinds.map((kind) => [kind, legend[kind]]);
}

/** A round number of GiB that draws as a short line. */
function scaleGib(pxPerGib: number): number {
  return [1, 2, 4, 8, 16, 32, 64].find((gib) => gib * pxPerGib >= 26) ?? 128;
}

export const gibText = (mib: number): string => decimal(mib / 1024);
