/** The site, its back sheet: pipes, front door, racks as columns of tiles, the power line under them. */
import { alpha, mix } from './colour.ts';
import { rect } from './geometry.ts';
import { layoutTraffic, type Pipe, type Traffic } from './layout-site.ts';
import { isDark, paintWell } from './paint-rack.ts';
import { fill, outline, type Pen, polygon } from './pen.ts';
import type { GroupBox, HostBox, SlotBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

const DEPTH = { right: 14, up: 11 } as const;

export function paintSiteBack(pen: Pen, beat: Beat): void {
  const { picture, model } = beat;
  const traffic = layoutTraffic(picture, model.rules.demands.length);
  paintPipes(
    pen,
    [...traffic.racks, ...traffic.sources, traffic.answers].map((one) => one.pipe),
  );
  paintPower(pen, beat);
  for (const group of picture.groups) paintRack(pen, group);
  for (const slot of picture.slots) paintSlot(pen, slot);
  for (const host of picture.hosts) paintTile(pen, host);
  paintDoor(pen, traffic);
}

function tracePipe(ctx: CanvasRenderingContext2D, pipe: Pipe): void {
  const [first, ...rest] = pipe.points;
  if (first === undefined) return;
  ctx.beginPath();
  ctx.moveTo(first.x, first.y);
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) ctx.lineTo(point.x, point.y);
    else ctx.arcTo(point.x, point.y, next.x, next.y, 14);
  }
}

/** All walls first, then all insides, so that pipes open into each other. */
function paintPipes(pen: Pen, pipes: readonly Pipe[]): void {
  const { ctx, palette } = pen;
  const inside = mix(palette.ground, palette.well, 0.5);
  for (const [thinner, colour] of [
    [0, palette.edge],
    [3, inside],
  ] as const) {
    for (const pipe of pipes) {
      tracePipe(ctx, pipe);
      ctx.strokeStyle = colour;
      ctx.lineWidth = pipe.width - thinner;
      ctx.stroke();
    }
  }
}

function paintDoor(pen: Pen, { door }: Traffic): void {
  const { palette } = pen;
  const { x, y, w, h } = door;
  const tip = 16;
  const shape = (grow: number) =>
    [
      [x + tip - grow, y - grow],
      [x + w - tip + grow, y - grow],
      [x + w + grow * 1.3, y + h / 2],
      [x + w - tip + grow, y + h + grow],
      [x + tip - grow, y + h + grow],
      [x - grow * 1.3, y + h / 2],
    ] as const;
  polygon(pen, palette.accent, ...shape(2));
  polygon(pen, palette.panel, ...shape(0));
}

function paintRack(pen: Pen, group: GroupBox): void {
  const { palette } = pen;
  const { x, y, w, h } = group.rect;
  if (group.rack < 0) {
    fill(pen, group.rect, alpha(palette.rack, 0.5), 10);
    outline(pen, group.rect, palette.edge, { width: 1.5, radius: 10, dash: [6, 5] });
    return;
  }
  const { right, up } = DEPTH;
  polygon(pen, mix(palette.edge, palette.rack, 0.35), [x, y], [x + right, y - up], [x + w + right, y - up], [x + w, y]);
  polygon(
    pen,
    mix(palette.well, palette.rack, pen.theme === 'dark' ? 0.6 : 0.25),
    [x + w, y],
    [x + w + right, y - up],
    [x + w + right, y + h - up],
    [x + w, y + h],
  );
  fill(pen, group.rect, mix(palette.rack, palette.ground, 0.7));
  outline(pen, group.rect, palette.edge, { width: 1.5 });
}

function paintSlot(pen: Pen, slot: SlotBox): void {
  fill(pen, slot.rect, alpha(pen.palette.well, 0.5), 3);
  outline(pen, slot.rect, pen.palette.air, { width: 1, radius: 3, dash: [1.5, 4] });
}

function paintTile(pen: Pen, host: HostBox): void {
  const { palette } = pen;
  const dark = isDark(host);
  fill(pen, host.rect, dark ? mix(palette.rack, palette.ground, 0.5) : palette.raised, 3);
  outline(pen, host.rect, dark ? palette.line : palette.edge, { radius: 3 });
  if (host.well.w > 20) paintWell(pen, host);
}

/** What feeds the racks: one line, a tap to each. */
function paintPower(pen: Pen, { picture }: Beat): void {
  const { palette } = pen;
  const racks = picture.groups.filter((group) => group.rack >= 0);
  const y = powerY(picture.groups);
  const { stage } = picture;
  for (const shift of [0, 7]) fill(pen, rect(stage.x, y + shift, stage.w, 3), palette.metal, 1);
  for (const group of racks) {
    const x = group.rect.x + group.rect.w / 2;
    const from = group.rect.y + group.rect.h;
    fill(pen, rect(x - 2, from, 4, y - from), palette.metal);
    fill(pen, rect(x - 6, y - 4, 12, 14), palette.metal, 2);
  }
}

export function powerY(groups: readonly GroupBox[]): number {
  return Math.max(...groups.map((group) => group.rect.y + group.rect.h)) + 16;
}
