/** What the class was asked: each choice with how many chose it, the right one marked by shape and word, and why. */
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';
import { HealthMark } from '../../look/marks.tsx';
import { becauseOf, optionsOf, questionTextOf } from '../../text/content.ts';
import { told } from '../../text/debrief.ts';

const say = told.asked;

export function Asked({ closed }: { closed: readonly ClosedQuestion[] }) {
  const choices = closed.filter(({ kind }) => kind === 'choice');
  if (choices.length === 0) return null;
  return (
    <section class="panel was-asked">
      <h2>{say.title}</h2>
      <ul>
        {choices.map((question) => (
          <li key={question.id}>
            <Choice question={question} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choice({ question }: { question: ClosedQuestion }) {
  const { tally, answer } = question;
  const all = tally.reduce((sum, one) => sum + one, 0);
  return (
    <>
      <h3>{questionTextOf(question)}</h3>
      <p class="muted">{all === 0 ? say.nobody : say.right(tally[answer ?? -1] ?? 0, all)}</p>
      <ol>
        {optionsOf(question).map((option, place) => (
          <li key={option} class={place === answer ? 'right' : ''}>
            <span class="was-asked-bar" aria-hidden="true">
              <i style={{ width: `${(100 * (tally[place] ?? 0)) / Math.max(1, all)}%` }} />
            </span>
            <span class="mono">{tally[place] ?? 0}</span>
            <span>
              {option}
              {place === answer && (
                <b class="own-mark">
                  <HealthMark health="ok" size={12} /> {say.answer}
                </b>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p class="muted">{becauseOf(question)}</p>
    </>
  );
}
