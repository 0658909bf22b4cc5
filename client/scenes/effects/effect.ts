/**
 * What an effect is: something on the floor that moves because it explains, and a still form that says the same to
 * those who asked for calm. An effect without a still form does not compile.
 */
import type Phaser from 'phaser';
import type { SimEvent } from '../../../shared/sim/events.ts';
import type { Palette } from '../../look/palette.ts';
import type { Beat } from '../scene-model.ts';
import type { Changes } from './changes.ts';
import type { Places } from './places.ts';

/** As much of the engine's pen as effects use. */
export type Ink = Pick<
  Phaser.GameObjects.Graphics,
  | 'fillStyle'
  | 'lineStyle'
  | 'fillRect'
  | 'strokeRect'
  | 'fillRoundedRect'
  | 'strokeRoundedRect'
  | 'fillCircle'
  | 'fillTriangle'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'closePath'
  | 'fillPath'
  | 'strokePath'
>;

/** One frame of the floor. */
export interface Moment {
  readonly ink: Ink; // above the words
  readonly under: Ink; // between glass and words
  readonly beat: Beat;
  readonly palette: Palette;
  readonly places: Places;
  readonly clockMs: number; // of all motion; it stands while the match is paused
  readonly stepMs: number;
  readonly tick: number; // between two beats
}

/** What is new in a beat. */
export interface News {
  readonly before: Beat;
  readonly now: Beat;
  readonly changes: Changes;
  readonly clockMs: number;
}

export interface Effect {
  /** What happened, as the match tells it. */
  happened?(events: readonly SimEvent[], clockMs: number): void;
  /** What is different from the last beat. */
  notice?(news: News): void;
  /** Draws this moment; true while it wants another. */
  move(moment: Moment): boolean;
  /** Draws what says the same and does not move. */
  still(moment: Moment): void;
}
