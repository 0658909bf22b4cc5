/** The side levels: a shelf under the racks, off the cable. */
import { words } from '../../text/index.ts';
import type { Bay } from './campaign.ts';
import { Slot } from './rack.tsx';

const say = words.screens.levels.side;

export function Shelf({ bays }: { bays: readonly Bay[] }) {
  return (
    <section class="shelf" aria-labelledby="side-levels">
      <header>
        <h2 id="side-levels">{say.title}</h2>
        <p class="muted">{say.text}</p>
      </header>
      <ol>
        {bays.map((bay) => (
          <li key={bay.number}>
            <Slot bay={bay} next={false} />
          </li>
        ))}
      </ol>
    </section>
  );
}
