/**
 * The hand: press and drag, tap and tap, hover, wheel. Listens on the canvas and, while something is carried, on the
 * window, because a drag may begin in the catalogue and end here.
 */
import type { FloorHands, FloorModel } from '../look/floor-model.ts';
import type { Carry } from '../play/targets.ts';
import type { Point } from './geometry.ts';
import { type Hit, hitAt, type Picture, selectionOf } from './picture.ts';

const DRAG_FROM_PX = 6; // less is a tap with a shaky hand
const WHEEL_STEP = 60; // pixels of wheel for one zoom, so that a touchpad's drift does not jump
const ZOOM_PAUSE_MS = 350;

interface Sight {
  readonly model: FloorModel;
  readonly picture: Picture;
}

export class Hand {
  at: Point | null = null; // in CSS pixels; null: not over the floor
  private readonly canvas: HTMLElement;
  private readonly hands: FloorHands;
  private readonly sight: () => Sight | null;
  private readonly moved: () => void;
  private press: { at: Point; hit: Hit; dragging: boolean; carried: boolean } | null = null;
  private wheel = 0;
  private zoomedAt = 0;
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
    canvas.addEventListener('dblclick', (event) => this.nearer(this.hit(event)), { signal });
    canvas.addEventListener('wheel', (event) => this.roll(event), { signal, passive: false });
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
    return { x: event.clientX - box.left, y: event.clientY - box.top };
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
    this.press = { at, hit: hitAt(sight.picture, at), dragging: false, carried: sight.model.carry !== null };
    this.canvas.setPointerCapture(event.pointerId);
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
    if (key !== sight.model.hovered) this.hands.hover(key);
    this.canvas.style.cursor = cursorFor(hit, sight.model, this.dragging);
    this.moved();
  }

  private maybeLift({ model }: Sight): void {
    const { press, at } = this;
    if (press === null || at === null || Math.hypot(at.x - press.at.x, at.y - press.at.y) < DRAG_FROM_PX) return;
    const carry = carryOf(press.hit);
    if (carry === null || model.carry !== null) return;
    press.dragging = true;
    this.hands.lift(carry);
  }

  private up(event: PointerEvent): void {
    const sight = this.sight();
    const press = this.press;
    this.press = null;
    if (sight === null) return;
    // A drag that began outside ends here; a press of ours ends wherever it is let go.
    if (press === null) {
      if (sight.model.carry !== null && event.target !== this.canvas && this.isOver(event))
        this.dropAt(sight, this.hit(event));
      return;
    }
    const hit = this.hit(event);
    if (sight.model.carry !== null) this.release(sight, press.dragging, hit);
    else this.tap(hit);
    this.moved();
  }

  private release(sight: Sight, dragged: boolean, hit: Hit): void {
    const onTarget = this.dropAt(sight, hit);
    if (!onTarget && (dragged || hit === null)) this.hands.drop(null);
  }

  private dropAt({ model }: Sight, hit: Hit): boolean {
    if (hit === null || hit.kind === 'tab') return false;
    const offers = model.targets.filter((one) => one.key === hit.target);
    const target = offers.find((one) => one.verdict.ok) ?? offers[0];
    if (target === undefined) return false;
    this.hands.drop(target);
    return true;
  }

  private tap(hit: Hit): void {
    const sight = this.sight();
    if (hit?.kind === 'tab') {
      this.hands.zoomTo('rack', hit.tab.rack, sight?.model.nearHost ?? 0);
      return;
    }
    this.hands.select(selectionOf(hit));
  }

  private cancel(): void {
    const dragged = this.dragging;
    this.press = null;
    if (dragged) this.hands.drop(null);
  }

  private leave(): void {
    if (this.press !== null) return;
    this.at = null;
    if (this.sight()?.model.hovered !== null) this.hands.hover(null);
    this.moved();
  }

  private roll(event: WheelEvent): void {
    event.preventDefault();
    this.wheel += event.deltaY;
    const now = event.timeStamp;
    if (Math.abs(this.wheel) < WHEEL_STEP || now - this.zoomedAt < ZOOM_PAUSE_MS) return;
    this.zoomedAt = now;
    if (this.wheel < 0) this.nearer(this.hit(event));
    else this.farther();
    this.wheel = 0;
  }

  private nearer(hit: Hit): void {
    const sight = this.sight();
    if (sight === null) return;
    const { model } = sight;
    const at = hit?.kind === 'host' || hit?.kind === 'jar' ? hit.host.tray.host : null;
    const rack = at?.rack ?? (hit?.kind === 'slot' ? hit.slot.rack : model.nearRack);
    if (model.zoom === 'site') this.hands.zoomTo('rack', rack, at?.id ?? model.nearHost);
    else if (model.zoom === 'rack' && at !== null) this.hands.zoomTo('host', rack, at.id);
  }

  private farther(): void {
    const model = this.sight()?.model;
    if (model === undefined || model.zoom === 'site') return;
    this.hands.zoomTo(model.zoom === 'host' ? 'rack' : 'site', model.nearRack, model.nearHost);
  }
}

/** What a jar is as something carried; containers of a deployment stay, the scheduler places them. */
export function carryOf(hit: Hit): Carry | null {
  if (hit?.kind !== 'jar') return null;
  const { jar } = hit.box;
  if (jar.moving !== 0) return null;
  if (jar.kind === 'vm') return { kind: 'vm', id: jar.id, cold: false };
  return jar.kind === 'process' ? { kind: 'process', id: jar.id } : null;
}

function cursorFor(hit: Hit, model: FloorModel, dragging: boolean): string {
  if (dragging || model.carry !== null) return 'grabbing';
  if (hit === null) return 'default';
  return carryOf(hit) === null ? 'pointer' : 'grab';
}
