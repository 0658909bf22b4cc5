/** A canvas the size of the floor that the engine shows as one texture; painted again only when its key changes. */
import type Phaser from 'phaser';
import type { Palette, ThemeName } from '../look/palette.ts';
import type { Rect } from './geometry.ts';
import { newPen, type Pen } from './pen.ts';

export class Sheet {
  readonly image: Phaser.GameObjects.Image;
  private readonly scene: Phaser.Scene;
  private readonly name: string;
  private texture: Phaser.Textures.CanvasTexture;
  private pen: Pen | null = null;
  paints = 0; // since the floor was drawn first
  private size = '';
  private key = '';

  constructor(scene: Phaser.Scene, name: string, depth: number) {
    this.scene = scene;
    this.name = name;
    this.texture = scene.textures.createCanvas(name, 4, 4) as Phaser.Textures.CanvasTexture;
    this.image = scene.add.image(0, 0, name).setOrigin(0, 0).setDepth(depth);
  }

  resize(width: number, height: number, scale: number): void {
    if (this.size === `${width} ${height} ${scale}`) return;
    this.size = `${width} ${height} ${scale}`;
    this.scene.textures.remove(this.name);
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    this.texture = this.scene.textures.createCanvas(this.name, w, h) as Phaser.Textures.CanvasTexture;
    this.image.setTexture(this.name).setScale(1 / scale);
    this.pen = null;
    this.key = '';
  }

  /** Paints these pieces alone, over what they showed before. */
  patch(rects: readonly Rect[], palette: Palette, theme: ThemeName, scale: number, draw: (pen: Pen) => void): void {
    const ctx = this.texture.context;
    if (this.pen === null || this.pen.palette !== palette) this.pen = newPen(ctx, palette, theme, scale);
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    ctx.save();
    ctx.beginPath();
    for (const { x, y, w, h } of rects) {
      ctx.clearRect(x, y, w, h);
      ctx.rect(x, y, w, h);
    }
    ctx.clip();
    draw(this.pen);
    ctx.restore();
    this.paints += 1;
    this.texture.refresh();
  }

  /** Paints when the key is another than the last time; true: it did. */
  paint(key: string, palette: Palette, theme: ThemeName, scale: number, draw: (pen: Pen) => void): boolean {
    if (key === this.key) return false;
    this.key = key;
    this.paints += 1;
    const ctx = this.texture.context;
    if (this.pen === null || this.pen.palette !== palette) this.pen = newPen(ctx, palette, theme, scale);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.texture.width, this.texture.height);
    ctx.setTransform(scale, 0, 0, scale, 0, 0);
    draw(this.pen);
    this.texture.refresh();
    return true;
  }
}
