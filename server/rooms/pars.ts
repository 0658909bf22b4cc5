/**
 * Par of rounds that are over: what the best of the scenario's plans would have earned. Asked for by whoever looks at
 * results, worked out once a round in a thread that ends when nobody waits; it follows from the log, so nothing is kept.
 */
import { Worker } from 'node:worker_threads';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { StoredRound } from '../store/store.ts';
import type { RoomLog } from './log.ts';
import type { ParAsked, ParFound, ParWorkerData } from './par-worker.ts';

export class Pars {
  private readonly data: ParWorkerData;
  private readonly log: RoomLog;
  private readonly known = new WeakMap<StoredRound, Promise<number | null>>();
  private readonly waiting = new Map<number, (parMicroCents: number | null) => void>();
  private worker: Worker | undefined;
  private asked = 0;

  constructor(catalogue: Catalogue, content: string, log: RoomLog) {
    this.data = { catalogue, content };
    this.log = log;
  }

  /** Micro-cents; null: it cannot be worked out. The first to ask has it begun. */
  of(round: StoredRound): Promise<number | null> {
    const known = this.known.get(round);
    if (known !== undefined) return known;
    const { promise, resolve } = Promise.withResolvers<number | null>();
    this.known.set(round, promise);
    this.asked += 1;
    this.waiting.set(this.asked, resolve);
    this.worker ??= this.start();
    this.worker.postMessage({ id: this.asked, log: round.log } satisfies ParAsked);
    return promise;
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(new URL('./par-worker.ts', import.meta.url), { workerData: this.data });
    worker.unref(); // a server that ends does not wait for it
    worker.on('message', ({ id, parMicroCents, trouble }: ParFound) => {
      if (trouble !== undefined) this.log.error({ trouble }, 'a par was not worked out');
      this.waiting.get(id)?.(parMicroCents);
      this.waiting.delete(id);
      if (this.waiting.size > 0) return;
      this.worker = undefined;
      void worker.terminate();
    });
    worker.on('error', (err) => this.log.error({ err }, 'the thread of pars broke'));
    worker.on('exit', () => {
      if (this.worker !== worker) return; // ended, because nobody waited
      this.worker = undefined;
      for (const resolve of this.waiting.values()) resolve(null);
      this.waiting.clear();
    });
    return worker;
  }
}
