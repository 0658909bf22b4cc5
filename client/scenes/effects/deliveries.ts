/**
 * A machine on its way: a crate in its slot whose band shortens with the time, and opens when the machine is there.
 * Still: the crate with its band, in tenths.
 */
import { numberOf } from '../colour.ts';
import { clamp, type Rect } from '../geometry.ts';
import type { HostBox } from '../picture.ts';
import type { Effect, Moment, News } from './effect.ts';
import { settle, trace } from './strokes.ts';

const OPEN_MS = 420;
const TENTHS = 10;
const CORNER = 9; // pixels

export class Deliveries implements Effect {
  private opening: { key: string; bornMs: number }[] = [];

  notice({ changes, clockMs }: News): void {
    for (const { host, from } of changes.hosts)
      if (from === 'ordered') this.opening.push({ key: `h${host}`, bornMs: clockMs });
  }

  move(moment: Moment): boolean {
    const { clockMs, places } = moment;
    this.opening = this.opening.filter((one) => clockMs - one.bornMs < OPEN_MS);
    for (const { key, bornMs } of this.opening) {
      const box = places.hosts.get(key)?.rect;
      if (box !== undefined) opened(moment, box, settle((clockMs - bornMs) / OPEN_MS));
    }
    let any = this.opening.length > 0;
    for (const host of ordered(moment)) {
      any = true;
      crate(moment, host, shareLeft(host, moment.tick));
    }
    return any;
  }

  still(moment: Moment): void {
    for (const host of ordered(moment))
      crate(moment, host, Math.ceil(shareLeft(host, moment.beat.model.tick) * TENTHS) / TENTHS);
  }
}

const ordered = ({ beat }: Moment): HostBox[] => beat.picture.hosts.filter(({ tray }) => tray.host.state === 'ordered');

function shareLeft({ tray }: HostBox, tick: number): number {
  return tray.stateTicks <= 0 ? 1 : clamp((tray.host.untilTick - tick) / tray.stateTicks, 0, 1);
}

/** Boards with iron corners, and a band below that gets shorter. */
function crate({ under, palette }: Moment, { rect: box }: HostBox, left: number): void {
  const { x, y, w, h } = box;
  const wood = numberOf(palette.watch);
  under.fillStyle(wood, 0.07).fillRect(x + 1, y + 1, w - 2, h - 2);
  under.lineStyle(2, wood, 0.9).beginPath();
  const corner = Math.min(CORNER, h / 3);
  for (const [cx, cy, dx, dy] of [
    [x + 2, y + 2, 1, 1],
    [x + w - 2, y + 2, -1, 1],
    [x + 2, y + h - 2, 1, -1],
    [x + w - 2, y + h - 2, -1, -1],
  ] as const) {
    trace(under, [
      { x: cx + dx * corner, y: cy },
      { x: cx, y: cy },
      { x: cx, y: cy + dy * corner },
    ]);
  }
  under.strokePath();
  under.fillStyle(wood, 0.9).fillRect(x + 4, y + h - 4, (w - 8) * left, 2);
}

/** Both halves of the lid swing aside. */
function opened({ ink, palette }: Moment, { x, y, w, h }: Rect, share: number): void {
  const half = (w / 2) * (1 - share);
  const wood = numberOf(palette.watch);
  ink.fillStyle(wood, 0.35 * (1 - share) + 0.1);
  ink.fillRect(x, y, half, h).fillRect(x + w - half, y, half, h);
  ink.lineStyle(2, wood, 1 - share * 0.6).beginPath();
  for (const edge of [x + half, x + w - half]) {
    ink.moveTo(edge, y);
    ink.lineTo(edge, y + h);
  }
  ink.strokePath();
}
