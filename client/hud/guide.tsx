/**
 * First use: one sentence and one thing that is pointed at, when it is needed and once. Where it points to comes from
 * `play/steps.ts`; here it is said, its control gets an outline and its thing on the floor a ring.
 */
import { effect, signal } from '@preact/signals';
import { X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { type Lead, leadFor, type Pointing, type Sight, type TipId, tipFor } from '../play/steps.ts';
import { carry, overlay, pending, refused, selection, zoom } from '../store/board.ts';
import { drafting } from '../store/plan.ts';
import { frame, onFreshEstate, rules, view } from '../store/session.ts';
import { areAllAway, markSeen, putAllAway, seen } from '../store/steps.ts';
import { wait } from '../text/format.ts';
import { words } from '../text/index.ts';
import { guideKind, hinted } from './guided.ts';
import { isPhone } from './phone.ts';
import { stable, useSlice } from './slice.ts';
import { panel } from './stage.ts';
import '../styles/guide.css';

const text = words.steps;
const LEAD = 'lead';
/** A tip that was there this long has been read, and its moment may pass; longer, it is only in the way. */
const MET_MS = 12_000;
const LONGEST_MS = 40_000;
/** Nobody reads two at once: between one and the next the page is quiet. */
const QUIET_MS = 6000;
const POINT_MS = 400; // a control may come a moment after the sentence

/** What was ordered while the clock stands: the next step is to let it go on. */
const RESUME = '.top-controls [aria-keyshortcuts="Space"]';

const quietUntil = signal(0);

function sightNow(): Sight | null {
  const [now, book] = [view.value, rules.value];
  if (now === null || book === null || frame.value?.phase !== 'play') return null;
  const at = panel.value;
  return {
    view: now,
    rules: book,
    carry: carry.value,
    panel: at.kind,
    tool: at.kind === 'tool' ? at.tool : null,
    zoom: zoom.value,
    overlay: overlay.value,
    selected: selection.value?.kind ?? '',
    drafting: drafting.value,
    refused: refused.value !== null,
    phone: isPhone.value,
  };
}

type Shown =
  | { readonly kind: 'lead'; readonly id: string; readonly lead: Lead; readonly points: Pointing }
  | { readonly kind: 'tip'; readonly id: TipId; readonly points: Pointing };

/** The step under way; a tip that is shown stays until it is done, put away or past. */
const shown = stable<Shown | null>(() => {
  const sight = sightNow();
  if (sight === null || areAllAway()) return null;
  const lead = seen.value.has(LEAD) ? null : leadFor(sight);
  if (lead !== null) return { kind: 'lead', id: LEAD, lead: withoutTicks(lead), points: lead.points };
  if (quietUntil.value > 0) return null;
  const tip = tipFor(sight, seen.value);
  return tip === null ? null : { kind: 'tip', ...tip };
});

/** What runs down is read where it is said, so that a second is no other step. */
const withoutTicks = (lead: Lead): Lead => ({ ...lead, step: { ...lead.step, ticks: 0 } });

effect(() => {
  hinted.value = shown.value?.points.thing ?? '';
  guideKind.value = shown.value?.kind ?? '';
});

function retire(id: string): void {
  markSeen(id);
  quietUntil.value = performance.now() + QUIET_MS;
  setTimeout(() => {
    quietUntil.value = 0;
  }, QUIET_MS);
}

/** The last sentence of the lead stays a while; then it has been seen. */
const DONE_TICKS = 150;
let doneTick = -1;
onFreshEstate.add(() => {
  doneTick = -1;
});
effect(() => {
  const at = shown.value;
  const isDone = at?.kind === 'lead' && at.lead.step.step === 'done';
  const tick = frame.value?.tick ?? 0;
  if (!isDone) doneTick = -1;
  else if (doneTick < 0) doneTick = tick;
  else if (tick - doneTick > DONE_TICKS) retire(LEAD);
});

/** A tip whose moment has passed, or that was long enough to be read, does not come again. */
function useMeeting(id: string, isTip: boolean): void {
  useEffect(() => {
    if (!isTip) return;
    const since = performance.now();
    const timer = setTimeout(() => retire(id), LONGEST_MS);
    return () => {
      clearTimeout(timer);
      if (performance.now() - since >= MET_MS && !seen.peek().has(id)) retire(id);
    };
  }, [id, isTip]);
}

/** Outlines the first control of the page that the step means, also one that comes later. */
function useOutline(control: string): void {
  useEffect(() => {
    if (control === '') return;
    let marked: Element | null = null;
    const mark = () => {
      const next = document.querySelector(control);
      if (next === marked) return;
      marked?.removeAttribute('data-guided');
      next?.setAttribute('data-guided', '');
      marked = next;
    };
    mark();
    const timer = setInterval(mark, POINT_MS);
    return () => {
      clearInterval(timer);
      marked?.removeAttribute('data-guided');
    };
  }, [control]);
}

function sentenceOf(at: Shown): string {
  const { name } = at.points;
  if (at.kind === 'tip')
    return text.tips[at.id](at.id === 'alert' || at.id === 'pending' ? words.names.service(name) : name);
  const { step, reach } = at.lead;
  const lead = text.lead[step.step];
  return typeof lead === 'function' ? lead(name) : lead[reach](name);
}

/** Draws nothing while it has nothing to say: it is there to look. */
export function Guide() {
  const at = shown.value;
  return at === null ? null : <Line key={at.id} at={at} />;
}

function Line({ at }: { at: Shown }) {
  useMeeting(at.id, at.kind === 'tip');
  const isHeld = useSlice(
    () => at.kind === 'lead' && frame.value?.paused === true && pending.value.length > 0,
    [at.kind],
  );
  useOutline(isHeld ? RESUME : at.points.control);
  return (
    <section class={`guide is-${at.kind}`} aria-label={text.title}>
      <span class="guide-step mono" aria-hidden="true">
        {at.kind === 'lead' ? text.of(at.lead.step.number) : text.tip}
      </span>
      <p aria-live="polite">{isHeld ? text.held : sentenceOf(at)}</p>
      {at.kind === 'lead' && !isHeld && at.lead.step.step === 'installing' && <Left />}
      {at.kind === 'tip' && (
        <button type="button" class="button quiet" onClick={() => retire(at.id)}>
          {text.gotIt}
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={text.none}
        title={text.none}
        onClick={at.kind === 'lead' ? () => retire(LEAD) : putAllAway}
      >
        <Icon of={X} size={16} />
      </button>
    </section>
  );
}

/** How long there is to wait, apart from the sentence so that it is not read aloud every second. */
function Left() {
  const left = useSlice(() => {
    const sight = sightNow();
    const ticks = sight === null ? 0 : (leadFor(sight)?.step.ticks ?? 0);
    return wait(ticks, frame.value?.pace ?? 1);
  });
  return <span class="mono guide-left">{left}</span>;
}
