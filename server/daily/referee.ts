/** Has runs of the day replayed beside the beats. How many may wait is bounded. */
import { type SideData, SideThread } from '../side/side-thread.ts';
import type { RunAsked, RunRefused, RunResult } from './daily-worker.ts';

/** Ours: a replay takes about a second, and nobody who sends waits longer than ten. */
const MOST_WAITING = 8;

export class Referee {
  private readonly thread: SideThread<RunAsked, RunResult | RunRefused>;

  constructor(data: SideData) {
    const program = new URL('./daily-worker.ts', import.meta.url);
    this.thread = new SideThread<RunAsked, RunResult | RunRefused>(program, data, (err) => ({
      code: '',
      tick: 0,
      message: String(err),
    }));
  }

  get isBusy(): boolean {
    return this.thread.length >= MOST_WAITING;
  }
  judge(run: RunAsked): Promise<RunResult | RunRefused> {
    return this.thread.ask(run);
  }
  stop(): Promise<void> {
    return this.thread.stop();
  }
}
