/** The end of a level: its stars, what it was about, what the next star lacks, and where to go from here. */
import type { ComponentChildren } from 'preact';
import { rules } from '../../store/session.ts';
import { around } from '../../text/class.ts';
import { Stars } from '../parts/stars.tsx';

const say = around.ending.outcome;

interface OutcomeProps {
  readonly stars: number;
  readonly lacks: readonly string[]; // of the next star
  readonly children: ComponentChildren;
}

export function Outcome({ stars, lacks, children }: OutcomeProps) {
  const lesson = say.lessons[rules.value?.scenario.id ?? ''];
  return (
    <section class="panel outcome">
      <Stars won={stars} size={56} />
      <div>
        <h2>{say.stars[stars]}</h2>
        {lesson !== undefined && <p>{lesson}</p>}
        {lacks.length > 0 && (
          <p class="muted">
            {say.lacks} {lacks.join(' · ')}
          </p>
        )}
      </div>
      {children}
    </section>
  );
}
