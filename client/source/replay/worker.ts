/** The replay's own thread: calls in their order, long ones in pieces, so that the page never stands still for them. */
import { loadHasher } from '../../../shared/base/hash.ts';
import { LogError } from '../../../shared/play/log.ts';
import type { Answer, Call, Trouble } from './calls.ts';
import { ReplayDesk } from './desk.ts';

interface Numbered {
  readonly call: number;
  readonly about: Call;
}

const desk = loadHasher().then((hasher) => new ReplayDesk(hasher));
let last: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Numbered>) => {
  last = last.then(() => answer(data));
});

const say = (answer: Answer) => postMessage(answer);

async function answer({ call, about }: Numbered): Promise<void> {
  try {
    const work = (await desk).work(about);
    let told = 0;
    for (;;) {
      const { done, value } = work.next();
      if (done) return say({ call, ok: true, reply: value });
      const percent = Math.floor(100 * value);
      if (percent > told) say({ call, progress: value });
      told = percent;
    }
  } catch (error) {
    say({ call, ok: false, trouble: troubleOf(error) });
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof LogError) return { code: error.code, tick: error.tick, message: error.message };
  return { code: 'log.failed', tick: 0, message: error instanceof Error ? error.message : String(error) };
}
