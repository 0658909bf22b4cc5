/** Over the floor while a draft is drawn up: that nothing is sent, what it comes to, and its two ends. */
import { Check, ListOrdered, X } from 'lucide';
import { Icon } from '../look/icon.tsx';
import { DRAFT_MOST, draftSum } from '../play/draft-sum.ts';
import { draftIsFull } from '../store/board.ts';
import { commit, committed, dropDraft } from '../store/commit.ts';
import { draft, drafting, rehearsed, setDrafting } from '../store/plan.ts';
import { rules } from '../store/session.ts';
import { words } from '../text/index.ts';
import { showDraft } from './draft-mode.ts';
import { useSlice } from './slice.ts';

const text = words.acting.draft;

export function draftSumNow() {
  const [found, book] = [rehearsed.value, rules.value];
  return found === null || book === null ? null : draftSum(found, book);
}

export function DraftBanner() {
  const isOn = drafting.value;
  const many = draft.value.length;
  const sum = useSlice(draftSumNow);
  const last = committed.value;
  if (!isOn && last?.state === 'done')
    return (
      <p class="draft-banner is-over" role="status">
        {text.done(last.done)}
      </p>
    );
  if (!isOn) return null;
  return (
    <section class="draft-banner" aria-label={text.name}>
      <strong>{text.on}</strong>
      <span class="draft-sum" role="status">
        {sum === null ? text.empty : sumLine(many, sum)}
        {draftIsFull.value && many >= DRAFT_MOST && <span class="text-bad"> {text.full(DRAFT_MOST)}</span>}
        {last?.state === 'sending' && ` ${text.sending(last.done, last.of)}`}
        {last?.state === 'stopped' && (
          <span class="text-bad">
            {text.stopped(last.done, words.refusals.sentence(last.refusal.code, last.refusal.numbers))}
          </span>
        )}
      </span>
      <span class="draft-acts">
        <button type="button" class="button" onClick={showDraft}>
          <Icon of={ListOrdered} size={16} /> {text.list}
        </button>
        <DraftButton many={many} label={text.commit} icon={Check} onPress={() => void commit()} primary />
        <DraftButton many={many} label={text.drop} icon={X} onPress={dropDraft} />
        <button type="button" class="button quiet" title={text.leaveNote} onClick={() => setDrafting(false)}>
          {text.leave} <kbd>{text.key}</kbd>
        </button>
      </span>
    </section>
  );
}

export function sumLine(many: number, sum: NonNullable<ReturnType<typeof draftSumNow>>): string {
  const parts = [text.changes(many), text.minutes(sum.milliMinutes)];
  if (sum.rentMicroCents !== 0) parts.push(text.rent(sum.rentMicroCents));
  if (sum.onceMicroCents !== 0) parts.push(text.once(sum.onceMicroCents));
  if (sum.refused > 0) parts.push(text.refused(sum.refused));
  return parts.join(' · ');
}

interface DraftButtonProps {
  readonly many: number;
  readonly label: string;
  readonly icon: typeof Check;
  readonly onPress: () => void;
  readonly primary?: boolean;
}
/** Off, with its reason, while there is nothing to do it with. */
export function DraftButton({ many, label, icon, onPress, primary }: DraftButtonProps) {
  const isOff = many === 0 || committed.value?.state === 'sending';
  return (
    <button
      type="button"
      class={`button${primary ? ' primary' : ''}`}
      aria-disabled={isOff}
      title={many === 0 ? text.nothing : undefined}
      onClick={() => !isOff && onPress()}
    >
      <Icon of={icon} size={16} /> {label}
    </button>
  );
}
