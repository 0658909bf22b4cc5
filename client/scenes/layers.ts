/**
 * What lies over each other on the floor: two painted sheets with live liquid between them, moving things above. Each
 * paints when its own key changes or draws while it flows.
 */
import Phaser from 'phaser';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { FloorCost, FloorHands } from '../look/floor-model.ts';
import type { Palette } from '../look/palette.ts';
import type { EdgeSigns } from './edge-signs.ts';
import type { EdgeSites } from './edge-sites.ts';
import type { Point } from './geometry.ts';
import { Ground } from './ground.ts';
import { backKey } from './keys.ts';
import { Late } from './late.ts';
import { layoutTraffic } from './layout-site.ts';
import { Live } from './live.ts';
import { Mates } from './mates.ts';
import { Motion } from './motion.ts';
import { Overs } from './overs.ts';
import { paintBack } from './paint.ts';
import { cardsKey, paintCards } from './paint-cards.ts';
import { Hint } from './paint-hint.ts';
import { crowdsOf } from './people.ts';
import type { Beat } from './scene-model.ts';
import { Sheet } from './sheet.ts';
import { WordsSheet } from './words-sheet.ts';

interface Size {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export const DEPTH = { back: 0, live: 1, front: 2, motion: 3, cards: 4, overs: 5, mates: 6, lift: 7 } as const;
/** What stands still or follows the gauges is left out while the picture itself moves. */
const STEADY: ReadonlySet<number> = new Set([DEPTH.live, DEPTH.motion, DEPTH.cards, DEPTH.overs, DEPTH.mates]);

const trafficOf = ({ picture, model }: Beat) => layoutTraffic(picture, crowdsOf(model).length);

export class Layers {
  private readonly scene: Phaser.Scene;
  private readonly ground: Ground;
  private readonly back: Sheet;
  private readonly live: Live;
  private readonly front: WordsSheet;
  private readonly motion: Motion;
  private readonly cards: Sheet;
  private readonly overs: Overs;
  private readonly mates: Mates;
  private readonly hint: Hint;
  private readonly edges: Late<EdgeSigns>;
  private readonly sites: Late<EdgeSites>;
  private sheetSize = '';
  private readonly laidAway: Phaser.GameObjects.Image[] = []; // while the picture itself moves
  private waits = false; // some words have not had their turn

  constructor(scene: Phaser.Scene, hands: FloorHands, rouse: () => void) {
    this.scene = scene;
    const { canvas } = scene.game;
    this.ground = new Ground(canvas);
    this.back = new Sheet(scene, 'back', DEPTH.back);
    this.live = new Live(scene, DEPTH.live);
    this.front = new WordsSheet(scene, DEPTH.front);
    this.motion = new Motion(scene, DEPTH.motion, DEPTH.live);
    this.cards = new Sheet(scene, 'cards', DEPTH.cards);
    this.overs = new Overs(scene, DEPTH.overs, canvas, hands, rouse);
    this.mates = new Mates(scene, DEPTH.mates);
    this.hint = new Hint(scene, DEPTH.mates);
    this.edges = new Late(async () => {
      const { EdgeSigns } = await import('./edge-signs.ts');
      return new EdgeSigns(scene, DEPTH.overs, canvas, hands);
    }, rouse);
    this.sites = new Late(async () => {
      const { EdgeSites } = await import('./edge-sites.ts');
      return new EdgeSites(scene, DEPTH.cards, canvas, hands);
    }, rouse);
  }

  destroy(): void {
    this.ground.destroy();
  }

  happened(events: readonly SimEvent[]): void {
    this.motion.happened(events);
  }

  /** Sheets are as large as what is painted on them: it is panned and not painted again. */
  fit(w: number, h: number, scale: number): void {
    const key = [w, h, scale].join(' ');
    if (key === this.sheetSize) return;
    for (const sheet of [this.back, this.front.sheet, this.cards, this.overs]) sheet.resize(w, h, scale);
    this.sheetSize = key;
    this.front.forget();
  }

  /** What stands: painted anew where it is another than before. */
  paint(beat: Beat, palette: Palette, size: Size, time: number): void {
    const { theme } = beat.model;
    const { width, height, scale } = size;
    this.ground.paint(beat, palette, theme, width, height, scale);
    this.back.paint(backKey(beat), palette, theme, scale, (pen) => paintBack(pen, beat));
    this.waits = this.front.paint(beat, scale, time);
    this.cards.paint(cardsKey(beat), palette, theme, scale, (pen) => paintCards(pen, beat));
  }

  /** What moves; true while something of it does. */
  draw(beat: Beat, palette: Palette, size: Size, scroll: Point, tick: number, stepMs: number): boolean {
    const now = performance.now();
    const { width, height, scale } = size;
    const flows = this.live.draw(beat, palette, stepMs);
    const moves = this.motion.draw(beat, palette, now, tick);
    const pulses = this.overs.draw(beat, palette, scale, now);
    const glides = this.mates.draw(beat, palette, scale, scroll, stepMs, now);
    const points = this.hint.draw(beat, palette, now);
    const hurts = () => [...beat.conditions.values()].some(({ health }) => health === 'bad' || health === 'dead');
    this.edges.when(hurts)?.draw(beat, palette, scale, { ...scroll, w: width, h: height });
    this.sites.when(() => beat.model.rules.regions.length > 0)?.draw(beat, palette, scale, trafficOf);
    return this.waits || flows || moves || pulses || glides || points;
  }

  sheets(): Phaser.GameObjects.Image[] {
    return [this.back.image, this.front.sheet.image];
  }

  layAway(): void {
    if (this.laidAway.length > 0) return;
    for (const child of this.scene.children.list as Phaser.GameObjects.Image[]) {
      if (!STEADY.has(child.depth) || !child.visible) continue;
      this.laidAway.push(child.setVisible(false));
    }
  }

  bringBack(): void {
    for (const image of this.laidAway.splice(0)) image.setVisible(true);
  }

  /** What a frame costs, for the benchmark. */
  cost(): FloorCost {
    const { children } = this.scene;
    const seen = (children.list as Phaser.GameObjects.Image[]).filter((child) => child.visible);
    const inks = seen.filter((child) => child instanceof Phaser.GameObjects.Graphics) as unknown as {
      commandBuffer: unknown[];
    }[];
    const sheets = [this.back, this.front.sheet, this.cards];
    return {
      objects: children.length,
      drawn: seen.length,
      inkCommands: inks.reduce((sum, ink) => sum + ink.commandBuffer.length, 0),
      sheetPaints: sheets.reduce((sum, sheet) => sum + sheet.paints, 0),
      paintedPieces: this.front.painted,
    };
  }
}
