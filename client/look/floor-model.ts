/**
 * The border between the canvas and the page: plain data in, what the hand did out. The scenes know nothing of signals,
 * the page nothing of the engine.
 */
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Zoom } from '../../shared/wire/symbols.ts';
import type { FloorMark } from '../play/draft-marks.ts';
import type { Picked } from '../play/pick.ts';
import type { Carry, Target } from '../play/targets.ts';
import type { PendingOrder, Selection } from '../store/board.ts';
import type { Overlay, WhyPath } from './overlay.ts';
import type { Contrast, ThemeName } from './palette.ts';

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
  readonly picks: readonly Picked[]; // all that is selected, the selection first
  readonly tapping: 'select' | 'add' | 'lift'; // what a plain tap on a thing does
  readonly carry: Carry | null;
  readonly carriedAlong: readonly Carry[]; // in the same hand
  readonly targets: readonly Target[]; // of what is carried
  readonly hovered: string | null; // key of the target under the pointer or the keyboard's cursor
  readonly pending: readonly PendingOrder[];
  readonly marks: readonly FloorMark[]; // where drafted orders, those on their way and those just refused would show
  readonly overlay: Overlay | null; // its sums come a moment after its button
  readonly why: WhyPath | null;
  readonly mates: readonly MateOnFloor[]; // of one's own team, without oneself
  readonly pings: readonly Ping[];
  readonly hint: string; // the thing that a first-use step speaks of (`play/thing.ts`); '' none
  readonly theme: ThemeName;
  readonly contrast: Contrast;
  readonly reducedMotion: boolean;
}

/** A team-mate's hand, by things of the estate (`play/thing.ts`). */
export interface MateOnFloor {
  readonly seat: number;
  readonly name: string;
  readonly hue: string;
  readonly shape: number; // place in TEAM_SHAPES
  readonly at: string; // the thing under it; '': none
  readonly across: number; // 0 to 1, of that thing
  readonly down: number;
  readonly picked: string;
  readonly held: string;
  readonly carries: string; // said of what is held
}
/** A signal about a thing, while it is fresh. */
export interface Ping {
  readonly key: number;
  readonly at: string;
  readonly name: string;
  readonly said: string;
  readonly hue: string;
  readonly shape: number;
  readonly bornMs: number; // of performance.now()
}
/** Where one's own pointer is, for the others. */
export interface Pointed {
  readonly at: string;
  readonly across: number;
  readonly down: number;
}

/** What the hand did on the floor. */
export interface FloorHands {
  select(selection: Selection): void;
  lift(carry: Carry): void;
  pick(picked: readonly Picked[], all: boolean): void; // beside what is selected; `all`: none of them is taken out
  hover(key: string | null): void;
  point(at: Pointed | null): void; // null: it has left the floor
  drop(target: Target | null): void; // null: let go over nothing
  zoomTo(zoom: Zoom, rack: number, host: number): void;
  region(index: number): void; // users of that region are pressed
}

/** Counts since the floor was mounted, but for the first three, which are of the last frame. */
export interface FloorCost {
  readonly objects: number; // on the display list
  readonly drawn: number; // of them, seen
  readonly inkCommands: number; // numbers in the buffers of live ink
  readonly sheetPaints: number; // a whole sheet or pieces of it
  readonly paintedPieces: number; // hosts and other pieces on the sheet of words
}

export interface FloorHandle {
  show(model: FloorModel): void;
  happened(events: readonly SimEvent[]): void;
  resize(): void;
  /** What is on the display list and what has been painted, for the benchmark. */
  cost(): FloorCost;
  /** Milliseconds a frame took lately, for the benchmark: p50 and p95. */
  frameTimes(): { p50: number; p95: number; frames: number };
  /** Milliseconds from an input that changed the hand to the frame that shows it, newest last, for the benchmark. */
  ghostTimes(): readonly number[];
  destroy(): void;
}

/** What `client/scenes/floor.ts` exports, loaded lazily: the engine is most of the download. */
export type MountFloor = (parent: HTMLElement, hands: FloorHands) => Promise<FloorHandle>;
