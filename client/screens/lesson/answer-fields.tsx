/** What a question is answered with: one of its options, a number by slider or by hand, or a sentence of one's own. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { OpenQuestion } from '../../../shared/wire/messages.ts';
import { optionsOf } from '../../text/content.ts';
import { decimal } from '../../text/format.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { unitOf } from '../../text/units.ts';
import { bodyOf, give } from './answers.ts';
import { readNumber, stepOf } from './number-scale.ts';

const say = stageWords.question;
/** A pause in typing is when a sentence is kept. */
const TYPED_MS = 700;
const SENTENCE_MAX = 400; // as the room takes it

interface Props {
  readonly question: OpenQuestion;
  readonly label: string; // id of what asks
}

export function AnswerField(props: Props) {
  const { kind } = props.question;
  if (kind === 'choice') return <Choice {...props} />;
  return kind === 'number' ? <NumberField {...props} /> : <Sentence {...props} />;
}

function Choice({ question, label }: Props) {
  const chosen = bodyOf(question);
  const name = useId();
  return (
    <div class="answer-options" role="radiogroup" aria-labelledby={label}>
      {optionsOf(question).map((option, place) => (
        <label key={option} class={`answer-option${chosen === place ? ' chosen' : ''}`}>
          <input type="radio" name={name} checked={chosen === place} onChange={() => give(question.id, place)} />
          <span>{option}</span>
        </label>
      ))}
    </div>
  );
}

function NumberField({ question, label }: Props) {
  const { id, min, max } = question;
  const unit = unitOf(question);
  const said = bodyOf(question);
  const value = typeof said === 'number' ? said : undefined;
  const [typed, setTyped] = useState<string>();
  const note = useId();
  const isWrong = typed !== undefined && typed.trim() !== '' && readNumber(typed, min, max) === undefined;
  const range = [decimal(min), `${decimal(max)} ${unit}`] as const;
  return (
    <div class="answer-number">
      <input
        type="range"
        aria-label={say.slider}
        aria-describedby={label}
        aria-valuetext={value === undefined ? say.notYet : `${decimal(value)} ${unit}`}
        min={min}
        max={max}
        step={stepOf(min, max)}
        value={value ?? (min + max) / 2}
        class={value === undefined ? 'is-open' : ''}
        onInput={(event) => {
          setTyped(undefined);
          give(id, Number(event.currentTarget.value));
        }}
      />
      <p class="answer-ends mono muted" aria-hidden="true">
        <span>{decimal(min)}</span>
        <span>{decimal(max)}</span>
      </p>
      <label class="answer-typed">
        <span class="visually-hidden">{say.number}</span>
        <input
          class="field mono"
          inputMode="decimal"
          autocomplete="off"
          value={typed ?? (value === undefined ? '' : String(value))}
          aria-invalid={isWrong}
          aria-describedby={note}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            const number = readNumber(text, min, max);
            if (number !== undefined) give(id, number);
          }}
          onBlur={() => !isWrong && setTyped(undefined)}
        />
        <span>{unit}</span>
      </label>
      <p id={note} class={isWrong ? 'trouble' : 'muted'} role={isWrong ? 'alert' : undefined}>
        {isWrong ? say.tooFar(...range) : say.range(...range)}
      </p>
    </div>
  );
}

function Sentence({ question, label }: Props) {
  const said = bodyOf(question);
  const [typed, setTyped] = useState(typeof said === 'string' ? said : '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef(typed);
  const keep = () => {
    clearTimeout(timer.current);
    const text = last.current.trim();
    if (text !== '' && text !== bodyOf(question)) give(question.id, text);
  };
  useEffect(() => keep, []); // also what was typed a moment before it goes
  return (
    <div class="answer-sentence">
      <textarea
        class="field"
        rows={3}
        maxLength={SENTENCE_MAX}
        aria-labelledby={label}
        value={typed}
        onInput={(event) => {
          last.current = event.currentTarget.value;
          setTyped(last.current);
          clearTimeout(timer.current);
          timer.current = setTimeout(keep, TYPED_MS);
        }}
        onBlur={keep}
      />
      <p class="muted">{say.sentenceHint}</p>
    </div>
  );
}
