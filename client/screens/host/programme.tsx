/** What a class may do: lessons with their stages as a bar to scale, or one match on its own. */
import { type Lesson, type Stage, spareMinutes } from '../../../shared/content/lesson.ts';
import type { Scenario } from '../../../shared/content/schema.ts';
import { around } from '../../text/class.ts';
import { briefOf, lessonAboutOf, lessonTitleOf, plainTitleOf } from '../../text/content.ts';
import { decimal } from '../../text/format.ts';
import { words } from '../../text/index.ts';

/** A lesson by its id, or a scenario on its own. */
export type Programme = { readonly lesson: Lesson } | { readonly match: Scenario };

interface Props {
  readonly lessons: readonly Lesson[];
  readonly matches: readonly Scenario[];
  readonly chosen: Programme | undefined;
  readonly onChoose: (programme: Programme) => void;
}

export function Programmes({ lessons, matches, chosen, onChoose }: Props) {
  const say = around.console.start;
  const [lesson, match] = [
    chosen !== undefined && 'lesson' in chosen ? chosen.lesson.id : '',
    chosen !== undefined && 'match' in chosen ? chosen.match.id : '',
  ];
  return (
    <div class="programmes">
      {lessons.length > 0 && (
        <fieldset class="scenarios">
          <legend>
            {say.lessons} <span class="muted">{say.lessonsText}</span>
          </legend>
          {lessons.map((one) => (
            <LessonChoice
              key={one.id}
              lesson={one}
              chosen={one.id === lesson}
              onChoose={() => onChoose({ lesson: one })}
            />
          ))}
        </fieldset>
      )}
      <fieldset class="scenarios">
        <legend>
          {lessons.length > 0 ? say.matches : words.screens.host.scenario}{' '}
          {lessons.length > 0 && <span class="muted">{say.matchesText}</span>}
        </legend>
        {matches.map((one) => (
          <MatchChoice
            key={one.id}
            scenario={one}
            chosen={one.id === match}
            onChoose={() => onChoose({ match: one })}
          />
        ))}
      </fieldset>
    </div>
  );
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function LessonChoice({ lesson, chosen, onChoose }: ChoiceProps & { lesson: Lesson }) {
  return (
    <label class={`choice${chosen ? ' chosen' : ''}`}>
      <input type="radio" name="programme" checked={chosen} onChange={onChoose} />
      <span class="choice-words">
        <span class="choice-head">
          <strong>{lessonTitleOf(lesson)}</strong>
          <span class="mono muted">{around.console.minutes(decimal(lesson.minutes))}</span>
        </span>
        <span>{lessonAboutOf(lesson)}</span>
        <StageBar lesson={lesson} />
      </span>
    </label>
  );
}

/** Widths are minutes; the spare ones, dotted, are room. */
function StageBar({ lesson }: { lesson: Lesson }) {
  const say = around.console;
  const spare = spareMinutes(lesson);
  const nameOf = (stage: Stage) =>
    stage.kind === 'play' ? say.round(say.stages.play, stage.round) : say.stages[stage.kind];
  const told = (stage: Stage) => `${nameOf(stage)}, ${say.minutes(decimal(stage.minutes))}`;
  return (
    <ol class="stage-bar" aria-label={say.start.stagesOf(lessonTitleOf(lesson))}>
      {lesson.stages.map((stage, place) => (
        <li key={place} class={`stage-${stage.kind}`} style={{ flexGrow: stage.minutes }} title={told(stage)}>
          <span class="visually-hidden">{told(stage)}</span>
          <span aria-hidden="true">{nameOf(stage)}</span>
        </li>
      ))}
      {spare > 0 && (
        <li class="stage-spare" style={{ flexGrow: spare }} title={say.start.spare(decimal(spare))}>
          <span class="visually-hidden">{say.start.spare(decimal(spare))}</span>
        </li>
      )}
    </ol>
  );
}

function MatchChoice({ scenario, chosen, onChoose }: ChoiceProps & { scenario: Scenario }) {
  return (
    <label class={`choice${chosen ? ' chosen' : ''}`}>
      <input type="radio" name="programme" checked={chosen} onChange={onChoose} />
      <span class="choice-words">
        <span class="choice-head">
          <strong>{plainTitleOf(scenario)}</strong>
          <span class="mono muted">{words.screens.host.minutes(scenario.realMinutes)}</span>
        </span>
        {briefOf(scenario).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </span>
    </label>
  );
}
