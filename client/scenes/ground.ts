/**
 * The room behind the floor, on a canvas of its own: the engine never draws it again, and whatever zooms in front of it
 * is seen through to it.
 */
import type { Palette, ThemeName } from '../look/palette.ts';
import { paintGround } from './paint-ground.ts';
import { newPen } from './pen.ts';
import type { Beat } from './scene-model.ts';

export class Ground {
  private readonly canvas = document.createElement('canvas');
  private key = '';

  constructor(floor: HTMLCanvasElement) {
    const parent = floor.parentElement;
    if (parent === null) return;
    parent.style.isolation = 'isolate'; // so that "behind" is behind the floor and not behind the page
    this.canvas.style.cssText = 'position:absolute;inset:0;z-index:-1;width:100%;height:100%;pointer-events:none';
    this.canvas.setAttribute('aria-hidden', 'true');
    parent.append(this.canvas);
  }

  paint(beat: Beat, palette: Palette, theme: ThemeName, width: number, height: number, scale: number): void {
    const key = [theme, beat.model.contrast, width, height, scale].join(' ');
    if (key === this.key) return;
    this.key = key;
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
    const ctx = this.canvas.getContext('2d');
    if (ctx === null) return;
    ctx.scale(scale, scale);
    paintGround(newPen(ctx, palette, theme, scale), beat);
  }

  destroy(): void {
    this.canvas.remove();
  }
}
