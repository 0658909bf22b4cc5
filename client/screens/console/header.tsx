/** The instructor's hands: what time is left, Pause under the space bar, more time, the next stage, and the rest behind a button. */
import { Pause, Play, Plus, SkipForward } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { secondsLeft } from '../../store/lesson.ts';
import { shortcuts } from '../../store/preferences.ts';
import { around } from '../../text/class.ts';
import { clock } from '../../text/format.ts';
import { Brand } from '../parts/brand.tsx';
import { spaced } from '../parts/spaced.ts';
import { More, PaceChoice } from './more.tsx';
import type { Press } from './press.ts';
import { stageMinutes, stageName } from './stage-words.ts';
import { extensionOf } from './timeline-layout.ts';

const say = around.desk;
const top = around.console.top;
const PLUS_MINUTES = 2;

interface Props {
  readonly now: Frame;
  readonly normalPace: number;
  readonly press: Press;
}

/** `children`: what stands behind *More* at the end. Over a debrief it is no page's header: the story has its own. */
export function ConsoleHeader({ children, ...props }: Props & { children?: ComponentChildren }) {
  const { now, normalPace, press } = props;
  const here = now.seats.filter((seat) => seat.connected).length;
  const isPlayed = now.phase === 'play' || now.phase === 'night';
  const pauseOrGo = () => void press({ do: now.paused ? 'resume' : 'pause' });
  useSpace(pauseOrGo);
  return (
    <>
      <Brand plain />
      <p class="mono console-code">{spaced(now.code)}</p>
      <p class="console-here">{say.here(here, now.seats.length)}</p>
      <Clock now={now} />
      <button type="button" class="button primary pause" onClick={pauseOrGo}>
        <Icon of={now.paused ? Play : Pause} />
        {now.paused ? say.resume : say.pauseAll} <kbd>{say.space}</kbd>
      </button>
      {now.lesson === '' ? (
        <>
          {isPlayed && <PaceChoice pace={now.pace} normal={normalPace} press={press} />}
          {isPlayed && (
            <Twice
              ask={say.end}
              sure={say.endSure}
              keep={say.endKeep}
              onSure={() => void press({ do: 'end', stage: now.stage })}
            />
          )}
        </>
      ) : (
        <>
          <MoreTime now={now} press={press} />
          <Next now={now} press={press} />
        </>
      )}
      <More now={now} normalPace={normalPace} press={press}>
        {children}
      </More>
    </>
  );
}

function Clock({ now }: Pick<Props, 'now'>) {
  const stage = now.stages[now.stage];
  const spare = now.bellMs === 0 ? null : Math.round(now.spareSeconds / 60);
  const isLesson = now.lesson !== '' && stage !== undefined;
  return (
    <div class="console-clock">
      <p class="muted">
        {now.paused ? (
          <b class="paused-plate">{say.pausedNow}</b>
        ) : isLesson && now.phase !== 'night' ? (
          stageName(stage)
        ) : (
          say.phases[now.phase]
        )}
        <br />
        {now.pauseReason === 'store' ? say.pausedStore : spare === null ? say.left : <Spare minutes={spare} />}
      </p>
      <p class="mono clock-big" role="timer">
        {clock(secondsLeft(now))}
      </p>
    </div>
  );
}

function Spare({ minutes }: { minutes: number }) {
  return minutes >= 0 ? (
    <span class="spare-ok">{top.spare(stageMinutes(minutes * 60))}</span>
  ) : (
    <span class="spare-over">{top.over(stageMinutes(-minutes * 60))}</span>
  );
}

/** Greyed with its reason as what it is described by, and still in reach of the keyboard. */
function MoreTime({ now, press }: Pick<Props, 'now' | 'press'>) {
  const extension = extensionOf(now, PLUS_MINUTES);
  const giver = extension.from === 'stage' ? now.stages[extension.place] : undefined;
  const why =
    extension.from === null
      ? top.plusFrom[extension.why]
      : giver === undefined
        ? top.plusFrom.spare
        : top.plusFrom.stage(stageName(giver));
  const isOff = extension.from === null;
  return (
    <>
      <button
        type="button"
        class="button"
        aria-disabled={isOff}
        aria-describedby="more-time-why"
        title={why}
        onClick={() => {
          if (!isOff) void press({ do: 'extend', minutes: PLUS_MINUTES });
        }}
      >
        <Icon of={Plus} /> {top.plus(PLUS_MINUTES)}
      </button>
      <span id="more-time-why" class="visually-hidden">
        {why}
      </span>
    </>
  );
}

/** Asks twice while a round is played: what it ends does not come back. */
function Next({ now, press }: Pick<Props, 'now' | 'press'>) {
  const next = now.stages[now.stage + 1];
  const go = () => void press({ do: 'next', stage: now.stage });
  if (next === undefined) return <span class="muted last-stage">{top.last}</span>;
  const label = top.next(stageName(next));
  if (now.phase === 'play' && secondsLeft(now) > 0) {
    return <Twice key={now.stage} ask={label} sure={top.nextSure} keep={top.nextKeep} onSure={go} icon />;
  }
  return (
    <button type="button" class="button" onClick={go}>
      <Icon of={SkipForward} /> {label}
    </button>
  );
}

/** Space pauses from anywhere but where it means something already. */
function useSpace(act: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.key !== ' ' ||
        event.repeat ||
        !shortcuts.value ||
        target.closest('button, a, input, select, textarea, summary, dialog')
      )
        return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [act]);
}

interface TwiceProps {
  readonly ask: string;
  readonly sure: string;
  readonly keep: string;
  readonly onSure: () => void;
  readonly icon?: boolean;
}

function Twice({ ask, sure, keep, onSure, icon = false }: TwiceProps) {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" class="button" onClick={() => setAsked(true)}>
        {icon && <Icon of={SkipForward} />} {ask}
      </button>
    );
  }
  return (
    <span class="sure">
      <button
        type="button"
        class="button warn"
        onClick={() => {
          onSure();
          setAsked(false);
        }}
      >
        {sure}
      </button>
      <button type="button" class="button quiet" ref={(button) => button?.focus()} onClick={() => setAsked(false)}>
        {keep}
      </button>
    </span>
  );
}
