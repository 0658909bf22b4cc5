/** One's own hand for help, as it stands: up until it is answered, whichever page it was raised on. */
import { computed, signal } from '@preact/signals';
import type { Note } from '../../../shared/wire/messages.ts';
import { notes } from '../../store/lesson.ts';
import { mySeat, source } from '../../store/session.ts';

/** The last one of a seat. */
export function handOf(all: readonly Note[], seat: number): Note | undefined {
  return all.findLast((note) => note.kind === 'help' && note.seat === seat);
}

export const myHand = computed(() => handOf(notes.value, mySeat.value?.seat ?? -1));
export const isUp = computed(() => {
  const state = myHand.value?.state ?? 'done';
  return wanted.value ?? (state === 'asked' || state === 'coming');
});

/** What was just pressed, until the room has said the same; null: nothing is on its way. */
const wanted = signal<boolean | null>(null);
/** The last press did not get through. */
export const handFailed = signal(false);

export async function toggleHand(): Promise<void> {
  if (wanted.peek() !== null) return;
  const up = !isUp.peek();
  wanted.value = up;
  handFailed.value = false;
  const reply = await source.peek()?.raise(up);
  wanted.value = null;
  handFailed.value = reply?.ok !== true;
}
