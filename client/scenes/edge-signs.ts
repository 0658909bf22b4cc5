/** The signs at the edges: painted small sheets that stay where they are when the floor is panned, pressed to go there. */
import type Phaser from 'phaser';
import type { FloorHands } from '../look/floor-model.ts';
import type { Palette } from '../look/palette.ts';
import { words } from '../text/index.ts';
import { contains, type Point, type Rect, rect } from './geometry.ts';
import { EDGE, type EdgeSign, edgeSignsOf } from './layout-edge.ts';
import { fill, lineOf, mark, outline, type Pen, polygon, write } from './pen.ts';
import type { Beat } from './scene-model.ts';
import { Sheet } from './sheet.ts';

const ARROW = { long: 9, half: 5 } as const;

export class EdgeSigns {
  private readonly sheets: Readonly<Record<EdgeSign['side'], Sheet>>;
  private signs: readonly EdgeSign[] = [];
  private beat: Beat | null = null;
  private seen = '';

  constructor(scene: Phaser.Scene, depth: number, canvas: HTMLElement, hands: FloorHands) {
    this.sheets = { left: new Sheet(scene, 'edge-left', depth), right: new Sheet(scene, 'edge-right', depth) };
    for (const { image } of Object.values(this.sheets)) image.setScrollFactor(0);
    // Before the hand hears it: a sign at the edge is no place of the floor.
    canvas.addEventListener('pointerdown', (event) => this.press(event, canvas, hands), { capture: true });
  }

  draw(beat: Beat, palette: Palette, scale: number, view: Rect): void {
    const seen = `${view.x} ${view.y} ${view.w} ${view.h}`;
    if (beat !== this.beat || seen !== this.seen) this.signs = edgeSignsOf(beat, view);
    this.beat = beat;
    this.seen = seen;
    for (const side of ['left', 'right'] as const) {
      const sheet = this.sheets[side];
      const sign = this.signs.find((one) => one.side === side);
      sheet.image.setVisible(sign !== undefined);
      if (sign === undefined) continue;
      sheet.resize(EDGE.w, EDGE.h, scale);
      sheet.image.setPosition(sign.rect.x, sign.rect.y);
      const key = [sign.host, sign.name, sign.health, sign.more, sign.turn, beat.model.theme].join(' ');
      sheet.paint(key, palette, beat.model.theme, scale, (pen) => paintSign(pen, sign));
    }
  }

  private press(event: PointerEvent, canvas: HTMLElement, hands: FloorHands): void {
    const box = canvas.getBoundingClientRect();
    const at = { x: event.clientX - box.left, y: event.clientY - box.top };
    const sign = this.signs.find((one) => contains(one.rect, at));
    if (sign === undefined || this.beat === null || this.beat.model.carry !== null) return;
    event.stopImmediatePropagation();
    hands.zoomTo(this.beat.model.zoom, sign.rack, sign.host);
    hands.select({ kind: 'host', id: sign.host });
  }
}

function paintSign(pen: Pen, { name, health, more, turn }: EdgeSign): void {
  const { palette } = pen;
  const box = rect(0, 0, EDGE.w, EDGE.h);
  fill(pen, box, palette.panel, 8);
  outline(pen, box, lineOf(pen, health), { width: 2, radius: 8 });
  mark(pen, health, 13, 15, 11);
  write(pen, name, 22, 15, palette.text, { size: 13, weight: 700, mono: true, max: EDGE.w - 26 });
  arrow(pen, { x: more > 0 ? 15 : EDGE.w / 2, y: 33 }, turn);
  if (more > 0) write(pen, words.look.others(more), 25, 33, palette.muted, { size: 12, mono: true, max: EDGE.w - 28 });
}

function arrow(pen: Pen, { x, y }: Point, turn: number): void {
  const { long, half } = ARROW;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (along: number, across: number) =>
    [x + along * cos - across * sin, y + along * sin + across * cos] as const;
  polygon(pen, pen.palette.text, at(long, 0), at(0, half), at(0, -half));
  polygon(pen, pen.palette.text, at(1, 1.5), at(-long, 1.5), at(-long, -1.5), at(1, -1.5));
}
