/** A stage of a lesson in which nothing is played: what is asked, told or shown, with the time that it still has. */
import { useEffect, useRef } from 'preact/hooks';
import type { StageKind } from '../../../shared/content/lesson.ts';
import { ClassStrip } from '../../hud/class/class-strip.tsx';
import { Notes } from '../../hud/class/notes.tsx';
import { TeamMark } from '../../look/marks.tsx';
import { lessonNow } from '../../store/lesson.ts';
import { go } from '../../store/route.ts';
import { frame, leave, mySeat, myTeam } from '../../store/session.ts';
import { stageWords } from '../../text/lesson-stages.ts';
import { Brand } from '../parts/brand.tsx';
import { bodyOf } from './answers.ts';
import { Board } from './board.tsx';
import { TheBrief, TheStart } from './brief.tsx';
import { Closed } from './closed.tsx';
import { Countdown, PausePlate } from './countdown.tsx';
import { LineDot } from './line-dot.tsx';
import { Questions } from './questions.tsx';
import '../../styles/screens.css';
import '../../styles/screens-brief.css';
import '../../styles/screens-lesson.css';

export function Stage() {
  const now = frame.value;
  const kind = now?.stages[now.stage]?.kind;
  if (kind === undefined) return null;
  return (
    <div class={`page lesson-stage is-${kind}`}>
      <Head kind={kind} />
      <PausePlate />
      <main class="stage-main">
        <Body key={now?.stage} kind={kind} />
      </main>
      <ClassStrip />
      <Notes />
    </div>
  );
}

function Head({ kind }: { kind: StageKind }) {
  const [team, seat] = [myTeam.value, mySeat.value];
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever reads with a screen reader is told that the class has moved on.
  useEffect(() => title.current?.focus(), [kind]);
  return (
    <header class="stage-head">
      <Brand plain />
      <div class="stage-title">
        <h1 ref={title} tabIndex={-1}>
          {stageWords.titles[kind]}
        </h1>
        <p class="muted">{kind in stageWords.leads ? stageWords.leads[kind as keyof typeof stageWords.leads] : ''}</p>
      </div>
      <Countdown />
      <p class="stage-me">
        {team !== null && <TeamMark shape={team.shape} size={22} label={team.name} />}
        <span>{seat?.nickname}</span>
      </p>
      <LineDot quiet />
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          leave(false);
          go({ name: 'home' });
        }}
      >
        {stageWords.leave}
      </button>
    </header>
  );
}

function Body({ kind }: { kind: StageKind }) {
  const told = lessonNow.value;
  const at = frame.value?.stage;
  // Of the stage before, a moment long.
  if (told === null || told.at !== at) return <p class="muted">{stageWords.loading}</p>;
  switch (kind) {
    case 'predict':
      return (
        <>
          <Questions questions={told.questions} />
          <TheStart />
        </>
      );
    case 'brief':
      return (
        <>
          <TheBrief lines={told.lines} />
          <Closed closed={told.closed} />
        </>
      );
    case 'board':
      return (
        <>
          <Board />
          <Closed closed={told.closed} />
        </>
      );
    case 'exit': {
      const isDone = told.questions.every((one) => bodyOf(one) !== null);
      return (
        <>
          <Questions questions={told.questions} />
          {isDone && (
            <p class="stage-thanks" role="status">
              <strong>{stageWords.exit.thanks}</strong> {stageWords.exit.thanksText}
            </p>
          )}
          <Closed closed={told.closed} />
        </>
      );
    }
    default:
      return <Questions questions={told.questions} />;
  }
}
