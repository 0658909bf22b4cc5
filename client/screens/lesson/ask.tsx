/** Freeze and ask: the floor stands still behind, the question is in front. */
import { useEffect, useRef } from 'preact/hooks';
import { ClassStrip } from '../../hud/class/class-strip.tsx';
import { Notes } from '../../hud/class/notes.tsx';
import { lessonNow } from '../../store/lesson.ts';
import { frame } from '../../store/session.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { Countdown, PausePlate } from './countdown.tsx';
import { LineDot } from './line-dot.tsx';
import { Questions } from './questions.tsx';
import '../../styles/screens.css';
import '../../styles/screens-lesson.css';

/** Modal, so that what is behind it can be seen and not used. */
export function Ask() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    if (current !== null && !current.open) current.showModal();
    return () => current?.close();
  }, []);
  const told = lessonNow.value;
  const isHere = told !== null && told.at === frame.value?.stage;
  return (
    <dialog class="ask-sheet" aria-labelledby="ask-title" ref={dialog} onCancel={(event) => event.preventDefault()}>
      <header>
        <h1 id="ask-title">{stageWords.titles.ask}</h1>
        <Countdown />
        <LineDot />
      </header>
      <p class="muted">{stageWords.leads.ask}</p>
      <PausePlate />
      {isHere ? <Questions questions={told.questions} /> : <p class="muted">{stageWords.loading}</p>}
      <ClassStrip />
      <Notes />
    </dialog>
  );
}
