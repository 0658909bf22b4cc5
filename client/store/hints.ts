/** The hint that the board asks for now, and those that were put away for a while. */
import { computed, signal } from '@preact/signals';
import type { HintSpec } from '../../shared/content/schema.ts';
import { hintFor } from '../play/hints.ts';
import { frame, onFreshEstate, rules, view } from './session.ts';

const restUntil = signal<ReadonlyMap<string, number>>(new Map());
onFreshEstate.add(() => {
  restUntil.value = new Map();
});

/** Null: the board asks for none. Worked out once a view, whoever reads it. */
export const hint = computed((): HintSpec | null => {
  const [now, book] = [view.value, rules.value];
  if (now === null || book === null || frame.value?.phase !== 'play') return null;
  return hintFor(now, book, restUntil.value);
});

/** Not again for as long as the hint says, in real seconds at the pace of now. */
export function putAway({ id, everySeconds }: HintSpec): void {
  const at = frame.peek();
  if (at === null) return;
  restUntil.value = new Map([...restUntil.peek(), [id, at.tick + everySeconds * at.pace]]);
}
