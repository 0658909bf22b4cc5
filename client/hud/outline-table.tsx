/**
 * The floor as a table: one grid of everything, to be sorted and searched. Only rows in sight are in the page, so that
 * thousands cost what thirty do. While someone is at the rows they keep their places.
 */
import { signal } from '@preact/signals';
import { ChevronDown, ChevronUp, Ellipsis } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { HealthMark } from '../look/marks.tsx';
import {
  COLUMNS,
  type Column,
  matching,
  type Sorting,
  settled,
  sorted,
  TABLE_KINDS,
  type TableKind,
  type TableRow,
  tableOf,
} from '../play/table.ts';
import { isPicked } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { count, exactMoney, memory, milliseconds, wholePercent } from '../text/format.ts';
import { words } from '../text/index.ts';
import { lift, pick } from './hand.ts';
import { saidNow } from './outline-said.ts';
import { RowActs } from './row-acts.tsx';
import { calmBeat, useCalmBeat, useSlice } from './slice.ts';
import { select } from './stage.ts';

const text = words.outline;

/** Free slots are asked for where one is looked for; the rest is what lives. */
const kinds = signal<ReadonlySet<TableKind>>(new Set(TABLE_KINDS.filter((kind) => kind !== 'slot')));
const sorting = signal<Sorting>({ column: 'hurts', way: 'descending' });
const filter = signal('');

/** The cell that Tab comes to; row '' is the head. The last column is that of the acts. */
interface Cell {
  readonly row: string;
  readonly column: number;
}
const ACTS = COLUMNS.length;
const current = signal<Cell>({ row: '', column: 0 });

const ROW_PX = 36; // as in outline.css: a line with a target of 28 px in it
const ROW_TOUCH_PX = 46;
const OVERSCAN = 6; // rows above and below that are there before they are seen
const PAGE_ROWS = 10;
/** Rows change places no more often than this, and never under a hand. */
const SETTLE_MS = 2000;

const rowPx = (): number => (matchMedia('(pointer: coarse)').matches ? ROW_TOUCH_PX : ROW_PX);

interface SaidRow extends TableRow {
  readonly said: string;
}

function rowsNow(): readonly TableRow[] {
  void calmBeat.value;
  const [now, book] = [view.peek(), rules.value];
  return now === null || book === null ? [] : tableOf(now, book, kinds.value);
}

/** The rows as they stand: in the asked order, but where they stood while someone is at them. */
function useStanding(rows: readonly TableRow[], isHeld: () => boolean): readonly TableRow[] {
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

export function OutlineTable() {
  useCalmBeat();
  const rows = useSlice(rowsNow);
  const scroll = useRef<HTMLDivElement>(null);
  const isUnderHand = useRef(false);
  const isHeld = () => isUnderHand.current || scroll.current?.contains(document.activeElement) === true;
  const standing = useStanding(rows, isHeld);
  const sight = useSight(scroll, standing.length);
  const [acting, setActing] = useState('');
  const grid = useGrid(scroll, standing, sight, setActing);
  const shown = standing.slice(sight.first, sight.last);
  const actingRow = standing.find(({ key }) => key === acting);
  const said = saidNow();
  return (
    <div class="outline-table">
      <Head many={standing.length} />
      <div
        class="grid-scroll"
        ref={scroll}
        onScroll={grid.onScroll}
        onPointerEnter={() => {
          isUnderHand.current = true;
        }}
        onPointerLeave={() => {
          isUnderHand.current = false;
        }}
      >
        <Gap rows={sight.first} />
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked by arrows
          role="grid"
          class="floor-table"
          aria-label={text.tableLabel}
          aria-rowcount={standing.length + 1}
          aria-multiselectable="true"
          onKeyDown={grid.onKeyDown}
        >
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map((column, place) => (
                <HeadCell key={column} column={column} place={place} />
              ))}
              <th scope="col">
                <span class="visually-hidden">{text.columns.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, place) => (
              <Row
                key={row.key}
                row={{ ...row, said: said.get(row.key) ?? '' }}
                index={sight.first + place + 2}
                stop={grid.stop}
                isActing={row.key === acting}
                onActs={setActing}
              />
            ))}
          </tbody>
        </table>
        <Gap rows={standing.length - sight.last} />
        {standing.length === 0 && <p class="muted">{text.none}</p>}
      </div>
      {actingRow !== undefined && (
        <RowActs
          row={actingRow}
          onClose={() => {
            setActing('');
            grid.focus({ row: actingRow.key, column: ACTS });
          }}
        />
      )}
    </div>
  );
}

/** Room for rows that are not in the page. */
function Gap({ rows }: { rows: number }) {
  return rows > 0 ? <div style={{ height: rows * rowPx() }} /> : null;
}

function Head({ many }: { many: number }) {
  return (
    <div class="table-head">
      <input
        type="search"
        class="field"
        aria-label={text.filter}
        placeholder={text.filter}
        value={filter.value}
        onInput={(event) => {
          filter.value = event.currentTarget.value;
        }}
      />
      <fieldset class="table-kinds">
        <legend class="visually-hidden">{text.kindsLabel}</legend>
        {TABLE_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            class="chip"
            data-kind={kind}
            aria-pressed={kinds.value.has(kind)}
            onClick={() => toggleKind(kind)}
          >
            {text.kinds[kind]}
          </button>
        ))}
      </fieldset>
      <span class="muted mono" role="status">
        {text.rows(many)}
      </span>
    </div>
  );
}

function toggleKind(kind: TableKind): void {
  const next = new Set(kinds.value);
  if (!next.delete(kind)) next.add(kind);
  kinds.value = next;
}

function HeadCell({ column, place }: { column: Column; place: number }) {
  const { column: by, way } = sorting.value;
  const isBy = by === column;
  const isStop = current.value.row === '' && current.value.column === place;
  return (
    <th scope="col" aria-sort={isBy ? way : 'none'} class={`is-${column}`}>
      <button
        type="button"
        data-cell={`|${place}`}
        tabIndex={isStop ? 0 : -1}
        onFocus={() => {
          current.value = { row: '', column: place };
        }}
        onClick={() => sortBy(column)}
      >
        {text.columns[column]}
        {isBy && <Icon of={way === 'ascending' ? ChevronUp : ChevronDown} size={14} />}
      </button>
    </th>
  );
}

/** Words begin at A, numbers with the largest: what one looks for first. */
function sortBy(column: Column): void {
  const { column: by, way } = sorting.value;
  const isWord = column === 'name' || column === 'place' || column === 'state';
  const first = isWord ? 'ascending' : 'descending';
  const other = way === 'ascending' ? 'descending' : 'ascending';
  sorting.value = { column, way: by === column ? other : first };
}

interface RowProps {
  readonly row: SaidRow;
  readonly index: number;
  readonly stop: Cell;
  readonly isActing: boolean;
  readonly onActs: (key: string) => void;
}

function Row({ row, index, stop, isActing, onActs }: RowProps) {
  const isSelected = useSlice(() => isPicked(row.selection), [row.key]);
  const at = stop.row === row.key ? stop.column : -1;
  const place = (column: number) => ({
    'data-cell': `${row.key}|${column}`,
    tabIndex: at === column ? 0 : -1,
    onFocus: () => {
      current.value = { row: row.key, column };
    },
  });
  const press = (event: MouseEvent) => {
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    if (adds) pick([row.selection], false);
    else select(row.selection);
  };
  return (
    <tr aria-rowindex={index} aria-selected={isSelected} data-row={row.key} onClick={press}>
      {COLUMNS.map((column, number) =>
        column === 'name' ? (
          <th key={column} scope="row" {...place(number)}>
            {row.health !== null && (
              <HealthMark health={row.health} size={12} label={words.common.health[row.health]} />
            )}
            {row.name}
          </th>
        ) : (
          <td key={column} class={`is-${column}`} {...place(number)}>
            {cellOf(row, column)}
          </td>
        ),
      )}
      <td class="is-acts">
        <button
          type="button"
          class="row-button"
          aria-label={text.acts(row.name)}
          aria-haspopup="dialog"
          aria-expanded={isActing}
          {...place(ACTS)}
          onClick={(event) => {
            event.stopPropagation();
            onActs(isActing ? '' : row.key);
          }}
        >
          <Icon of={Ellipsis} size={16} />
        </button>
      </td>
    </tr>
  );
}

function cellOf(row: SaidRow, column: Column): string {
  switch (column) {
    case 'cpu':
      return row.cpuPercent >= 0 ? wholePercent(row.cpuPercent) : '';
    case 'used':
      return row.usedMib >= 0 ? memory(row.usedMib) : '';
    case 'free':
      return row.freeMib >= 0 ? memory(row.freeMib) : '';
    case 'answers': {
      const copies = row.replicas >= 0 ? `${count(row.serving)}/${count(row.replicas)}` : '';
      const p95 = row.p95Ms >= 0 ? milliseconds(row.p95Ms) : '';
      return [copies, p95].filter(Boolean).join(' · ');
    }
    case 'cost':
      return row.perHourMicroCents >= 0 ? exactMoney(row.perHourMicroCents) : '';
    case 'hurts':
      return [row.hurts, row.said].filter(Boolean).join(' · ');
    default:
      return row[column];
  }
}

interface Sight {
  readonly first: number;
  readonly last: number;
  readonly look: () => void;
}

/** Which rows are in sight, by how far the table was scrolled. */
function useSight(scroll: { current: HTMLDivElement | null }, many: number): Sight {
  const [at, setAt] = useState({ top: 0, height: innerHeight });
  const look = () => {
    const place = scroll.current;
    if (place !== null) setAt({ top: place.scrollTop, height: place.clientHeight });
  };
  useEffect(() => {
    if (scroll.current === null) return;
    const watcher = new ResizeObserver(look);
    watcher.observe(scroll.current);
    return () => watcher.disconnect();
  }, []);
  const px = rowPx();
  const first = Math.max(0, Math.min(many, Math.floor(at.top / px)) - OVERSCAN);
  const last = Math.min(many, Math.ceil((at.top + at.height) / px) + OVERSCAN);
  return { first, last, look };
}

/** Arrows walk the cells (the grid pattern of ARIA); the focus follows a row, and stays in the table when it leaves. */
function useGrid(
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

/** The head stays at the top: a row is in sight below it. */
function bringInSight(box: HTMLElement, place: number): void {
  const px = rowPx();
  const [top, bottom] = [place * px, (place + 2) * px]; // the head is one row high
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}

/** Where a key leads from a cell; null: it is no step. */
function walked(event: KeyboardEvent, rows: readonly TableRow[], { row, column }: Cell): Cell | null {
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
function pressed(event: KeyboardEvent, row: TableRow | undefined, act: (key: string) => void): boolean {
  if (row === undefined || event.ctrlKey || event.altKey || event.metaKey) return false;
  const isOnButton = current.peek().column === ACTS;
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) act(row.key);
  else if (event.key === 'm' && row.carry !== null) lift(row.carry);
  else if (event.key === 'Enter' && !isOnButton) select(row.selection);
  else if (event.key === ' ' && !isOnButton) pick([row.selection], false);
  else return false;
  return true;
}
