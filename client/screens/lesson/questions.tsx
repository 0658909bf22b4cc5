/** Questions one by one; each can be passed over, and all can be changed until their time is up. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { OpenQuestion } from '../../../shared/wire/messages.ts';
import { answerers } from '../../store/lesson.ts';
import { connection, frame } from '../../store/session.ts';
import { optionsOf, questionTextOf } from '../../text/content.ts';
import { decimal } from '../../text/format.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { unitOf } from '../../text/units.ts';
import { AnswerField } from './answer-fields.tsx';
import { type Body, bodyOf, givenTo } from './answers.ts';

const say = stageWords.question;

export function Questions({ questions }: { questions: readonly OpenQuestion[] }) {
  const firstOpen = questions.findIndex((one) => bodyOf(one) === null);
  // Whoever has answered all and comes back sees what was said, not the first question again.
  const [at, setAt] = useState(firstOpen < 0 ? questions.length : firstOpen);
  const place = useRef<HTMLElement>(null);
  const moved = useRef(false);
  const goTo = (next: number) => {
    moved.current = true;
    setAt(next);
  };
  // With the question itself: a moment later the focus might be in its field already.
  useLayoutEffect(() => {
    if (moved.current) place.current?.querySelector<HTMLElement>('h2')?.focus();
  }, [at]);
  const question = questions[at];
  return (
    <section class="questions panel" ref={place}>
      {question === undefined ? (
        <AllSaid questions={questions} onChange={goTo} />
      ) : (
        <One key={question.id} question={question} at={at} total={questions.length} goTo={goTo} />
      )}
      <HowMany />
    </section>
  );
}

interface OneProps {
  readonly question: OpenQuestion;
  readonly at: number;
  readonly total: number;
  readonly goTo: (at: number) => void;
}

function One({ question, at, total, goTo }: OneProps) {
  const label = useId();
  return (
    <>
      {total > 1 && <p class="question-of mono muted">{say.of(at + 1, total)}</p>}
      <h2 id={label} tabIndex={-1}>
        {questionTextOf(question)}
      </h2>
      <AnswerField question={question} label={label} />
      <Fate question={question} />
      <p class="question-ways">
        {at > 0 && (
          <button type="button" class="button" onClick={() => goTo(at - 1)}>
            {say.back}
          </button>
        )}
        <button type="button" class="button primary" onClick={() => goTo(at + 1)}>
          {at + 1 < total ? say.next : say.done}
        </button>
      </p>
    </>
  );
}

/** What became of the answer: said aloud, as it may be kept a while after it was given. */
function Fate({ question }: { question: OpenQuestion }) {
  const now = givenTo(question);
  const isAway = connection.value !== 'open';
  const text =
    now === undefined
      ? question.mine === null
        ? ''
        : say.kept
      : now.state === 'refused'
        ? now.code === 'question.closed'
          ? say.closed
          : say.refused(now.code)
        : now.state === 'kept'
          ? say.kept
          : isAway
            ? say.waiting
            : say.sending;
  return (
    <p class={`question-fate ${now?.state === 'refused' ? 'trouble' : 'muted'}`} role="status">
      {text}
    </p>
  );
}

export function inWords(question: OpenQuestion, body: Body | null): string {
  if (body === null) return say.notYet;
  if (question.kind === 'choice') return optionsOf(question)[Number(body)] ?? '';
  return typeof body === 'number' ? `${decimal(body)} ${unitOf(question)}`.trim() : body;
}

function AllSaid({ questions, onChange }: { questions: readonly OpenQuestion[]; onChange: (at: number) => void }) {
  const open = questions.filter((one) => bodyOf(one) === null).length;
  return (
    <>
      <h2 tabIndex={-1}>{open === 0 ? say.all : say.done}</h2>
      <p class="muted">{open === 0 ? say.allText : say.some(open)}</p>
      <ul class="said-list">
        {questions.map((question, at) => (
          <li key={question.id}>
            <div>
              <p class="muted">{questionTextOf(question)}</p>
              <p>{inWords(question, bodyOf(question))}</p>
            </div>
            <button
              type="button"
              class="button"
              aria-label={`${say.change}: ${questionTextOf(question)}`}
              onClick={() => onChange(at)}
            >
              {say.change}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function HowMany() {
  const at = frame.value;
  if (at === null) return null;
  const of = answerers(at);
  return <p class="muted mono question-many">{say.answered(Math.min(at.answered, of), of)}</p>;
}
