/** All that the host sent to this team, to be read again. */
import { useEffect, useRef } from 'preact/hooks';
import { timeOfDay } from '../../text/format.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { messages, titleOfNote, wordsOf } from './notes-read.ts';

const say = stageWords.help;

export function Messages({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="class-sheet" aria-labelledby="messages-title" ref={dialog} onClose={onClose}>
      <h2 id="messages-title">{say.messagesTitle}</h2>
      {messages.value.length === 0 && <p class="muted">{say.noMessages}</p>}
      <ol class="message-list">
        {messages.value.toReversed().map((note) => (
          <li key={note.note}>
            <p class="muted">
              <strong>{titleOfNote(note)}</strong> {note.team < 0 ? say.toAll : say.toTeam}{' '}
              <time class="mono">{timeOfDay(note.atMs)}</time>
            </p>
            <p>{wordsOf(note)}</p>
          </li>
        ))}
      </ol>
      <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
        {say.close}
      </button>
    </dialog>
  );
}
