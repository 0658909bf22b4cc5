/** The frame of a lasso, in lines only: what is in it shows through. */
import type Phaser from 'phaser';
import type { Palette } from '../look/palette.ts';
import type { Rect } from './geometry.ts';

const WIDTH = 2;
const FACE = 0.12; // so that the frame is seen on a busy floor

export class LassoInk {
  private readonly ink: Phaser.GameObjects.Graphics;
  private drawn = false;

  constructor(scene: Phaser.Scene, depth: number) {
    this.ink = scene.add.graphics().setDepth(depth);
  }

  draw(frame: Rect | null, palette: Palette): void {
    if (frame === null && !this.drawn) return;
    this.ink.clear();
    this.drawn = frame !== null;
    if (frame === null) return;
    const colour = Number.parseInt(palette.accent.slice(1), 16);
    this.ink.fillStyle(colour, FACE).fillRect(frame.x, frame.y, frame.w, frame.h);
    this.ink.lineStyle(WIDTH, colour, 1).strokeRect(frame.x, frame.y, frame.w, frame.h);
  }
}
