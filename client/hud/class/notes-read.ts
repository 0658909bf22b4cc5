/** Which notes of the host this page has shown: each comes once by itself and can be read again. */
import { computed, signal } from '@preact/signals';
import { MICRO_CENTS_PER_DOLLAR } from '../../../shared/base/units.ts';
import type { Note } from '../../../shared/wire/messages.ts';
import { notes } from '../../store/lesson.ts';
import { frame, mySeat } from '../../store/session.ts';
import { money } from '../../text/format.ts';
import { stageWords } from '../../text/lesson-stages.ts';

const KEY = 'headroom.notes';
const say = stageWords.help;

/** A receipt is another thing to read each time that it changes. */
const nameOf = (code: string, { note, state }: Note): string => `${code} ${note}${state}`;

const readNames = signal<ReadonlySet<string>>(stored());

function stored(): ReadonlySet<string> {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[]);
  } catch {
    return new Set();
  }
}

export function markRead(note: Note): void {
  readNames.value = new Set([...readNames.peek(), nameOf(frame.peek()?.code ?? '', note)]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...readNames.peek()]));
  } catch {
    // Without storage they come once more after a reload.
  }
}

/** Messages, hints and money: what the list of messages keeps. Oldest first. */
export const messages = computed(() => notes.value.filter(({ kind }) => kind !== 'help'));

/** Not shown yet, oldest first; of one's own hand only what the host did with it. */
export const unread = computed(() => {
  const code = frame.value?.code ?? '';
  const mine = mySeat.value?.seat ?? -1;
  const hand = notes.value.findLast(({ kind, seat }) => kind === 'help' && seat === mine);
  return notes.value.filter((note) => {
    if (note.kind === 'help' && (note !== hand || note.state === 'asked')) return false;
    return !readNames.value.has(nameOf(code, note));
  });
});

export function wordsOf(note: Note): string {
  if (note.kind === 'help') return note.state === 'coming' ? say.comingText : say.done;
  if (note.kind !== 'budget') return note.text;
  const microCents = Number(note.text) * MICRO_CENTS_PER_DOLLAR;
  return microCents >= 0 ? say.more(money(microCents)) : say.less(money(-microCents));
}

export const titleOfNote = (note: Note): string =>
  note.kind === 'help' ? (note.state === 'coming' ? say.coming : say.raised) : say.from[note.kind];
