/**
 * Saves matches as they are, a few at every beat, so that a restart plays only what came after. The match whose tail
 * would take longest goes first. A checkpoint that cannot be written is no loss: the entries are.
 */
import type { NewCheckpoint, Store } from '../store/store.ts';
import type { RoomLog } from './log.ts';

/** Ours: 0.8 ms a team, so 4 % of a core, and thirty rooms of ten teams have a tail of 6 seconds at most. */
const TEAMS_A_BEAT = 5;
/** A shorter tail is not worth a write: it is played again in the time that reading a checkpoint takes. */
const LEAST_TICKS = 30;

/** A match, as far as keeping it goes. */
export interface Keepable {
  readonly code: string;
  readonly tick: number;
  readonly unsavedTicks: number;
  readonly header: { readonly teams: number };
  save(): { checkpoint: NewCheckpoint; saved: () => void };
}

interface Kept {
  readonly match: Keepable;
  restTick: number; // not before: it could not be saved
}

export class Keeper {
  private readonly store: Pick<Store, 'saveCheckpoint'>;
  private readonly log: RoomLog;
  private readonly list = new Map<string, Kept>();
  private credit = 0; // teams that may be saved
  private saving: Promise<void> | undefined;

  constructor(store: Pick<Store, 'saveCheckpoint'>, log: RoomLog) {
    this.store = store;
    this.log = log;
  }

  add(match: Keepable): void {
    this.list.set(match.code, { match, restTick: 0 });
  }
  remove(match: Keepable): void {
    if (this.list.get(match.code)?.match === match) this.list.delete(match.code);
  }

  /** One at a time: the store's next beat is not to wait for a heap of them. */
  afterBeat(): void {
    if (this.saving !== undefined) return;
    const next = this.longestTail();
    const price = next?.match.header.teams ?? 0;
    this.credit = Math.min(this.credit + TEAMS_A_BEAT, Math.max(price, TEAMS_A_BEAT));
    if (next === undefined || this.credit < price) return;
    this.credit -= price;
    this.saving = this.keep(next).finally(() => {
      this.saving = undefined;
    });
  }

  /** At the end: whoever opens the rooms next has nothing to play again. */
  async saveAll(): Promise<void> {
    await this.saving;
    for (const kept of [...this.list.values()]) if (kept.match.unsavedTicks > 0) await this.keep(kept);
  }

  private longestTail(): Kept | undefined {
    let longest: Kept | undefined;
    for (const kept of this.list.values()) {
      if (kept.match.unsavedTicks < LEAST_TICKS || kept.match.tick < kept.restTick) continue;
      if (longest === undefined || workOf(kept) > workOf(longest)) longest = kept;
    }
    return longest;
  }

  private async keep(kept: Kept): Promise<void> {
    const { match } = kept;
    try {
      const { checkpoint, saved } = match.save();
      await this.store.saveCheckpoint(checkpoint);
      saved();
    } catch (err) {
      this.log.warn({ err, room: match.code }, 'a checkpoint was not saved');
      kept.restTick = match.tick + LEAST_TICKS; // the others have their turn
    }
  }
}

const workOf = ({ match }: Kept) => match.unsavedTicks * match.header.teams;
