/** The content did not come: what that means on this screen, and once more. */
import { words } from '../../text/index.ts';

export function Unreachable({ text = words.screens.levels.unreachable, again }: { text?: string; again: () => void }) {
  return (
    <p class="trouble" role="alert">
      {text}{' '}
      <button type="button" class="button" onClick={again}>
        {words.common.again}
      </button>
    </p>
  );
}
