/**
 * A match log played again in this browser: opened once, then any second of it can be shown, and the same day with one
 * thing changed. The work is done in a thread of its own.
 */
import type { OtherWay } from '../../shared/play/other-day.ts';
import type { Content } from './content.ts';
import { Pending } from './pending.ts';
import type { Answer, Call, Helped, Opened, Otherwise, Replies, Shown, Trouble, Ways } from './replay/calls.ts';

/** A log that cannot be replayed here, with what is wrong and where. */
export class ReplayTrouble extends Error {
  readonly code: string;
  readonly tick: number;
  constructor({ code, tick, message }: Trouble) {
    super(message);
    this.name = 'ReplayTrouble';
    this.code = code;
    this.tick = tick;
  }
}

export class ReplaySource {
  private readonly worker: Worker;
  private readonly pending = new Pending();

  constructor() {
    this.worker = new Worker(new URL('./replay/worker.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.hear(data));
    this.worker.addEventListener('error', () => this.fail());
  }

  /** Reads the log and plays it through. Rejects with a ReplayTrouble. */
  open(text: string, { hash, catalogue }: Content, progress: (share: number) => void): Promise<Opened> {
    return this.ask({ do: 'open', text, catalogue, content: hash }, progress);
  }
  /** `since`: what happened after that second comes along. */
  show(tick: number, team: number, since = tick): Promise<Shown> {
    return this.ask({ do: 'show', tick, team, since });
  }
  ways(team: number): Promise<Ways> {
    return this.ask({ do: 'ways', team });
  }
  other(team: number, way: OtherWay, progress: (share: number) => void): Promise<Otherwise> {
    return this.ask({ do: 'other', team, way }, progress);
  }
  remedy(team: number, service: number, worstTick: number): Promise<Helped> {
    return this.ask({ do: 'remedy', team, service, worstTick });
  }

  close(): void {
    this.worker.terminate();
    this.pending.forget();
  }

  private ask<C extends Call>(about: C, progress?: (share: number) => void): Promise<Replies[C['do']]> {
    return this.pending.ask((call) => this.worker.postMessage({ call, about }), progress);
  }

  private hear(answer: Answer): void {
    const { call } = answer;
    if ('progress' in answer) this.pending.progressed(call, answer.progress);
    else if (answer.ok) this.pending.answer(call, answer.reply);
    else this.pending.refuse(call, new ReplayTrouble(answer.trouble));
  }

  /** The thread could not be loaded or has died. */
  private fail(): void {
    this.pending.refuseAll(new ReplayTrouble({ code: 'log.failed', tick: 0, message: 'the replay stopped' }));
  }
}
