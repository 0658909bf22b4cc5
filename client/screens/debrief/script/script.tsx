/**
 * For the wall: the twelve minutes of a debrief, a step at a time. One question at once; nothing moves by itself. Whoever
 * leads turns the leaves of every page that shows it; the others follow.
 */
import { useEffect, useRef } from 'preact/hooks';
import { SCRIPT_STEPS, type ScriptStep } from '../../../../shared/wire/symbols.ts';
import { lead as leading } from '../../../store/wall.ts';
import { told } from '../../../text/debrief.ts';
import { Presented } from '../presented.tsx';
import { NOWHERE } from '../replay/place.ts';
import type { Tale } from '../tale.ts';
import { MomentStep } from './moment.tsx';
import { Plans } from './plans.tsx';
import { GuessStep, HabitStep, hasGuesses, ReadStep, TransferStep } from './steps.tsx';
import '../../../styles/debrief-script.css';

const say = told.script;
/** Of each, twelve in all. */
const MINUTES: Readonly<Record<ScriptStep, number>> = { read: 1, guess: 2, plans: 3, moment: 3, transfer: 2, habit: 1 };

export function Script({ tale, onClose }: { tale: Tale; onClose: () => void }) {
  const steps = SCRIPT_STEPS.filter((step) => step !== 'guess' || hasGuesses(tale));
  const lead = leading.value;
  const { wall, turn } = lead;
  const place = Math.max(0, steps.indexOf(wall.step));
  const step = steps[place] ?? 'read';
  const next = useRef<HTMLButtonElement>(null);
  // What opened the script is gone: its keys go on here.
  useEffect(() => next.current?.focus(), []);
  const go = (to: number) => {
    const other = steps[Math.max(0, Math.min(steps.length - 1, to))] ?? 'read';
    if (other !== wall.step)
      turn?.({ page: 'script', step: other, pick: -1, shown: false, team: -1, talkEndsMs: 0, ...NOWHERE });
  };
  useClicker(
    () => go(place - 1),
    () => go(place + 1),
  );
  return (
    <Presented
      onClose={onClose}
      acts={
        turn !== null && (
          <>
            <button type="button" class="button" disabled={place === 0} onClick={() => go(place - 1)}>
              {say.back}
            </button>
            <button
              ref={next}
              type="button"
              class="button primary"
              disabled={place + 1 >= steps.length}
              onClick={() => go(place + 1)}
            >
              {say.next}
            </button>
          </>
        )
      }
    >
      <nav class="script-steps" aria-label={say.steps}>
        <span class="muted">{say.step(place + 1, steps.length, MINUTES[step])}</span>
        <ol>
          {steps.map((name, index) => (
            <li key={name} aria-current={index === place ? 'step' : undefined}>
              {turn === null ? (
                <span>{say.names[name]}</span>
              ) : (
                <button type="button" class="button quiet" onClick={() => go(index)}>
                  {say.names[name]}
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div class="script-step" key={step} aria-live="polite">
        {step === 'read' && <ReadStep lead={lead} />}
        {step === 'guess' && <GuessStep tale={tale} />}
        {step === 'plans' && <Plans tale={tale} />}
        {step === 'moment' && <MomentStep tale={tale} lead={lead} />}
        {step === 'transfer' && <TransferStep tale={tale} lead={lead} />}
        {step === 'habit' && <HabitStep tale={tale} lead={lead} />}
      </div>
    </Presented>
  );
}

/** A presenter's clicker sends these two keys. */
function useClicker(back: () => void, on: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key === 'PageDown') on();
      else if (event.key === 'PageUp') back();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  });
}
