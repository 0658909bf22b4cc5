/** The focus in the table (the grid pattern of ARIA): one stop of Tab, arrows inside, nothing lost when a row leaves. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TableRow } from '../../play/table.ts';
import { pick } from '../hand.ts';
import { type Cell, current } from './asked.ts';
import { bringInSight, OVERSCAN, rowPx, type Sight } from './sight.ts';
import { pressed, walked } from './steps.ts';

export function useGrid(
  scroll: { current: HTMLDivElement | null },
  rows: readonly TableRow[],
  sight: Sight,
  act: (key: string) => void,
) {
  const wanted = useRef<Cell | null>(null);
  const lastPlace = useRef(0);
  const place = rows.findIndex(({ key }) => key === current.value.row);
  const isInSight = place >= sight.first && place < sight.last;
  const stop: Cell =
    current.value.row === '' || isInSight
      ? current.value
      : { row: rows[Math.min(sight.first + OVERSCAN, rows.length - 1)]?.key ?? '', column: current.value.column };
  const cell = ({ row, column }: Cell) =>
    scroll.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(`${row}|${column}`)}"]`) ?? null;

  const focus = (to: Cell) => {
    current.value = to;
    wanted.current = to;
    const [box, at] = [scroll.current, rows.findIndex(({ key }) => key === to.row)];
    if (box !== null && at >= 0) bringInSight(box, at);
    sight.look();
    cell(to)?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    // The row that had the focus is gone: the one that took its place has it.
    const isLost = document.activeElement === document.body && wanted.current === null && lastPlace.current > 0;
    if (isLost && place < 0 && current.value.row !== '') {
      const next = rows[Math.min(lastPlace.current, rows.length - 1)];
      wanted.current = { row: next?.key ?? '', column: current.value.column };
    }
    if (place >= 0) lastPlace.current = place;
    const found = wanted.current === null ? null : cell(wanted.current);
    if (found === null) return;
    wanted.current = null;
    found.focus({ preventScroll: true });
  });
  const onScroll = () => {
    const focused = document.activeElement;
    const px = rowPx();
    const first = Math.floor((scroll.current?.scrollTop ?? 0) / px);
    const seen = Math.ceil((scroll.current?.clientHeight ?? 0) / px);
    const isLeaving = place >= 0 && (place < first - OVERSCAN || place > first + seen + OVERSCAN);
    // Scrolled away from the focus: it goes along rather than getting lost with its row.
    if (isLeaving && scroll.current?.contains(focused) === true) {
      const row = rows[place < first ? first : Math.min(rows.length - 1, first + seen - 2)];
      wanted.current = { row: row?.key ?? '', column: current.value.column };
    }
    sight.look();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[rows.findIndex(({ key }) => key === current.value.row)];
    const next = walked(event, rows, current.value);
    if (next !== null) focus(next);
    if (next !== null && event.shiftKey && row !== undefined) {
      const reached = rows.find(({ key }) => key === next.row);
      pick([row.selection, (reached ?? row).selection], true);
    }
    if (next === null && !pressed(event, row, act)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { stop, focus, onScroll, onKeyDown };
}
