/**
 * Where one looks: the level, how far the floor is panned, and the way between two levels, made by itself or held by the
 * wheel and by fingers.
 */
import type Phaser from 'phaser';
import type { FloorHands, FloorModel } from '../look/floor-model.ts';
import type { Palette } from '../look/palette.ts';
import { beside, type Level } from '../play/near.ts';
import type { Point } from './geometry.ts';
import type { Layers } from './layers.ts';
import { focusIn, moved, movedShape, routeOf, type Shape, shapesOf } from './layout-travel.ts';
import { beyond, isSameLevel, levelOf } from './levels.ts';
import { type Helm, scrolled } from './navigate.ts';
import { extentOf, hitAt, type Picture } from './picture.ts';
import { carryOf } from './pointer.ts';
import type { Beat } from './scene-model.ts';
import { Travel } from './travel.ts';

const FADE_MS = 140; // where motion is reduced: another picture, and no way to it
const GLIDE_MS = 190; // boxes that make room for another
const TAKEN_FROM = 0.5; // of the way to the next level: let go there, it is taken
const APART_PX = 2; // less is no other place

/** What the eye needs of the stage that it looks at. */
export interface Sights {
  readonly hands: FloorHands;
  readonly size: () => { width: number; height: number; scale: number };
  readonly beat: () => Beat | null;
  readonly turnTo: (model: FloorModel) => void;
  readonly scrolled: (to: Point) => void;
  readonly dropHand: () => void;
  readonly rouse: () => void;
}

export class Eye {
  scroll: Point = { x: 0, y: 0 };
  private readonly travel: Travel;
  private readonly canvas: HTMLCanvasElement;
  private readonly camera: Phaser.Cameras.Scene2D.Camera;
  private readonly layers: Layers;
  private readonly sights: Sights;
  private held: { readonly origin: Level; readonly aim: Level; readonly way: 1 | -1 } | null = null; // by the wheel or two fingers

  constructor(scene: Phaser.Scene, layers: Layers, depths: { still: number; trays: number }, sights: Sights) {
    this.travel = new Travel(scene, depths);
    this.canvas = scene.game.canvas;
    this.camera = scene.cameras.main;
    this.layers = layers;
    this.sights = sights;
  }

  /** What the page wants shown, or what the fingers hold half-way: it stays there until they let go, or the eye is sent elsewhere. */
  aimOf(model: FloorModel): FloorModel {
    if (this.held !== null && !isSameLevel(model, this.held.origin)) this.held = null;
    return this.held === null ? model : { ...model, ...this.held.aim };
  }

  /** Sets out for what is another picture than before. */
  follow(before: Beat, after: Beat): void {
    if (before.stage.w !== after.stage.w || before.stage.h !== after.stage.h) return;
    if (!isSameLevel(before.model, after.model)) this.depart(before, after);
    else if (isRearranged(before.picture, after.picture)) this.glide(before, after);
  }

  /** Another level is another size of the same things: they grow or shrink to it. */
  private depart(before: Beat, after: Beat): void {
    const { model } = after;
    const old = this.scroll;
    this.travel.keepStill(this.canvas, this.sights.size().scale);
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
    this.travel.keepStill(this.canvas, this.sights.size().scale);
    const { stage } = after.picture;
    const [from, to] = [before, after].map((one) => shapesOf(one.picture, one.levels));
    this.travel.depart(routeOf(from ?? [], to ?? [], stage, stage), true, this.scroll);
    this.travel.goTo(1, GLIDE_MS, true);
  }

  private traysNow(before: Beat): Shape[] {
    return this.travel.isUnderWay ? this.travel.shapes(this.view()) : shapesOf(before.picture, before.levels);
  }

  private view() {
    const { width, height } = this.sights.size();
    return { ...this.scroll, w: width, h: height };
  }

  /** On the way between two pictures only the way is drawn. 'back': it has come to where it began. */
  goesOn(palette: Palette): boolean | 'back' {
    if (!this.travel.isUnderWay) return false;
    this.layers.layAway();
    const { scale } = this.sights.size();
    const end = this.travel.draw(palette, scale, this.view(), this.layers.sheets(), performance.now());
    if (end === null) return true;
    this.layers.bringBack();
    if (end === 1 || this.held === null) return false;
    this.held = null;
    return 'back';
  }

  /** Wherever it was on its way to: it is there. */
  arrive(): void {
    this.travel.end(this.sights.size().scale, this.layers.sheets());
    this.layers.bringBack();
    this.held = null;
  }

  /** What the wheel, fingers and keys may do with it. */
  helm(): Helm {
    const world = (at: Point): Point => ({ x: at.x + this.scroll.x, y: at.y + this.scroll.y });
    return {
      scrub: (levels, at) => this.scrub(levels, world(at)),
      letGo: () => this.release(),
      step: (way, at) => this.step(way, at === null ? null : world(at)),
      beside: (way) => this.beside(way),
      pan: (dx, dy) => this.pan(dx, dy),
      isFree: (at) => this.isFree(world(at)),
      dropHand: this.sights.dropHand,
    };
  }

  /** The fingers hold the way to the next level; true: they have come to its end. */
  private scrub(levels: number, at: Point): boolean {
    const beat = this.sights.beat();
    if (beat === null || levels === 0 || beat.model.reducedMotion) return false;
    if (this.held === null) {
      if (this.travel.isUnderWay) return false;
      const way = levels > 0 ? 1 : -1;
      const aim = beyond(beat.model, beat.picture, way, at);
      if (aim === null) return false;
      this.held = { origin: levelOf(beat.model), aim, way };
      this.sights.turnTo({ ...beat.model, ...aim });
    }
    this.travel.hold(this.travel.share + levels * (this.held?.way ?? 1));
    this.sights.rouse();
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
    this.sights.rouse();
    if (!isTaken) return;
    this.held = null;
    this.lookAt(held.aim);
  }

  private step(way: 1 | -1, at: Point | null): void {
    const beat = this.sights.beat();
    if (beat === null || this.held !== null) return;
    const to = beyond(beat.model, beat.picture, way, at);
    if (to !== null) this.lookAt(to);
  }

  private beside(way: 1 | -1): boolean {
    const beat = this.sights.beat();
    if (beat === null || beat.model.carry !== null) return false;
    const to = beside(beat.model, beat.model.view, beat.model.rules, way);
    if (to !== null) this.lookAt(to);
    return to !== null;
  }

  private lookAt({ zoom, nearRack, nearHost }: Level): void {
    this.sights.hands.zoomTo(zoom, nearRack, nearHost);
  }

  private pan(dx: number, dy: number): boolean {
    const beat = this.sights.beat();
    if (beat === null || this.travel.isUnderWay) return false;
    const { width, height } = this.sights.size();
    const to = scrolled(this.scroll, dx, dy, extentOf(beat.picture, width, height), { w: width, h: height });
    if (to.x === this.scroll.x && to.y === this.scroll.y) return false;
    this.scrollTo(to);
    this.sights.rouse();
    return true;
  }

  /** Nowhere beside the picture. */
  keepIn(extent: { w: number; h: number }): void {
    const { width, height } = this.sights.size();
    this.scrollTo(scrolled(this.scroll, 0, 0, extent, { w: width, h: height }));
  }

  private scrollTo(to: Point): void {
    this.scroll = to;
    this.camera.setScroll(to.x, to.y);
    this.sights.scrolled(to);
  }

  /** A drag that begins on nothing that could be carried moves the floor. */
  private isFree(at: Point): boolean {
    const beat = this.sights.beat();
    if (beat === null || beat.model.carry !== null || beat.model.tapping === 'add') return false;
    return carryOf(hitAt(beat.picture, at)) === null;
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
