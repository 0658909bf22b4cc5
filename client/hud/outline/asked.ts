/** What the table of the outline was asked for: which rows, which words, which order; and which cell Tab comes to. */
import { signal } from '@preact/signals';
import { COLUMNS, type Column, type Sorting, TABLE_KINDS, type TableKind } from '../../play/table.ts';

/** Free slots are asked for where one is looked for; the rest is what lives. */
export const kinds = signal<ReadonlySet<TableKind>>(new Set(TABLE_KINDS.filter((kind) => kind !== 'slot')));
export const sorting = signal<Sorting>({ column: 'hurts', way: 'descending' });
export const filter = signal('');

/** Row '' is the head. The last column is that of the acts. */
export interface Cell {
  readonly row: string;
  readonly column: number;
}
export const ACTS = COLUMNS.length;
export const current = signal<Cell>({ row: '', column: 0 });

export function toggleKind(kind: TableKind): void {
  const next = new Set(kinds.value);
  if (!next.delete(kind)) next.add(kind);
  kinds.value = next;
}

/** Words begin at A, numbers with the largest: what one looks for first. */
export function sortBy(column: Column): void {
  const { column: by, way } = sorting.value;
  const isWord = column === 'name' || column === 'place' || column === 'state';
  const first = isWord ? 'ascending' : 'descending';
  const other = way === 'ascending' ? 'descending' : 'ascending';
  sorting.value = { column, way: by === column ? other : first };
}
