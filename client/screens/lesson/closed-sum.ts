/** Closed questions added up: how many are right, apart from how fast; and what all said, without names. */
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';

export interface ClosedSum {
  readonly right: number;
  readonly of: number; // those that have a right answer by now
}

export function sumOf(closed: readonly ClosedQuestion[]): ClosedSum {
  const judged = closed.filter(({ answer }) => answer !== null);
  return { right: judged.filter(({ right }) => right === true).length, of: judged.length };
}

export type Verdict = 'right' | 'wrong' | 'unanswered' | 'later' | 'open';

export function verdictOf({ kind, mine, answer, right }: ClosedQuestion): Verdict {
  if (kind === 'open') return 'open';
  if (answer === null) return 'later';
  if (mine === null) return 'unanswered';
  return right === true ? 'right' : 'wrong';
}

/** Of those of the last stage that asked: what was closed a moment ago. */
export function closedSince(before: readonly ClosedQuestion[], after: readonly ClosedQuestion[]): ClosedQuestion[] {
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !known.has(id));
}
