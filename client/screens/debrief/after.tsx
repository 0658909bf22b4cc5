/** After a level, one or two questions to oneself: what was right and why, at once, with the way to the codex. */
import { useId, useState } from 'preact/hooks';
import type { Question } from '../../../shared/content/lesson.ts';
import type { Scenario } from '../../../shared/content/schema.ts';
import { WhatIs } from '../../hud/what-is.tsx';
import { HealthMark } from '../../look/marks.tsx';
import { recordAnswer } from '../../store/progress.ts';
import { around } from '../../text/class.ts';
import { levelQuestionOf } from '../../text/content.ts';
import '../../styles/screens-lesson.css';
import '../../styles/screens-levels.css';

const say = around.ending.after;

type Choice = Extract<Question, { kind: 'choice' }>;

export function After({ level }: { level: Scenario }) {
  const choices = level.questions.filter((one): one is Choice => one.kind === 'choice');
  if (choices.length === 0) return null;
  return (
    <section class="panel after-level">
      <h2>{say.title(choices.length)}</h2>
      {choices.map((question) => (
        <One key={question.id} level={level} question={question} />
      ))}
    </section>
  );
}

function One({ level, question }: { level: Scenario; question: Choice }) {
  const [given, setGiven] = useState<number | null>(null);
  const { text, options } = levelQuestionOf(level, question);
  const [label, name] = [useId(), useId()];
  const isRight = given === question.answer;
  const choose = (place: number) => {
    setGiven(place);
    recordAnswer(level.id, question.id, place === question.answer);
  };
  return (
    <div class="after-question">
      <p id={label} class="after-text">
        {text}
      </p>
      <div class="answer-options" role="radiogroup" aria-labelledby={label}>
        {options.map((option, place) => (
          <label key={option} class={`answer-option${given === place ? ' chosen' : ''}`}>
            <input
              type="radio"
              name={name}
              checked={given === place}
              disabled={given !== null}
              onChange={() => choose(place)}
            />
            <span>{option}</span>
            {given !== null && place === question.answer && (
              <HealthMark health="ok" size={14} label={say.rightOption} />
            )}
          </label>
        ))}
      </div>
      <p class="after-because" role="status">
        {given !== null && (
          <>
            <strong>{isRight ? say.right : say.wrong}</strong> {levelQuestionOf(level, question).because}{' '}
            <WhatIs about={{ of: 'entry', id: question.concept }} name={say.concept} />
          </>
        )}
      </p>
    </div>
  );
}
