/** A minute for the class. Moves nothing until it is asked to, then only a number. */
import { useEffect, useState } from 'preact/hooks';

const SECONDS = 60;

interface Props {
  readonly start: string;
  readonly during: (seconds: number) => string;
  readonly over: string;
}

export function Countdown({ start, during, over }: Props) {
  const [left, setLeft] = useState(-1);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return (
    <div class="talk" role="timer">
      {left < 0 && (
        <button type="button" class="button primary" onClick={() => setLeft(SECONDS)}>
          {start}
        </button>
      )}
      {left > 0 && <p>{during(left)}</p>}
      {left === 0 && <p>{over}</p>}
    </div>
  );
}
