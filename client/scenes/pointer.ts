/**
 * The hand: press and drag, tap and tap, hover. Listens on the canvas and, while something is carried, on the
 * window, because a drag may begin in the catalogue and end here.
 */
import type { FloorHands, FloorModel } from '../look/floor-model.ts';
import type { Carry } from '../play/targets.ts';
import type { Point, Rect } from './geometry.ts';
import { caughtBy, frameOf } from './lasso.ts';
import { type Hit, hitAt, type Picture, selectionOf } from './picture.ts';

const DRAG_FROM_PX = 6; // less is a tap with a shaky hand
const LONG_PRESS_MS = 450; // a finger that stays lifts what it is on, as phones have it

interface Sight {
  readonly model: FloorModel;
  readonly picture: Picture;
}

export class Hand {
  at: Point | null = null; // in CSS pixels; null: not over the floor
  scroll: Point = { x: 0, y: 0 }; // of the floor, where it is larger than its place
  private readonly canvas: HTMLElement;
  private readonly hands: FloorHands;
  private readonly sight: () => Sight | null;
  private readonly moved: () => void;
  private press: { at: Point; hit: Hit; dragging: boolean; adds: boolean; held: boolean } | null = null;
  /** The frame that is being drawn, in CSS pixels; null: none. */
  lasso: Rect | null = null;
  /** When the hand last did what the next frame has to show, of performance.now(); 0: that frame has been. */
  askedAt = 0;
  private held: ReturnType<typeof setTimeout> | undefined;
  private readonly off = new AbortController();

  constructor(canvas: HTMLElement, hands: FloorHands, sight: () => Sight | null, moved: () => void) {
    this.canvas = canvas;
    this.hands = hands;
    this.sight = sight;
    this.moved = moved;
    const { signal } = this.off;
    canvas.style.touchAction = 'none';
    canvas.addEventListener('pointerdown', (event) => this.down(event), { signal });
    window.addEventListener('pointermove', (event) => this.move(event), { signal });
    window.addEventListener('pointerup', (event) => this.up(event), { signal });
    window.addEventListener('pointercancel', () => this.cancel(), { signal });
    canvas.addEventListener('pointerleave', () => this.leave(), { signal });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  }

  destroy(): void {
    this.off.abort();
  }

  /** Whether a press of this hand is carrying, so that the lifted thing hangs on the pointer. */
  get dragging(): boolean {
    return this.press?.dragging === true;
  }

  private point(event: MouseEvent): Point {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left + this.scroll.x, y: event.clientY - box.top + this.scroll.y };
  }

  private hit(event: MouseEvent): Hit {
    const sight = this.sight();
    return sight === null ? null : hitAt(sight.picture, this.point(event));
  }

  private isOver(event: MouseEvent): boolean {
    return document.elementFromPoint(event.clientX, event.clientY) === this.canvas;
  }

  private down(event: PointerEvent): void {
    const sight = this.sight();
    if (sight === null || event.button !== 0) return;
    const at = this.point(event);
    this.at = at;
    const adds = event.shiftKey || event.ctrlKey || event.metaKey || sight.model.tapping === 'add';
    this.press = { at, hit: hitAt(sight.picture, at), dragging: false, adds, held: false };
    this.canvas.setPointerCapture(event.pointerId);
    clearTimeout(this.held);
    if (event.pointerType === 'touch' && sight.model.carry === null)
      this.held = setTimeout(() => this.hold(), LONG_PRESS_MS);
  }

  /** A finger rests on something: it is lifted, and put down where the finger ends or taps next. */
  private hold(): void {
    const sight = this.sight();
    const { press } = this;
    if (sight === null || press === null || press.dragging || this.lasso !== null) return;
    const carry = carryOf(press.hit);
    if (carry === null) return;
    press.held = true;
    this.hands.lift(carry);
    navigator.vibrate?.(12); // as long as a click feels
    this.moved();
  }

  private move(event: PointerEvent): void {
    const sight = this.sight();
    if (sight === null) return;
    const over = this.press !== null || this.isOver(event);
    this.at = over ? this.point(event) : null;
    if (!over) return;
    const hit = hitAt(sight.picture, this.at as Point);
    if (this.press !== null && !this.press.dragging) this.maybeLift(sight);
    const key = hit === null || hit.kind === 'tab' ? null : hit.target;
    if (key !== sight.model.hovered) {
      if (sight.model.carry !== null) this.askedAt = event.timeStamp;
      this.hands.hover(key);
    }
    this.canvas.style.cursor = cursorFor(hit, sight.model, this.dragging);
    this.moved();
  }

  private maybeLift({ model }: Sight): void {
    const { press, at } = this;
    if (press === null || at === null || Math.hypot(at.x - press.at.x, at.y - press.at.y) < DRAG_FROM_PX) return;
    clearTimeout(this.held);
    if (press.adds) {
      this.lasso = frameOf(press.at, at);
      return;
    }
    const carry = carryOf(press.hit);
    if (carry === null || model.carry !== null) return;
    press.dragging = true;
    this.askedAt = performance.now();
    this.hands.lift(carry);
  }

  private up(event: PointerEvent): void {
    const sight = this.sight();
    const press = this.press;
    this.press = null;
    clearTimeout(this.held);
    const { lasso } = this;
    this.lasso = null;
    if (sight === null) return;
    if (lasso !== null) {
      this.hands.pick(caughtBy(sight.picture, lasso), true);
      this.moved();
      return;
    }
    // A drag that began outside ends here; a press of ours ends wherever it is let go.
    if (press === null) {
      if (sight.model.carry !== null && event.target !== this.canvas && this.isOver(event))
        this.dropAt(sight, this.hit(event));
      return;
    }
    const hit = this.hit(event);
    const moved = this.at !== null && Math.hypot(this.at.x - press.at.x, this.at.y - press.at.y) >= DRAG_FROM_PX;
    if (sight.model.carry !== null) {
      // What a resting finger lifted, or a pod that says why it stays, waits in the hand for the next tap.
      const waits = (press.held && !moved) || (press.dragging && sight.model.carry.kind === 'pod');
      if (!waits) this.release(sight, press.dragging || press.held, hit);
    } else if (press.adds) this.tapAlso(hit);
    else this.tap(hit);
    this.moved();
  }

  private release(sight: Sight, dragged: boolean, hit: Hit): void {
    const onTarget = this.dropAt(sight, hit);
    if (!onTarget && (dragged || hit === null || sight.model.carry?.kind === 'pod')) this.hands.drop(null);
  }

  private dropAt({ model }: Sight, hit: Hit): boolean {
    if (hit === null || hit.kind === 'tab') return false;
    const offers = model.targets.filter((one) => one.key === hit.target);
    const target = offers.find((one) => one.verdict.ok) ?? offers[0];
    if (target === undefined) return false;
    this.hands.drop(target);
    return true;
  }

  private tapAlso(hit: Hit): void {
    const pick = selectionOf(hit);
    if (pick !== null) this.hands.pick([pick], false);
  }

  private tap(hit: Hit): void {
    const sight = this.sight();
    if (hit?.kind === 'tab') {
      this.hands.zoomTo('rack', hit.tab.rack, sight?.model.nearHost ?? 0);
      return;
    }
    const carry = sight?.model.tapping === 'lift' ? carryOf(hit) : null;
    if (carry !== null) this.hands.lift(carry);
    else this.hands.select(selectionOf(hit));
  }

  /** The press is someone else's: a second finger came, or the floor is panned. */
  cancel(): void {
    const dragged = this.dragging;
    this.press = null;
    this.lasso = null;
    clearTimeout(this.held);
    if (dragged) this.hands.drop(null);
  }

  private leave(): void {
    if (this.press !== null) return;
    this.at = null;
    if (this.sight()?.model.hovered !== null) this.hands.hover(null);
    this.moved();
  }
}

/** What a jar is as something carried; a pod in the hand says why it stays, and what there is instead. */
export function carryOf(hit: Hit): Carry | null {
  if (hit?.kind !== 'jar') return null;
  const { jar } = hit.box;
  if (jar.moving !== 0) return null;
  if (jar.kind === 'vm') return { kind: 'vm', id: jar.id, cold: false };
  if (jar.kind === 'container') return { kind: 'pod', id: jar.id };
  return jar.kind === 'process' ? { kind: 'process', id: jar.id } : null;
}

function cursorFor(hit: Hit, model: FloorModel, dragging: boolean): string {
  if (dragging || model.carry !== null) return 'grabbing';
  if (hit === null) return 'default';
  return carryOf(hit) === null ? 'pointer' : 'grab';
}
