/** How long the stage still has, and that time stands still. */

import { frame } from '../../store/session.ts';
import { stageWords } from '../../text/lesson-stages.ts';

/** Talks that a host ends: there a clock that runs down would be wrong. */
const OPEN_ENDED: ReadonlySet<string> = new Set(['debrief', 'exit']);

const minutesAndSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** Soon it is too late to change anything. */
const LOW_SECONDS = 20;

export function Countdown() {
  const at = frame.value;
  if (at === null) return null;
  if (OPEN_ENDED.has(at.stages[at.stage]?.kind ?? '')) return <p class="stage-clock muted">{stageWords.noTime}</p>;
  return (
    <p
      class={`stage-clock mono${at.stageLeft <= LOW_SECONDS ? ' is-low' : ''}`}
      role="timer"
      aria-label={stageWords.leftLabel}
    >
      {stageWords.left(minutesAndSeconds(at.stageLeft))}
    </p>
  );
}

/** Says why nothing moves; what is written meanwhile is kept. */
export function PausePlate() {
  const at = frame.value;
  if (at === null || !at.paused) return null;
  return (
    <p class="stage-paused" role="status">
      <strong>{stageWords.paused}</strong> {at.pauseReason === 'store' ? stageWords.pausedStore : stageWords.pausedHost}
    </p>
  );
}
