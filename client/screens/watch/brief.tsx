/** What today is about: three lines, large. */
import type { Frame } from '../../source/source.ts';
import { lessonNow } from '../../store/lesson.ts';
import { around } from '../../text/class.ts';
import { lessonLineOf } from '../../text/content.ts';

export function Brief({ now }: { now: Frame }) {
  const told = lessonNow.value;
  const lines = told?.at === now.stage ? told.lines : [];
  return (
    <section class="watch-brief">
      <h1>{around.console.wall.brief}</h1>
      <ol>
        {lines.map((line) => (
          <li key={line}>{lessonLineOf(now.lesson, line)}</li>
        ))}
      </ol>
    </section>
  );
}
