/** The site, its back sheet: boards, pipes, front door, racks as columns of tiles, the power under them. */
import { alpha, mix } from './colour.ts';
import { type Rect, rect } from './geometry.ts';
import { powerY } from './layout-power.ts';
import { layoutTraffic, type Pipe, type Traffic } from './layout-site.ts';
import { paintCabinet } from './paint-cabinet.ts';
import { CRATE } from './paint-ghosts.ts';
import { paintBoards } from './paint-ground.ts';
import { paintPowerBack } from './paint-power.ts';
import { isDark, paintWell, wellColour } from './paint-rack.ts';
import { fill, line, outline, type Pen, polygon } from './pen.ts';
import { crowdsOf } from './people.ts';
import type { HostBox, SlotBox } from './picture.ts';
import type { Beat } from './scene-model.ts';

export function paintSiteBack(pen: Pen, beat: Beat): void {
  const { picture, model } = beat;
  const traffic = layoutTraffic(picture, crowdsOf(model).length);
  if (picture.groups.length > 0) paintBoards(pen, beat, powerY(picture.groups) - 26);
  paintPowerBack(pen, beat);
  for (const group of picture.groups) paintCabinet(pen, group.rect, group.rack < 0);
  paintPipes(pen, [...traffic.racks, ...traffic.sources, traffic.answers].map((one) => one.pipe).concat(traffic.links));
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
  const inside = pen.theme === 'dark' ? mix(palette.ground, palette.well, 0.5) : mix('#ffffff', palette.well, 0.7);
  for (const [thinner, colour] of [
    [0, pen.theme === 'dark' ? palette.edge : palette.metal],
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
  polygon(pen, palette.ground, ...shape(5));
  polygon(pen, palette.accent, ...shape(2));
  polygon(pen, mix(palette.accentFill, palette.panel, pen.theme === 'dark' ? 0.2 : 0.18), ...shape(0));
}

/** A free slot is only a hint of one: what is there should speak. */
function paintSlot(pen: Pen, slot: SlotBox): void {
  fill(pen, slot.rect, alpha(wellColour(pen), 0.5), 3);
  outline(pen, slot.rect, alpha(pen.palette.air, 0.7), { width: 1, radius: 3, dash: [1.5, 4] });
}

const LIP = 2; // a tile's lower edge, so that it lies on the rack and is not printed on it

function paintTile(pen: Pen, host: HostBox): void {
  const { palette } = pen;
  const { rect: box } = host;
  const dark = isDark(host);
  const face = dark ? mix(palette.rack, palette.ground, 0.5) : pen.theme === 'dark' ? palette.raised : '#ffffff';
  fill(pen, box, dark ? palette.line : mix(palette.edge, pen.theme === 'dark' ? '#000000' : palette.metal, 0.62), 4);
  fill(pen, raised(box), mix(palette.edge, face, dark ? 0.2 : 0.55), 4);
  fill(pen, inset(raised(box)), face, 3);
  if (host.tray.host.state === 'ordered') paintParcel(pen, box);
  else if (host.well.w > 3) paintWell(pen, host);
}

const PLANK = 24;

/** On its way: wood, and no part of the estate yet. */
function paintParcel(pen: Pen, box: Rect): void {
  const face = inset(raised(box));
  fill(pen, face, mix(CRATE, pen.palette.ground, pen.theme === 'dark' ? 0.22 : 0.3), 3);
  for (let x = face.x + PLANK; x < face.x + face.w - 4; x += PLANK)
    line(pen, [x, face.y], [x, face.y + face.h], alpha(CRATE, 0.35));
  outline(pen, raised(box), CRATE, { width: 1.5, radius: 4, dash: [5, 3] });
}

const raised = ({ x, y, w, h }: Rect): Rect => rect(x, y, w, h - LIP);
const inset = ({ x, y, w, h }: Rect): Rect => rect(x + 1, y + 1, w - 2, h - 2);
