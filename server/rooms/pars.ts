/**
 * Par of rounds that are over: what the best of the scenario's plans would have earned. Asked for by whoever looks at
 * results, worked out once a round beside the beats; it follows from the log, so nothing is kept.
 */
import { type SideData, SideThread } from '../side/side-thread.ts';
import type { StoredRound } from '../store/store.ts';
import type { RoomLog } from './log.ts';
import type { ParFound } from './par-worker.ts';

export class Pars {
  private readonly thread: SideThread<string, ParFound>;
  private readonly log: RoomLog;
  private readonly known = new WeakMap<StoredRound, Promise<number | null>>();

  constructor(data: SideData, log: RoomLog) {
    const program = new URL('./par-worker.ts', import.meta.url);
    this.thread = new SideThread<string, ParFound>(program, data, (err) => ({
      microCents: null,
      trouble: String(err),
    }));
    this.log = log;
  }

  /** Micro-cents; null: it cannot be worked out. The first to ask has it begun. */
  of(round: StoredRound): Promise<number | null> {
    const known = this.known.get(round);
    if (known !== undefined) return known;
    const par = this.worked(round.log);
    this.known.set(round, par);
    return par;
  }

  stop(): Promise<void> {
    return this.thread.stop();
  }

  private async worked(log: string): Promise<number | null> {
    const { microCents, trouble } = await this.thread.ask(log);
    if (trouble !== undefined) this.log.error({ trouble }, 'a par was not worked out');
    return microCents;
  }
}
