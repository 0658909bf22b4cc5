/** A minute for the class, the same on every page. Moves nothing until it is asked to, then only a number. */
import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../../../store/lesson.ts';
import type { Lead } from '../../../store/wall.ts';

const MINUTE_MS = 60_000;

interface Props {
  readonly lead: Lead;
  readonly start: string;
  readonly during: (seconds: number) => string;
  readonly over: string;
}

export function Countdown({ lead: { wall, turn }, start, during, over }: Props) {
  const { talkEndsMs } = wall;
  const left = useSecondsTo(talkEndsMs);
  return (
    <div class="talk" role="timer">
      {talkEndsMs === 0 && turn !== null && (
        <button
          type="button"
          class="button primary"
          onClick={() => turn({ talkEndsMs: Math.round(serverNow()) + MINUTE_MS })}
        >
          {start}
        </button>
      )}
      {left > 0 && <p>{during(left)}</p>}
      {talkEndsMs > 0 && left <= 0 && <p>{over}</p>}
    </div>
  );
}

function useSecondsTo(endsMs: number): number {
  const [, setLooks] = useState(0);
  const leftMs = endsMs === 0 ? 0 : endsMs - serverNow();
  useEffect(() => {
    if (leftMs <= 0) return;
    const timer = setTimeout(() => setLooks((looks) => looks + 1), leftMs % 1000 || 1000);
    return () => clearTimeout(timer);
  });
  return Math.ceil(leftMs / 1000);
}
