/** What of a match is in its last checkpoint, and what the next one has to add. */
import type { NewCheckpoint, StoredCheckpoint } from '../store/store.ts';
import type { Day } from './day.ts';
import { type Beside, type DayMark, type KeptMatch, markAfter, NOTHING } from './kept.ts';

/** Where a match stands. */
export type At = Pick<NewCheckpoint, 'code' | 'epoch' | 'round' | 'tick'>;

interface Saved {
  readonly round: number;
  readonly tick: number;
  readonly parts: number;
  readonly mark: DayMark;
}

export class Checkpoints {
  private last: Saved = { round: 0, tick: 0, parts: 0, mark: NOTHING };

  restore(round: number, { tick, grown }: StoredCheckpoint, kept: KeptMatch): void {
    this.last = { round, tick, parts: grown.length, mark: markAfter(NOTHING, kept.grown) };
  }

  /** Of the round under way: what a restart would have to play. */
  unsavedTicks({ round, tick }: Pick<At, 'round' | 'tick'>): number {
    return this.last.round === round ? tick - this.last.tick : tick;
  }

  /** It counts as kept when `saved` is called. */
  next(at: At, day: Day, beside: Beside): { checkpoint: NewCheckpoint; saved: () => void } {
    const { code, epoch, round, tick } = at;
    const before = this.last.round === round ? this.last : { parts: 0, mark: NOTHING };
    const { whole, grown } = day.save(before.mark, beside);
    const after = { round, tick, parts: before.parts + 1, mark: markAfter(before.mark, grown) };
    return {
      checkpoint: { code, epoch, round, tick, part: after.parts, whole, grown: JSON.stringify(grown) },
      saved: () => {
        this.last = after;
      },
    };
  }
}
