/**
 * Several processes, one game: each shows that it lives, looks for those that do not, and takes over their rooms. Who gets
 * a room is decided by its lease in the store, so two that try at once do no harm.
 */
import { matchMaker } from '@colyseus/core';
import type { Log } from '../log.ts';
import type { Clock } from '../rooms/ticker.ts';
import type { HeldRoom, Store } from '../store/store.ts';
import { GONE_MS, PULSE_MS, Watch } from './watch.ts';

export interface ClusterOptions {
  readonly store: Store;
  /** Opens a room that the process `from` held. False: another was faster, or it cannot be opened here. */
  readonly takeOver: (code: string, from: string) => Promise<boolean>;
  /** Whether rooms can be opened now: the list that all read is there. */
  readonly isReady: () => boolean;
  readonly log: Log;
  readonly clock?: Clock;
}

export class Cluster {
  private readonly options: ClusterOptions;
  private readonly clock: Clock;
  private readonly watch = new Watch();
  private readonly tried = new Set<string>(); // room and holder: what cannot be opened here is not tried again and again
  private timer: ReturnType<typeof setInterval> | undefined;
  private looking: Promise<number> | undefined;
  private lookedMs = 0;

  constructor(options: ClusterOptions) {
    this.options = options;
    this.clock = options.clock ?? { nowMs: () => performance.now() };
  }

  /** Resolves after the first look: with how many rooms were nobody's. */
  async start(): Promise<number> {
    const taken = await this.look();
    this.timer = setInterval(() => void this.look(), PULSE_MS);
    return taken;
  }

  /** Ends after the look under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Its rooms are still on the list that all read, and nobody is there to open their door. */
  isSilent(processId: string): boolean {
    return processId !== matchMaker.processId && this.watch.isSilent(processId, this.clock.nowMs());
  }

  private isGone(processId: string): boolean {
    return processId !== matchMaker.processId && this.watch.isGone(processId, this.clock.nowMs());
  }

  /** One look at a time, however long it takes to open rooms. */
  look(): Promise<number> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async lookOnce(): Promise<number> {
    try {
      this.noteAbsence();
      const held = await this.options.store.loadHeld(); // first: whoever holds a room has written a pulse before it
      this.watch.note(await this.options.store.pulse(), this.clock.nowMs());
      if (!this.options.isReady()) return 0;
      const taken = await this.takeOver(held.filter(({ holder }) => this.isGone(holder)));
      // Whoever was only stalled takes its rooms off the list when it leaves them: they are put on it again.
      await matchMaker.restoreMissingRoomCaches();
      return taken;
    } catch (err) {
      this.watch.lookedAway(this.clock.nowMs());
      this.options.log.warn({ err }, 'the other processes could not be seen');
      return 0;
    }
  }

  /** Whoever stood still cannot say that others did. */
  private noteAbsence(): void {
    const nowMs = this.clock.nowMs();
    if (nowMs - this.lookedMs > GONE_MS / 2) this.watch.lookedAway(nowMs);
    this.lookedMs = nowMs;
  }

  private async takeOver(forsaken: readonly HeldRoom[]): Promise<number> {
    const gone = new Set(forsaken.map(({ holder }) => holder).filter((holder) => holder !== ''));
    for (const id of gone) await matchMaker.stats.excludeProcess(id); // no new room is asked of it
    let taken = 0;
    for (const { code, holder } of forsaken) {
      if (this.tried.has(`${code} ${holder}`)) continue;
      if (await this.options.takeOver(code, holder)) taken += 1;
      else this.tried.add(`${code} ${holder}`);
      await this.options.store.pulse(); // opening many rooms must not make this process seem gone itself
    }
    if (taken > 0) this.options.log.warn({ rooms: taken, from: [...gone] }, 'rooms were taken over');
    return taken;
  }
}
