/**
 * Dots on their way: many of them for many requests. Where a dot is follows from the clock alone, so that a pause is a
 * still picture and nothing is remembered.
 */
import type { Palette } from '../../look/palette.ts';
import { numberOf } from '../colour.ts';
import { clamp } from '../geometry.ts';
import type { Ink } from './effect.ts';
import { circleAt, noise, RIM, triangleAt } from './strokes.ts';
import type { Track } from './track.ts';

export const SPEED = 90; // pixels a second (notes-floor 18)
const LATE_SPEED = 52; // late is slower, and seen to be
const PLACE = 7; // pixels between places that may hold a dot
const LATE_PLACE = 16;
export const TAIL = 7;
const DOT = 2.1;
const TRIANGLE = 4.6;
const FULL_RATE = 1100; // requests a second at which nearly every place holds one
const FULLEST = 0.88; // of the places: without any gap nothing would seem to move

export interface Flow {
  readonly track: Track;
  readonly rate: number; // requests a second
  readonly lateRate: number;
  readonly lane: number; // pixels beside the middle
  readonly spread: number; // and about it
  readonly back: boolean; // answers run the other way
  readonly good: boolean; // answers in time are green
}

/** Twice as dense for four times as many: ten are seen, and ten thousand do not become a bar. */
export const densityOf = (rate: number): number => clamp(Math.sqrt(rate / FULL_RATE), 0, 1) * FULLEST;

/** All dots of a picture: a path for each colour, whatever their number. */
export function drawFlows(ink: Ink, flows: readonly Flow[], palette: Palette, atMs: number, dot = DOT): void {
  for (const good of [false, true]) {
    const some = flows.filter((flow) => flow.good === good && flow.rate > 0);
    if (some.length === 0) continue;
    const colour = numberOf(good ? palette.ok : palette.accent);
    ink.lineStyle(dot * 0.9, colour, 0.45).beginPath();
    for (const flow of some) eachDot(flow, atMs, (x, y, fromX, fromY) => line(ink, fromX, fromY, x, y));
    ink.strokePath();
    ink.fillStyle(colour, 1).beginPath();
    for (const flow of some) eachDot(flow, atMs, (x, y) => circleAt(ink, x, y, dot));
    ink.fillPath();
  }
  const late = flows.filter((flow) => flow.lateRate > 0);
  if (late.length === 0) return;
  const size = (TRIANGLE * dot) / DOT;
  for (const [colour, grow] of [
    [RIM, 1.5],
    [numberOf(palette.watch), 0],
  ] as const) {
    ink.fillStyle(colour, 1).beginPath();
    for (const flow of late) eachLate(flow, atMs, (x, y) => triangleAt(ink, x, y, size + grow));
    ink.fillPath();
  }
}

function line(ink: Ink, fromX: number, fromY: number, x: number, y: number): void {
  ink.moveTo(fromX, fromY);
  ink.lineTo(x, y);
}

type Dot = (x: number, y: number, tailX: number, tailY: number) => void;

function eachDot(flow: Flow, atMs: number, draw: Dot): void {
  const density = densityOf(flow.rate);
  eachPlace(flow, (atMs / 1000) * SPEED, PLACE, density, 0, draw);
}

/** A late answer keeps its own lane in the middle, and never hides among the others. */
function eachLate(flow: Flow, atMs: number, draw: Dot): void {
  const density = Math.max(0.12, densityOf(flow.lateRate));
  eachPlace(flow, (atMs / 1000) * LATE_SPEED, LATE_PLACE, density, 104_729, draw);
}

function eachPlace(flow: Flow, shift: number, pitch: number, density: number, seed: number, draw: Dot): void {
  const { track, lane, spread, back } = flow;
  const { length } = track;
  const first = Math.floor((shift - length) / pitch);
  for (let place = first + 1; place * pitch <= shift; place++) {
    if (noise(place + seed) > density) continue;
    const run = shift - place * pitch;
    const far = back ? length - run : run;
    const side = lane + (noise(place + seed + 7919) - 0.5) * spread;
    track.seek(back ? Math.min(length, far + TAIL) : Math.max(0, far - TAIL));
    const tailX = track.flat ? track.x : track.x + side;
    const tailY = track.flat ? track.y + side : track.y;
    track.seek(far);
    draw(track.flat ? track.x : track.x + side, track.flat ? track.y + side : track.y, tailX, tailY);
  }
}
