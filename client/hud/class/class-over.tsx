/** What comes up over the game by itself in a class: notes of the host, closed answers, the recap for who comes late. */
import { X } from 'lucide';
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';
import { Icon } from '../../look/icon.tsx';
import { Lazily } from '../../look/lazily.tsx';
import { closedSince, sumOf } from '../../screens/lesson/closed-sum.ts';
import { lessonNow, notes } from '../../store/lesson.ts';
import { cameLate, frame } from '../../store/session.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { useSlice } from '../slice.ts';
import { Notes } from './notes.tsx';
import { wordsOf } from './notes-read.ts';
import { Recap } from './recap.tsx';
import '../../styles/class-strip.css';

/** Parts of the game that it uses: handed in, as they would else be fetched apart from the game. */
export interface GameParts {
  readonly tellNow: (text: string, group: string) => void;
  readonly AlertList: ComponentType<{ readonly most: number; readonly onJump: () => void }>;
}

export function ClassOver({ tellNow, AlertList }: GameParts) {
  const isPlayed = useSlice(() => frame.value?.phase === 'play');
  useNotesInFeed(tellNow);
  return (
    <>
      <Notes />
      {isPlayed && <AnswersIn />}
      {isPlayed && cameLate.value && <Recap AlertList={AlertList} />}
    </>
  );
}

/** What comes while the game is open is also a line among what happened. */
function useNotesInFeed(tellNow: GameParts['tellNow']): void {
  const told = useRef<ReadonlySet<number>>(new Set(notes.peek().map(({ note }) => note)));
  const now = notes.value;
  useEffect(() => {
    for (const note of now) {
      if (note.kind === 'help' || told.current.has(note.note)) continue;
      tellNow(`${stageWords.help.line[note.kind]}: ${wordsOf(note)}`, `note ${note.note}`);
    }
    told.current = new Set(now.map(({ note }) => note));
  }, [now]);
}

const closedList = () => import('../../screens/lesson/closed.tsx').then(({ Closed }) => Closed);

/** A question has just been closed and the match goes on: how it was answered, for who wants to look now. */
function AnswersIn() {
  const before = useRef(lessonNow.peek());
  const [fresh, setFresh] = useState<readonly ClosedQuestion[]>([]);
  const [isOpen, setOpen] = useState(false);
  const now = lessonNow.value;
  useEffect(() => {
    const last = before.current;
    before.current = now;
    if (last !== null && now !== null && now.at === last.at + 1) setFresh(closedSince(last.closed, now.closed));
  }, [now]);
  if (fresh.length === 0) return null;
  const { right, of } = sumOf(fresh);
  const say = stageWords.answers;
  return (
    <section class="class-note answers-in" aria-label={say.title}>
      <div class="grow" role="status">
        <strong>{say.title}</strong> {of > 0 && stageWords.closed.sum(right, of)}
      </div>
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {say.show}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`${stageWords.help.close}: ${say.title}`}
        onClick={() => setFresh([])}
      >
        <Icon of={X} size={18} />
      </button>
      {isOpen && (
        <Sheet
          onClose={() => {
            setOpen(false);
            setFresh([]);
          }}
        >
          <Lazily load={closedList} props={{ closed: fresh }} />
        </Sheet>
      )}
    </section>
  );
}

function Sheet({ onClose, children }: { onClose: () => void; children: preact.ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="class-sheet" aria-label={stageWords.answers.title} ref={dialog} onClose={onClose}>
      {children}
      <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
        {stageWords.answers.hide}
      </button>
    </dialog>
  );
}
