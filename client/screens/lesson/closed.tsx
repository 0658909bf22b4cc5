/** Questions that are over: right or not with *because*, what all said without names, and nothing about how fast. */
import type { ClosedQuestion } from '../../../shared/wire/messages.ts';
import { type Health, HealthMark, TeamMark } from '../../look/marks.tsx';
import { frame, myTeam } from '../../store/session.ts';
import { becauseOf, optionsOf, questionTextOf } from '../../text/content.ts';
import { decimal } from '../../text/format.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { sumOf, type Verdict, verdictOf } from './closed-sum.ts';
import { inWords } from './questions.tsx';

const say = stageWords.closed;
/** A miss is not a fault: no red, no cross. */
const MARKS: Readonly<Record<Verdict, Health>> = {
  right: 'ok',
  wrong: 'watch',
  unanswered: 'off',
  later: 'off',
  open: 'off',
};

export function Closed({ closed, title = say.title }: { closed: readonly ClosedQuestion[]; title?: string }) {
  if (closed.length === 0) return null;
  const { right, of } = sumOf(closed);
  return (
    <section class="closed panel" aria-label={title}>
      <h2>{title}</h2>
      {of > 0 && (
        <p>
          <strong>{say.sum(right, of)}</strong> <span class="muted">{say.speed}</span>
        </p>
      )}
      <ol>
        {closed.map((question) => (
          <One key={question.id} question={question} />
        ))}
      </ol>
    </section>
  );
}

function One({ question }: { question: ClosedQuestion }) {
  const verdict = verdictOf(question);
  const because = becauseOf(question);
  return (
    <li class={`closed-one is-${verdict}`}>
      <h3>{questionTextOf(question)}</h3>
      <p class="closed-verdict">
        <HealthMark health={MARKS[verdict]} size={16} /> <strong>{say[verdict]}</strong>
        {question.mine !== null && <span>{say.said(inWords(question, question.mine))}</span>}
        {question.answer !== null && question.kind === 'choice' && verdict !== 'right' && (
          <span>{say.answer(inWords(question, question.answer))}</span>
        )}
        {question.answer !== null && question.kind === 'number' && (
          <span>{say.measured(inWords(question, question.answer))}</span>
        )}
      </p>
      {because !== '' && <p>{say.because(because)}</p>}
      {question.kind === 'choice' ? <Tally question={question} /> : <Middles question={question} />}
    </li>
  );
}

function Tally({ question }: { question: ClosedQuestion }) {
  const most = Math.max(1, ...question.tally);
  return (
    <ul class="closed-tally" aria-label={say.tally}>
      {optionsOf(question).map((option, place) => (
        <li key={option} class={question.answer === place ? 'is-right' : ''}>
          <span class="closed-option">
            {question.answer === place && <HealthMark health="ok" size={12} label={say.right} />} {option}
          </span>
          <span class="closed-bar" aria-hidden="true">
            <i style={{ width: `${(100 * (question.tally[place] ?? 0)) / most}%` }} />
          </span>
          <span class="mono" aria-hidden="true">
            {question.tally[place] ?? 0}
          </span>
          <span class="visually-hidden">{say.people(question.tally[place] ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Of a number: what the middle of each team said; one's own stands out by its frame. */
function Middles({ question }: { question: ClosedQuestion }) {
  const teams = frame.value?.teams ?? [];
  const said = question.tally.flatMap((middle, team) => (middle < 0 ? [] : [{ middle, team }]));
  if (said.length === 0) return null;
  return (
    <ul class="closed-middles" aria-label={say.teams}>
      {said.map(({ middle, team }) => {
        const info = teams.find((one) => one.index === team);
        return (
          <li key={team} class={info?.index === myTeam.value?.index ? 'mine' : ''}>
            {info !== undefined && <TeamMark shape={info.shape} size={16} label={info.name} />}{' '}
            <span class="mono">{decimal(middle)}</span>
          </li>
        );
      })}
    </ul>
  );
}
