/** What the host says to all stands on the wall, large: until the next, until it is taken down, or for a while. */
import { X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Note } from '../../../shared/wire/messages.ts';
import { titleOfNote, wordsOf } from '../../hud/class/notes-read.ts';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { notes, serverNow } from '../../store/lesson.ts';
import { around } from '../../text/class.ts';

/** Two sentences are read aloud in half a minute; whoever looks up late has as long again twice (our choice). */
export const STANDS_MS = 90_000;
const LOOK_MS = 1000;

/** The newest that is for all, if it still stands. */
export function standing(all: readonly Note[], hushed: number, nowMs: number): Note | undefined {
  const newest = all.findLast(({ kind, team }) => kind !== 'help' && team < 0);
  const stands = newest !== undefined && newest.note >= hushed && nowMs - newest.atMs < STANDS_MS;
  return stands ? newest : undefined;
}

/** Drawn anew each second while something stands. */
export function useStanding(now: Frame): Note | undefined {
  const [, setLooks] = useState(0);
  const note = standing(notes.value, now.wall.hushed, serverNow());
  useEffect(() => {
    if (note === undefined) return;
    const timer = setInterval(() => setLooks((looks) => looks + 1), LOOK_MS);
    return () => clearInterval(timer);
  }, [note === undefined]);
  return note;
}

export interface SaidNow {
  readonly note: Note | undefined;
  readonly close: () => void;
}

/** What stands on this wall; whoever closes it there has read it. */
export function useSaid(now: Frame): SaidNow {
  const note = useStanding(now);
  const [closed, setClosed] = useState(-1);
  return { note: note?.note === closed ? undefined : note, close: () => setClosed(note?.note ?? -1) };
}

/** More than this is read in two looks, and is set smaller: what stands below it is to stay in sight (our choice). */
const LONG_CHARS = 90;

export function Said({ said: { note, close } }: { said: SaidNow }) {
  const text = note === undefined ? '' : wordsOf(note);
  return (
    <div class={`watch-said${text.length > LONG_CHARS ? ' long' : ''}`} role="status">
      {note !== undefined && (
        <>
          <p>
            <b>{titleOfNote(note)}</b> <span>{text}</span>
          </p>
          <button type="button" class="button" onClick={close}>
            <Icon of={X} /> {around.console.wall.close}
          </button>
        </>
      )}
    </div>
  );
}
