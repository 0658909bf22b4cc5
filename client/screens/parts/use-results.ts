/** What the rounds of a lesson came to, and later, when it is worked out, what par was in each. */
import { useEffect, useState } from 'preact/hooks';
import type { LessonResults } from '../../../shared/wire/messages.ts';
import { connection, source } from '../../store/session.ts';

export interface Results extends LessonResults {
  readonly pars: ReadonlyMap<number, number>; // micro-cents by round, as far as they are known
}

/** As long as thirty rooms that end at once may take (our choice). */
const PAR_TRIES = 10;
const NO_PARS: Results['pars'] = new Map();

/** `stage`: another one may bring another round. */
export function useResults(stage: number): Results | null {
  const [results, setResults] = useState<Results | null>(null);
  const line = connection.value;
  const from = source.value;
  useEffect(() => {
    if (line !== 'open') return;
    let isGone = false;
    const ask = async () => {
      const told = (await from?.results()) ?? null;
      if (isGone || told === null) return;
      setResults((before) => ({ ...told, pars: before?.pars ?? NO_PARS }));
      for (let tries = 0; tries < PAR_TRIES && !isGone; tries++) {
        const pars = (await from?.pars()) ?? null;
        if (pars === null || isGone) continue; // each waits a minute for its answer
        return setResults({ ...told, pars: new Map(pars.map(({ round, microCents }) => [round, microCents])) });
      }
    };
    ask().catch(() => {}); // the match's own story is told without it
    return () => {
      isGone = true;
    };
  }, [line, from, stage]);
  return results;
}
