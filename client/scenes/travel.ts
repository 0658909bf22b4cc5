/**
 * Draws the way between two pictures: a still of what was seen, the sheets of what will be, and the trays that grow from
 * one into the other. Stopped half-way it is a picture as well: a wheel or two fingers hold it wherever they are.
 */
import type Phaser from 'phaser';
import type { Palette } from '../look/palette.ts';
import { mix, numberOf } from './colour.ts';
import { clamp, type Point, type Rect } from './geometry.ts';
import { type Route, type Shape, type Shift, shapesAt, shiftOf } from './layout-travel.ts';

const STILL = 'still';
const ZOOM_MS = 280; // long enough to be followed, short enough not to be waited for
/** Words of the old picture are gone when those of the new one come: two of them over each other cannot be read. */
const OUT_BY = 0.5;
const IN_FROM = 0.45;
const WELL = 0.42;
/** The trays themselves come up and go so fast that they seem to be the picture's own. */
const TRAYS_BY = 0.22;

/** A way that has been ordered, and one whose first frame is being drawn. */
const NOT_YET = -1;
const STARTS = -2;

type Ease = (share: number) => number;
const easeInOut: Ease = (share) => (share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2);
const easeOut: Ease = (share) => 1 - (1 - share) ** 3;

/** What both layers of the new picture are: moved and made see-through together. */
interface Layer {
  setPosition(x: number, y: number): unknown;
  setScale(scale: number): unknown;
  setAlpha(alpha: number): unknown;
}

export class Travel {
  share = 0; // how far on the way
  private readonly scene: Phaser.Scene;
  private readonly image: Phaser.GameObjects.Image;
  private readonly ink: Phaser.GameObjects.Graphics;
  private texture: Phaser.Textures.CanvasTexture;
  private route: Route | null = null;
  private hasTrays = true;
  private strength = 1;
  private leg: { from: number; to: number; sinceMs: number; lastsMs: number; ease: Ease } | null = null;
  private scroll: Point = { x: 0, y: 0 };

  constructor(scene: Phaser.Scene, depths: { still: number; trays: number }) {
    this.scene = scene;
    this.texture = scene.textures.createCanvas(STILL, 4, 4) as Phaser.Textures.CanvasTexture;
    this.image = scene.add.image(0, 0, STILL).setOrigin(0, 0).setDepth(depths.still).setVisible(false);
    this.ink = scene.add.graphics().setDepth(depths.trays).setVisible(false);
  }

  get isUnderWay(): boolean {
    return this.route !== null;
  }

  /** Keeps what is on the canvas now, before it is painted anew. */
  keepStill(canvas: HTMLCanvasElement, scale: number): void {
    const { width, height } = canvas;
    if (this.texture.width !== width || this.texture.height !== height) {
      this.scene.textures.remove(STILL);
      this.texture = this.scene.textures.createCanvas(STILL, width, height) as Phaser.Textures.CanvasTexture;
      this.image.setTexture(STILL);
    }
    this.texture.context.clearRect(0, 0, width, height);
    this.texture.context.drawImage(canvas, 0, 0);
    this.texture.refresh();
    this.image.setScale(1 / scale);
  }

  /** `scroll`: where the floor is panned to, which the still takes for its corner. */
  depart(route: Route, trays: boolean, scroll: Point): void {
    this.scroll = scroll;
    this.route = route;
    this.hasTrays = trays;
    this.share = 0;
    this.leg = null;
  }

  /** From where it is to one end, by itself. */
  goTo(end: 0 | 1, lastsMs = ZOOM_MS, fresh = false): void {
    const left = Math.abs(end - this.share);
    this.leg = {
      from: this.share,
      to: end,
      sinceMs: NOT_YET,
      lastsMs: Math.max(1, lastsMs * Math.sqrt(left)),
      ease: fresh ? easeInOut : easeOut,
    };
  }

  /** Held by the hand. */
  hold(share: number): void {
    this.leg = null;
    this.share = clamp(share, 0, 1);
  }

  /** Where the trays are, for a way that begins before this one has ended. */
  shapes(view: Rect): Shape[] {
    return this.route === null ? [] : shapesAt(this.route, this.share, view);
  }

  /** Draws the moment; the end it has come to, or null while it is on its way. */
  draw(palette: Palette, scale: number, view: Rect, layers: readonly Layer[], nowMs: number): 0 | 1 | null {
    const { route } = this;
    if (route === null) return null;
    this.advance(nowMs);
    if (this.leg !== null && this.share === this.leg.to) return this.arrive(scale, layers);
    const { before, after } = shiftOf(route, this.share);
    this.placeStill(before, scale);
    const alpha = clamp((this.share - IN_FROM) / (1 - IN_FROM), 0, 1);
    for (const layer of layers) place(layer, after, scale, alpha);
    this.ink.clear().setVisible(this.hasTrays);
    if (this.hasTrays) this.drawTrays(route, palette, view);
    return null;
  }

  end(scale: number, layers: readonly Layer[]): void {
    this.route = null;
    this.leg = null;
    this.image.setVisible(false);
    this.ink.clear().setVisible(false);
    for (const layer of layers) place(layer, { scale: 1, dx: 0, dy: 0 }, scale, 1);
  }

  private arrive(scale: number, layers: readonly Layer[]): 0 | 1 {
    const end = this.leg?.to === 0 ? 0 : 1;
    this.end(scale, layers);
    return end;
  }

  private advance(nowMs: number): void {
    const { leg } = this;
    if (leg === null) return;
    // The first frame paints the other picture, and that is not to be taken from the way.
    if (leg.sinceMs === NOT_YET || leg.sinceMs === STARTS) leg.sinceMs = leg.sinceMs === NOT_YET ? STARTS : nowMs;
    if (leg.sinceMs === STARTS) return;
    const done = clamp((nowMs - leg.sinceMs) / leg.lastsMs, 0, 1);
    this.share = done === 1 ? leg.to : leg.from + (leg.to - leg.from) * leg.ease(done);
  }

  private placeStill({ scale, dx, dy }: Shift, pixels: number): void {
    const alpha = clamp(1 - this.share / OUT_BY, 0, 1);
    this.image
      .setVisible(alpha > 0)
      .setAlpha(alpha)
      .setScale(scale / pixels)
      .setPosition(this.scroll.x * scale + dx, this.scroll.y * scale + dy);
  }

  private drawTrays(route: Route, palette: Palette, view: Rect): void {
    this.ink.setAlpha(Math.min(1, this.share / TRAYS_BY, (1 - this.share) / TRAYS_BY));
    for (const shape of shapesAt(route, this.share, view)) this.drawTray(shape, palette);
  }

  private drawTray({ rect: box, well, slabs, jars, alpha = 1 }: Shape, palette: Palette): void {
    this.strength = alpha;
    this.block(box, palette.rack);
    this.ink.lineStyle(1, numberOf(palette.edge), alpha).strokeRect(box.x, box.y, box.w, box.h);
    if (well.w < 1) return;
    this.block(well, mix(palette.rack, palette.well, WELL)); // as trays are on their sheet
    for (const slab of slabs) this.block(slab.rect, slab.kind === 'platform' ? palette.platform : palette.kernel);
    const glass = mix(palette.app, palette.ground, 0.26);
    for (const { rect: jar, guest, level } of jars) {
      this.block(jar, glass);
      const floor = jar.h * guest;
      if (guest > 0) this.block({ ...jar, y: jar.y + jar.h - floor, h: floor }, palette.guest);
      const liquid = (jar.h - floor) * level;
      if (liquid > 0.5) this.block({ ...jar, y: jar.y + jar.h - floor - liquid, h: liquid }, palette.app);
      if (jar.w > 4) this.ink.lineStyle(1, numberOf(palette.app), alpha).strokeRect(jar.x, jar.y, jar.w, jar.h);
    }
  }

  private block({ x, y, w, h }: Rect, colour: string): void {
    this.ink.fillStyle(numberOf(colour), this.strength).fillRect(x, y, w, h);
  }
}

function place(layer: Layer, { scale, dx, dy }: Shift, pixels: number, alpha: number): void {
  layer.setPosition(dx, dy);
  layer.setScale(scale / pixels);
  layer.setAlpha(alpha);
}
