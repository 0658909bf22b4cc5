/** The one scene: takes what the page wants shown, and draws when something changed or flows and sleeps otherwise. */
import Phaser from 'phaser';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { FloorCost, FloorHands, FloorModel } from '../look/floor-model.ts';
import { paletteOf } from '../look/palette.ts';
import { AnswerRates } from './answers.ts';
import { Eye } from './eye.ts';
import { FrameClock } from './frame-clock.ts';
import type { Point } from './geometry.ts';
import { LassoInk } from './lasso-ink.ts';
import { DEPTH, Layers } from './layers.ts';
import { Lift } from './lift.ts';
import { placeAt } from './mate-places.ts';
import { Navigate } from './navigate.ts';
import { extentOf } from './picture.ts';
import { Hand } from './pointer.ts';
import { type Beat, beatOf } from './scene-model.ts';

const GHOSTS_KEPT = 200; // enough for a percentile
const LINGER_MS = 50; // stays awake a few frames after the last change, so that what eases can begin

export class Stage extends Phaser.Scene {
  readonly clock = new FrameClock();
  readonly ready: Promise<void>;
  private created: () => void = () => {};
  private readonly hands: FloorHands;
  private readonly parentSize: () => { width: number; height: number; scale: number };
  private hand!: Hand;
  private navigate!: Navigate;
  private layers!: Layers;
  private eye!: Eye;
  private lift!: Lift;
  private lasso!: LassoInk;
  /** How long the last answers to the hand took, in milliseconds. */
  readonly ghostTimes: number[] = [];
  private toldAt: Point | null = null; // where the others know one's pointer to be
  private readonly rates = new AnswerRates();
  private beat: Beat | null = null;
  private shownAt = 0; // when the beat came
  private isGone = false;
  private stirredAt = 0; // when anything last changed
  private size = { width: 1, height: 1, scale: 1 };
  private asked: FloorModel | null = null; // what the page wants shown, where the fingers hold something else

  constructor(hands: FloorHands, parentSize: () => { width: number; height: number; scale: number }) {
    super('floor');
    this.hands = hands;
    this.parentSize = parentSize;
    this.ready = new Promise((resolve) => {
      this.created = resolve;
    });
  }

  create(): void {
    const { canvas } = this.game;
    const rouse = () => this.rouse();
    this.layers = new Layers(this, this.hands, rouse);
    this.lift = new Lift(this, DEPTH.lift);
    this.lasso = new LassoInk(this, DEPTH.lift);
    const depths = { still: DEPTH.back, trays: DEPTH.front + 0.5 };
    this.eye = new Eye(this, this.layers, depths, {
      hands: this.hands,
      size: () => this.size,
      beat: () => this.beat,
      turnTo: (model) => this.turnTo(model),
      scrolled: (to) => {
        this.hand.scroll = to;
      },
      dropHand: () => this.hand.cancel(),
      rouse,
    });
    this.navigate = new Navigate(canvas, this.eye.helm());
    this.hand = new Hand(canvas, this.hands, () => this.beat, rouse);
    this.resize();
    this.created();
  }

  show(model: FloorModel): void {
    this.asked = model;
    this.turnTo(this.eye.aimOf(model));
  }

  private turnTo(model: FloorModel): void {
    const before = this.beat;
    const beat = this.beatFor(model);
    if (before !== null) this.eye.follow(before, beat);
    this.take(beat);
    this.shownAt = performance.now();
    this.rouse();
  }

  private beatFor(model: FloorModel): Beat {
    const { width, height } = this.size;
    return beatOf(model, width, height, this.rates.add(model.tick, model.view.team), this.beat);
  }

  private take(beat: Beat): void {
    this.beat = beat;
    const { width, height, scale } = this.size;
    const extent = extentOf(beat.picture, width, height);
    this.layers.fit(extent.w, extent.h, scale);
    this.eye.keepIn(extent);
  }

  /** Lets go of the page; the engine is ended by whoever started it. */
  letGo(): void {
    this.isGone = true;
    this.hand.destroy();
    this.navigate.destroy();
    this.layers.destroy();
  }

  happened(events: readonly SimEvent[]): void {
    this.layers.happened(events);
    this.rouse();
  }

  resize(): void {
    this.size = this.parentSize();
    const { width, height, scale } = this.size;
    this.scale.resize(Math.round(width * scale), Math.round(height * scale));
    this.game.canvas.style.width = `${width}px`;
    this.game.canvas.style.height = `${height}px`;
    this.cameras.main.setOrigin(0, 0).setZoom(scale);
    this.eye.arrive();
    if (this.asked !== null) this.show(this.asked);
  }

  override update(time: number, stepMs: number): void {
    this.clock.frame(performance.now());
    const isOnWay = this.goesOn();
    const { beat, size } = this;
    if (beat === null) return;
    const palette = paletteOf(beat.model.theme, beat.model.contrast);
    this.layers.paint(beat, palette, size, time);
    if (isOnWay) return;
    const moves = this.layers.draw(beat, palette, size, this.eye.scroll, this.tickNow(beat), stepMs);
    this.lift.follow(beat, this.hand.at, size.scale);
    this.lasso.draw(this.hand.lasso, palette);
    this.noteGhost();
    this.tellPoint(beat);
    const lingers = performance.now() - this.stirredAt <= LINGER_MS || this.tweens.getTweens().length > 0;
    if (!moves && !lingers) this.game.loop.sleep();
  }

  private goesOn(): boolean {
    if (this.beat === null) return false;
    const way = this.eye.goesOn(paletteOf(this.beat.model.theme, this.beat.model.contrast));
    // Back where it began: the sheets, painted for the other end, are painted again.
    if (way === 'back' && this.asked !== null) this.take(this.beatFor(this.asked));
    return way === true;
  }

  /** From the hand's wish to the frame that was just painted for it. */
  private noteGhost(): void {
    const { hand } = this;
    if (hand.askedAt === 0) return;
    this.ghostTimes.push(performance.now() - hand.askedAt);
    if (this.ghostTimes.length > GHOSTS_KEPT) this.ghostTimes.shift();
    hand.askedAt = 0;
  }

  private tellPoint({ picture }: Beat): void {
    const { at } = this.hand;
    if (at === this.toldAt) return;
    this.toldAt = at;
    this.hands.point(at === null ? null : placeAt(picture, at));
  }

  /** The tick between two beats, for what moves by it. */
  private tickNow({ model }: Beat): number {
    if (model.paused) return model.tick;
    return model.tick + Math.min(1, (performance.now() - this.shownAt) / 1000) * model.pace;
  }

  cost(): FloorCost {
    return this.layers.cost();
  }

  private rouse(): void {
    this.stirredAt = performance.now();
    if (this.isGone || this.game.loop.running) return;
    this.clock.woke();
    this.game.loop.wake();
  }
}
