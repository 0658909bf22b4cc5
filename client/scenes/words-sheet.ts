/**
 * Words and numbers over the liquid. What the hand does shows at once, what the gauges say a few times a second, and of
 * them only the pieces that have changed, so many a frame: two hundred hosts never wait for each other.
 */
import type Phaser from 'phaser';
import { type Palette, paletteOf } from '../look/palette.ts';
import { type FrontKey, frontKey, type Part } from './keys.ts';
import { paintFront } from './paint.ts';
import type { Beat } from './scene-model.ts';
import { Sheet } from './sheet.ts';

/** Numbers change in every beat; eyes read them a few times a second. */
const EVERY_MS = 300;
const PARTS_A_FRAME = 24;

export class WordsSheet {
  readonly sheet: Sheet;
  painted = 0; // pieces since the floor was drawn first
  private shown: FrontKey | null = null;
  private readonly known = new Map<string, string>();
  private palette: Palette | null = null;
  private paintedAt = 0;
  private todo: string[] = [];

  constructor(scene: Phaser.Scene, depth: number) {
    this.sheet = new Sheet(scene, 'front', depth);
  }

  /** Everything is to be painted again: the sheet is a new one. */
  forget(): void {
    this.shown = null;
  }

  /** True: something waits for its turn. */
  paint(beat: Beat, scale: number, time: number): boolean {
    const key = frontKey(beat);
    const palette = paletteOf(beat.model.theme, beat.model.contrast);
    const { shown } = this;
    if (shown === null || shown.whole !== key.whole || palette !== this.palette) {
      this.paintAll(beat, key, palette, scale, time);
      return false;
    }
    if (key === shown && this.todo.length === 0) return false;
    const isTime = time - this.paintedAt >= EVERY_MS;
    // The frame around what the pointer is on cannot wait, and not everything is a piece of its own.
    const isHeld = key.hovered !== shown.hovered && [key.hovered, shown.hovered].some((name) => !isPiece(key, name));
    if (isHeld || (key.numbers !== shown.numbers && isTime)) {
      this.paintAll(beat, key, palette, scale, time);
      return false;
    }
    if (key.hovered !== shown.hovered) this.paintHover(beat, key, palette, scale);
    if (this.todo.length === 0 && isTime) {
      this.paintedAt = time;
      for (const [name, part] of key.parts) if (this.known.get(name) !== part.key) this.todo.push(name);
      if (this.todo.length === 0 && key.numbers === shown.numbers) this.shown = key;
    }
    this.paintParts(this.todo.splice(0, PARTS_A_FRAME), beat, key, palette, scale);
    return this.todo.length > 0 || this.shown !== key;
  }

  private paintAll(beat: Beat, key: FrontKey, palette: Palette, scale: number, time: number): void {
    this.sheet.paint(`${key.whole} ${key.numbers} ${time}`, palette, beat.model.theme, scale, (pen) =>
      paintFront(pen, beat),
    );
    this.shown = key;
    this.palette = palette;
    this.paintedAt = time;
    this.todo = [];
    this.known.clear();
    for (const [name, part] of key.parts) this.known.set(name, part.key);
    this.painted += beat.picture.hosts.length;
  }

  private paintHover(beat: Beat, key: FrontKey, palette: Palette, scale: number): void {
    const was = this.shown?.hovered ?? '';
    const names = [...key.parts.keys()].filter((name) => [was, key.hovered].includes(name.split(' ')[0] ?? ''));
    this.paintParts(names, beat, key, palette, scale);
    if (this.shown !== null) this.shown = { ...this.shown, hovered: key.hovered };
  }

  private paintParts(names: readonly string[], beat: Beat, key: FrontKey, palette: Palette, scale: number): void {
    const parts = names
      .map((name) => [name, key.parts.get(name)] as const)
      .filter(([, part]) => part !== undefined) as [string, Part][];
    if (parts.length === 0) return;
    for (const [name, part] of parts) this.known.set(name, part.key);
    const hosts = parts.flatMap(([, part]) => part.host ?? []);
    // A rack's foot begins under its last machine: free slots may lie in it.
    const hasSlots = parts.some(([name]) => name.startsWith('s') || name.startsWith('group'));
    const { picture } = beat;
    const some = {
      ...beat,
      picture: { ...picture, hosts, slots: hasSlots ? picture.slots : [], tabs: [] },
    };
    const rects = parts.flatMap(([, part]) => part.rects);
    this.sheet.patch(rects, palette, beat.model.theme, scale, (pen) => paintFront(pen, some));
    this.painted += parts.length;
  }
}

const isPiece = ({ parts }: FrontKey, name: string): boolean =>
  name === '' || [...parts.keys()].some((key) => key.split(' ')[0] === name);
