/** A chapter as a rack: a level won is a server in its slot, one to play is room with a name, the rest is dotted. */
import { words } from '../../text/index.ts';
import { Face } from '../parts/face.tsx';
import { Link } from '../parts/link.tsx';
import { Star, Stars } from '../parts/stars.tsx';
import { type Bay, type Chapter, STARS_PER_LEVEL } from './campaign.ts';

const say = words.screens.levels;
const BAYS = 5;

export function Rack({ chapter, lit, next }: { chapter: Chapter; lit: boolean; next: Bay | undefined }) {
  const open = chapter.bays.filter((bay) => bay.level !== null);
  const won = open.reduce((sum, bay) => sum + bay.stars, 0);
  const id = `chapter-${chapter.number}`;
  return (
    <section class={`rack${lit ? ' lit' : ''}`} aria-labelledby={id}>
      <header>
        <span class="rack-number" aria-hidden="true">
          {chapter.number}
        </span>
        <div>
          <h2 id={id}>
            <span class="visually-hidden">{chapter.number} </span>
            {chapter.title}
          </h2>
          <p class="muted">{chapter.text}</p>
        </div>
      </header>
      <ol class="bays">
        {chapter.bays.map((bay) => (
          <li key={bay.number}>
            <Slot bay={bay} next={bay === next} />
          </li>
        ))}
        {/* Blank vented plates where a chapter has fewer levels than the rack has bays. */}
        {Array.from({ length: Math.max(0, BAYS - chapter.bays.length) }, (_, index) => (
          <li key={index} class="bay blank" aria-hidden="true" />
        ))}
      </ol>
      {open.length > 0 && (
        <footer class="mono muted">
          <Star size={14} won={won > 0} />
          <span class="visually-hidden">{words.common.stars(won, open.length * STARS_PER_LEVEL)}</span>
          <span aria-hidden="true">
            <b>{won}</b> {say.of(open.length * STARS_PER_LEVEL)}
          </span>
        </footer>
      )}
    </section>
  );
}

export function Slot({ bay, next }: { bay: Bay; next: boolean }) {
  if (bay.level === null) {
    return (
      <div class="bay closed">
        <strong>{bay.title}</strong>
        <span class="mono">
          {bay.number} {say.notYet}
        </span>
      </div>
    );
  }
  const won = bay.stars > 0;
  return (
    <Link class={`bay${won ? ' won' : ' open'}${next ? ' next' : ''}`} to={{ name: 'brief', level: bay.level.id }}>
      <strong>{bay.title}</strong>
      <span class="bay-line">
        <span class="mono">{bay.number}</span>
        <Stars won={bay.stars} size={17} />
        {next ? <b class="bay-next">{say.next}</b> : won && <Face health="ok" />}
      </span>
    </Link>
  );
}
