/**
 * The course for who teaches it: each idea with the levels and lessons that practise it, how well it is mastered, what to
 * play at home, and a map to print. Mastery comes from this browser's progress, or from files that students saved.
 */
import { Printer } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { isEntry } from '../codex/entries.ts';
import { Icon } from '../look/icon.tsx';
import { type Content, lessonsOf, levelsOf } from '../source/content.ts';
import { type Progress, progress, readProgressFile } from '../store/progress.ts';
import { type CodexWords, loadCodexWords } from '../text/codex.ts';
import { lessonTitleOf, titleOf } from '../text/content.ts';
import { course as say } from '../text/course.ts';
import { percent } from '../text/format.ts';
import { language } from '../text/language.ts';
import { homework, type Practised, practised } from './course/mastery.ts';
import { Brand } from './parts/brand.tsx';
import { FileButton } from './parts/file-button.tsx';
import { Link } from './parts/link.tsx';
import { Unreachable } from './parts/unreachable.tsx';
import { useContent } from './parts/use-content.ts';
import '../styles/screens.css';
import '../styles/screens-course.css';

interface Student {
  readonly name: string; // of the file
  readonly progress: Progress;
}

export function Course() {
  const [content, load] = useContent();
  const codex = useCodex();
  const isReady = content !== undefined && content !== 'unreachable' && codex !== null;
  return (
    <div class="page course">
      <header class="page-top">
        <Brand />
        <h1>{say.title}</h1>
        <button type="button" class="button end" onClick={() => print()}>
          <Icon of={Printer} /> {say.print}
        </button>
      </header>
      <main>
        {content === 'unreachable' && <Unreachable again={load} />}
        {isReady && <Whole content={content} codex={codex} />}
      </main>
    </div>
  );
}

function useCodex(): CodexWords | null {
  const [codex, setCodex] = useState<CodexWords | null>(null);
  useEffect(() => {
    void loadCodexWords(language).then(setCodex);
  }, []);
  return codex;
}

function Whole({ content, codex }: { content: Content; codex: CodexWords }) {
  const [students, setStudents] = useState<readonly Student[]>([]);
  const [trouble, setTrouble] = useState('');
  const [levels, lessons] = [levelsOf(content), lessonsOf(content)];
  const class_ = students.length > 0 ? students.map((one) => one.progress) : [progress.value];
  const rows = practised(levels, lessons, class_);
  const atHome = homework(levels, class_);
  const read = async (files: readonly File[]) => {
    const found = await Promise.all(files.map(async (file) => ({ file, levels: readProgressFile(await file.text()) })));
    const good = found.flatMap(({ file, levels: own }) =>
      own === undefined ? [] : [{ name: file.name, progress: own }],
    );
    setStudents((known) => [...known.filter(({ name }) => !good.some((one) => one.name === name)), ...good]);
    const bad = found.filter((one) => one.levels === undefined).map(({ file }) => file.name);
    setTrouble(bad.length > 0 ? say.notProgress(bad.join(', ')) : '');
  };
  return (
    <>
      <section class="panel course-class">
        <p>{students.length > 0 ? say.ofClass(students.length) : say.ofOne}</p>
        <FileButton label={say.add} accept=".json,application/json" multiple onFiles={(files) => void read(files)} />
        <p class="trouble" role="alert">
          {trouble}
        </p>
      </section>
      {atHome.length > 0 && (
        <section class="panel course-home">
          <h2>{say.homework}</h2>
          <ol>
            {atHome.map((level) => (
              <li key={level.id}>
                <Link to={{ name: 'brief', level: level.id }}>
                  <span class="mono">{level.number}</span> {titleOf(level)}
                </Link>
              </li>
            ))}
          </ol>
        </section>
      )}
      <table class="course-map">
        <caption class="visually-hidden">{say.map}</caption>
        <thead>
          <tr>
            <th scope="col">{say.concept}</th>
            <th scope="col">{say.levels}</th>
            <th scope="col">{say.lessons}</th>
            <th scope="col">{say.mastery}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.concept} row={row} codex={codex} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ row, codex }: { row: Practised; codex: CodexWords }) {
  const title = isEntry(row.concept) ? codex[row.concept].title : row.concept;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        {row.levels.map((level) => (
          <Link
            key={level.id}
            class="mono course-level"
            to={{ name: 'brief', level: level.id }}
            label={`${level.number} ${titleOf(level)}`}
          >
            {level.number}
          </Link>
        ))}
      </td>
      <td>{row.lessons.map(lessonTitleOf).join(', ')}</td>
      <td class="course-mastery">
        {row.mastery === null ? (
          <span class="muted">{say.nobody}</span>
        ) : (
          <>
            <meter min={0} max={1} low={0.4} high={0.75} optimum={1} value={row.mastery} aria-label={title} />{' '}
            <span class="mono">{percent(row.mastery)}</span>
          </>
        )}
      </td>
    </tr>
  );
}
