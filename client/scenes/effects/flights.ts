/**
 * Work that finds another place: a jar flies in a bow from the host that it left to the one that took it, be it the
 * same VM or a pod that the cluster made anew. Still: a dotted bow with an arrow.
 */
import type { SimEvent } from '../../../shared/sim/events.ts';
import { numberOf } from '../colour.ts';
import { centre, clamp, type Point } from '../geometry.ts';
import type { Effect, Moment, News } from './effect.ts';
import type { Places } from './places.ts';
import { seenJar } from './places.ts';

const FLY_MS = 650;
const STILL_MS = 2400;
/** A pod that is made anew so much later comes from nowhere. */
const REMEMBER_MS = 40_000;
const MANY = 12;
const JAR = { w: 12, h: 15 } as const;
const STEPS = 14; // of the dotted bow

interface Flight {
  readonly from: number; // host
  readonly to: number;
  readonly key: string;
  readonly bornMs: number;
}

export class Flights implements Effect {
  private flights: Flight[] = [];
  private left: { service: number; host: number; atMs: number }[] = [];
  private readonly evicted = new Set<number>();

  happened(events: readonly SimEvent[]): void {
    for (const { kind, subject } of events)
      if (kind === 'pod.evicted' || kind === 'pod.preempted') this.evicted.add(subject);
  }

  notice({ now, changes, clockMs }: News): void {
    const copied = new Set(now.model.view.transfers.map((transfer) => transfer.vm));
    for (const one of changes.moved) {
      // What was copied came through its pipe.
      if (one.key.startsWith('v') && copied.has(Number(one.key.slice(1)))) continue;
      this.flights.push({ from: one.from, to: one.host, key: one.key, bornMs: clockMs });
    }
    for (const one of changes.went) {
      if (this.evicted.delete(Number(one.key.slice(1))) || isDown(now, one.host))
        this.left.push({ service: one.service, host: one.host, atMs: clockMs });
    }
    this.left = this.left.filter((one) => clockMs - one.atMs < REMEMBER_MS);
    for (const one of changes.came) {
      const index = this.left.findIndex((gone) => gone.service === one.service && gone.host !== one.host);
      const [gone] = index < 0 ? [] : this.left.splice(index, 1);
      if (gone !== undefined) this.flights.push({ from: gone.host, to: one.host, key: one.key, bornMs: clockMs });
    }
    this.flights = this.flights.slice(-MANY);
  }

  move(moment: Moment): boolean {
    const { clockMs } = moment;
    this.flights = this.flights.filter((one) => clockMs - one.bornMs < FLY_MS);
    for (const one of this.flights) {
      const ends = endsOf(moment.places, one);
      if (ends !== null) fly(moment, ends, (clockMs - one.bornMs) / FLY_MS);
    }
    return this.flights.length > 0;
  }

  still(moment: Moment): void {
    const { clockMs } = moment;
    this.flights = this.flights.filter((one) => clockMs - one.bornMs < STILL_MS);
    for (const one of this.flights) {
      const ends = endsOf(moment.places, one);
      if (ends !== null) bow(moment, ends);
    }
  }
}

const isDown = ({ model }: News['now'], id: number): boolean =>
  model.view.hosts.find((host) => host.id === id)?.state !== 'on';

interface Ends {
  readonly from: Point;
  readonly to: Point;
}

function endsOf(places: Places, { from, to, key }: Flight): Ends | null {
  const [source, target] = [places.hosts.get(`h${from}`), places.hosts.get(`h${to}`)];
  if (source === undefined || target === undefined) return null;
  const seen = seenJar(places, key);
  return { from: centre(source.well), to: centre(seen === null ? target.well : seen.box.rect) };
}

/** Over the straight line, higher the farther it is. */
function at({ from, to }: Ends, share: number): Point {
  const rise = clamp(Math.hypot(to.x - from.x, to.y - from.y) * 0.3, 24, 90) * 4 * share * (1 - share);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share - rise };
}

function fly({ ink, palette }: Moment, ends: Ends, share: number): void {
  const eased = share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
  const { x, y } = at(ends, eased);
  const { w, h } = JAR;
  ink.fillStyle(numberOf(palette.ground), 0.85).fillRect(x - w / 2 - 1.5, y - h / 2 - 1.5, w + 3, h + 3);
  ink.fillStyle(numberOf(palette.app), 1).fillRect(x - w / 2, y - h / 2 + h * 0.35, w, h * 0.65);
  ink.lineStyle(1.6, numberOf(palette.text), 1).strokeRect(x - w / 2, y - h / 2, w, h);
}

function bow({ ink, palette }: Moment, ends: Ends): void {
  const colour = numberOf(palette.accent);
  ink.lineStyle(2, colour, 1).beginPath();
  for (let step = 0; step < STEPS; step++) {
    const [a, b] = [at(ends, step / STEPS), at(ends, (step + 0.55) / STEPS)];
    ink.moveTo(a.x, a.y);
    ink.lineTo(b.x, b.y);
  }
  ink.strokePath();
  const { x, y } = at(ends, 1);
  ink.fillStyle(colour, 1).fillTriangle(x - 6, y - 9, x + 6, y - 9, x, y + 1);
}
