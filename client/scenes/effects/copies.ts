/**
 * What is copied over a link: packets along a pipe, as long as the GiB of the round. Sent = accent, written again since
 * = yellow, to come = text colour; a bar for each round that is done. While both ends stand still they are frozen and
 * a double bar says so. Still: the same pipe with its packets at rest.
 */
import type { TransferKind } from '../../../shared/sim/world.ts';
import type { Palette } from '../../look/palette.ts';
import { numberOf } from '../colour.ts';
import { clamp, type Point, type Rect } from '../geometry.ts';
import { type CopyWay, copyWays } from './copy-ways.ts';
import type { Effect, Ink, Moment } from './effect.ts';
import { boxAt, noise, polyline, RIM } from './strokes.ts';

const PACKET_SPEED = 70; // pixels a second
const GAP = 46; // from packet to packet
const PX_PER_GIB = 3; // of a packet's length
const PACKET = { least: 6, most: 34 } as const;
const ROUND_BAR = { w: 3, step: 6, most: 8 } as const;
const PAGES = 14; // dirty ones drawn at most
const BLINK_MS = 1000; // they change places once a second, all together

/** What travels: pages of memory, blocks of a disk, a box that becomes a VM. */
const LOOKS: Readonly<Record<TransferKind, { hue: keyof Palette; packet: 'page' | 'block'; dashed: boolean }>> = {
  live: { hue: 'accent', packet: 'page', dashed: false },
  postCopy: { hue: 'accent', packet: 'page', dashed: true },
  cold: { hue: 'hardware', packet: 'block', dashed: false },
  convert: { hue: 'guest', packet: 'block', dashed: false },
  storage: { hue: 'hardware', packet: 'block', dashed: true },
  backup: { hue: 'platform', packet: 'block', dashed: true },
  restore: { hue: 'platform', packet: 'block', dashed: false },
};

export class Copies implements Effect {
  move(moment: Moment): boolean {
    const ways = copyWays(moment.beat);
    for (const way of ways) drawWay(moment, way, moment.clockMs);
    return ways.some((way) => way.transfer.started);
  }

  still(moment: Moment): void {
    // At rest the packets stand a third of the way: away from both ends.
    for (const way of copyWays(moment.beat)) drawWay(moment, way, (GAP / 3 / PACKET_SPEED) * 1000);
  }
}

function drawWay({ ink, palette }: Moment, way: CopyWay, atMs: number): void {
  const { transfer, track } = way;
  const { hue, packet, dashed } = LOOKS[transfer.kind];
  const colour = numberOf(palette[hue]);
  if (!transfer.started) {
    dashes(ink, way, numberOf(palette.air));
    return;
  }
  polyline(ink, track.points, 12, numberOf(palette.ground));
  if (dashed) dashes(ink, way, colour, 10);
  else polyline(ink, track.points, 10, colour);
  polyline(ink, track.points, 7, numberOf(palette.well));
  const sent = transfer.percent / 100;
  const memory = transfer.kind === 'live' || transfer.kind === 'postCopy';
  const dirty = memory ? clamp(transfer.dirtyMib / Math.max(1, transfer.roundMib), 0, 1) : 0;
  // From the far end: what has arrived, what was written again since, and packets on their way.
  fillWay(ink, way, 1 - sent, 1, colour);
  fillWay(ink, way, Math.max(0, 1 - sent - dirty * (1 - sent)), 1 - sent, numberOf(palette.watch));
  if (!transfer.stopped) packets(ink, way, packet, atMs, numberOf(palette.text));
  arrow(ink, way, colour);
  if (memory) roundBars(ink, way, palette);
  if (transfer.stopped) freeze(ink, way, palette);
  else if (transfer.kind === 'live') dirtyPages(ink, way, dirty, palette, atMs);
}

function dashes(ink: Ink, { track }: CopyWay, colour: number, width = 3): void {
  ink.lineStyle(width, colour, 0.9).beginPath();
  for (let far = 0; far < track.length; far += 12) {
    track.seek(far);
    ink.moveTo(track.x, track.y);
    track.seek(far + 7);
    ink.lineTo(track.x, track.y);
  }
  ink.strokePath();
}

function fillWay(ink: Ink, { track }: CopyWay, from: number, to: number, colour: number): void {
  if ((to - from) * track.length < 0.5) return;
  polyline(ink, track.cut(from * track.length, to * track.length), 7, colour);
}

function packets(ink: Ink, { track, transfer }: CopyWay, form: 'page' | 'block', atMs: number, colour: number): void {
  const long = clamp((transfer.roundMib / 1024) * PX_PER_GIB, PACKET.least, PACKET.most);
  const gap = GAP + long;
  const pieces = form === 'block' ? 3 : 1; // a disk goes in blocks
  const piece = long / pieces;
  ink.lineStyle(4, colour, 1).beginPath();
  for (let far = ((atMs / 1000) * PACKET_SPEED) % gap; far < track.length - 6; far += gap) {
    for (let index = 0; index < pieces; index++) {
      const from = far + index * piece;
      for (const [place, point] of track
        .cut(from, Math.min(track.length, from + piece - (pieces > 1 ? 1.6 : 0)))
        .entries())
        place === 0 ? ink.moveTo(point.x, point.y) : ink.lineTo(point.x, point.y);
    }
  }
  ink.strokePath();
}

function arrow(ink: Ink, { track }: CopyWay, colour: number): void {
  const [before, end] = [track.points.at(-2), track.points.at(-1)];
  if (before === undefined || end === undefined) return;
  const far = Math.max(1, Math.hypot(end.x - before.x, end.y - before.y));
  const [dx, dy] = [(end.x - before.x) / far, (end.y - before.y) / far];
  const back: Point = { x: end.x - dx * 9, y: end.y - dy * 9 };
  ink
    .fillStyle(colour, 1)
    .fillTriangle(back.x - dy * 8, back.y + dx * 8, back.x + dy * 8, back.y - dx * 8, end.x + dx * 2, end.y + dy * 2);
}

/** A bar across the pipe for every round that is done, from the source on. */
function roundBars(ink: Ink, { track, transfer }: CopyWay, palette: Palette): void {
  const many = Math.min(ROUND_BAR.most, transfer.rounds);
  if (many === 0) return;
  ink.lineStyle(ROUND_BAR.w, numberOf(palette.text), 1).beginPath();
  for (let round = 0; round < many; round++) {
    track.seek(8 + round * ROUND_BAR.step);
    const [x, y] = track.flat ? [0, 6] : [6, 0];
    ink.moveTo(track.x - x, track.y - y);
    ink.lineTo(track.x + x, track.y + y);
  }
  ink.strokePath();
}

/** The last round: both ends stand still under ice, and a double bar on each says that it is a pause. */
function freeze(ink: Ink, { source, target, track }: CopyWay, palette: Palette): void {
  const ice = numberOf(palette.accent);
  for (const box of [source, target]) {
    if (box === null || box.w < 6) continue;
    ink.fillStyle(ice, 0.22).fillRect(box.x, box.y, box.w, box.h);
    ink.lineStyle(2, ice, 1).strokeRect(box.x + 1, box.y + 1, Math.max(1, box.w - 2), Math.max(1, box.h - 2));
    frost(ink, box, ice);
    if (box.w >= 22) pauseBars(ink, box.x + box.w / 2, box.y + box.h / 2, palette);
  }
  track.seek(track.length / 2);
  pauseBars(ink, track.x, track.y, palette);
}

/** Needles of ice in two corners. */
function frost(ink: Ink, { x, y, w, h }: Rect, ice: number): void {
  const long = Math.min(w, h) * 0.34;
  ink.lineStyle(1.2, ice, 0.9).beginPath();
  for (const share of [0.35, 0.7, 1]) {
    ink.moveTo(x + 1, y + long * share);
    ink.lineTo(x + long * share, y + 1);
    ink.moveTo(x + w - 1, y + h - long * share);
    ink.lineTo(x + w - long * share, y + h - 1);
  }
  ink.strokePath();
}

function pauseBars(ink: Ink, x: number, y: number, palette: Palette): void {
  ink.fillStyle(numberOf(palette.panel), 1).fillCircle(x, y, 10);
  ink
    .fillStyle(numberOf(palette.text), 1)
    .fillRect(x - 4.5, y - 5, 3, 10)
    .fillRect(x + 1.5, y - 5, 3, 10);
}

/** Pages written again since they were sent, on the source. They change places once a second and never flicker. */
function dirtyPages(ink: Ink, { source }: CopyWay, share: number, palette: Palette, atMs: number): void {
  if (source === null || source.w < 10) return;
  const many = Math.ceil(clamp(share, 0, 1) * PAGES);
  if (many === 0) return;
  const turn = Math.floor(atMs / BLINK_MS);
  for (const [colour, grow] of [
    [RIM, 1],
    [numberOf(palette.watch), 0],
  ] as const) {
    ink.fillStyle(colour, 1).beginPath();
    for (let index = 0; index < many; index++) {
      const x = source.x + 3 + noise(index * 37 + turn) * Math.max(0, source.w - 11);
      const y = source.y + source.h * (0.45 + noise(index * 53 + turn) * 0.45);
      boxAt(ink, { x: x - grow, y: y - grow, w: 5 + 2 * grow, h: 4 + 2 * grow });
    }
    ink.fillPath();
  }
}
