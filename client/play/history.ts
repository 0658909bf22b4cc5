/**
 * What the gauges of an estate showed, in a fixed amount of memory: each thing has a fine ring of the last ten minutes
 * and a coarse row of the whole match, whose step doubles when the row is full. All things share the two time axes.
 */

/** Two in ten seconds show a queue grow; more would not be seen on a line of 240 pixels. */
export const FINE_TICKS = 5;
export const FINE_SLOTS = 120; // ten minutes
const COARSE_SLOTS = 160; // a match of forty minutes at a point each fifteen seconds
const FIRST_COARSE_TICKS = 15;
/** What vanished is kept for two minutes: long enough to see what it died of. */
const KEPT_SAMPLES = 24;
/** A number that no gauge shows (they are whole and at least 0). */
const NOTHING = -1;

/** The numbers of one thing in the order of its metrics; a shorter list leaves the rest unknown. */
export interface Reading {
  readonly key: string;
  readonly values: readonly number[];
}

interface Row {
  readonly width: number; // metrics
  readonly fine: Float32Array;
  readonly coarse: Float32Array;
  seen: number; // the sample it was last in
}

export interface Curve {
  readonly ticks: readonly number[];
  readonly values: readonly (number | null)[];
}

export class History {
  private readonly rows = new Map<string, Row>();
  private readonly fineTicks = new Int32Array(FINE_SLOTS).fill(NOTHING);
  private readonly coarseTicks = new Int32Array(COARSE_SLOTS).fill(NOTHING);
  private taken = 0; // samples so far
  private coarseUsed = 0;
  private coarseTick = FIRST_COARSE_TICKS;
  private lastTick = NOTHING;

  /** True when it is time for the next sample; a clock that went back is another match. */
  isDue(tick: number): boolean {
    if (tick < this.lastTick) this.clear();
    return this.lastTick === NOTHING || tick - this.lastTick >= FINE_TICKS;
  }

  record(tick: number, readings: Iterable<Reading>): void {
    const slot = this.taken % FINE_SLOTS;
    this.taken += 1;
    this.lastTick = tick;
    this.fineTicks[slot] = tick;
    const coarse = this.coarseSlot(tick);
    for (const row of this.rows.values()) blank(row, slot);
    for (const { key, values } of readings) this.write(this.rowOf(key, values.length), slot, coarse, values);
    for (const [key, row] of this.rows) if (this.taken - row.seen > KEPT_SAMPLES) this.rows.delete(key);
  }

  /** Of one metric from a tick on: the fine ring where it reaches that far, the coarse row before it. */
  curve(key: string, metric: number, fromTick: number): Curve {
    const row = this.rows.get(key);
    const ticks: number[] = [];
    const values: (number | null)[] = [];
    const add = (tick: number, value: number | undefined) => {
      if (tick < fromTick || tick === NOTHING) return;
      ticks.push(tick);
      values.push(value === undefined || value === NOTHING ? null : value);
    };
    const width = row?.width ?? 0;
    const has = metric < width;
    const firstFine = this.fineTicks[this.taken > FINE_SLOTS ? this.taken % FINE_SLOTS : 0] ?? NOTHING;
    for (let slot = 0; slot < this.coarseUsed; slot++) {
      const tick = this.coarseTicks[slot] ?? NOTHING;
      if (tick < firstFine) add(tick, has ? row?.coarse[slot * width + metric] : undefined);
    }
    for (let back = Math.min(this.taken, FINE_SLOTS); back > 0; back--) {
      const slot = (this.taken - back) % FINE_SLOTS;
      add(this.fineTicks[slot] ?? NOTHING, has ? row?.fine[slot * width + metric] : undefined);
    }
    return { ticks, values };
  }

  has(key: string): boolean {
    return this.rows.has(key);
  }

  get things(): number {
    return this.rows.size;
  }

  get bytes(): number {
    let sum = this.fineTicks.byteLength + this.coarseTicks.byteLength;
    for (const row of this.rows.values()) sum += row.fine.byteLength + row.coarse.byteLength;
    return sum;
  }

  clear(): void {
    this.rows.clear();
    this.fineTicks.fill(NOTHING);
    this.coarseTicks.fill(NOTHING);
    [this.taken, this.coarseUsed, this.coarseTick, this.lastTick] = [0, 0, FIRST_COARSE_TICKS, NOTHING];
  }

  private rowOf(key: string, width: number): Row {
    const known = this.rows.get(key);
    if (known?.width === width) return known;
    const fine = new Float32Array(FINE_SLOTS * width).fill(NOTHING);
    const row: Row = { width, fine, coarse: new Float32Array(COARSE_SLOTS * width).fill(NOTHING), seen: this.taken };
    this.rows.set(key, row);
    return row;
  }

  private write(row: Row, fine: number, coarse: number, values: readonly number[]): void {
    row.seen = this.taken;
    for (const [metric, value] of values.entries()) {
      row.fine[fine * row.width + metric] = value;
      const at = coarse * row.width + metric;
      // What hurts is a peak, so that is what a coarse point keeps.
      row.coarse[at] = Math.max(row.coarse[at] ?? NOTHING, value);
    }
  }

  private coarseSlot(tick: number): number {
    const last = this.coarseTicks[this.coarseUsed - 1];
    if (this.coarseUsed > 0 && last !== undefined && tick - last < this.coarseTick) return this.coarseUsed - 1;
    if (this.coarseUsed === COARSE_SLOTS) this.halve();
    this.coarseTicks[this.coarseUsed] = tick;
    this.coarseUsed += 1;
    return this.coarseUsed - 1;
  }

  /** Two points become one, and from now on a point stands for twice the time. */
  private halve(): void {
    const half = COARSE_SLOTS / 2;
    for (let slot = 0; slot < half; slot++) this.coarseTicks[slot] = this.coarseTicks[slot * 2] ?? NOTHING;
    this.coarseTicks.fill(NOTHING, half);
    for (const { width, coarse } of this.rows.values()) {
      for (let slot = 0; slot < half; slot++) {
        for (let metric = 0; metric < width; metric++) {
          const [even, odd] = [slot * 2 * width + metric, (slot * 2 + 1) * width + metric];
          coarse[slot * width + metric] = Math.max(coarse[even] ?? NOTHING, coarse[odd] ?? NOTHING);
        }
      }
      coarse.fill(NOTHING, half * width);
    }
    this.coarseUsed = half;
    this.coarseTick *= 2;
  }
}

function blank(row: Row, slot: number): void {
  row.fine.fill(NOTHING, slot * row.width, (slot + 1) * row.width);
}
