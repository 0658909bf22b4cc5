/**
 * A container that took more memory than it may (OOM kill): the glass cracks, the liquid is gone, and the crack stays
 * until it runs again. Still: the crack.
 */
import type { SimEvent } from '../../../shared/sim/events.ts';
import { numberOf } from '../colour.ts';
import { clamp, type Rect } from '../geometry.ts';
import type { Effect, Moment, News } from './effect.ts';
import { seenJar } from './places.ts';
import { trace } from './strokes.ts';

const CRACK_MS = 80;
const SPLASH_MS = 420;

/** Two lines from the point of impact, as shares of the jar. */
const CRACK = [
  [
    [0.18, 0],
    [0.42, 0.2],
    [0.3, 0.42],
    [0.55, 0.62],
    [0.44, 0.84],
    [0.58, 1],
  ],
  [
    [0.42, 0.2],
    [0.72, 0.3],
    [1, 0.22],
  ],
  [
    [0.3, 0.42],
    [0, 0.55],
  ],
] as const;

export class Kills implements Effect {
  private readonly cracked = new Map<string, number>(); // by key: when

  happened(events: readonly SimEvent[], clockMs: number): void {
    for (const { kind, subject } of events) if (kind === 'pod.oomKilled') this.cracked.set(`i${subject}`, clockMs);
  }

  notice({ now }: News): void {
    if (this.cracked.size === 0) return;
    const down = new Set(now.model.view.instances.filter((one) => one.state === 'backoff').map((one) => `i${one.id}`));
    for (const key of this.cracked.keys()) if (!down.has(key)) this.cracked.delete(key);
  }

  move(moment: Moment): boolean {
    let moves = false;
    for (const [key, bornMs] of this.cracked) {
      const box = seenJar(moment.places, key)?.box.rect;
      const ageMs = moment.clockMs - bornMs;
      if (box === undefined) continue;
      crack(moment, box, clamp(ageMs / CRACK_MS, 0, 1));
      if (ageMs < SPLASH_MS) splash(moment, box, ageMs / SPLASH_MS);
      moves ||= ageMs < SPLASH_MS;
    }
    return moves;
  }

  still(moment: Moment): void {
    for (const key of this.cracked.keys()) {
      const box = seenJar(moment.places, key)?.box.rect;
      if (box !== undefined) crack(moment, box, 1);
    }
  }
}

function crack({ ink, palette }: Moment, { x, y, w, h }: Rect, share: number): void {
  ink.lineStyle(w > 20 ? 1.8 : 1.2, numberOf(palette.text), 1).beginPath();
  for (const way of CRACK) {
    const shown = Math.max(2, Math.ceil(way.length * share));
    trace(
      ink,
      way.slice(0, shown).map(([across, down]) => ({ x: x + w * across, y: y + h * down })),
    );
  }
  ink.strokePath();
}

/** What was in it runs out at the foot. */
function splash({ ink, palette }: Moment, { x, y, w, h }: Rect, share: number): void {
  ink.fillStyle(numberOf(palette.app), 1 - share);
  ink.fillRect(x - w * 0.3 * share, y + h - 3, w * (1 + 0.6 * share), 3);
  ink.fillRect(x + 1, y + h * (0.4 + 0.6 * share), Math.max(0, w - 2), h * 0.6 * (1 - share));
}
