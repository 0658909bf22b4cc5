/**
 * The border between the canvas and the page: plain data in, what the hand did out. The scenes know nothing of signals,
 * the page nothing of the engine.
 */
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Carry, Target } from '../play/targets.ts';
import type { PendingOrder, Selection, Zoom } from '../store/board.ts';
import type { ThemeName } from './palette.ts';

export interface FloorModel {
  readonly view: TeamView;
  readonly rules: Rulebook;
  readonly tick: number;
  readonly pace: number; // ticks a real second, for how fast things move
  readonly paused: boolean;
  readonly zoom: Zoom;
  readonly nearRack: number;
  readonly nearHost: number;
  readonly selection: Selection;
  readonly carry: Carry | null;
  readonly targets: readonly Target[]; // of what is carried
  readonly hovered: string | null; // key of the target under the pointer or the keyboard's cursor
  readonly pending: readonly PendingOrder[];
  readonly overlay: 'none' | 'survive';
  readonly theme: ThemeName;
  readonly reducedMotion: boolean;
}

/** What the hand did on the floor. */
export interface FloorHands {
  select(selection: Selection): void;
  lift(carry: Carry): void;
  hover(key: string | null): void;
  drop(target: Target | null): void; // null: let go over nothing
  zoomTo(zoom: Zoom, rack: number, host: number): void;
}

export interface FloorHandle {
  show(model: FloorModel): void;
  happened(events: readonly SimEvent[]): void;
  resize(): void;
  /** Milliseconds a frame took lately, for the benchmark: p50 and p95. */
  frameTimes(): { p50: number; p95: number; frames: number };
  destroy(): void;
}

/** What `client/scenes/floor.ts` exports, loaded lazily: the engine is most of the download. */
export type MountFloor = (parent: HTMLElement, hands: FloorHands) => Promise<FloorHandle>;
