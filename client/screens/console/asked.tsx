/** What is asked or told in this stage: who has answered, and what, which only the instructor sees before it is closed. */
import { Check, Monitor } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ClosedQuestion, OpenQuestion } from '../../../shared/wire/messages.ts';
import { Icon } from '../../look/icon.tsx';
import { TeamMark } from '../../look/marks.tsx';
import type { Frame } from '../../source/source.ts';
import { answerers, lessonNow, refreshLesson } from '../../store/lesson.ts';
import { lead } from '../../store/wall.ts';
import { around } from '../../text/class.ts';
import { lessonLineOf, optionsOf, questionTextOf } from '../../text/content.ts';
import { decimal } from '../../text/format.ts';
import { unitOf } from '../../text/units.ts';

const say = around.console.asked;
/** Answers come in one by one: often enough to be watched. */
const EVERY_MS = 2000;

export function useAnswers(now: Frame): void {
  const kind = now.stages[now.stage]?.kind;
  const asks = kind === 'predict' || kind === 'ask' || kind === 'exit';
  useEffect(() => {
    if (!asks) return;
    const timer = setInterval(() => void refreshLesson(), EVERY_MS);
    return () => clearInterval(timer);
  }, [asks, now.stage]);
}

export function Asked({ now }: { now: Frame }) {
  useAnswers(now);
  const told = lessonNow.value;
  if (told === null || told.at !== now.stage) return null;
  const of = answerers(now);
  const { lines, questions } = told;
  if (lines.length === 0 && questions.length === 0) return null;
  return (
    <section class="panel asked" aria-labelledby="asked-title">
      <h2 id="asked-title">
        {questions.length > 0 ? say.title : say.told}{' '}
        {questions.length > 0 && (
          <span class="muted" role="status">
            {say.answered(now.answered, of)} · {say.tally}
          </span>
        )}
      </h2>
      {lines.map((line) => (
        <p key={line} class="asked-line">
          {lessonLineOf(now.lesson, line)}
        </p>
      ))}
      <ol class="asked-list">
        {questions.map((question, place) => (
          <Question key={question.id} question={question} now={now} of={of}>
            {questions.length > 1 && <ToWall place={place} text={questionTextOf(question)} />}
          </Question>
        ))}
      </ol>
    </section>
  );
}

/** What was asked in the stages before, with what is right: to be talked about. */
export function AskedBefore({ now }: { now: Frame }) {
  const closed = lessonNow.value?.closed ?? [];
  if (closed.length === 0) return null;
  return (
    <details class="panel asked before">
      <summary>{say.closed}</summary>
      <ol class="asked-list">
        {closed.map((question) => (
          <Question key={question.id} question={question} now={now} of={answerers(now)} closed={question} />
        ))}
      </ol>
    </details>
  );
}

interface Props {
  readonly question: OpenQuestion;
  readonly now: Frame;
  readonly of: number;
  readonly closed?: ClosedQuestion;
  readonly children?: ComponentChildren;
}

/** One of several is looked at together; pressed once more, the wall goes on by itself. */
function ToWall({ place, text }: { place: number; text: string }) {
  const { wall, turn } = lead.value;
  const isThere = wall.question === place;
  return (
    <button
      type="button"
      class="button"
      aria-pressed={isThere}
      aria-label={`${say.onWall}: ${text}`}
      onClick={() => turn?.({ question: isThere ? -1 : place })}
    >
      <Icon of={Monitor} /> {say.onWall}
    </button>
  );
}

function Question({ question, now, of, closed, children }: Props) {
  return (
    <li>
      <div class="asked-question">
        <p>
          <b>{questionTextOf(question)}</b> <span class="mono muted">{say.one(question.answered, of)}</span>
        </p>
        {children}
      </div>
      {question.kind === 'choice' && <Options question={question} right={closed?.answer ?? null} />}
      {question.kind === 'number' && <Numbers question={question} now={now} />}
    </li>
  );
}

function Options({ question, right }: { question: OpenQuestion; right: number | null }) {
  const most = Math.max(1, ...question.tally);
  return (
    <ul class="tally">
      {optionsOf(question).map((option, place) => (
        <li key={option} class={place === right ? 'right' : ''}>
          <span>
            {place === right && <Icon of={Check} size={16} label={say.right} />} {option}
          </span>
          <span class="tally-bar" aria-hidden="true">
            <i style={{ width: `${(100 * (question.tally[place] ?? 0)) / most}%` }} />
          </span>
          <b class="mono">{question.tally[place] ?? 0}</b>
        </li>
      ))}
    </ul>
  );
}

/** The middle of each team, as far as somebody of it has answered. */
function Numbers({ question, now }: { question: OpenQuestion; now: Frame }) {
  const said = question.tally.flatMap((middle, team) => (middle < 0 ? [] : [{ middle, team }]));
  if (said.length === 0) return null;
  return (
    <p class="tally-numbers">
      <span class="muted">{say.middle}:</span>
      {said.map(({ middle, team }) => {
        const info = now.teams.find((one) => one.index === team);
        return (
          <span key={team} class="mono">
            {info !== undefined && <TeamMark shape={info.shape} size={16} label={info.name} />}{' '}
            {say.mostly(decimal(middle), unitOf(question))}
          </span>
        );
      })}
    </p>
  );
}
