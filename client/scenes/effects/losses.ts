/**
 * Requests that nobody answers: crosses that fall beside their rack and pile up, one for 75 of them (of the class's
 * seconds, as the dots are). The heap fades with the minute. Still: the heap, as high as the last minute's loss.
 */
import { numberOf } from '../colour.ts';
import { powerY } from '../layout-power.ts';
import type { Picture } from '../picture.ts';
import type { Effect, Moment } from './effect.ts';
import { crossAt, noise } from './strokes.ts';

export const LOST_PER_CROSS = 75;
const FALL_MS = 600;
export const HEAP_MS = 60_000;
const FADE_MS = 6000; // at its end a cross thins out
const HEAP_MAX = 48;
const ARM = 4;
const STEP = 6.4; // pixels between crosses of a row
const RISE = 4.6; // and between rows
const WIDEST = 7; // crosses in the lowest row

interface Fallen {
  readonly column: number; // beside which rack
  readonly bornMs: number;
  readonly seed: number;
}

export class Losses implements Effect {
  private owed = 0;
  private made = 0;
  private crosses: Fallen[] = [];

  move(moment: Moment): boolean {
    const { beat, clockMs, stepMs } = moment;
    this.owed += ((beat.answers.lostPerS / LOST_PER_CROSS) * stepMs) / 1000;
    const columns = columnsOf(beat.picture);
    while (this.owed >= 1) {
      this.owed -= 1;
      this.made += 1;
      const column = Math.floor(noise(this.made) * Math.max(1, columns.length));
      this.crosses.push({ column, bornMs: clockMs, seed: this.made });
    }
    this.crosses = this.crosses.filter((one) => clockMs - one.bornMs < HEAP_MS).slice(-HEAP_MAX);
    if (columns.length > 0) this.draw(moment, columns);
    return beat.answers.lostPerS > 0 || this.crosses.some((one) => clockMs - one.bornMs < FALL_MS);
  }

  still({ ink, beat, palette }: Moment): void {
    const [first] = columnsOf(beat.picture);
    const many = Math.min(HEAP_MAX, Math.ceil(beat.answers.lostLately / LOST_PER_CROSS));
    if (first === undefined || many === 0) return;
    ink.lineStyle(2.4, numberOf(palette.bad), 1).beginPath();
    for (let place = 0; place < many; place++) pile(ink, first, place);
    ink.strokePath();
  }

  /** The young ones are whole, the oldest thin: two paths, whatever their number. */
  private draw({ ink, palette, clockMs }: Moment, columns: readonly Column[]): void {
    for (const old of [false, true]) {
      ink.lineStyle(old ? 1.2 : 2.4, numberOf(palette.bad), old ? 0.6 : 1).beginPath();
      const places = new Map<number, number>();
      for (const one of this.crosses) {
        const column = columns[one.column % columns.length] as Column;
        const ageMs = clockMs - one.bornMs;
        const place = places.get(one.column) ?? 0;
        places.set(one.column, place + 1);
        if (ageMs > HEAP_MS - FADE_MS !== old) continue;
        if (ageMs >= FALL_MS) pile(ink, column, place);
        else fall(ink, column, one.seed, ageMs / FALL_MS);
      }
      ink.strokePath();
    }
  }
}

interface Column {
  readonly x: number;
  readonly top: number;
  readonly floor: number;
}

/** Beside each rack, between the top of its frame and the power line. */
function columnsOf(picture: Picture): Column[] {
  if (picture.zoom !== 'site') return [];
  const racks = picture.groups.filter((group) => group.rack >= 0);
  if (racks.length === 0) return [];
  const floor = powerY(picture.groups) - 5;
  return racks.map(({ rect }, index) => {
    const next = racks[index + 1]?.rect.x ?? rect.x + rect.w + 36;
    return { x: (rect.x + rect.w + next) / 2, top: rect.y - 8, floor };
  });
}

type Pen = Pick<Moment['ink'], 'moveTo' | 'lineTo'> & Moment['ink'];

/** Gravity: as far as the square of the time, a little aside. */
function fall(ink: Pen, { x, top, floor }: Column, seed: number, share: number): void {
  const aside = (noise(seed + 31) - 0.5) * 22 * share;
  crossAt(ink, x + aside, top + (floor - top) * share * share, ARM + 0.6);
}

/** Rows that get shorter, the next one lying in the gaps of the last. */
function pile(ink: Pen, { x, floor }: Column, place: number): void {
  let [row, left] = [0, place];
  for (let wide = WIDEST; left >= wide && wide > 2; wide--) {
    left -= wide;
    row += 1;
  }
  const wide = Math.max(2, WIDEST - row);
  const from = x - ((wide - 1) * STEP) / 2;
  crossAt(
    ink,
    from + (left % wide) * STEP + (noise(place) - 0.5) * 2,
    floor - row * RISE - Math.floor(left / wide) * 2,
    ARM,
  );
}
