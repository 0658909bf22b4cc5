/** What of orders shows on the floor before it is so: drafted ones, those on their way, and those just refused. */
import { computed, signal } from '@preact/signals';
import { type FloorMark, placeOf } from '../play/draft-marks.ts';
import { words } from '../text/index.ts';
import { fading, pending } from './board.ts';
import { rehearsed } from './plan.ts';
import { rules, view } from './session.ts';

/** What a plain tap on a thing does: touch has no Shift, and the tool *Move* takes at once. */
export const tapping = signal<'select' | 'add' | 'lift'>('select');

const NONE: readonly FloorMark[] = [];

export const marks = computed<readonly FloorMark[]>(() => {
  const [facts, book] = [view.value?.facts, rules.value];
  const [drafted, sent, lost] = [rehearsed.value?.orders ?? [], pending.value, fading.value];
  if (facts === undefined || book === null || drafted.length + sent.length + lost.length === 0) return NONE;
  const drafts = drafted.map(({ command, verdict }, index): FloorMark => {
    const reason = verdict.ok ? '' : words.refusals.sentence(verdict.code, verdict.numbers);
    const place = placeOf(command, facts, book);
    return {
      key: `d${index}`,
      state: 'draft',
      place: index + 1,
      fits: verdict.ok,
      verb: command.verb,
      reason,
      ...place,
    };
  });
  const onTheirWay = sent.map(({ key, command }): FloorMark => {
    const place = placeOf(command, facts, book);
    return { key: `p${key}`, state: 'pending', place: 0, fits: true, verb: command.verb, reason: '', ...place };
  });
  const refused = lost.map(({ key, command, refusal }): FloorMark => {
    const reason = words.refusals.sentence(refusal.code, refusal.numbers);
    const place = placeOf(command, facts, book);
    return { key: `r${key}`, state: 'refused', place: 0, fits: false, verb: command.verb, reason, ...place };
  });
  return [...drafts, ...onTheirWay, ...refused];
});
