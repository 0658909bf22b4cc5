/** Something is well again: a green ring from it, once. Still: a green rim with a tick for as long as one would look. */
import type { EventKind, SimEvent } from '../../../shared/sim/events.ts';
import { numberOf } from '../colour.ts';
import type { Rect } from '../geometry.ts';
import type { Effect, Moment } from './effect.ts';
import { seenJar } from './places.ts';
import { trace } from './strokes.ts';

const RING_MS = 700;
const STILL_MS = 2000;
const GROW = 12; // pixels
const MANY = 24; // rings at once

/** After which something is well again, with the letter of its key. */
const HEALS: Partial<Readonly<Record<EventKind, string>>> = {
  'vm.running': 'v',
  'vm.restarted': 'v',
  'vm.restored': 'v',
  'vm.converted': 'v',
  'migration.done': 'v',
  'pod.running': 'i',
  'host.up': 'h',
  'host.installed': 'h',
  'host.delivered': 'h',
};

interface Ring {
  readonly key: string;
  readonly bornMs: number;
}

export class Healing implements Effect {
  private rings: Ring[] = [];

  happened(events: readonly SimEvent[], clockMs: number): void {
    for (const { kind, subject } of events) {
      const letter = HEALS[kind];
      if (letter !== undefined) this.rings.push({ key: `${letter}${subject}`, bornMs: clockMs });
    }
    this.rings = this.rings.slice(-MANY);
  }

  move(moment: Moment): boolean {
    const { ink, palette, clockMs } = moment;
    this.rings = this.rings.filter((ring) => clockMs - ring.bornMs < RING_MS);
    for (const { key, bornMs } of this.rings) {
      const box = boxOf(moment, key);
      if (box === null) continue;
      const share = (clockMs - bornMs) / RING_MS;
      const grow = share * GROW;
      ink.lineStyle(3 * (1 - share) + 0.5, numberOf(palette.ok), 1 - share);
      ink.strokeRoundedRect(box.x - grow, box.y - grow, box.w + 2 * grow, box.h + 2 * grow, 4 + grow);
    }
    return this.rings.length > 0;
  }

  still(moment: Moment): void {
    const { ink, palette, clockMs } = moment;
    this.rings = this.rings.filter((ring) => clockMs - ring.bornMs < STILL_MS);
    for (const { key } of this.rings) {
      const box = boxOf(moment, key);
      if (box === null) continue;
      ink.lineStyle(2, numberOf(palette.ok), 1).strokeRoundedRect(box.x - 2, box.y - 2, box.w + 4, box.h + 4, 4);
      if (box.w >= 14) tick(moment, box);
    }
  }
}

function tick({ ink, palette }: Moment, { x, y, w, h }: Rect): void {
  const [middle, low] = [x + w / 2, y + h / 2];
  ink.lineStyle(2.4, numberOf(palette.ok), 1).beginPath();
  trace(ink, [
    { x: middle - 5, y: low },
    { x: middle - 1, y: low + 4 },
    { x: middle + 6, y: low - 5 },
  ]);
  ink.strokePath();
}

function boxOf({ places }: Moment, key: string): Rect | null {
  return places.hosts.get(key)?.rect ?? seenJar(places, key)?.box.rect ?? null;
}
