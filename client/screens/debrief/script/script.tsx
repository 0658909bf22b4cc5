/** For the wall: the twelve minutes of a debrief, a step at a time (09-balance H). One question at once; nothing moves by itself. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { told } from '../../../text/debrief.ts';
import { Stripes } from '../../parts/brand.tsx';
import { onPaper } from '../../parts/paper.ts';
import type { Tale } from '../tale.ts';
import { MomentStep } from './moment.tsx';
import { Plans } from './plans.tsx';
import { GuessStep, HabitStep, hasGuesses, ReadStep, TransferStep } from './steps.tsx';
import '../../../styles/debrief-script.css';
import { around } from '../../../text/class.ts';

const say = told.script;
type Step = keyof typeof say.names;
/** Minutes of each, twelve in all. */
const STEPS: readonly (readonly [Step, number])[] = [
  ['read', 1],
  ['guess', 2],
  ['plans', 3],
  ['moment', 3],
  ['transfer', 2],
  ['habit', 1],
];

export function Script({ tale, onClose }: { tale: Tale; onClose: () => void }) {
  const steps = STEPS.filter(([step]) => step !== 'guess' || hasGuesses(tale));
  const [place, setPlace] = useState(0);
  const next = useRef<HTMLButtonElement>(null);
  // What opened the script is gone: its keys go on here.
  useEffect(() => next.current?.focus(), []);
  const go = (to: number) => setPlace(Math.max(0, Math.min(steps.length - 1, to)));
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // A presenter's clicker sends these two.
      if (event.key === 'PageDown') go(place + 1);
      else if (event.key === 'PageUp') go(place - 1);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [place]);
  const [step = 'read', minutes = 1] = steps[place] ?? [];
  return (
    <main class="projector present" data-theme="light" ref={onPaper}>
      <Stripes />
      <div class="present-page">
        <nav class="script-steps" aria-label={say.steps}>
          <span class="muted">{say.step(place + 1, steps.length, minutes)}</span>
          <ol>
            {steps.map(([name], index) => (
              <li key={name}>
                <button
                  type="button"
                  class="button quiet"
                  aria-current={index === place ? 'step' : undefined}
                  onClick={() => go(index)}
                >
                  {say.names[name]}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <div class="script-step" key={step} aria-live="polite">
          {step === 'read' && <ReadStep />}
          {step === 'guess' && <GuessStep tale={tale} />}
          {step === 'plans' && <Plans tale={tale} />}
          {step === 'moment' && <MomentStep tale={tale} />}
          {step === 'transfer' && <TransferStep tale={tale} />}
          {step === 'habit' && <HabitStep tale={tale} />}
        </div>
        <footer class="present-foot">
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
          <button type="button" class="button" onClick={onClose}>
            {around.ending.closePresent}
          </button>
        </footer>
      </div>
    </main>
  );
}
