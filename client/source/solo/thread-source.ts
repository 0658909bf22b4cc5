/** A match for one, as the page sees it: what is asked goes to the thread in which it runs, what happens comes from there. */
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import type { Control, WhyAbout } from '../../../shared/wire/payloads.ts';
import { type Content, rulebookOf } from '../content.ts';
import { Pending } from '../pending.ts';
import type { Listener } from '../source.ts';
import { Alone } from './alone.ts';
import type { FromThread, Passed, ReplyOf, ToThread, Trouble } from './calls.ts';

export class ThreadSource extends Alone {
  private readonly worker: Worker;
  private readonly book: Rulebook;
  private readonly pending = new Pending();

  /** Called when a saved match could not be opened. */
  onTrouble: (trouble: Trouble) => void = () => {};

  constructor(content: Content, scenario: string, seed: number, nickname: string, saved?: string) {
    super();
    this.book = rulebookOf(content, scenario);
    this.worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<FromThread>) => this.hear(data));
    this.worker.addEventListener('error', () => this.fail());
    this.send({ do: 'open', content, scenario, seed, nickname, saved });
  }

  rules(): Rulebook {
    return this.book;
  }
  order(command: Command) {
    return this.ask('order', command);
  }
  control(control: Control) {
    return this.ask('control', control);
  }
  why(about: WhyAbout) {
    return this.ask('why', about);
  }
  plan() {
    return this.ask('plan');
  }
  ahead(draft: readonly Command[]) {
    return this.ask('ahead', draft);
  }
  history() {
    return this.ask('history');
  }
  debrief() {
    return this.ask('debrief');
  }
  log() {
    return this.ask('log');
  }
  saved() {
    return this.ask('saved');
  }
  factors() {
    return this.ask('factors');
  }
  enter(entry: Parameters<Alone['enter']>[0]) {
    return this.ask('enter', entry);
  }
  leave(): void {
    this.worker.terminate();
    this.pending.forget();
    this.each((listener) => listener.connection?.('closed'));
  }

  private send(message: ToThread): void {
    this.worker.postMessage(message);
  }

  private ask<Method extends Passed>(method: Method, about?: unknown): Promise<ReplyOf<Method>> {
    return this.pending.ask((call) => this.send({ do: 'ask', call, method, about }));
  }

  private hear(message: FromThread): void {
    if ('unopened' in message) {
      this.onTrouble(message.unopened);
      return;
    }
    if ('heard' in message) {
      const { heard, what } = message;
      this.each((listener) => (listener[heard] as ((what: unknown) => void) | undefined)?.(what));
      return;
    }
    if ('reply' in message) this.pending.answer(message.call, message.reply);
    else this.pending.refuse(message.call, new Error(message.trouble));
  }

  /** The thread could not be loaded or has died: the match is over. */
  private fail(): void {
    this.pending.refuseAll(new Error('the match stopped'));
    this.each((listener: Listener) => listener.connection?.('lost'));
  }
}
