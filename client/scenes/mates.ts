/**
 * Team-mates on the floor: arrows that glide to where their hands are, frames around what they picked, rings around what
 * they point out. One's own floor at one's own zoom: places come as things, not as pixels.
 */
import type Phaser from 'phaser';
import type { FloorModel, MateOnFloor, Ping } from '../look/floor-model.ts';
import type { Palette } from '../look/palette.ts';
import { centre, type Point, type Rect } from './geometry.ts';
import { atEdge, boxOfThing, spotIn } from './mate-places.ts';
import { CURSOR_SIZE, paintCursor, paintTag, TAG_SIZE } from './paint-mates.ts';
import { newPen } from './pen.ts';
import type { Beat } from './scene-model.ts';

/** Five places a second become one way: most of it is made before the next comes. */
const GLIDE_MS = 110;
const NEAR_PX = 0.5;
const RINGS = 3;
const RING_MS = 1300; // one ring's way: slow enough not to flash
const RING_PX = 46;
const STILL_AFTER_MS = 2600; // two rounds are enough to be seen
const EDGE_PAD = 26;

interface Image {
  readonly image: Phaser.GameObjects.Image;
  said: string;
}
interface Shown {
  readonly cursor: Image;
  readonly tag: Image;
  at: Point | null;
}

const hueOf = (hue: string): number => Number.parseInt(hue.slice(1), 16);

export class Mates {
  private readonly scene: Phaser.Scene;
  private readonly layer: Phaser.GameObjects.Container; // hidden as one while the picture itself moves
  private readonly ink: Phaser.GameObjects.Graphics;
  private readonly shown = new Map<number, Shown>();
  private readonly pingTags = new Map<number, Image>();
  private inkKey = '';
  private seen: Rect = { x: 0, y: 0, w: 0, h: 0 };

  constructor(scene: Phaser.Scene, depth: number) {
    this.scene = scene;
    this.layer = scene.add.container(0, 0).setDepth(depth);
    this.ink = scene.add.graphics();
    this.layer.add(this.ink);
  }

  /** `scroll`: of the eye over a picture larger than the floor. True: something is still on its way. */
  draw(beat: Beat, palette: Palette, scale: number, scroll: Point, stepMs: number, nowMs: number): boolean {
    const { model } = beat;
    const { stage } = beat.picture;
    this.seen = { ...stage, x: stage.x + scroll.x, y: stage.y + scroll.y };
    this.dropGone(model);
    let moves = false;
    for (const mate of model.mates) moves = this.move(mate, beat, palette, scale, stepMs) || moves;
    return this.drawInk(beat, palette, scale, nowMs) || moves;
  }

  private dropGone({ mates, pings }: FloorModel): void {
    for (const [seat, { cursor, tag }] of this.shown) {
      if (mates.some((mate) => mate.seat === seat)) continue;
      for (const { image } of [cursor, tag]) this.destroy(image);
      this.shown.delete(seat);
    }
    for (const [key, { image }] of this.pingTags) {
      if (pings.some((ping) => ping.key === key)) continue;
      this.destroy(image);
      this.pingTags.delete(key);
    }
  }

  private destroy(image: Phaser.GameObjects.Image): void {
    const { key } = image.texture;
    image.destroy();
    if (key.startsWith('mate')) this.scene.textures.remove(key);
  }

  private move(mate: MateOnFloor, beat: Beat, palette: Palette, scale: number, stepMs: number): boolean {
    const { picture, model } = beat;
    const mine = this.shownOf(mate.seat);
    const said = mate.held === '' ? mate.name : mate.carries;
    this.paint(mine.cursor, `${said}|${mate.hue}`, beat, palette, scale, CURSOR_SIZE, (pen) =>
      paintCursor(pen, mate, said),
    );
    const box = mate.at === '' ? null : boxOfThing(picture, mate.at, model.view);
    if (box === null) {
      mine.at = null;
      mine.cursor.image.setVisible(false);
      return false;
    }
    const to = spotIn(box, mate.across, mate.down);
    const way = mine.at === null || model.reducedMotion ? 1 : 1 - Math.exp(-stepMs / GLIDE_MS);
    const from = mine.at ?? to;
    const next = { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
    const isThere = Math.hypot(to.x - next.x, to.y - next.y) < NEAR_PX;
    mine.at = isThere ? to : next;
    mine.cursor.image.setPosition(mine.at.x, mine.at.y).setVisible(true);
    return !isThere;
  }

  private shownOf(seat: number): Shown {
    const known = this.shown.get(seat);
    if (known !== undefined) return known;
    const fresh: Shown = { cursor: this.newImage(), tag: this.newImage(), at: null };
    this.shown.set(seat, fresh);
    return fresh;
  }

  private newImage(): Image {
    const image = this.scene.add.image(0, 0, '__DEFAULT').setOrigin(0, 0).setVisible(false);
    this.layer.add(image);
    return { image, said: '' };
  }

  private paint(
    into: Image,
    said: string,
    { model }: Beat,
    palette: Palette,
    scale: number,
    size: { w: number; h: number },
    draw: (pen: ReturnType<typeof newPen>) => void,
  ): void {
    const key = `mate ${said} ${model.theme} ${scale}`;
    if (into.said === key) return;
    into.said = key;
    const { textures } = this.scene;
    const old = into.image.texture.key;
    textureSerial += 1;
    const name = `mate${textureSerial}`;
    const texture = textures.createCanvas(name, Math.ceil(size.w * scale), Math.ceil(size.h * scale));
    if (texture === null) return;
    texture.context.scale(scale, scale);
    draw(newPen(texture.context, palette, model.theme, scale));
    texture.refresh();
    into.image.setTexture(name).setScale(1 / scale);
    if (old.startsWith('mate')) textures.remove(old);
  }

  /** Frames and rings are drawn anew only when one of them is another, or spreads. */
  private drawInk(beat: Beat, palette: Palette, scale: number, nowMs: number): boolean {
    const { model, picture } = beat;
    const frames = model.mates.flatMap((mate) => {
      const box = mate.picked === '' ? null : boxOfThing(picture, mate.picked, model.view);
      return box === null ? [] : [{ mate, box }];
    });
    const spreads = !model.reducedMotion && model.pings.some((ping) => nowMs - ping.bornMs < STILL_AFTER_MS);
    const places = frames.map(({ mate, box }) => `${mate.seat}${mate.hue}${Object.values(box).map(Math.round)}`);
    const pings = model.pings.map((ping) => ({ ping, box: boxOfThing(picture, ping.at, model.view) }));
    const rings = pings.map(({ ping, box }) => `${ping.key}${box === null ? '' : Object.values(box).map(Math.round)}`);
    const { x, y } = this.seen;
    const key = [...places, '/', ...rings, model.theme, model.reducedMotion, x, y].join(' ');
    if (key === this.inkKey && !spreads) return false;
    this.inkKey = spreads ? '' : key;
    this.ink.clear();
    this.drawFrames(frames, beat, palette, scale);
    for (const { ping, box } of pings) this.drawPing(ping, box, beat, palette, scale, nowMs);
    return spreads;
  }

  private drawFrames(
    frames: readonly { mate: MateOnFloor; box: Rect }[],
    beat: Beat,
    palette: Palette,
    scale: number,
  ): void {
    for (const { tag } of this.shown.values()) tag.image.setVisible(false);
    const tagsAt = new Map<string, number>();
    for (const { mate, box } of frames) {
      // Two who picked the same: one frame inside the other, one tag beside the other.
      const spot = `${Math.round(box.x)},${Math.round(box.y)}`;
      const nth = tagsAt.get(spot) ?? 0;
      tagsAt.set(spot, nth + 1);
      const out = 4 + nth * 3;
      this.ink.lineStyle(2.5, hueOf(mate.hue), 1);
      this.ink.strokeRect(box.x - out, box.y - out, box.w + 2 * out, box.h + 2 * out);
      const mine = this.shownOf(mate.seat);
      this.paint(mine.tag, `${mate.name}|${mate.hue}`, beat, palette, scale, TAG_SIZE, (pen) =>
        paintTag(pen, mate, mate.name),
      );
      const y = Math.max(2, box.y - out - TAG_SIZE.h + 2);
      mine.tag.image.setPosition(box.x - out + nth * 74, y).setVisible(true);
    }
  }

  private drawPing(ping: Ping, box: Rect | null, beat: Beat, palette: Palette, scale: number, nowMs: number): void {
    if (box === null) return;
    const { model } = beat;
    const middle = centre(box);
    const edge = atEdge(middle, this.seen, EDGE_PAD);
    const at = edge?.at ?? middle;
    const hue = hueOf(ping.hue);
    const age = nowMs - ping.bornMs;
    const still = model.reducedMotion || age >= STILL_AFTER_MS;
    for (let ring = 0; ring < RINGS; ring++) {
      const part = still ? (ring + 1) / RINGS : ((age + (ring * RING_MS) / RINGS) % RING_MS) / RING_MS;
      if (still && ring === 1) continue; // at rest two rings say it
      this.ink.lineStyle(3, hue, still ? 0.9 : 1 - part * 0.8);
      this.ink.strokeCircle(at.x, at.y, 8 + part * (still ? 18 : RING_PX));
    }
    if (edge !== null) this.drawArrow(at, edge.turn, hue);
    const tag = this.pingTags.get(ping.key) ?? this.newImage();
    this.pingTags.set(ping.key, tag);
    this.paint(tag, `${ping.said}|${ping.hue}`, beat, palette, scale, TAG_SIZE, (pen) =>
      paintTag(pen, ping, ping.said),
    );
    const { seen } = this;
    const x = Math.min(seen.x + seen.w - TAG_SIZE.w, Math.max(seen.x, at.x + 14));
    tag.image.setPosition(x, Math.max(seen.y + 2, at.y - 34)).setVisible(true);
  }

  private drawArrow(at: Point, turn: number, hue: number): void {
    const tip = 15;
    const point = (angle: number, length: number) => ({
      x: at.x + Math.cos(angle) * length,
      y: at.y + Math.sin(angle) * length,
    });
    const [a, b, c] = [point(turn, tip + 8), point(turn + 0.6, tip - 3), point(turn - 0.6, tip - 3)];
    this.ink.fillStyle(hue, 1);
    this.ink.fillTriangle(a.x, a.y, b.x, b.y, c.x, c.y);
  }
}

/** Textures are the engine's, by name. */
let textureSerial = 0;
