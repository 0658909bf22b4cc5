/** The same room and teams once more: the same lesson or another, with everybody looking after something else. */
import { RotateCcw } from 'lucide';
import { useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import { lessonsOf } from '../../source/content.ts';
import type { Frame } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { lessonTitleOf } from '../../text/content.ts';
import { useContent } from '../parts/use-content.ts';
import type { Press } from './press.ts';

const say = around.console.again;

export function Again({ now, press }: { now: Frame; press: Press }) {
  const [content] = useContent();
  const [lesson, setLesson] = useState(now.lesson);
  const [rotate, setRotate] = useState(true);
  const lessons = content === undefined || content === 'unreachable' ? [] : lessonsOf(content);
  return (
    <section class="again">
      <h2>{say.title}</h2>
      <p class="muted">{say.why}</p>
      <label>
        <span class="visually-hidden">{say.lesson}</span>
        <select class="field" value={lesson} onChange={(event) => setLesson(event.currentTarget.value)}>
          <option value={now.lesson}>{say.same}</option>
          {now.lesson !== '' && <option value="">{say.match}</option>}
          {lessons
            .filter((one) => one.id !== now.lesson)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {lessonTitleOf(one)}
              </option>
            ))}
        </select>
      </label>
      <label class="again-rotate">
        <input type="checkbox" checked={rotate} onChange={(event) => setRotate(event.currentTarget.checked)} />
        {say.rotate}
      </label>
      <button type="button" class="button" onClick={() => void press({ do: 'again', rotate, lesson })}>
        <Icon of={RotateCcw} /> {say.go}
      </button>
    </section>
  );
}
