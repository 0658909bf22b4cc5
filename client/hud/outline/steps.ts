/** What a key does in the table: where it leads from a cell, or what it does to the row of the cell. */
import type { TableRow } from '../../play/table.ts';
import { shortcuts } from '../../store/preferences.ts';
import { lift, pick } from '../hand.ts';
import { select } from '../stage.ts';
import { ACTS, type Cell, current } from './asked.ts';

const PAGE_ROWS = 10;

/** Where a key leads from a cell; null: it is no step. */
export function walked(event: KeyboardEvent, rows: readonly TableRow[], { row, column }: Cell): Cell | null {
  if (event.altKey || event.metaKey) return null;
  const place = rows.findIndex(({ key }) => key === row);
  const to = (next: number, across = column): Cell => ({
    row: next < 0 ? '' : (rows[Math.min(next, rows.length - 1)]?.key ?? ''),
    column: next < 0 ? Math.min(across, ACTS - 1) : across,
  });
  switch (event.key) {
    case 'ArrowDown':
      return to(place + 1);
    case 'ArrowUp':
      return to(place - 1);
    case 'PageDown':
      return to(place + PAGE_ROWS);
    case 'PageUp':
      return to(Math.max(0, place - PAGE_ROWS));
    case 'ArrowRight':
      return to(place, Math.min(ACTS, column + 1));
    case 'ArrowLeft':
      return to(place, Math.max(0, column - 1));
    case 'Home':
      return event.ctrlKey ? to(0, 0) : to(place, 0);
    case 'End':
      return event.ctrlKey ? to(rows.length - 1, ACTS) : to(place, ACTS);
    default:
      return null;
  }
}

/** What a key does to the row of the cell. In the head and on the button of the acts, Enter and Space are the button's. */
export function pressed(event: KeyboardEvent, row: TableRow | undefined, act: (key: string) => void): boolean {
  if (row === undefined || event.ctrlKey || event.altKey || event.metaKey) return false;
  const isOnButton = current.peek().column === ACTS;
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) act(row.key);
  else if (event.key === 'm' && shortcuts.value && row.carry !== null) lift(row.carry);
  else if (event.key === 'Enter' && !isOnButton) select(row.selection);
  else if (event.key === ' ' && !isOnButton) pick([row.selection], false);
  else return false;
  return true;
}
