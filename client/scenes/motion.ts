/**
 * The conductor of what moves: every effect hears what happened and what is different, and draws each frame, moving or
 * still. All share one clock that stands while the match is paused; nobody draws, nobody is awake.
 */
import type Phaser from 'phaser';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Palette } from '../look/palette.ts';
import { changesOf } from './effects/changes.ts';
import { Copies } from './effects/copies.ts';
import { Deliveries } from './effects/deliveries.ts';
import { Domains } from './effects/domains.ts';
import type { Effect, Moment } from './effects/effect.ts';
import { Failing } from './effects/failing.ts';
import { Flights } from './effects/flights.ts';
import { Growth } from './effects/growth.ts';
import { Healing } from './effects/healing.ts';
import { Inflow } from './effects/inflow.ts';
import { Kills } from './effects/kills.ts';
import { Losses } from './effects/losses.ts';
import { placesOf } from './effects/places.ts';
import { Pulls } from './effects/pulls.ts';
import { Requests } from './effects/requests.ts';
import { Startup } from './effects/startup.ts';
import { Throttling } from './effects/throttling.ts';
import type { Beat } from './scene-model.ts';

/** All there are, in the order in which they lie over each other. */
export const EFFECTS = {
  inflow: Inflow,
  startup: Startup,
  deliveries: Deliveries,
  throttling: Throttling,
  growth: Growth,
  requests: Requests,
  losses: Losses,
  pulls: Pulls,
  kills: Kills,
  domains: Domains,
  copies: Copies,
  failing: Failing,
  healing: Healing,
  flights: Flights,
} as const satisfies Readonly<Record<string, new () => Effect>>;
export type EffectName = keyof typeof EFFECTS;

const STEP_MAX_MS = 250; // a page that was in the background does not catch up

type Graphics = Phaser.GameObjects.Graphics;

export class Motion {
  private readonly ink: Graphics;
  private readonly under: Graphics;
  private readonly effects: readonly Effect[] = Object.values(EFFECTS).map((Kind) => new Kind());
  private last: Beat | null = null;
  private clockMs = 0; // stands still while the match is paused
  private frameAt = 0;

  /** `below`: over the liquid and under the words. */
  constructor(scene: Phaser.Scene, depth: number, below: number) {
    this.under = scene.add.graphics().setDepth(below);
    this.ink = scene.add.graphics().setDepth(depth);
  }

  happened(events: readonly SimEvent[]): void {
    for (const effect of this.effects) effect.happened?.(events, this.clockMs);
  }

  /** Draws the moment; true while something moves. */
  draw(beat: Beat, palette: Palette, nowMs: number, tick: number): boolean {
    const { model } = beat;
    // By the page's clock: between two beats the engine may be asleep, and time goes on.
    const stepMs = model.paused ? 0 : Math.min(STEP_MAX_MS, nowMs - this.frameAt);
    this.frameAt = nowMs;
    this.clockMs += stepMs;
    this.compare(beat);
    const { ink, under, clockMs } = this;
    ink.clear();
    under.clear();
    const places = placesOf(beat.picture);
    const moment: Moment = { ink, under, beat, palette, places, clockMs, stepMs, tick };
    if (model.reducedMotion) {
      for (const effect of this.effects) effect.still(moment);
      return false;
    }
    let moves = false;
    for (const effect of this.effects) moves = effect.move(moment) || moves;
    return moves && !model.paused;
  }

  private compare(beat: Beat): void {
    const before = this.last;
    if (before === beat) return;
    this.last = beat;
    if (before === null) return;
    const news = { before, now: beat, changes: changesOf(before, beat), clockMs: this.clockMs };
    for (const effect of this.effects) effect.notice?.(news);
  }
}
