/**
 * The one scene: two painted sheets with live liquid between them, moving things above. It draws when something changed
 * or flows and sleeps otherwise.
 */
import Phaser from 'phaser';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { FloorHands, FloorModel } from '../look/floor-model.ts';
import { PALETTES } from '../look/palette.ts';
import { AnswerRates } from './answers.ts';
import { FrameClock } from './frame-clock.ts';
import { backKey, frontKey } from './keys.ts';
import { Lift } from './lift.ts';
import { Live } from './live.ts';
import { Motion } from './motion.ts';
import { paintBack, paintFront } from './paint.ts';
import { cardsKey, paintCards } from './paint-cards.ts';
import { Hand } from './pointer.ts';
import { type Beat, beatOf } from './scene-model.ts';
import { Sheet } from './sheet.ts';

const DEPTH = { back: 0, live: 1, front: 2, motion: 3, cards: 4, lift: 5 } as const;
/** Numbers on the front sheet change in every beat; eyes read them a few times a second. */
const WORDS_EVERY_MS = 300;
const FADE_FROM = 0.25;
const FADE_MS = 160;
const LINGER_MS = 50; // stays awake a few frames after the last change, so that what eases can begin

export class Stage extends Phaser.Scene {
  readonly clock = new FrameClock();
  readonly ready: Promise<void>;
  private created: () => void = () => {};
  private readonly hands: FloorHands;
  private readonly parentSize: () => { width: number; height: number; scale: number };
  private hand!: Hand;
  private back!: Sheet;
  private front!: Sheet;
  private live!: Live;
  private motion!: Motion;
  private cards!: Sheet;
  private lift!: Lift;
  private readonly rates = new AnswerRates();
  private beat: Beat | null = null;
  private shownAt = 0; // when the beat came
  private stirredAt = 0; // when anything last changed
  private wordsAt = 0;
  private frontUrgent = '';
  private frontShown = '';
  private size = { width: 1, height: 1, scale: 1 };

  constructor(hands: FloorHands, parentSize: () => { width: number; height: number; scale: number }) {
    super('floor');
    this.hands = hands;
    this.parentSize = parentSize;
    this.ready = new Promise((resolve) => {
      this.created = resolve;
    });
  }

  create(): void {
    this.back = new Sheet(this, 'back', DEPTH.back);
    this.live = new Live(this, DEPTH.live);
    this.front = new Sheet(this, 'front', DEPTH.front);
    this.motion = new Motion(this, DEPTH.motion);
    this.cards = new Sheet(this, 'cards', DEPTH.cards);
    this.lift = new Lift(this, DEPTH.lift);
    const sight = () => (this.beat === null ? null : this.beat);
    this.hand = new Hand(this.game.canvas, this.hands, sight, () => this.rouse());
    this.resize();
    this.created();
  }

  show(model: FloorModel): void {
    if (this.beat !== null && this.beat.model.zoom !== model.zoom && !model.reducedMotion) this.fade();
    const { width, height } = this.size;
    this.beat = beatOf(model, width, height, this.rates.add(model.tick, model.view.team));
    this.shownAt = performance.now();
    this.rouse();
  }

  /** Lets go of the page; the engine is ended by whoever started it. */
  letGo(): void {
    this.hand.destroy();
  }

  happened(events: readonly SimEvent[]): void {
    this.motion.happened(events, performance.now());
    this.rouse();
  }

  resize(): void {
    this.size = this.parentSize();
    const { width, height, scale } = this.size;
    this.scale.resize(Math.round(width * scale), Math.round(height * scale));
    this.game.canvas.style.width = `${width}px`;
    this.game.canvas.style.height = `${height}px`;
    this.cameras.main.setOrigin(0, 0).setZoom(scale);
    this.back.resize(width, height, scale);
    this.front.resize(width, height, scale);
    this.frontShown = '';
    this.cards.resize(width, height, scale);
    if (this.beat !== null) this.show(this.beat.model);
  }

  override update(time: number, stepMs: number): void {
    const { beat } = this;
    this.clock.frame(performance.now());
    if (beat === null) return;
    const { model } = beat;
    const palette = PALETTES[model.theme];
    const { scale } = this.size;
    this.back.paint(backKey(beat), palette, model.theme, scale, (pen) => paintBack(pen, beat));
    const waits = this.paintWords(beat, time);
    this.cards.paint(cardsKey(beat), palette, model.theme, scale, (pen) => paintCards(pen, beat));
    const flows = this.live.draw(beat, palette, stepMs, this.tickNow(beat));
    const moves = this.motion.draw(beat, palette, performance.now(), stepMs);
    this.lift.follow(beat, this.hand.at, scale);
    if (
      !waits &&
      !flows &&
      !moves &&
      performance.now() - this.stirredAt > LINGER_MS &&
      this.tweens.getTweens().length === 0
    )
      this.rest();
  }

  /** Another zoom is another size of the same things: it comes up gently instead of jumping. */
  private fade(): void {
    const images = [this.back.image, this.front.image];
    this.tweens.killTweensOf(images);
    for (const image of images) image.setAlpha(FADE_FROM);
    this.tweens.add({ targets: images, alpha: 1, duration: FADE_MS });
  }

  /** What the hand does shows at once, what the gauges say a few times a second; true: they wait for their turn. */
  private paintWords(beat: Beat, time: number): boolean {
    const key = frontKey(beat);
    const urgent = key.urgent;
    const all = urgent + key.numbers;
    if (all === this.frontShown) return false;
    if (urgent === this.frontUrgent && time - this.wordsAt < WORDS_EVERY_MS) return true;
    this.frontUrgent = urgent;
    this.frontShown = all;
    this.wordsAt = time;
    const { model } = beat;
    this.front.paint(all, PALETTES[model.theme], model.theme, this.size.scale, (pen) => paintFront(pen, beat));
    return false;
  }

  /** The tick between two beats, for what moves by it. */
  private tickNow({ model }: Beat): number {
    if (model.paused) return model.tick;
    return model.tick + Math.min(1, (performance.now() - this.shownAt) / 1000) * model.pace;
  }

  private rouse(): void {
    this.stirredAt = performance.now();
    if (this.game.loop.running) return;
    this.clock.woke();
    this.game.loop.wake();
  }

  private rest(): void {
    this.game.loop.sleep();
  }
}
