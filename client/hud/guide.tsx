/** The first-use guide: one sentence, one thing that pulses, following what the estate shows. */
import { computed, effect, signal } from '@preact/signals';
import { X } from 'lucide';
import { byId } from '../../shared/base/ids.ts';
import { Icon } from '../look/icon.tsx';
import { GUIDED_SCENARIO, guideStep } from '../play/guide.ts';
import { frame, rules, view } from '../store/session.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { useSlice } from './slice.ts';

const text = words.game.guide;
const KEY = 'headroom.guided';

function wasSeen(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

const guideOn = signal(!wasSeen());

export function showGuide(on: boolean): void {
  guideOn.value = on;
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'seen');
  } catch {
    // Without storage it comes again next time.
  }
}

/** The step under way, for whatever it points at; null without a guide. */
export const guided = computed(() => {
  const [now, book] = [view.value, rules.value];
  if (!guideOn.value || now === null || book?.scenario.id !== GUIDED_SCENARIO) return null;
  return guideStep(now, book);
});

/** The last sentence stays a while; then it has been seen once and does not come again by itself. */
const DONE_TICKS = 150;
let doneTick = -1;
effect(() => {
  const step = guided.value;
  const tick = frame.peek()?.tick ?? 0;
  if (step?.step !== 'done') doneTick = -1;
  else if (doneTick < 0) doneTick = tick;
  else if (tick - doneTick > DONE_TICKS) showGuide(false);
});

/** To see it again, for who put it away. */
export function GuideAgain() {
  const canReplay = useSlice(() => rules.value?.scenario.id === GUIDED_SCENARIO && !guideOn.value);
  if (!canReplay) return null;
  return (
    <button type="button" class="button" onClick={() => showGuide(true)}>
      {text.again}
    </button>
  );
}

export function Guide() {
  const line = useSlice(() => {
    const step = guided.value;
    if (step === null) return null;
    const host = byId(view.value?.hosts ?? [], step.host)?.name ?? '';
    const left = wait(step.ticks, frame.value?.pace ?? 1);
    const sentence =
      step.step === 'done'
        ? text.done
        : step.step === 'installing'
          ? text.installing(host, left)
          : text[step.step](host);
    return { number: step.number, sentence };
  });
  if (line === null) return null;
  return (
    <section class="guide" aria-label={text.title}>
      <span class="guide-step mono">{text.of(line.number)}</span>
      <p aria-live="polite">{line.sentence}</p>
      <button type="button" class="icon-button" aria-label={text.close} onClick={() => showGuide(false)}>
        <Icon of={X} size={16} />
      </button>
    </section>
  );
}
