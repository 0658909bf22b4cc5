/** The log of the round that is looked at, played again: opened when something needs it, closed with the page. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Opened, Trouble } from '../../../source/replay/calls.ts';
import type { ReplaySource } from '../../../source/replay-source.ts';
import { matchContent } from '../../../store/session.ts';

export interface Ready {
  readonly replay: ReplaySource;
  readonly opened: Opened;
}
export type ReplayState =
  | { readonly is: 'closed' }
  | { readonly is: 'loading'; readonly share: number }
  | { readonly is: 'later' } // the log is not to be had yet
  | { readonly is: 'trouble'; readonly trouble: Trouble }
  | ({ readonly is: 'ready' } & Ready);

export interface Replaying {
  readonly state: ReplayState;
  /** Null: it cannot be had; the state says why. */
  readonly open: () => Promise<Ready | null>;
}

type GetLog = () => Promise<string | null>;
const CLOSED: ReplayState = { is: 'closed' };

/** `round`: with another one, another log. */
export function useReplay(log: GetLog, round: number): Replaying {
  const [state, setState] = useState<ReplayState>(CLOSED);
  const opening = useRef<{ readonly promise: Promise<Ready | null>; close: () => void }>(undefined);
  useEffect(
    () => () => {
      opening.current?.close();
      opening.current = undefined;
      setState(CLOSED);
    },
    [round],
  );
  const open = (): Promise<Ready | null> => {
    opening.current ??= start(log, setState);
    return opening.current.promise;
  };
  return { state, open };
}

function start(
  log: GetLog,
  setState: (state: ReplayState) => void,
): { promise: Promise<Ready | null>; close: () => void } {
  let replay: ReplaySource | undefined;
  let isClosed = false;
  const show = (state: ReplayState) => {
    if (!isClosed) setState(state);
  };
  const run = async (): Promise<Ready | null> => {
    show({ is: 'loading', share: 0 });
    const [text, content, { ReplaySource: Replay }] = await Promise.all([
      log(),
      matchContent(),
      import('../../../source/replay-source.ts'),
    ]);
    if (text === null) {
      show({ is: 'later' });
      return null;
    }
    if (isClosed) return null;
    replay = new Replay();
    const opened = await replay.open(text, content, (share) => show({ is: 'loading', share }));
    show({ is: 'ready', replay, opened });
    return { replay, opened };
  };
  const promise = run().catch((error: Partial<Trouble>) => {
    show({ is: 'trouble', trouble: { code: error.code ?? 'log.failed', tick: 0, message: error.message ?? '' } });
    return null;
  });
  const close = () => {
    isClosed = true;
    replay?.close();
  };
  return { promise, close };
}

/** An opened file: it is there already, and whoever opened it closes it. */
export const readyNow = (ready: Ready): Replaying => ({
  state: { is: 'ready', ...ready },
  open: () => Promise.resolve(ready),
});
