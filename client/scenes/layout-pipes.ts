/** A pipe between two drawers for everything that is copied: a live migration, a cold one, a box that becomes a VM. */
import { byId } from '../../shared/base/ids.ts';
import type { ShownTransfer } from '../../shared/sim/shown.ts';
import type { FloorModel } from '../look/floor-model.ts';
import { centre, clamp, type Point, type Rect, rect } from './geometry.ts';
import { flatten } from './layout-jars.ts';
import type { HostBox, Picture } from './picture.ts';

export interface CopyPipe {
  readonly transfer: Readonly<ShownTransfer>;
  readonly name: string;
  readonly points: readonly Point[];
  readonly source: Rect; // of the jar that is copied
  readonly card: Rect | null; // null: it waits while another is shown
}

const CARD = { w: 206, h: 46 } as const;

/** Those that wait for a link first, so that the busy ones lie over them. */
export function copyPipes(model: Pick<FloorModel, 'view'>, picture: Picture): CopyPipe[] {
  if (picture.zoom === 'host') return [];
  const pipes: CopyPipe[] = [];
  const transfers = [...model.view.transfers].sort((a, b) => Number(a.started) - Number(b.started) || a.id - b.id);
  const cards: Rect[] = [];
  for (const transfer of transfers) {
    const from = picture.hosts.find((host) => host.tray.host.id === transfer.fromHost);
    const to = picture.hosts.find((host) => host.tray.host.id === transfer.toHost);
    if (from === undefined || to === undefined) continue;
    const source = boxIn(from, [`v${transfer.vm}`, `i${transfer.process}`]) ?? from.well;
    const target = boxIn(to, [`t${transfer.id}`, `v${transfer.vm}`]) ?? to.well;
    const name = byId(model.view.vms, transfer.vm)?.name ?? '';
    const points = route(from, to, source, target);
    const isShown = transfer.started || transfers.every((one) => !one.started);
    const card = isShown ? besideOthers(cardAt(points, to, picture), cards) : null;
    if (card !== null) cards.push(card);
    pipes.push({ transfer, name, points, source, card });
  }
  return pipes;
}

function boxIn(host: HostBox, keys: readonly string[]): Rect | null {
  return flatten(host.jars).find((box) => keys.includes(box.jar.key))?.rect ?? null;
}

/** Out of the drawer into the gap beside it, along a free channel, into the other drawer's gap and to the jar. */
function route(from: HostBox, to: HostBox, source: Rect, target: Rect): Point[] {
  const down = to.rect.y > from.rect.y;
  // The words of a narrow drawer are over its tray: there pipes come and go below.
  const leavesBelow = from.form !== 'wide' || down;
  const entersBelow = to.form !== 'wide' || !down;
  const exitY = leavesBelow ? from.rect.y + from.rect.h + 3 : from.rect.y - 3;
  const enterY = entersBelow ? to.rect.y + to.rect.h + 3 : to.rect.y - 3;
  const [startX, endX] = [centre(source).x, centre(target).x];
  const start = { x: startX, y: leavesBelow ? source.y + source.h : source.y };
  const end = { x: endX, y: entersBelow ? target.y + target.h : target.y };
  if (Math.abs(exitY - enterY) < 8) return [start, { x: startX, y: exitY }, { x: endX, y: exitY }, end];
  const x = channelX(from, to);
  return [start, { x: startX, y: exitY }, { x, y: exitY }, { x, y: enterY }, { x: endX, y: enterY }, end];
}

/** Between the columns, or beside the trays of the one column. */
function channelX(from: HostBox, to: HostBox): number {
  if (from.rect.x === to.rect.x) {
    return from.form === 'narrow' || from.form === 'tile'
      ? from.rect.x + from.rect.w + 4
      : from.rail.x + from.rail.w + 20;
  }
  return to.rect.x > from.rect.x ? to.rect.x - 13 : to.rect.x + to.rect.w + 13;
}

/** On the air of the tray that it comes to, or where the pipe has its middle. */
function cardAt(points: readonly Point[], to: HostBox, { stage }: Picture): Rect {
  const { well } = to;
  const air = well.x + well.w - to.usedX;
  if (air > CARD.w + 30 && well.h >= CARD.h) {
    return rect(well.x + well.w - CARD.w - 12, well.y + (well.h - CARD.h) / 2, CARD.w, CARD.h);
  }
  if (to.form === 'tile') {
    // Among tiles the whole pipe is as small as a card: it stands below it.
    const low = Math.max(...points.map((point) => point.y));
    const middle = ((points[0]?.x ?? 0) + (points.at(-1)?.x ?? 0)) / 2;
    const left = clamp(middle - CARD.w / 2, stage.x, stage.x + stage.w - CARD.w);
    return rect(left, Math.min(low + 12, stage.y + stage.h - CARD.h), CARD.w, CARD.h);
  }
  const [a, b] = [points[2] ?? points[0], points[3] ?? points[1]] as [Point, Point];
  const x = clamp((a.x + b.x) / 2 - CARD.w - 12, stage.x, stage.x + stage.w - CARD.w);
  return rect(x, clamp((a.y + b.y) / 2 - CARD.h / 2, stage.y, stage.y + stage.h - CARD.h), CARD.w, CARD.h);
}

function besideOthers(card: Rect, others: readonly Rect[]): Rect {
  const hidden = others.some((one) => Math.abs(one.x - card.x) < CARD.w && Math.abs(one.y - card.y) < CARD.h);
  return hidden ? besideOthers(rect(card.x, card.y + CARD.h + 4, card.w, card.h), others) : card;
}
