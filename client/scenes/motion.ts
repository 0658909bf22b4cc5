/**
 * What moves above the words: pipes with their packets, pages that are written again, plates that drop, rings of healing.
 * Each has a still form; nothing goes round while the match is paused.
 */
import type Phaser from 'phaser';
import type { EventKind, SimEvent } from '../../shared/sim/events.ts';
import type { Palette } from '../look/palette.ts';
import { numberOf } from './colour.ts';
import { clamp, type Point, type Rect } from './geometry.ts';
import { flatten } from './layout-jars.ts';
import { type CopyPipe, copyPipes } from './layout-pipes.ts';
import type { Beat } from './scene-model.ts';
import { along, lengthOf, TrafficShow } from './traffic.ts';

type Ink = Phaser.GameObjects.Graphics;

const RING_MS = 700;
/** Events after which something is well again, with the letter of its key. */
const HEALS: Partial<Readonly<Record<EventKind, string>>> = {
  'vm.running': 'v',
  'vm.restarted': 'v',
  'vm.converted': 'v',
  'migration.done': 'v',
  'pod.running': 'i',
  'host.up': 'h',
  'host.installed': 'h',
  'host.delivered': 'h',
};

export class Motion {
  private readonly ink: Ink;
  private readonly traffic = new TrafficShow();
  private rings: { key: string; bornMs: number }[] = [];
  private clockMs = 0; // stands still while the match is paused

  constructor(scene: Phaser.Scene, depth: number) {
    this.ink = scene.add.graphics().setDepth(depth);
  }

  happened(events: readonly SimEvent[], nowMs: number): void {
    for (const event of events) {
      const letter = HEALS[event.kind];
      if (letter !== undefined) this.rings.push({ key: `${letter}${event.subject}`, bornMs: nowMs });
    }
  }

  draw(beat: Beat, palette: Palette, nowMs: number, stepMs: number): boolean {
    const { ink } = this;
    ink.clear();
    const { model, picture } = beat;
    if (!model.paused) this.clockMs += stepMs;
    const pipes = copyPipes(model, picture);
    for (const pipe of pipes) this.drawPipe(pipe, beat, palette);
    const flows = this.traffic.draw(ink, beat, palette, this.clockMs, stepMs);
    const pulls = this.drawPulls(beat, palette);
    const rings = this.drawRings(beat, palette, nowMs);
    const still = model.paused || model.reducedMotion;
    return flows || rings || (!still && (pipes.length > 0 || pulls));
  }

  private drawPipe(pipe: CopyPipe, beat: Beat, palette: Palette): void {
    const { transfer, points } = pipe;
    const length = lengthOf(points);
    if (!transfer.started) {
      this.stroke(points, 3, palette.air, 0.9);
      return;
    }
    this.stroke(points, 12, palette.ground, 1);
    this.stroke(points, 10, palette.accent, 1);
    this.stroke(points, 7, palette.well, 1);
    const dirty = clamp(transfer.dirtyMib / Math.max(1, transfer.roundMib), 0, 1);
    const sent = transfer.percent / 100;
    // From the far end: what has arrived, what was written again since, and packets on their way.
    this.part(points, length * (1 - sent), length, 7, palette.accent);
    if (transfer.kind === 'live')
      this.part(points, length * Math.max(0, 1 - sent - dirty * (1 - sent)), length * (1 - sent), 7, palette.watch);
    if (!transfer.stopped) this.packets(points, length, beat, palette);
    if (transfer.stopped) this.pauseBars(along(points, length / 2), palette);
    const end = points.at(-1) as Point;
    const before = points.at(-2) as Point;
    this.arrow(end, end.y >= before.y ? 1 : -1, palette);
    if (transfer.kind === 'live') this.dirtyPages(pipe, dirty, palette, beat);
  }

  private stroke(points: readonly Point[], width: number, colour: string, strength: number): void {
    this.ink.lineStyle(width, numberOf(colour), strength);
    for (let index = 1; index < points.length; index++) {
      const [a, b] = [points[index - 1] as Point, points[index] as Point];
      this.ink.lineBetween(a.x, a.y, b.x, b.y);
    }
    this.ink.fillStyle(numberOf(colour), strength);
    for (const corner of points.slice(1, -1)) this.ink.fillCircle(corner.x, corner.y, width / 2);
  }

  private part(points: readonly Point[], from: number, to: number, width: number, colour: string): void {
    if (to - from < 0.5) return;
    const cut: Point[] = [along(points, from)];
    let far = 0;
    for (let index = 1; index < points.length; index++) {
      const [a, b] = [points[index - 1] as Point, points[index] as Point];
      far += Math.hypot(b.x - a.x, b.y - a.y);
      if (far > from && far < to) cut.push(b);
    }
    cut.push(along(points, to));
    this.stroke(cut, width, colour, 1);
  }

  private packets(points: readonly Point[], length: number, beat: Beat, palette: Palette): void {
    const gap = 46;
    const shift = beat.model.reducedMotion ? 12 : ((this.clockMs / 1000) * 70) % gap;
    for (let far = shift; far < length - 8; far += gap)
      this.part(points, far, Math.min(length, far + 10), 4, palette.text);
  }

  /** The last round: both stand still. */
  private pauseBars({ x, y }: Point, palette: Palette): void {
    this.ink.fillStyle(numberOf(palette.panel), 1).fillCircle(x, y, 10);
    this.ink
      .fillStyle(numberOf(palette.text), 1)
      .fillRect(x - 4.5, y - 5, 3, 10)
      .fillRect(x + 1.5, y - 5, 3, 10);
  }

  private arrow({ x, y }: Point, way: number, palette: Palette): void {
    this.ink
      .fillStyle(numberOf(palette.accent), 1)
      .fillTriangle(x - 8, y - 9 * way, x + 8, y - 9 * way, x, y + 2 * way);
  }

  /** Pages written again since they were sent: they wander slowly, none blinks. */
  private dirtyPages({ source }: CopyPipe, share: number, palette: Palette, { model }: Beat): void {
    const many = Math.ceil(clamp(share, 0, 1) * 14);
    const turn = model.reducedMotion ? 0 : Math.floor(this.clockMs / 2000);
    this.ink.fillStyle(numberOf(palette.watch), 1);
    for (let index = 0; index < many; index++) {
      const across = ((index * 37 + turn * 11) % 97) / 97;
      const along1 = ((index * 53 + turn * 7) % 89) / 89;
      const x = source.x + 4 + across * Math.max(0, source.w - 12);
      const y = source.y + source.h * 0.5 + along1 * source.h * 0.42;
      this.ink.fillRect(x, y, 5, 4);
    }
  }

  /** Image layers dropping into a jar one by one. */
  private drawPulls({ picture, model }: Beat, palette: Palette): boolean {
    let any = false;
    for (const host of picture.hosts) {
      for (const { jar, rect } of [...flatten(host.jars), ...(host.lens?.cells ?? [])]) {
        if (jar.state !== 'pulling' || rect.w < 10) continue;
        any = true;
        this.plates(rect, model.reducedMotion ? 0.99 : (this.clockMs % 1800) / 1800, palette);
      }
    }
    return any;
  }

  private plates(box: Rect, share: number, palette: Palette): void {
    const high = clamp(box.h * 0.14, 2, 7);
    for (let index = 0; index < 3; index++) {
      const drop = clamp(share * 3.6 - index, 0, 1);
      if (drop <= 0) break;
      const rest = box.y + box.h - (index + 1) * (high + 1.5);
      const y = box.y + (rest - box.y) * drop * drop;
      this.ink.fillStyle(numberOf(palette.hardware), 1).fillRect(box.x + 2, y, box.w - 4, high);
    }
  }

  /** Green, once, from where it is well again. */
  private drawRings({ picture, model }: Beat, palette: Palette, nowMs: number): boolean {
    this.rings = this.rings.filter((ring) => nowMs - ring.bornMs < RING_MS);
    if (model.reducedMotion) return false;
    for (const ring of this.rings) {
      const box = boxOfKey(picture.hosts, ring.key);
      if (box === null) continue;
      const share = (nowMs - ring.bornMs) / RING_MS;
      const grow = share * 12;
      this.ink.lineStyle(3 * (1 - share) + 0.5, numberOf(palette.ok), 1 - share);
      this.ink.strokeRoundedRect(box.x - grow, box.y - grow, box.w + 2 * grow, box.h + 2 * grow, 4 + grow);
    }
    return this.rings.length > 0;
  }
}

function boxOfKey(hosts: Beat['picture']['hosts'], key: string): Rect | null {
  for (const host of hosts) {
    if (host.key === key) return host.rect;
    if (host.form === 'tile') continue; // its jars are too small to be told apart
    const found = [...(host.lens?.cells ?? []), ...flatten(host.jars)].find((box) => box.jar.key === key);
    if (found !== undefined) return found.rect;
  }
  return null;
}
