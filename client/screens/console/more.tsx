/** What is needed once in a lesson: speed, the door, the way in for a second device, files, an end of everything. */
import { Ellipsis, Lock, LockOpen } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../look/icon.tsx';
import type { Frame } from '../../source/source.ts';
import { around } from '../../text/class.ts';
import { Files } from './files.tsx';
import { Forget } from './forget.tsx';
import type { Press } from './press.ts';
import { RecoveryLink } from './recovery.tsx';

const say = around.desk;
const top = around.console.top;
/** Ticks a second that a room takes at most (see controlSchema). */
const PACE_MAX = 60;

interface Props {
  readonly now: Frame;
  readonly normalPace: number;
  readonly press: Press;
  readonly children?: ComponentChildren;
}

export function More({ now, normalPace, press, children }: Props) {
  const box = useRef<HTMLDetailsElement>(null);
  useClosing(box);
  return (
    <details class="more" ref={box}>
      <summary class="button">
        <Icon of={Ellipsis} />
        {top.more}
      </summary>
      <div class="panel more-panel">
        {(now.phase === 'play' || now.phase === 'night') && now.lesson !== '' && (
          <section>
            <h2>{top.pace}</h2>
            <PaceChoice pace={now.pace} normal={normalPace} press={press} />
          </section>
        )}
        <section>
          <h2>{top.door}</h2>
          <button
            type="button"
            class="button"
            aria-pressed={now.locked}
            onClick={() => void press({ do: 'lock', on: !now.locked })}
          >
            <Icon of={now.locked ? LockOpen : Lock} />
            {now.locked ? say.unlock : say.lock}
          </button>
        </section>
        <section>
          <h2>{say.recovery}</h2>
          <RecoveryLink code={now.code} />
        </section>
        <section>
          <h2>{top.files}</h2>
          <Files now={now} />
        </section>
        {children}
        <section>
          <Forget now={now} press={press} />
        </section>
      </div>
    </details>
  );
}

/** As a menu does: on Escape, with the focus back at its button, and on a press elsewhere. */
function useClosing(box: { readonly current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const close = (focus: boolean) => {
      if (box.current?.open !== true) return;
      box.current.open = false;
      if (focus) box.current.querySelector('summary')?.focus();
    };
    const key = (event: KeyboardEvent) => event.key === 'Escape' && close(true);
    const down = (event: PointerEvent) => !box.current?.contains(event.target as Node) && close(false);
    addEventListener('keydown', key);
    addEventListener('pointerdown', down);
    return () => {
      removeEventListener('keydown', key);
      removeEventListener('pointerdown', down);
    };
  }, [box]);
}

export function PaceChoice({ pace, normal, press }: { pace: number; normal: number; press: Press }) {
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
          onClick={() => void press({ do: 'pace', pace: choice.pace })}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
