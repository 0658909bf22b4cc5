/** One question at a time, the one that the host has chosen, large, with how many have answered; nobody's answer, and none that is right. */
import type { OpenQuestion } from '../../../shared/wire/messages.ts';
import type { Frame } from '../../source/source.ts';
import { answerers, lessonNow } from '../../store/lesson.ts';
import { around } from '../../text/class.ts';
import { optionsOf, questionTextOf } from '../../text/content.ts';
import { useAnswers } from '../console/asked.tsx';

const say = around.console.wall;
const LETTERS = 'ABCDE';

export function Question({ now }: { now: Frame }) {
  useAnswers(now);
  const told = lessonNow.value;
  const questions = told?.at === now.stage ? told.questions : [];
  const of = answerers(now);
  const { question: chosen } = now.wall;
  const place = chosen >= 0 && chosen < questions.length ? chosen : firstOpen(questions, of);
  const question = questions[place];
  if (question === undefined) return <h1 class="watch-question">{around.console.stages.ask}</h1>;
  const isExit = now.stages[now.stage]?.kind === 'exit';
  return (
    <section class="watch-ask">
      <p class="watch-place">
        {isExit && `${say.exit} · `}
        {say.question(place + 1, questions.length)}
      </p>
      <h1 class="watch-question">{questionTextOf(question)}</h1>
      {question.kind === 'choice' && (
        <ol class="watch-options">
          {optionsOf(question).map((option, index) => (
            <li key={option}>
              <b class="mono">{LETTERS[index]}</b> {option}
            </li>
          ))}
        </ol>
      )}
      <Answered question={question} of={of} />
    </section>
  );
}

/** The first that somebody has still to answer; the last once all are done. */
function firstOpen(questions: readonly OpenQuestion[], of: number): number {
  const open = questions.findIndex(({ answered }) => answered < of);
  return open < 0 ? questions.length - 1 : open;
}

function Answered({ question, of }: { question: OpenQuestion; of: number }) {
  const { answered } = question;
  const isAll = of > 0 && answered >= of;
  return (
    <div class="watch-answered">
      <p role="status">
        <b>{isAll ? say.allAnswered : say.answered(answered, of)}</b>{' '}
        {!isAll && <span class="muted">{say.onYours}</span>}
      </p>
      <span class="answered-bar" aria-hidden="true">
        <i style={{ width: `${of === 0 ? 0 : Math.min(100, (100 * answered) / of)}%` }} />
      </span>
    </div>
  );
}
