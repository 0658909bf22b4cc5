/** Lines that effects share. Many of one colour go into one path: the canvas fills or strokes it once. */
import type { Point, Rect } from '../geometry.ts';
import type { Ink } from './effect.ts';

export function trace(ink: Ink, points: readonly Point[]): void {
  const [first, ...rest] = points;
  if (first === undefined) return;
  ink.moveTo(first.x, first.y);
  for (const point of rest) ink.lineTo(point.x, point.y);
}

export function polyline(ink: Ink, points: readonly Point[], width: number, colour: number, strength = 1): void {
  ink.lineStyle(width, colour, strength).beginPath();
  trace(ink, points);
  ink.strokePath();
}

/** Into the path that was begun. */
export function crossAt(ink: Ink, x: number, y: number, arm: number): void {
  ink.moveTo(x - arm, y - arm);
  ink.lineTo(x + arm, y + arm);
  ink.moveTo(x - arm, y + arm);
  ink.lineTo(x + arm, y - arm);
}

export function circleAt(ink: Ink, x: number, y: number, radius: number): void {
  ink.moveTo(x + radius, y);
  ink.arc(x, y, radius, 0, 2 * Math.PI);
}

export function triangleAt(ink: Ink, x: number, y: number, size: number): void {
  ink.moveTo(x, y - size);
  ink.lineTo(x + size * 1.05, y + size * 0.82);
  ink.lineTo(x - size * 1.05, y + size * 0.82);
  ink.lineTo(x, y - size);
}

export function boxAt(ink: Ink, { x, y, w, h }: Rect): void {
  ink.moveTo(x, y);
  ink.lineTo(x + w, y);
  ink.lineTo(x + w, y + h);
  ink.lineTo(x, y + h);
  ink.lineTo(x, y);
}

/** The same number for the same place, 0 to 1. */
export function noise(place: number): number {
  let bits = Math.imul(place ^ 0x9e3779b9, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 4294967296;
}

/** Fast at first, gently to its end. */
export const settle = (share: number): number => 1 - (1 - share) ** 3;

/** Yellow has a rim on every ground (notes-floor 13). */
export const RIM = 0x0b1220;
