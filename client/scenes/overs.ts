/**
 * What lies over the floor: the overlay and the path of a *Why?*, on a sheet of their own that is painted when one of
 * them changes, and the one pulse of a root cause. While there is neither, it costs nothing.
 */
import type Phaser from 'phaser';
import type { FloorHands } from '../look/floor-model.ts';
import type { Palette } from '../look/palette.ts';
import { numberOf } from './colour.ts';
import { backKey } from './keys.ts';
import { Late } from './late.ts';
import { copyPipes } from './layout-pipes.ts';
import type { Stop } from './layout-why.ts';
import type { Beat } from './scene-model.ts';
import { Sheet } from './sheet.ts';

const PULSE = { ms: 900, from: 14, to: 46 } as const; // once, long enough to be found by the eye

type Painters = typeof import('./over-painters.ts');

export class Overs {
  readonly sheet: Sheet;
  private readonly ink: Phaser.GameObjects.Graphics;
  private readonly camera: Phaser.Cameras.Scene2D.Camera;
  private readonly painters: Late<Painters>;
  private beat: Beat | null = null;
  private keyOfBeat = '';
  private stops: readonly Stop[] = [];
  private root = ''; // the last that pulsed
  private pulsedAt = 0;

  constructor(scene: Phaser.Scene, depth: number, canvas: HTMLElement, hands: FloorHands, rouse: () => void) {
    this.sheet = new Sheet(scene, 'overs', depth);
    this.ink = scene.add.graphics().setDepth(depth);
    this.camera = scene.cameras.main;
    this.painters = new Late(() => import('./over-painters.ts'), rouse);
    // Before the hand hears it: a sign at the edge is no place of the floor.
    canvas.addEventListener('pointerdown', (event) => this.press(event, canvas, hands), { capture: true });
  }

  resize(width: number, height: number, scale: number): void {
    this.sheet.resize(width, height, scale);
  }

  /** True while the root pulses. */
  draw(beat: Beat, palette: Palette, scale: number, nowMs: number): boolean {
    const { overlay, why } = beat.model;
    const isOn = overlay !== null || why !== null;
    this.sheet.image.setVisible(isOn);
    this.ink.clear();
    if (!isOn) {
      this.root = '';
      this.stops = [];
      return false;
    }
    const painters = this.painters.when(() => true);
    if (painters === null) return false;
    this.sheet.paint(this.keyFor(beat), palette, beat.model.theme, scale, (pen) => {
      painters.paintOverlay(pen, beat);
      const cards = copyPipes(beat.model, beat.picture).flatMap(({ card }) => card ?? []);
      this.stops = painters.paintWhy(pen, beat, cards);
    });
    return this.pulse(beat, palette, nowMs);
  }

  private keyFor(beat: Beat): string {
    if (beat === this.beat) return this.keyOfBeat;
    this.beat = beat;
    const { overlay, why } = beat.model;
    this.keyOfBeat = `${overlay?.key ?? ''}|${why?.key ?? ''}|${why?.focus ?? 0}|${backKey(beat)}`;
    return this.keyOfBeat;
  }

  private pulse({ model }: Beat, palette: Palette, nowMs: number): boolean {
    const stop = this.stops.find(({ steps }) => steps.some(({ isRoot }) => isRoot));
    const step = stop?.steps.find(({ isRoot }) => isRoot);
    const root = step === undefined ? '' : `${step.host} ${step.keys.join()} ${model.zoom}`;
    if (root !== this.root) {
      this.root = root;
      this.pulsedAt = nowMs;
    }
    const share = (nowMs - this.pulsedAt) / PULSE.ms;
    if (stop === undefined || share >= 1 || model.reducedMotion) return false;
    const radius = PULSE.from + (PULSE.to - PULSE.from) * share;
    this.ink.lineStyle(3, numberOf(palette.bad), 1 - share).strokeCircle(stop.at.x, stop.at.y, radius);
    return true;
  }

  private press(event: PointerEvent, canvas: HTMLElement, hands: FloorHands): void {
    const { beat } = this;
    const painters = this.painters.when(() => false);
    if (beat === null || painters === null || this.stops.length === 0) return;
    const box = canvas.getBoundingClientRect();
    const { scrollX, scrollY } = this.camera;
    const at = { x: event.clientX - box.left + scrollX, y: event.clientY - box.top + scrollY };
    const stop = painters.awayAt(this.stops, at);
    const step = stop?.steps[0];
    if (step === undefined) return;
    event.stopImmediatePropagation();
    const { zoom } = beat.model;
    hands.zoomTo(zoom === 'site' ? 'rack' : zoom, step.rack, step.host);
  }
}
