/** What of the host's words stands on the wall now, with a way to take it down. */
import { X } from 'lucide';
import { wordsOf } from '../../hud/class/notes-read.ts';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { lead } from '../../store/wall.ts';
import { around } from '../../text/class.ts';
import { useStanding } from '../watch/said.tsx';

const say = around.console.say;

export function OnWall({ now }: { now: Frame }) {
  const note = useStanding(now);
  if (note === undefined) return null;
  return (
    <p class="on-wall">
      <span class="muted">{say.onWall}</span> <span>{wordsOf(note)}</span>
      <button type="button" class="button quiet" onClick={() => lead.value.turn?.({ hushed: note.note + 1 })}>
        <Icon of={X} /> {say.takeDown}
      </button>
    </p>
  );
}
