/** What a lesson adds to a match: its rounds with their weights, and what was asked. Asked for once, when it is over. */
import { useEffect, useState } from 'preact/hooks';
import type { ClosedQuestion, LessonResults } from '../../../shared/wire/messages.ts';
import { source } from '../../store/session.ts';

export interface LessonTold {
  readonly results: LessonResults | null;
  readonly closed: readonly ClosedQuestion[];
}

const NOTHING: LessonTold = { results: null, closed: [] };

/** `stage`: another one may have closed more questions. */
export function useLessonTold(stage: number): LessonTold {
  const [told, setTold] = useState(NOTHING);
  const from = source.value;
  useEffect(() => {
    let isGone = false;
    const ask = async () => {
      const [results, lesson] = await Promise.all([from?.results() ?? null, from?.lesson() ?? null]);
      if (!isGone) setTold({ results, closed: lesson?.closed ?? [] });
    };
    ask().catch(() => {}); // the match's own story is told without it
    return () => {
      isGone = true;
    };
  }, [from, stage]);
  return told;
}
