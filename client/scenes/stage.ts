/**
 * The one scene: two painted sheets with live liquid between them, moving things above. It draws when something changed
 * or flows and sleeps otherwise.
 */
import Phaser from 'phaser';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { FloorCost, FloorHands, FloorModel } from '../look/floor-model.ts';
import { paletteOf } from '../look/palette.ts';
import { beside, type Level } from '../play/near.ts';
import { AnswerRates } from './answers.ts';
import { FrameClock } from './frame-clock.ts';
import type { Point } from './geometry.ts';
import { Ground } from './ground.ts';
import { backKey } from './keys.ts';
import { LassoInk } from './lasso-ink.ts';
import { focusIn, moved, movedShape, routeOf, shapesOf } from './layout-travel.ts';
import { beyond, isSameLevel, levelOf } from './levels.ts';
import { Lift } from './lift.ts';
import { Live } from './live.ts';
import { placeAt } from './mate-places.ts';
import { Mates } from './mates.ts';
import { Motion } from './motion.ts';
import { Navigate, scrolled } from './navigate.ts';
import { Overs } from './overs.ts';
import { paintBack } from './paint.ts';
import { cardsKey, paintCards } from './paint-cards.ts';
import { Hint } from './paint-hint.ts';
import { extentOf, hitAt, type Picture } from './picture.ts';
import { carryOf, Hand } from './pointer.ts';
import { type Beat, beatOf } from './scene-model.ts';
import { Sheet } from './sheet.ts';
import { Travel } from './travel.ts';
import { WordsSheet } from './words-sheet.ts';

const GHOSTS_KEPT = 200; // enough for a percentile
const DEPTH = { back: 0, live: 1, front: 2, motion: 3, cards: 4, overs: 5, mates: 6, lift: 7 } as const;
/** What stands still or follows the gauges is left out while the picture itself moves. */
const STEADY: ReadonlySet<number> = new Set([DEPTH.live, DEPTH.motion, DEPTH.cards, DEPTH.overs, DEPTH.mates]);
const FADE_MS = 140; // where motion is reduced: another picture, and no way to it
const GLIDE_MS = 190; // boxes that make room for another
const TAKEN_FROM = 0.5; // of the way to the next level: let go there, it is taken
const APART_PX = 2; // less is no other place
const LINGER_MS = 50; // stays awake a few frames after the last change, so that what eases can begin

export class Stage extends Phaser.Scene {
  readonly clock = new FrameClock();
  readonly ready: Promise<void>;
  private created: () => void = () => {};
  private readonly hands: FloorHands;
  private readonly parentSize: () => { width: number; height: number; scale: number };
  private hand!: Hand;
  private navigate!: Navigate;
  private ground!: Ground;
  private travel!: Travel;
  private held: { readonly origin: Level; readonly aim: Level; readonly way: 1 | -1 } | null = null; // by the wheel or two fingers
  private scroll: Point = { x: 0, y: 0 };
  private back!: Sheet;
  private front!: WordsSheet;
  private live!: Live;
  private motion!: Motion;
  private cards!: Sheet;
  private overs!: Overs;
  private mates!: Mates;
  private hint!: Hint;
  private lift!: Lift;
  private lasso!: LassoInk;
  /** How long the last answers to the hand took, in milliseconds. */
  readonly ghostTimes: number[] = [];
  private toldAt: Point | null = null; // where the others know one's pointer to be
  private readonly rates = new AnswerRates();
  private beat: Beat | null = null;
  private shownAt = 0; // when the beat came
  private stirredAt = 0; // when anything last changed
  private size = { width: 1, height: 1, scale: 1 };
  private sheetSize = '';
  private readonly laidAway: Phaser.GameObjects.Image[] = []; // while the picture itself moves
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
    this.back = new Sheet(this, 'back', DEPTH.back);
    this.live = new Live(this, DEPTH.live);
    this.front = new WordsSheet(this, DEPTH.front);
    this.motion = new Motion(this, DEPTH.motion, DEPTH.live);
    this.cards = new Sheet(this, 'cards', DEPTH.cards);
    this.overs = new Overs(this, DEPTH.overs, this.game.canvas, this.hands, () => this.rouse());
    this.mates = new Mates(this, DEPTH.mates);
    this.hint = new Hint(this, DEPTH.mates);
    this.lift = new Lift(this, DEPTH.lift);
    this.lasso = new LassoInk(this, DEPTH.lift);
    const sight = () => (this.beat === null ? null : this.beat);
    this.travel = new Travel(this, { still: DEPTH.back, trays: DEPTH.front + 0.5 });
    this.ground = new Ground(this.game.canvas);
    this.navigate = new Navigate(this.game.canvas, this.helm());
    this.hand = new Hand(this.game.canvas, this.hands, sight, () => this.rouse());
    this.resize();
    this.created();
  }

  show(model: FloorModel): void {
    const { held } = this;
    this.asked = model;
    // What the fingers hold half-way stays there until they let go, or the eye is sent elsewhere.
    if (held !== null && !isSameLevel(model, held.origin)) this.held = null;
    this.turnTo(this.held === null ? model : { ...model, ...this.held.aim });
  }

  private turnTo(model: FloorModel): void {
    const before = this.beat;
    const { width, height } = this.size;
    const beat = beatOf(model, width, height, this.rates.add(model.tick, model.view.team, model.pace), before);
    if (before !== null && before.stage.w === beat.stage.w && before.stage.h === beat.stage.h) {
      if (!isSameLevel(before.model, model)) this.depart(before, beat);
      else if (isRearranged(before.picture, beat.picture)) this.glide(before, beat);
    }
    this.beat = beat;
    this.shownAt = performance.now();
    this.fitSheets();
    this.rouse();
  }

  /** Another level is another size of the same things: they grow or shrink to it. */
  private depart(before: Beat, after: Beat): void {
    const { model } = after;
    const old = this.scroll;
    this.travel.keepStill(this.game.canvas, this.size.scale);
    const trays = this.traysNow(before);
    this.scrollTo(isSameLevel(before.model, model) ? old : { x: 0, y: 0 });
    const { x, y } = this.scroll;
    const shift = { scale: 1, dx: x - old.x, dy: y - old.y };
    const { from, to } = focusIn(before.picture, after.picture, `h${model.nearHost}`, model.nearRack);
    const seen = trays.find((tray) => this.travel.isUnderWay && tray.key === `h${model.nearHost}`)?.rect ?? from;
    const still = model.reducedMotion;
    const start = still ? to : moved(seen, shift);
    this.travel.depart(
      routeOf(
        still ? [] : trays.map((one) => movedShape(one, shift)),
        still ? [] : shapesOf(after.picture, after.levels),
        start,
        to,
      ),
      !still,
      this.scroll,
    );
    if (this.held === null) this.travel.goTo(1, still ? FADE_MS : undefined, true);
  }

  private glide(before: Beat, after: Beat): void {
    if (after.model.reducedMotion || this.travel.isUnderWay) return;
    this.travel.keepStill(this.game.canvas, this.size.scale);
    const { stage } = after.picture;
    const [from, to] = [before, after].map((one) => shapesOf(one.picture, one.levels));
    this.travel.depart(routeOf(from ?? [], to ?? [], stage, stage), true, this.scroll);
    this.travel.goTo(1, GLIDE_MS, true);
  }

  private traysNow(before: Beat) {
    return this.travel.isUnderWay ? this.travel.shapes(this.view()) : shapesOf(before.picture, before.levels);
  }

  private view() {
    return { ...this.scroll, w: this.size.width, h: this.size.height };
  }

  /** What the wheel, fingers and keys may do with the eye. */
  private helm(): ConstructorParameters<typeof Navigate>[1] {
    const world = (at: Point): Point => ({ x: at.x + this.scroll.x, y: at.y + this.scroll.y });
    return {
      scrub: (levels, at) => this.scrub(levels, world(at)),
      letGo: () => this.release(),
      step: (way, at) => this.step(way, at === null ? null : world(at)),
      beside: (way) => this.beside(way),
      pan: (dx, dy) => this.pan(dx, dy),
      isFree: (at) => this.isFree(world(at)),
      dropHand: () => this.hand.cancel(),
    };
  }

  /** The fingers hold the way to the next level; true: they have come to its end. */
  private scrub(levels: number, at: Point): boolean {
    const { beat } = this;
    if (beat === null || levels === 0) return false;
    if (beat.model.reducedMotion) return false;
    if (this.held === null) {
      if (this.travel.isUnderWay) return false;
      const way = levels > 0 ? 1 : -1;
      const aim = beyond(beat.model, beat.picture, way, at);
      if (aim === null) return false;
      this.held = { origin: levelOf(beat.model), aim, way };
      this.turnTo({ ...beat.model, ...aim });
    }
    this.travel.hold(this.travel.share + levels * (this.held?.way ?? 1));
    this.rouse();
    if (this.travel.share < 1) return false;
    this.release();
    return true;
  }

  /** Let go: to the nearer end by itself. */
  private release(): void {
    const { held, travel } = this;
    if (held === null) return;
    const isTaken = travel.share >= TAKEN_FROM;
    travel.goTo(isTaken ? 1 : 0);
    this.rouse();
    if (!isTaken) return;
    this.held = null;
    this.hands.zoomTo(held.aim.zoom, held.aim.nearRack, held.aim.nearHost);
  }

  private step(way: 1 | -1, at: Point | null): void {
    const { beat } = this;
    if (beat === null || this.held !== null) return;
    const to = beyond(beat.model, beat.picture, way, at);
    if (to !== null) this.hands.zoomTo(to.zoom, to.nearRack, to.nearHost);
  }

  private beside(way: 1 | -1): boolean {
    const { beat } = this;
    if (beat === null || beat.model.carry !== null) return false;
    const to = beside(beat.model, beat.model.view, beat.model.rules, way);
    if (to !== null) this.hands.zoomTo(to.zoom, to.nearRack, to.nearHost);
    return to !== null;
  }

  pan(dx: number, dy: number): boolean {
    const { beat } = this;
    if (beat === null || this.travel.isUnderWay) return false;
    const { width, height } = this.size;
    const to = scrolled(this.scroll, dx, dy, extentOf(beat.picture, width, height), { w: width, h: height });
    if (to.x === this.scroll.x && to.y === this.scroll.y) return false;
    this.scrollTo(to);
    this.rouse();
    return true;
  }

  private scrollTo(to: Point): void {
    this.scroll = to;
    this.hand.scroll = to;
    this.cameras.main.setScroll(to.x, to.y);
  }

  /** A drag that begins on nothing that could be carried moves the floor. */
  private isFree(at: Point): boolean {
    const { beat } = this;
    if (beat === null || beat.model.carry !== null || beat.model.tapping === 'add') return false;
    return carryOf(hitAt(beat.picture, at)) === null;
  }

  /** Sheets are as large as what is painted on them: it is panned and not painted again. */
  private fitSheets(): void {
    const { beat } = this;
    if (beat === null) return;
    const { width, height, scale } = this.size;
    const { w, h } = extentOf(beat.picture, width, height);
    const key = [w, h, scale].join(' ');
    if (key !== this.sheetSize) {
      for (const sheet of [this.back, this.front.sheet, this.cards, this.overs]) sheet.resize(w, h, scale);
      this.sheetSize = key;
      this.front.forget();
    }
    this.scrollTo(scrolled(this.scroll, 0, 0, { w, h }, { w: width, h: height }));
  }

  /** Lets go of the page; the engine is ended by whoever started it. */
  letGo(): void {
    this.hand.destroy();
    this.navigate.destroy();
    this.ground.destroy();
  }

  happened(events: readonly SimEvent[]): void {
    this.motion.happened(events);
    this.rouse();
  }

  resize(): void {
    this.size = this.parentSize();
    const { width, height, scale } = this.size;
    this.scale.resize(Math.round(width * scale), Math.round(height * scale));
    this.game.canvas.style.width = `${width}px`;
    this.game.canvas.style.height = `${height}px`;
    this.cameras.main.setOrigin(0, 0).setZoom(scale);
    this.travel.end(scale, this.layers());
    for (const image of this.laidAway.splice(0)) image.setVisible(true);
    this.held = null;
    if (this.asked !== null) this.show(this.asked);
  }

  override update(time: number, stepMs: number): void {
    this.clock.frame(performance.now());
    const isOnWay = this.goesOn();
    const { beat } = this;
    if (beat === null) return;
    const { model } = beat;
    const palette = paletteOf(model.theme, model.contrast);
    const { scale } = this.size;
    this.ground.paint(beat, palette, model.theme, this.size.width, this.size.height, scale);
    this.back.paint(backKey(beat), palette, model.theme, scale, (pen) => paintBack(pen, beat));
    const waits = this.front.paint(beat, scale, time);
    this.cards.paint(cardsKey(beat), palette, model.theme, scale, (pen) => paintCards(pen, beat));
    if (isOnWay) return;
    const flows = this.live.draw(beat, palette, stepMs);
    const moves = this.motion.draw(beat, palette, performance.now(), this.tickNow(beat));
    const pulses = this.overs.draw(beat, palette, scale, performance.now());
    const glides = this.mates.draw(beat, palette, scale, this.scroll, stepMs, performance.now());
    const points = this.hint.draw(beat, palette, performance.now());
    this.lift.follow(beat, this.hand.at, scale);
    this.lasso.draw(this.hand.lasso, palette);
    this.noteGhost();
    this.tellPoint(beat);
    if (
      !waits &&
      !flows &&
      !moves &&
      !glides &&
      !pulses &&
      !points &&
      performance.now() - this.stirredAt > LINGER_MS &&
      this.tweens.getTweens().length === 0
    )
      this.rest();
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

  /** On the way between two pictures only the way is drawn; true: it goes on. */
  private goesOn(): boolean {
    if (this.beat === null || !this.travel.isUnderWay) return false;
    const { model } = this.beat;
    const palette = paletteOf(model.theme, model.contrast);
    if (this.laidAway.length === 0) this.layAway();
    const end = this.travel.draw(palette, this.size.scale, this.view(), this.layers(), performance.now());
    if (end !== null) for (const image of this.laidAway.splice(0)) image.setVisible(true);
    if (end === 0 && this.held !== null && this.asked !== null) {
      // Back where it began: the sheets, painted for the other end, are painted again.
      this.held = null;
      const { width, height } = this.size;
      this.beat = beatOf(
        this.asked,
        width,
        height,
        this.rates.add(this.asked.tick, this.asked.view.team, this.asked.pace),
        this.beat,
      );
      this.fitSheets();
    }
    return end === null;
  }

  private layAway(): void {
    for (const child of this.children.list as Phaser.GameObjects.Image[]) {
      if (!STEADY.has(child.depth) || !child.visible) continue;
      this.laidAway.push(child.setVisible(false));
    }
  }

  private layers() {
    return [this.back.image, this.front.sheet.image];
  }

  /** The tick between two beats, for what moves by it. */
  private tickNow({ model }: Beat): number {
    if (model.paused) return model.tick;
    return model.tick + Math.min(1, (performance.now() - this.shownAt) / 1000) * model.pace;
  }

  /** What a frame costs, for the benchmark. */
  cost(): FloorCost {
    const seen = (this.children.list as Phaser.GameObjects.Image[]).filter((child) => child.visible);
    const inks = seen.filter((child) => child instanceof Phaser.GameObjects.Graphics) as unknown as {
      commandBuffer: unknown[];
    }[];
    const sheets = [this.back, this.front.sheet, this.cards];
    return {
      objects: this.children.length,
      drawn: seen.length,
      inkCommands: inks.reduce((sum, ink) => sum + ink.commandBuffer.length, 0),
      sheetPaints: sheets.reduce((sum, sheet) => sum + sheet.paints, 0),
      paintedPieces: this.front.painted,
    };
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

/** Whether hosts have come, gone or changed their places. */
function isRearranged(before: Picture, after: Picture): boolean {
  if (before === after) return false;
  if (before.hosts.length !== after.hosts.length) return true;
  return before.hosts.some(({ key, rect }, at) => {
    const now = after.hosts[at];
    if (now === undefined || now.key !== key) return true;
    return Math.abs(now.rect.x - rect.x) + Math.abs(now.rect.y - rect.y) + Math.abs(now.rect.h - rect.h) > APART_PX;
  });
}
