/**
 * What follows the gauges in every beat: liquid in the jars and pips of the CPU rails. Drawn by the
 * engine between the two sheets, so that a busy minute paints no sheet at all.
 */
import type Phaser from 'phaser';
import type { Palette } from '../look/palette.ts';
import { mix, numberOf } from './colour.ts';
import { clamp, type Rect } from './geometry.ts';
import { KNEE } from './health.ts';
import { flatten } from './layout-jars.ts';
import { PIPS, pipOf } from './paint-rack.ts';
import type { HostBox } from './picture.ts';
import type { Beat } from './scene-model.ts';
import { originOf, predictedPercent } from './verdicts.ts';

const EASE_MS = 250; // liquid follows CPU, slow enough to be seen moving (notes-floor 18)
const DRAIN_MS = 500; // out of the jars of a machine that is dead (notes-floor 19)
const LOW = 28; // pixels: a jar so low is filled by its name
const STILL = 0.002; // a level nearer than that to its end has arrived

export class Live {
  private readonly ink: Phaser.GameObjects.Graphics;
  private readonly levels = new Map<string, number>();

  constructor(scene: Phaser.Scene, depth: number) {
    this.ink = scene.add.graphics().setDepth(depth);
  }

  /** Draws the moment; true while something still flows. */
  draw(beat: Beat, palette: Palette, stepMs: number): boolean {
    const { ink } = this;
    ink.clear();
    const shareOf = (easeMs: number) => (beat.model.reducedMotion ? 1 : 1 - Math.exp(-stepMs / (easeMs / 3)));
    const [usual, dead] = [shareOf(EASE_MS), shareOf(DRAIN_MS)];
    let flows = false;
    for (const host of beat.picture.hosts) {
      const share = host.tray.host.state === 'failed' ? dead : usual;
      flows = this.drawJars(host, beat, palette, share) || flows;
      if (host.form !== 'tile') flows = this.drawRail(host, beat, palette, share) || flows;
    }
    return flows;
  }

  private drawJars(host: HostBox, beat: Beat, palette: Palette, share: number): boolean {
    let flows = false;
    const light = beat.model.theme === 'light';
    const hue = numberOf(palette.app);
    const soft = numberOf(mix(palette.app, '#ffffff', 0.6));
    const surface = numberOf(mix(palette.app, '#ffffff', 0.5));
    for (const box of [...flatten(host.jars), ...(host.lens?.cells ?? [])]) {
      const [level, moving] = this.ease(box.jar.key, beat.levels.get(box.jar.key) ?? 0, share);
      flows ||= moving;
      const { liquid } = box;
      if (liquid.w > 0 && level > 0.004) {
        const height = liquid.h * level;
        const y = liquid.y + liquid.h - height;
        // In low jars names stand across the surface: the light theme's dark words need a paler liquid.
        const pale = light && liquid.h < LOW;
        this.ink.fillStyle(pale ? soft : hue, 1).fillRect(liquid.x + 0.5, y, liquid.w - 1, height);
        const line = liquid.h < LOW ? 0 : Math.min(2, height / 2); // in low jars it would strike their names through
        this.ink
          .fillStyle(light ? numberOf(mix(palette.app, '#000000', 0.7)) : surface, 1)
          .fillRect(liquid.x + 0.5, y, liquid.w - 1, line);
      }
    }
    return flows;
  }

  private drawRail(host: HostBox, beat: Beat, palette: Palette, share: number): boolean {
    const on = host.tray.host.state === 'on';
    const [level, moving] = this.ease(host.key, on ? host.tray.host.cpuPercent / 100 : 0, share);
    const { model } = beat;
    const { rail } = host;
    if (rail.h <= 0) return false;
    const colour = numberOf(level >= 0.95 ? palette.bad : palette.app);
    for (let index = 0; index < PIPS; index++) {
      const part = clamp(level * PIPS - index, 0, 1);
      if (part <= 0.02) break;
      const pip = pipOf(rail, index);
      this.ink.fillStyle(colour, 1).fillRect(pip.x, pip.y, pip.w * part, pip.h);
    }
    this.drawPrediction(host, beat, palette, level);
    const knee = rail.x + rail.w * KNEE;
    this.ink
      .fillStyle(numberOf(palette.text), model.theme === 'light' ? 0.9 : 0.8)
      .fillRect(knee - 1, rail.y - 3, 2, rail.h + 6);
    return moving;
  }

  /** Before the drop: outlined pips where work would come, slate ones where it would go (notes-floor 21). */
  private drawPrediction(host: HostBox, { model, sayings }: Beat, palette: Palette, level: number): void {
    const { carry, view, rules } = model;
    if (carry === null) return;
    const then = sayings.get(host.key)?.thenPercent ?? -1;
    const origin = originOf(carry, view) === host.tray.host.id;
    if (then < 0 && !origin) return;
    const change = origin
      ? level - (predictedPercent(carry, host.tray.host.id, view, rules) / 100 - level)
      : then / 100;
    const [from, to] = [Math.min(level, change), Math.min(1, Math.max(level, change))];
    const colour = origin ? palette.hardware : then > KNEE * 100 ? palette.watch : palette.accent;
    this.strip(host.rail, Math.max(0, from), to, numberOf(colour), origin);
  }

  private strip(rail: Rect, from: number, to: number, colour: number, filled: boolean): void {
    for (let index = Math.floor(from * PIPS); index < Math.ceil(to * PIPS); index++) {
      const pip = pipOf(rail, index);
      const left = pip.x + pip.w * clamp(from * PIPS - index, 0, 1);
      const right = pip.x + pip.w * clamp(to * PIPS - index, 0, 1);
      if (right - left < 1) continue;
      if (filled) this.ink.fillStyle(colour, 1).fillRect(left, pip.y, right - left, pip.h);
      else this.ink.lineStyle(1.6, colour, 1).strokeRect(left + 0.8, pip.y + 0.8, right - left - 1.6, pip.h - 1.6);
    }
  }

  private ease(key: string, to: number, share: number): [number, boolean] {
    const from = this.levels.get(key) ?? to;
    const next = Math.abs(to - from) < STILL ? to : from + (to - from) * share;
    this.levels.set(key, next);
    return [next, next !== to];
  }
}
