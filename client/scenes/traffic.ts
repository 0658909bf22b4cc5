/**
 * Requests as particles: denser where more come, amber triangles where answers are late, red crosses that fall where
 * they are lost (notes-floor 18). Where a dot is follows from the time alone, so that a pause is a still picture.
 */
import type Phaser from 'phaser';
import type { Palette } from '../look/palette.ts';
import { numberOf } from './colour.ts';
import { clamp, type Point } from './geometry.ts';
import { layoutTraffic, type Pipe } from './layout-site.ts';
import { powerY } from './paint-site.ts';
import { rateOf } from './paint-site-words.ts';
import type { Beat } from './scene-model.ts';

type Ink = Phaser.GameObjects.Graphics;

const SPEED = 90; // pixels a second
const PLACE = 8; // pixels between places on a pipe that may hold a dot
const FULL_RATE = 1200; // requests a second at which every place holds one
const LOST_PER_CROSS = 75; // one cross stands for so many requests
const FALL_MS = 600;
const HEAP_MAX = 40;
const HEAP_MS = 60_000; // the heap fades after a minute

export class TrafficShow {
  private owed = 0;
  private falling: { x: number; y: number; floor: number; bornMs: number }[] = [];
  private heap: { x: number; bornMs: number }[] = [];

  /** Draws the moment; true while something moves. */
  draw(ink: Ink, beat: Beat, palette: Palette, nowMs: number, stepMs: number): boolean {
    const { picture, model, answers } = beat;
    if (picture.zoom !== 'site') return false;
    const still = model.paused || model.reducedMotion;
    const at = still ? 0 : nowMs;
    const traffic = layoutTraffic(picture, model.rules.demands.length);
    const total = Math.max(
      1,
      model.view.team.ratesPerS.reduce((sum, rate) => sum + rate, 0),
    );
    for (const { demand, pipe } of traffic.sources) this.dots(ink, pipe, rateOf(demand, model), 0, at, palette);
    const serving = shareOfRacks(beat);
    for (const { rack, pipe } of traffic.racks) this.dots(ink, pipe, total * (serving.get(rack) ?? 0), 0, at, palette);
    const out = answers.inTimePerS + answers.latePerS;
    this.dots(ink, traffic.answers.pipe, out, answers.latePerS / Math.max(1, out), at, palette, palette.ok);
    this.lose(
      traffic.racks.filter((one) => one.rack >= 0).map((one) => one.pipe),
      beat,
      nowMs,
      still ? 0 : stepMs,
    );
    this.drawLost(ink, beat, palette, nowMs);
    return !still;
  }

  private dots(
    ink: Ink,
    pipe: Pipe,
    rate: number,
    lateShare: number,
    atMs: number,
    palette: Palette,
    colour = palette.accent,
  ): void {
    const density = clamp(Math.sqrt(rate / FULL_RATE), 0, 1);
    if (density === 0) return;
    const length = lengthOf(pipe.points);
    const shift = (atMs / 1000) * SPEED;
    const first = Math.floor((shift - length) / PLACE);
    for (let place = first + 1; place * PLACE <= shift; place++) {
      if (noise(place) > density * 0.85) continue;
      const far = shift - place * PLACE;
      const point = along(pipe.points, far);
      const side = (noise(place + 7919) - 0.5) * (pipe.width - 9);
      const [x, y] = point.flat ? [point.x, point.y + side] : [point.x + side, point.y];
      if (noise(place + 104_729) < lateShare) triangle(ink, x, y, palette);
      else ink.fillStyle(numberOf(colour), 1).fillCircle(x, y, 2.1);
    }
  }

  /** Crosses as long as requests are lost, from the ends of the pipes. */
  private lose(pipes: readonly Pipe[], { answers, picture }: Beat, nowMs: number, stepMs: number): void {
    this.owed += ((answers.lostPerS / LOST_PER_CROSS) * stepMs) / 1000;
    const floor = powerY(picture.groups) - 4;
    while (this.owed >= 1) {
      this.owed -= 1;
      const end = pipes[Math.floor(noise(Math.round(nowMs) + this.heap.length) * pipes.length)]?.points.at(-1);
      if (end === undefined) return;
      const x = end.x + (picture.groups[0]?.rect.w ?? 100) / 2 + 18;
      this.falling.push({ x, y: end.y - 20, floor, bornMs: nowMs });
    }
    for (const one of this.falling.filter((cross) => nowMs - cross.bornMs >= FALL_MS))
      this.heap.push({ x: one.x, bornMs: nowMs });
    this.falling = this.falling.filter((cross) => nowMs - cross.bornMs < FALL_MS);
    this.heap = this.heap.filter((cross) => nowMs - cross.bornMs < HEAP_MS).slice(-HEAP_MAX);
  }

  private drawLost(ink: Ink, { picture }: Beat, palette: Palette, nowMs: number): void {
    ink.lineStyle(2.4, numberOf(palette.bad), 1);
    for (const { x, y, floor, bornMs } of this.falling) {
      const share = (nowMs - bornMs) / FALL_MS;
      crossAt(ink, x, y + (floor - y) * share * share, 4.5);
    }
    const floor = powerY(picture.groups) - 4;
    for (const [index, { x }] of this.heap.entries()) {
      crossAt(ink, x + (noise(index) - 0.5) * 22, floor - (index % 5) * 3.2, 4);
    }
  }
}

/** How the answers' work is spread: a rack's part of all CPU in use. */
function shareOfRacks({ model, picture }: Beat): Map<number, number> {
  const work = new Map<number, number>();
  let sum = 0;
  for (const host of model.view.hosts) {
    const done = host.state === 'on' ? host.cpuPercent * (model.rules.models[host.model]?.cores ?? 0) : 0;
    const rack = Math.max(-1, host.rack);
    work.set(rack, (work.get(rack) ?? 0) + done);
    sum += done;
  }
  return new Map(picture.groups.map((group) => [group.rack, sum === 0 ? 0 : (work.get(group.rack) ?? 0) / sum]));
}

function triangle(ink: Ink, x: number, y: number, palette: Palette): void {
  ink.fillStyle(0x0b1220, 1).fillTriangle(x, y - 6, x + 6, y + 4.6, x - 6, y + 4.6);
  ink.fillStyle(numberOf(palette.watch), 1).fillTriangle(x, y - 4.4, x + 4.6, y + 3.6, x - 4.6, y + 3.6);
}

function crossAt(ink: Ink, x: number, y: number, arm: number): void {
  ink.lineBetween(x - arm, y - arm, x + arm, y + arm);
  ink.lineBetween(x - arm, y + arm, x + arm, y - arm);
}

export function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index++) length += span(points, index);
  return length;
}

const span = (points: readonly Point[], index: number): number => {
  const [a, b] = [points[index - 1] as Point, points[index] as Point];
  return Math.hypot(b.x - a.x, b.y - a.y);
};

/** The point so many pixels from the start, and whether the pipe runs level there. */
export function along(points: readonly Point[], far: number): Point & { flat: boolean } {
  let left = far;
  for (let index = 1; index < points.length; index++) {
    const length = span(points, index);
    const [a, b] = [points[index - 1] as Point, points[index] as Point];
    if (left <= length || index === points.length - 1) {
      const share = length === 0 ? 0 : clamp(left / length, 0, 1);
      return {
        x: a.x + (b.x - a.x) * share,
        y: a.y + (b.y - a.y) * share,
        flat: Math.abs(b.x - a.x) > Math.abs(b.y - a.y),
      };
    }
    left -= length;
  }
  return { ...(points[0] ?? { x: 0, y: 0 }), flat: true };
}

/** The same number for the same place, 0 to 1. */
function noise(place: number): number {
  let bits = Math.imul(place ^ 0x9e3779b9, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 4294967296;
}
