/** What a lesson adds to a match: its rounds with their weights, and what was asked. */
import { useEffect, useState } from 'preact/hooks';
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';
import { source } from '../../store/session.ts';
import { type Results, useResults } from '../parts/use-results.ts';

export interface LessonTold {
  readonly results: Results | null;
  readonly closed: readonly ClosedQuestion[];
}

/** `stage`: another one may have closed more questions. */
export function useLessonTold(stage: number): LessonTold {
  const results = useResults(stage);
  const [closed, setClosed] = useState<readonly ClosedQuestion[]>([]);
  const from = source.value;
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      const lesson = (await from?.lesson()) ?? null;
      if (!isGone) setClosed(lesson?.closed ?? []);
    };
    ask().catch(() => {}); // the match's own story is told without it
    return () => {
      isGone = true;
    };
  }, [from, stage]);
  return { results, closed };
}
