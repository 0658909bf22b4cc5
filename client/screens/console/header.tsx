/** The instructor's hands: the clock of real time left, Pause under the space bar, pace, lock, an end that asks twice. */
import { Lock, LockOpen, Pause, Play } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { Control } from '../../../shared/wire/messages.ts';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { shortcuts } from '../../store/preferences.ts';
import { clock } from '../../text/format.ts';
import { words } from '../../text/index.ts';
import { Brand } from '../parts/brand.tsx';
import { spaced } from '../parts/spaced.ts';
import { Recovery } from './recovery.tsx';

const say = words.screens.console;
/** Ticks a second that a room takes at most (see controlSchema). */
const PACE_MAX = 60;

interface Props {
  readonly now: Frame;
  readonly normalPace: number;
  readonly press: (control: Control) => void;
}

export function ConsoleHeader({ now, normalPace, press }: Props) {
  const here = now.seats.filter((seat) => seat.connected).length;
  const pauseOrGo = () => press({ do: now.paused ? 'resume' : 'pause' });
  useSpace(pauseOrGo);
  return (
    <header class="console-top">
      <Brand plain />
      <p class="mono console-code">{spaced(now.code)}</p>
      <p class="console-here">{say.here(here, now.seats.length)}</p>
      <div class="console-clock">
        <p class="muted">
          {now.paused ? <b class="paused-plate">{say.pausedNow}</b> : say.phases[now.phase]}
          <br />
          {now.pauseReason === 'store' ? say.pausedStore : say.left}
        </p>
        <p class="mono clock-big" role="timer">
          {clock(Math.max(0, now.endTick - now.tick) / Math.max(1, now.pace))}
        </p>
      </div>
      <button type="button" class="button primary pause" onClick={pauseOrGo}>
        <Icon of={now.paused ? Play : Pause} />
        {now.paused ? say.resume : say.pauseAll} <kbd>{say.space}</kbd>
      </button>
      <PaceChoice pace={now.pace} normal={normalPace} press={press} />
      <button
        type="button"
        class="button"
        aria-pressed={now.locked}
        onClick={() => press({ do: 'lock', on: !now.locked })}
      >
        <Icon of={now.locked ? LockOpen : Lock} />
        {now.locked ? say.unlock : say.lock}
      </button>
      <EndEarly press={press} />
      <Recovery code={now.code} />
    </header>
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
        target.closest('button, a, input, select, textarea, summary')
      )
        return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [act]);
}

function PaceChoice({ pace, normal, press }: { pace: number; normal: number; press: Props['press'] }) {
  const choices = [
    { label: say.paces.half, pace: Math.max(1, Math.round(normal / 2)) },
    { label: say.paces.normal, pace: normal },
    { label: say.paces.double, pace: Math.min(PACE_MAX, normal * 2) },
  ];
  return (
    <fieldset class="pace">
      <legend class="visually-hidden">{say.pace}</legend>
      {choices.map((choice) => (
        <button
          key={choice.label}
          type="button"
          class="button"
          aria-pressed={pace === choice.pace}
          aria-label={say.paceLabel(choice.label)}
          onClick={() => press({ do: 'pace', pace: choice.pace })}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}

function EndEarly({ press }: { press: Props['press'] }) {
  const [sure, setSure] = useState(false);
  const end = () => {
    press({ do: 'end' });
    setSure(false);
  };
  if (!sure) {
    return (
      <button type="button" class="button" onClick={() => setSure(true)}>
        {say.end}
      </button>
    );
  }
  return (
    <span class="sure">
      <button type="button" class="button warn" onClick={end}>
        {say.endSure}
      </button>
      <button type="button" class="button quiet" ref={(button) => button?.focus()} onClick={() => setSure(false)}>
        {say.endKeep}
      </button>
    </span>
  );
}
