/**
 * Moving the eye, not things: the wheel and two fingers zoom as far as they go, a drag on the empty floor pans, a swipe
 * leads to the neighbour. Listens before the hand does and takes what is its own.
 */
import { clamp, type Point } from './geometry.ts';

/** Wheel pixels from one level to the next on a touchpad: a hand's comfortable way. */
const WHEEL_LEVEL = 260;
/** A wheel with notches sends at least so many pixels at once, and means a whole level by each. */
const NOTCH = 50;
const NOTCH_PAUSE_MS = 240;
/** A pinch on a touchpad comes as a wheel with Ctrl, in smaller numbers. */
const PINCH_LEVEL = 70;
/** Fingers so many times farther apart are a level nearer. */
const SPREAD_LEVEL = 2.1;
const IDLE_MS = 130; // no wheel for so long: the fingers are off it
const DETENT = 0.4; // of a level: what is turned on after arriving, before the next level begins
const PAN_FROM_PX = 6;
const SWIPE_PX = 56;
const LINE_PX = 16;

const KEY_PX = 64;
const ARROWS: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface Helm {
  /** Levels nearer (or farther, below zero); true: the next level has been reached. */
  scrub(levels: number, at: Point): boolean;
  letGo(): void;
  step(way: 1 | -1, at: Point | null): void;
  beside(way: 1 | -1): boolean;
  /** False: the picture has no more that way. */
  pan(dx: number, dy: number): boolean;
  /** Whether a drag that begins there is nobody else's. */
  isFree(at: Point): boolean;
  dropHand(): void;
}

interface Finger {
  readonly start: Point;
  at: Point;
}

export class Navigate {
  private readonly canvas: HTMLElement;
  private readonly helm: Helm;
  private readonly fingers = new Map<number, Finger>();
  private spread = 0; // between two fingers; 0: there are no two
  private drag: 'none' | 'maybe' | 'pans' | 'swipes' = 'none';
  private notchAt = 0;
  private debt = 0;
  private idle: ReturnType<typeof setTimeout> | undefined;
  private readonly off = new AbortController();

  constructor(canvas: HTMLElement, helm: Helm) {
    this.canvas = canvas;
    this.helm = helm;
    const { signal } = this.off;
    const early = { signal, capture: true };
    canvas.addEventListener('wheel', (event) => this.roll(event), { signal, passive: false });
    canvas.addEventListener('dblclick', (event) => helm.step(1, this.point(event)), { signal });
    canvas.addEventListener('pointerdown', (event) => this.down(event), early);
    window.addEventListener('pointermove', (event) => this.move(event), early);
    window.addEventListener('pointerup', (event) => this.up(event), early);
    window.addEventListener('pointercancel', (event) => this.up(event), early);
    window.addEventListener('keydown', (event) => this.key(event), { signal });
  }

  destroy(): void {
    clearTimeout(this.idle);
    this.off.abort();
  }

  private point({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const box = this.canvas.getBoundingClientRect();
    return { x: clientX - box.left, y: clientY - box.top };
  }

  private roll(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === 0 ? 1 : LINE_PX;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) this.helm.pan(event.shiftKey && dx === 0 ? dy : dx, 0);
    else if (!event.ctrlKey && Math.abs(dy) >= NOTCH) this.notch(event, dy < 0 ? 1 : -1);
    else this.turn(-dy / (event.ctrlKey ? PINCH_LEVEL : WHEEL_LEVEL), this.point(event));
  }

  /** Shift and an arrow: along the picture, or where all of it is seen, to the neighbour. */
  private key(event: KeyboardEvent): void {
    const way = event.shiftKey && !event.defaultPrevented ? ARROWS[event.key] : undefined;
    if (way === undefined || (event.target as HTMLElement).closest('input, textarea, select, [role=tree]')) return;
    const [x, y] = way;
    if (this.helm.pan(x * KEY_PX, y * KEY_PX) || (x !== 0 && this.helm.beside(x))) event.preventDefault();
  }

  private notch(event: WheelEvent, way: 1 | -1): void {
    const now = event.timeStamp;
    if (now - this.notchAt < NOTCH_PAUSE_MS) return;
    this.notchAt = now;
    this.helm.step(way, this.point(event));
  }

  private turn(levels: number, at: Point): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      this.debt = 0;
      this.helm.letGo();
    }, IDLE_MS);
    if (this.debt > 0) this.debt -= Math.abs(levels);
    else if (this.helm.scrub(levels, at)) this.debt = DETENT;
  }

  private down(event: PointerEvent): void {
    const at = this.point(event);
    if (event.pointerType !== 'touch') {
      if (event.button === 0 && !event.shiftKey && this.helm.isFree(at)) this.begin(event, at);
      return;
    }
    this.fingers.set(event.pointerId, { start: at, at });
    if (this.fingers.size === 1) this.drag = this.helm.isFree(at) ? 'maybe' : 'none';
    if (this.fingers.size !== 2) return;
    this.helm.dropHand();
    this.drag = 'none';
    this.spread = this.apart();
    event.stopImmediatePropagation();
  }

  private begin(event: PointerEvent, at: Point): void {
    this.fingers.set(event.pointerId, { start: at, at });
    this.drag = 'maybe';
  }

  private move(event: PointerEvent): void {
    const finger = this.fingers.get(event.pointerId);
    if (finger === undefined) return;
    const before = finger.at;
    finger.at = this.point(event);
    if (this.spread > 0) this.pinch(event, before, finger.at);
    else if (this.drag !== 'none') this.dragged(event, finger, before);
  }

  private pinch(event: PointerEvent, before: Point, now: Point): void {
    event.stopImmediatePropagation();
    const apart = this.apart();
    const levels = Math.log(apart / this.spread) / Math.log(SPREAD_LEVEL);
    this.spread = apart;
    // Half of each finger's way is the way of their middle.
    this.helm.pan((before.x - now.x) / 2, (before.y - now.y) / 2);
    if (levels !== 0) this.helm.scrub(levels, this.middle());
  }

  private dragged(event: PointerEvent, finger: Finger, before: Point): void {
    const [dx, dy] = [finger.at.x - finger.start.x, finger.at.y - finger.start.y];
    if (this.drag === 'maybe') {
      if (Math.hypot(dx, dy) < PAN_FROM_PX) return;
      const canPan = this.helm.pan(before.x - finger.at.x, before.y - finger.at.y);
      this.drag = canPan ? 'pans' : event.pointerType === 'touch' ? 'swipes' : 'none';
      if (this.drag !== 'none') this.helm.dropHand();
      return;
    }
    event.stopImmediatePropagation();
    if (this.drag === 'pans') this.helm.pan(before.x - finger.at.x, before.y - finger.at.y);
  }

  private up(event: PointerEvent): void {
    const finger = this.fingers.get(event.pointerId);
    if (finger === undefined) return;
    this.fingers.delete(event.pointerId);
    if (this.spread > 0) {
      event.stopImmediatePropagation();
      if (this.fingers.size < 2) {
        this.spread = 0;
        this.fingers.clear();
        this.helm.letGo();
      }
      return;
    }
    const dx = finger.at.x - finger.start.x;
    if (this.drag === 'swipes' && Math.abs(dx) > SWIPE_PX) this.helm.beside(dx < 0 ? 1 : -1);
    if (this.drag === 'pans' || this.drag === 'swipes') event.stopImmediatePropagation();
    this.drag = 'none';
  }

  private apart(): number {
    const [a, b] = [...this.fingers.values()];
    return a === undefined || b === undefined ? 1 : Math.max(20, Math.hypot(a.at.x - b.at.x, a.at.y - b.at.y));
  }

  private middle(): Point {
    const all = [...this.fingers.values()];
    const many = Math.max(1, all.length);
    const sum = all.reduce((so, { at }) => ({ x: so.x + at.x, y: so.y + at.y }), { x: 0, y: 0 });
    return { x: sum.x / many, y: sum.y / many };
  }
}

/** As far as the picture goes and no farther. */
export function scrolled(from: Point, dx: number, dy: number, extent: Size, view: Size): Point {
  return {
    x: clamp(from.x + dx, 0, Math.max(0, extent.w - view.w)),
    y: clamp(from.y + dy, 0, Math.max(0, extent.h - view.h)),
  };
}
interface Size {
  readonly w: number;
  readonly h: number;
}
