/** What the host sends comes up once and stays until it is put away; the list of messages keeps it. */
import { X } from 'lucide';
import { Icon } from '../../look/icon.tsx';
import { stageWords } from '../../text/lesson-stages.ts';
import { markRead, titleOfNote, unread, wordsOf } from './notes-read.ts';
import '../../styles/class-strip.css';

/** More at once are not read. */
const SHOWN = 2;

export function Notes() {
  const shown = unread.value.slice(0, SHOWN);
  return (
    <ul class="class-notes" aria-live="polite">
      {shown.map((note) => (
        <li key={`${note.note}${note.state}`} class={`class-note is-${note.kind}`}>
          <div class="grow">
            <strong>{titleOfNote(note)}</strong>
            <p>{wordsOf(note)}</p>
          </div>
          <button
            type="button"
            class="icon-button"
            aria-label={`${stageWords.help.close}: ${titleOfNote(note)}`}
            onClick={() => markRead(note)}
          >
            <Icon of={X} size={18} />
          </button>
        </li>
      ))}
    </ul>
  );
}
