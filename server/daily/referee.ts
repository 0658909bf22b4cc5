/** Has runs of the day replayed in a thread that ends when nobody waits. How many may wait is bounded. */
import { Worker } from 'node:worker_threads';
import type { Daily } from '../../shared/play/daily.ts';
import type { DailyWorkerData, RunAsked, RunFound, RunRefused, RunResult } from './daily-worker.ts';

/** Ours: a replay takes about a second, and nobody who sends waits longer than ten. */
const MOST_WAITING = 8;

const BROKEN: RunRefused = { code: '', tick: 0, message: 'the thread of replays ended' };

export class Referee {
  private readonly data: DailyWorkerData;
  private readonly waiting = new Map<number, (found: RunResult | RunRefused) => void>();
  private worker: Worker | undefined;
  private asked = 0;

  constructor(data: DailyWorkerData) {
    this.data = data;
  }

  get isBusy(): boolean {
    return this.waiting.size >= MOST_WAITING;
  }

  judge(log: string, daily: Daily): Promise<RunResult | RunRefused> {
    const { promise, resolve } = Promise.withResolvers<RunResult | RunRefused>();
    this.asked += 1;
    this.waiting.set(this.asked, resolve);
    this.worker ??= this.start();
    this.worker.postMessage({ id: this.asked, log, daily } satisfies RunAsked);
    return promise;
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(new URL('./daily-worker.ts', import.meta.url), { workerData: this.data });
    worker.unref(); // a server that ends does not wait for it
    worker.on('message', ({ id, found }: RunFound) => {
      this.waiting.get(id)?.(found);
      this.waiting.delete(id);
      if (this.waiting.size > 0) return;
      this.worker = undefined;
      void worker.terminate();
    });
    worker.on('error', () => {}); // its end follows, and is told to all who wait
    worker.on('exit', () => {
      if (this.worker !== worker) return; // ended, because nobody waited
      this.worker = undefined;
      for (const resolve of this.waiting.values()) resolve(BROKEN);
      this.waiting.clear();
    });
    return worker;
  }
}
