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

export function Said({ now }: { now: Frame }) {
  const note = useStanding(now);
  const [closed, setClosed] = useState(-1);
  return (
    <div class="watch-said" role="status">
      {note !== undefined && note.note !== closed && (
        <>
          <p>
            <b>{titleOfNote(note)}</b>
            <span>{wordsOf(note)}</span>
          </p>
          <button type="button" class="button" onClick={() => setClosed(note.note)}>
            <Icon of={X} /> {around.console.wall.close}
          </button>
        </>
      )}
    </div>
  );
}
