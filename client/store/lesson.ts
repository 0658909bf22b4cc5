/**
 * Where the lesson is, for every screen: the stage under way, what it asks or tells, and what passed between the host
 * and this seat. What a seat may know of questions is asked for when a stage begins; notes come by themselves.
 */
import { computed, effect, signal, untracked } from '@preact/signals';
import type { LessonNow, Note } from '../../shared/wire/messages.ts';
import type { Frame, Source, StageInfo } from '../source/source.ts';
import { connection, frame, source, welcome } from './session.ts';

/** All that this page was told, oldest first; a changed one keeps its place. */
export const notes = signal<readonly Note[]>([]);
export const stageNow = computed<StageInfo | null>(() => {
  const now = frame.value;
  return now === null ? null : (now.stages[now.stage] ?? null);
});
/** What is asked or told now, and what was asked before; null: not known yet, or there is no lesson. */
export const lessonNow = signal<LessonNow | null>(null);

/** Real seconds that the stage under way has left. */
export function secondsLeft(now: Frame): number {
  if (now.phase === 'play' || now.phase === 'night') return Math.max(0, now.endTick - now.tick) / Math.max(1, now.pace);
  return now.stageLeft;
}

/** Those who can answer: a bot is asked nothing. */
export const answerers = (now: Frame): number => now.seats.filter((seat) => !seat.bot && seat.team >= 0).length;

/** Between the server's clock and this one's; measured when this page is welcomed, which a slow line makes late by that. */
let aheadMs = 0;
effect(() => {
  if (welcome.value !== null) aheadMs = welcome.value.nowMs - Date.now();
});
export const serverNow = (): number => Date.now() + aheadMs;

/** Known ones are replaced by what is newer. */
function mergedNotes(known: readonly Note[], fresh: readonly Note[]): readonly Note[] {
  const byNumber = new Map(known.map((note) => [note.note, note]));
  for (const note of fresh) byNumber.set(note.note, note);
  return [...byNumber.values()].sort((a, b) => a.note - b.note);
}

/** Asks once more what this seat may know of the lesson. */
export async function refreshLesson(): Promise<void> {
  const from = source.peek();
  const told = (await from?.lesson()) ?? null;
  if (source.peek() === from && told !== null) lessonNow.value = told;
}

async function refillNotes(from: Source): Promise<void> {
  const all = await from.notes();
  if (source.peek() === from) notes.value = mergedNotes(notes.peek(), all);
}

effect(() => {
  const from = source.value;
  notes.value = [];
  lessonNow.value = null;
  if (from === null) return;
  const ear = {
    notes: (fresh: readonly Note[]) => {
      notes.value = mergedNotes(notes.peek(), fresh);
    },
  };
  from.listeners.add(ear);
  return () => void from.listeners.delete(ear);
});

/** The line is open, also again: what was said meanwhile is asked for. */
effect(() => {
  if (connection.value !== 'open' || welcome.value === null) return;
  const from = source.peek();
  if (from !== null) void refillNotes(from);
});

/** A stage, a round or a coming back: what may be known is another. */
const turn = computed(() => {
  const now = frame.value;
  const hasLesson = now !== null && now.lesson !== '' && connection.value === 'open';
  return hasLesson ? `${now.code} ${now.stage} ${now.round}` : '';
});
effect(() => {
  if (turn.value !== '') untracked(() => void refreshLesson());
});
