/** What the rounds of a lesson came to, and later, when it is worked out, what par was in each. */
import { useEffect, useState } from 'preact/hooks';
import type { LessonResults } from '../../../shared/wire/messages.ts';
import { connection, source } from '../../store/session.ts';

export interface Results extends LessonResults {
  readonly pars: ReadonlyMap<number, number>; // micro-cents by round, as far as they are known
}

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
      const pars = (await from?.pars()) ?? [];
      const known = new Map(pars.map(({ round, microCents }) => [round, microCents]));
      if (!isGone && known.size > 0) setResults({ ...told, pars: known });
    };
    ask().catch(() => {}); // the match's own story is told without it
    return () => {
      isGone = true;
    };
  }, [line, from, stage]);
  return results;
}
