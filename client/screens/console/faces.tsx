/** What the wall shows of the teams' figures: as they are, as they were, or nothing. */
import { BOARD_FACES, type BoardFace } from '../../../shared/wire/symbols.ts';
import { around } from '../../text/class.ts';
import type { Press } from './press.ts';

const say = around.console.board;

export function Faces({ face, press }: { face: BoardFace; press: Press }) {
  return (
    <fieldset class="faces">
      <legend>{say.title}</legend>
      {BOARD_FACES.map((one) => (
        <button
          key={one}
          type="button"
          class="button"
          aria-pressed={face === one}
          onClick={() => void press({ do: 'board', as: one })}
        >
          {say.faces[one]}
        </button>
      ))}
    </fieldset>
  );
}
