/** The rows of the table as they stand: in the asked order, but holding still while someone is at them. */
import { useRef } from 'preact/hooks';
import { matching, settled, sorted, type TableRow, tableOf } from '../../play/table.ts';
import { rules, view } from '../../store/session.ts';
import { calmBeat } from '../slice.ts';
import { filter, kinds, sorting } from './asked.ts';

/** Rows change places no more often than this, and never under a hand. */
const SETTLE_MS = 2000;

export function rowsNow(): readonly TableRow[] {
  void calmBeat.value;
  const [now, book] = [view.peek(), rules.value];
  return now === null || book === null ? [] : tableOf(now, book, kinds.value);
}

/** The rows as they stand: in the asked order, but where they stood while someone is at them. */
export function useStanding(rows: readonly TableRow[], isHeld: () => boolean): readonly TableRow[] {
  const stood = useRef({ asked: '', keys: [] as readonly string[], sinceMs: 0 });
  const found = sorted(matching(rows, filter.value), sorting.value);
  const asked = JSON.stringify([sorting.value, filter.value, [...kinds.value]]);
  const { current: last } = stood;
  const isYoung = performance.now() - last.sinceMs < SETTLE_MS;
  if (last.asked === asked && (isYoung || isHeld())) {
    const standing = settled(found, last.keys);
    stood.current = { ...last, keys: standing.map(({ key }) => key) };
    return standing;
  }
  stood.current = { asked, keys: found.map(({ key }) => key), sinceMs: performance.now() };
  return found;
}
