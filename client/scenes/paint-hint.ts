/** The ring around the thing of the floor that a first-use step speaks of: it pulses a few times and then stands still. */
import type Phaser from 'phaser';
import type { Palette } from '../look/palette.ts';
import { numberOf } from './colour.ts';
import { boxOfThing } from './mate-places.ts';
import type { Beat } from './scene-model.ts';

const RING = { width: 3, pad: 4, corner: 6, reach: 7 } as const;
const PULSE_MS = 1200;
const PULSES = 4; // then the eye has found it

export class Hint {
  private readonly ink: Phaser.GameObjects.Graphics;
  private thing = '';
  private since = 0;

  constructor(scene: Phaser.Scene, depth: number) {
    this.ink = scene.add.graphics().setDepth(depth);
  }

  /** True while it pulses. */
  draw(beat: Beat, palette: Palette, nowMs: number): boolean {
    const { hint, reducedMotion, view, theme } = beat.model;
    if (hint === '' && this.thing === '') return false;
    this.ink.clear();
    if (hint !== this.thing) this.since = nowMs;
    this.thing = hint;
    const box = hint === '' ? null : boxOfThing(beat.picture, hint, view);
    if (box === null) return false;
    const pulses = !reducedMotion && nowMs - this.since < PULSES * PULSE_MS;
    const share = pulses ? (1 - Math.cos(((nowMs - this.since) / PULSE_MS) * 2 * Math.PI)) / 2 : 0;
    const pad = RING.pad + RING.reach * share;
    // Dark below and bright above: it is seen on every ground (notes-floor 14).
    for (const [width, colour] of [
      [RING.width + 3, theme === 'light' ? '#ffffff' : palette.ink],
      [RING.width, theme === 'light' ? palette.watchText : palette.watch],
    ] as const) {
      this.ink
        .lineStyle(width, numberOf(colour), 1)
        .strokeRoundedRect(box.x - pad, box.y - pad, box.w + 2 * pad, box.h + 2 * pad, RING.corner);
    }
    return pulses;
  }
}
