/** Long work beside the beats: asked of a thread that does one thing after the other and ends when nobody waits. */
import { Worker } from 'node:worker_threads';
import type { Catalogue } from '../../shared/content/catalogue.ts';

/** What every such thread plays with. */
export interface SideData {
  readonly catalogue: Catalogue;
  readonly content: string; // fingerprint
}
export interface SideAsked<Question> {
  readonly id: number;
  readonly question: Question;
}
export interface SideAnswered<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

export class SideThread<Question, Answer> {
  private readonly program: URL;
  private readonly data: SideData;
  private readonly broken: (err: unknown) => Answer;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private worker: Worker | undefined;
  private asked = 0;

  /** `program` calls `answerEach`; `broken` is what all who wait are told when the thread itself breaks. */
  constructor(program: URL, data: SideData, broken: (err: unknown) => Answer) {
    this.program = program;
    this.data = data;
    this.broken = broken;
  }

  /** How many wait for an answer. */
  get length(): number {
    return this.waiting.size;
  }

  ask(question: Question): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.asked += 1;
    this.waiting.set(this.asked, resolve);
    this.worker ??= this.start();
    this.worker.postMessage({ id: this.asked, question } satisfies SideAsked<Question>);
    return promise;
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.program, { workerData: this.data });
    let trouble: unknown = 'the thread ended';
    worker.unref(); // a server that ends does not wait for it
    worker.on('message', ({ id, answer }: SideAnswered<Answer>) => {
      this.waiting.get(id)?.(answer);
      this.waiting.delete(id);
      if (this.waiting.size > 0) return;
      this.worker = undefined;
      void worker.terminate();
    });
    worker.on('error', (err) => {
      trouble = err; // its end follows
    });
    worker.on('exit', () => {
      if (this.worker !== worker) return; // ended, because nobody waited
      this.worker = undefined;
      const told = [...this.waiting.values()];
      this.waiting.clear();
      for (const resolve of told) resolve(this.broken(trouble));
    });
    return worker;
  }
}
