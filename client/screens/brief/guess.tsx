/** One number to commit to before the match; it waits for the debrief. */
import { useState } from 'preact/hooks';
import type { Scenario } from '../../../shared/content/schema.ts';
import { guessOf, storeGuess } from '../../store/progress.ts';
import { words } from '../../text/index.ts';

/** So many buttons fit a row, and no level ends with more machines. */
const MOST = 10;

/** Where machines can neither come nor go there is nothing to guess. */
export function canGuess({ verbs }: Scenario): boolean {
  return verbs.includes('order') || verbs.includes('returnHost');
}

export function Guess({ level }: { level: Scenario }) {
  const [guess, setGuess] = useState(guessOf(level.id));
  const most = Math.min(MOST, level.hosts.length + 1);
  return (
    <fieldset class="panel guess">
      <legend>{words.screens.brief.guess}</legend>
      <div class="guess-row">
        {Array.from({ length: most }, (_, index) => index + 1).map((number) => (
          <label key={number} class={`guess-choice mono${guess === number ? ' chosen' : ''}`}>
            <input
              type="radio"
              name="guess"
              class="visually-hidden"
              checked={guess === number}
              onChange={() => {
                setGuess(number);
                storeGuess(level.id, number);
              }}
            />
            {number}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
