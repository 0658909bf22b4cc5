/** What is coming in three sentences and a picture: the estate that the round begins with, and not the answer. */
import { frame, rules } from '../../store/session.ts';
import { lessonLineOf, titleOf } from '../../text/content.ts';
import { Picture } from '../brief/picture.tsx';

export function TheBrief({ lines }: { lines: readonly string[] }) {
  return (
    <section class="stage-brief">
      <ol class="brief-lines">
        {lines.map((line) => (
          <li key={line}>{lessonLineOf(frame.value?.lesson ?? '', line)}</li>
        ))}
      </ol>
      <TheStart />
    </section>
  );
}

/** The rules are there as soon as the room is. */
export function TheStart() {
  const book = rules.value;
  if (book === null) return null;
  return (
    <section class="stage-start panel" aria-label={titleOf(book.scenario)}>
      <h2>{titleOf(book.scenario)}</h2>
      <Picture rules={book} />
    </section>
  );
}
