/** Raised hands in the order in which they are to be answered; who was answered stays to be seen for a while. */
import type { Note } from '../../../shared/wire/messages.ts';

/** Struck through for so long, then gone (notes-classroom 20). */
export const SHOWN_AFTER_MS = 120_000;

export interface Hand {
  readonly note: Note;
  readonly isDone: boolean;
  readonly doneMs: number; // as far as this page saw it; 0: not done
}

/**
 * The longest waiting first, then who was answered. `doneMs`: when this page saw a hand go down, by its note; one that
 * was down before the page was opened is not shown.
 */
export function queueOf(notes: readonly Note[], doneMs: ReadonlyMap<number, number>, nowMs: number): readonly Hand[] {
  const hands = notes.filter((note) => note.kind === 'help');
  const waiting = hands
    .filter((note) => note.state !== 'done')
    .sort((a, b) => a.atMs - b.atMs || a.note - b.note)
    .map((note) => ({ note, isDone: false, doneMs: 0 }));
  const answered = hands
    .filter((note) => note.state === 'done' && nowMs - (doneMs.get(note.note) ?? 0) < SHOWN_AFTER_MS)
    .map((note) => ({ note, isDone: true, doneMs: doneMs.get(note.note) ?? 0 }))
    .sort((a, b) => b.doneMs - a.doneMs);
  return [...waiting, ...answered];
}
