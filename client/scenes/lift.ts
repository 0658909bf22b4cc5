/** What hangs on the pointer: a jar a little larger and tilted, with its shadow (notes-floor 20). */
import type Phaser from 'phaser';
import { byId } from '../../shared/base/ids.ts';
import { vmFootprintMib } from '../../shared/sim/placement.ts';
import type { FloorModel } from '../look/floor-model.ts';
import { paletteOf } from '../look/palette.ts';
import { decimal } from '../text/format.ts';
import { words } from '../text/index.ts';
import { mix } from './colour.ts';
import { centre, clamp, type Point, rect } from './geometry.ts';
import { hatch } from './hatches.ts';
import { glassOf, paintLid } from './paint-jar.ts';
import { fill, haloOf, newPen, outline, type Pen, write } from './pen.ts';
import type { Beat } from './scene-model.ts';
import { jarKeyOf } from './verdicts.ts';

const TEXTURE = 'lift';
const PAD = 26; // for the shadow and the lid
const SCALE = 1.12;
const TILT = -4;
const FALL_MS = 140;
const HOME_MS = 220;

export class Lift {
  private readonly image: Phaser.GameObjects.Image;
  private readonly scene: Phaser.Scene;
  private key = '';
  private held: Beat | null = null; // the last beat in which it hung on the pointer

  constructor(scene: Phaser.Scene, depth: number) {
    this.scene = scene;
    this.image = scene.add.image(0, 0, '__DEFAULT').setDepth(depth).setVisible(false);
  }

  /** Follows the hand; without a pointer (keyboard) it is not drawn, its ghosts say all. */
  follow(beat: Beat, at: Point | null, scale: number): void {
    const { carry } = beat.model;
    if (carry === null || at === null) {
      this.letGo(beat, scale);
      return;
    }
    const key = JSON.stringify([
      carry,
      beat.model.carriedAlong.length,
      beat.model.theme,
      scale,
      Math.round(beat.picture.pxPerGib),
    ]);
    if (key !== this.key) {
      this.paint(beat, scale);
      this.raise(beat.model.reducedMotion, scale);
      this.key = key;
    }
    this.held = beat;
    this.image.setPosition(at.x, at.y).setVisible(true);
  }

  /** Falls into its place, or springs home where it was refused or dropped beside. */
  private letGo({ model }: Beat, scale: number): void {
    const { held, image } = this;
    if (held === null) return;
    this.held = null;
    this.key = '';
    this.scene.tweens.killTweensOf(image);
    if (model.reducedMotion || model.carry !== null) {
      image.setVisible(false);
      return;
    }
    const { hovered } = held.model;
    const taken = hovered !== null && (held.sayings.get(hovered)?.health ?? 'dead') !== 'dead';
    const home = taken ? null : homeOf(held);
    const way =
      home === null ? { scale: 0.94 / scale, alpha: 0 } : { x: home.x, y: home.y, scale: 0.7 / scale, alpha: 0.3 };
    const duration = taken ? FALL_MS : HOME_MS;
    this.scene.tweens.add({
      targets: image,
      ...way,
      angle: 0,
      duration,
      ease: 'Quad.easeIn',
      onComplete: () => image.setVisible(false),
    });
  }

  private raise(still: boolean, scale: number): void {
    this.scene.tweens.killTweensOf(this.image);
    const to = SCALE / scale;
    this.image
      .setAlpha(1)
      .setScale(still ? to : 1 / scale)
      .setAngle(still ? TILT : 0);
    if (!still)
      this.scene.tweens.add({ targets: this.image, scale: to, angle: TILT, duration: 110, ease: 'Cubic.easeOut' });
  }

  private paint(beat: Beat, scale: number): void {
    const { model, picture } = beat;
    const size = sizeOf(model);
    const tall = clamp(picture.hosts[0]?.well.h ?? 45, 34, 90);
    const w = clamp((size.memoryMib / 1024) * picture.pxPerGib, 92, 190);
    const { textures } = this.scene;
    if (textures.exists(TEXTURE)) textures.remove(TEXTURE);
    const width = Math.ceil((w + 2 * PAD) * scale);
    const height = Math.ceil((tall + 2 * PAD) * scale);
    const texture = textures.createCanvas(TEXTURE, width, height) as Phaser.Textures.CanvasTexture;
    const ctx = texture.context;
    ctx.scale(scale, scale);
    draw(
      newPen(ctx, paletteOf(model.theme, model.contrast), model.theme, scale),
      w,
      tall,
      size,
      model.carriedAlong.length,
    );
    texture.refresh();
    this.image.setTexture(TEXTURE);
  }
}

/** The middle of the hole that the carried thing left; null: it comes from the catalogue. */
function homeOf({ picture, model }: Beat): Point | null {
  const key = jarKeyOf(model.carry);
  const box = picture.hosts.flatMap((host) => host.jars).find((one) => one.jar.key === key);
  return box === undefined ? null : centre(box.rect);
}

interface Size {
  readonly name: string;
  readonly memoryMib: number;
  readonly guestShare: number;
  readonly level: number;
  readonly look: 'jar' | 'machine' | 'slab';
}

function sizeOf({ carry, view, rules }: FloorModel): Size {
  const plain = { guestShare: 0, level: 0.5, look: 'jar' } as const;
  if (carry?.kind === 'vm') {
    const vm = byId(view.vms, carry.id);
    const host = byId(view.hosts, vm?.host ?? 0);
    const memoryMib = vm === undefined ? 0 : vmFootprintMib(vm, rules.platforms[host?.platform ?? -1]);
    const guest = rules.guests[vm?.guest ?? -1]?.footprintMib ?? 0;
    return {
      ...plain,
      name: vm?.name ?? '',
      memoryMib,
      guestShare: guest / Math.max(1, memoryMib),
      level: (vm?.cpuPercent ?? 0) / 100,
    };
  }
  if (carry?.kind === 'process' || carry?.kind === 'pod') {
    const one = byId(view.instances, carry.id);
    return {
      ...plain,
      name: rules.services[one?.service ?? -1]?.id ?? '',
      memoryMib: one?.requestMib ?? 0,
      level: (one?.cpuPercent ?? 0) / 100,
    };
  }
  if (carry?.kind === 'service') {
    return {
      ...plain,
      name: carry.service,
      memoryMib: rules.services.find((one) => one.id === carry.service)?.requestMib ?? 0,
    };
  }
  if (carry?.kind === 'platform') {
    const platform = rules.platforms.find((one) => one.id === carry.platform);
    return { ...plain, name: platform?.name ?? '', memoryMib: platform?.reserveMib ?? 0, look: 'slab' };
  }
  const model = rules.models.find((one) => carry?.kind === 'model' && one.id === carry.model);
  return { ...plain, name: model?.name ?? '', memoryMib: model?.memoryMib ?? 0, look: 'machine' };
}

/** Those below in the same hand: an edge of each is enough to count up to three by. */
const SHEETS_MOST = 2;
const SHEET_STEP = 5;

function draw(pen: Pen, w: number, h: number, size: Size, more: number): void {
  const { palette } = pen;
  const box = rect(PAD, PAD, w, h);
  for (let below = Math.min(more, SHEETS_MOST); below > 0; below--) {
    const sheet = rect(box.x + below * SHEET_STEP, box.y - below * SHEET_STEP, w, h);
    fill(pen, sheet, palette.raised, 2);
    outline(pen, sheet, palette.accent, { width: 1.5, radius: 1 });
  }
  fill(
    pen,
    rect(box.x + 6, box.y + 14, w, h),
    pen.theme === 'dark' ? 'rgba(2, 6, 14, 0.45)' : 'rgba(20, 32, 58, 0.22)',
    4,
  );
  if (size.look === 'machine') {
    fill(pen, box, palette.metal, 5);
    fill(pen, rect(box.x + 8, box.y + h - 16, w - 16, 8), palette.well, 2);
  } else if (size.look === 'slab') hatch(pen, box, 'platform');
  else {
    const glass = glassOf(pen, false);
    fill(pen, box, glass.face);
    const guest = h * Math.min(0.6, size.guestShare);
    if (guest > 0) hatch(pen, rect(box.x, box.y + h - guest, w, guest), 'guest');
    const liquid = (h - guest) * size.level;
    fill(pen, rect(box.x, box.y + h - guest - liquid, w, liquid), palette.app);
    fill(pen, rect(box.x, box.y + h - guest - liquid, w, 2), mix(palette.app, '#ffffff', 0.5));
    paintLid(pen, box, glass);
  }
  outline(pen, box, palette.accent, { width: 2.5, radius: size.look === 'machine' ? 5 : 1 });
  const gib = words.floor.gib(decimal(size.memoryMib / 1024));
  const text = { align: 'center', ...haloOf(pen), max: w - 6 } as const;
  write(pen, size.name, box.x + w / 2, box.y + h * 0.34, palette.text, { ...text, size: 13, weight: 650 });
  write(pen, gib, box.x + w / 2, box.y + h * 0.34 + 16, palette.text, { ...text, size: 12, weight: 600, mono: true });
  if (more === 0) return;
  const said = words.acting.lifted(more + 1);
  fill(pen, rect(box.x + w - 30, box.y - 13, 40, 20), palette.accentFill, 10);
  write(pen, said, box.x + w - 10, box.y - 3, palette.onAccent, {
    size: 12.5,
    weight: 700,
    mono: true,
    align: 'center',
  });
}
