/** What becomes of requests now, from the counts of the match: differences over the last moments. */
import type { TeamGauge } from '../../shared/sim/shown.ts';

export interface Answers {
  readonly inTimePerS: number;
  readonly latePerS: number;
  readonly lostPerS: number;
  readonly lostLately: number; // requests, in the last minute of the match's clock
}
interface Count {
  readonly tick: number;
  readonly offered: number;
  readonly inTime: number;
  readonly late: number;
}

const WINDOW_TICKS = 20; // long enough not to jump, short enough to tell a loss when it begins
const LATELY_TICKS = 60; // what a heap of losses on the floor stands for

export class AnswerRates {
  private counts: Count[] = [];
  private past: Count[] = [];

  /** Adds the counts of a beat; after a jump back (another match) it begins anew. */
  add(tick: number, { offered, inTime, late }: TeamGauge): Answers {
    if (tick < (this.counts.at(-1)?.tick ?? 0)) [this.counts, this.past] = [[], []];
    const now = { tick, offered, inTime, late };
    const last = this.counts.at(-1);
    if (last === undefined || tick > last.tick) this.counts.push(now);
    while (this.counts.length > 2 && (this.counts[1] as Count).tick <= tick - WINDOW_TICKS) this.counts.shift();
    const first = this.counts[0] as Count;
    const ticks = Math.max(1, tick - first.tick);
    const per = (value: number) => Math.max(0, Math.round(value / ticks));
    const [asked, good, slow] = [offered - first.offered, inTime - first.inTime, late - first.late];
    const lost = { lostPerS: per(asked - good - slow), lostLately: this.lately(now) };
    return { inTimePerS: per(good), latePerS: per(slow), ...lost };
  }

  private lately(now: Count): number {
    if (now.tick > (this.past.at(-1)?.tick ?? -1)) this.past.push(now);
    while (this.past.length > 1 && (this.past[1] as Count).tick <= now.tick - LATELY_TICKS) this.past.shift();
    return Math.max(0, lostBy(now) - lostBy(this.past[0] as Count));
  }
}

const lostBy = ({ offered, inTime, late }: Count): number => offered - inTime - late;
