/** The other end of a side thread: answers what is asked, in its turn, and waits for everybody else in the process. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type Hasher, loadHasher } from '../../shared/base/hash.ts';
import type { SideAnswered, SideAsked, SideData } from './side-thread.ts';

export interface Side extends SideData {
  readonly hasher: Hasher;
}

export async function answerEach<Question, Answer>(answer: (question: Question, side: Side) => Answer): Promise<void> {
  // Only there a thread has a priority of its own; elsewhere it would be the whole server's.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const side: Side = { ...(workerData as SideData), hasher: await loadHasher() };
  parentPort?.on('message', ({ id, question }: SideAsked<Question>) => {
    parentPort?.postMessage({ id, answer: answer(question, side) } satisfies SideAnswered<Answer>);
  });
}
