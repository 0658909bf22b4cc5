/** The thread of a match for one: the driver of a room, and nothing of the page. */
import { loadHasher } from '../../../shared/base/hash.ts';
import type { LogError } from '../../../shared/play/log.ts';
import type { Content } from '../content.ts';
import { LocalSource } from '../local-source.ts';
import type { Listener } from '../source.ts';
import { type FromThread, HEARD, type ToThread } from './calls.ts';

const say = (message: FromThread) => postMessage(message);
const opened = Promise.withResolvers<LocalSource>();

addEventListener('message', ({ data }: MessageEvent<ToThread>) => {
  if (data.do === 'open') void open(data);
  else void answer(data);
});

async function open({ content, scenario, seed, nickname, saved }: Extract<ToThread, { do: 'open' }>): Promise<void> {
  const source = await sourceOf(content, scenario, seed, nickname, saved);
  if (source === undefined) return;
  const listener = Object.fromEntries(HEARD.map((heard) => [heard, (what: unknown) => say({ heard, what })]));
  source.listeners.add(listener as Listener);
  opened.resolve(source);
  source.open();
}

/** Undefined: the saved log is none of this match, and that was said. */
async function sourceOf(content: Content, scenario: string, seed: number, nickname: string, saved?: string) {
  const hasher = await loadHasher();
  try {
    return new LocalSource(content, scenario, seed, nickname, hasher, saved);
  } catch (error) {
    const { code = 'log.failed', tick = 0, message = '' } = error as Partial<LogError>;
    say({ unopened: { code, tick, message } });
    return undefined;
  }
}

async function answer({ call, method, about }: Extract<ToThread, { do: 'ask' }>): Promise<void> {
  try {
    const source = await opened.promise;
    const work = source[method] as (about: unknown) => Promise<unknown>;
    say({ call, reply: await work.call(source, about) });
  } catch (error) {
    say({ call, trouble: error instanceof Error ? error.message : String(error) });
  }
}
