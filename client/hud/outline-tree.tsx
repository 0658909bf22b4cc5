/** The floor in words, as a tree: the keyboard's and the screen reader's floor, and what tests drive. */
import { signal } from '@preact/signals';
import { ChevronDown, ChevronRight } from 'lucide';
import { Component } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { HealthMark } from '../look/marks.tsx';
import { openRows, type TreeRow, treeOf } from '../play/tree.ts';
import { carry, isPicked } from '../store/board.ts';
import { shortcuts } from '../store/preferences.ts';
import { rules, view } from '../store/session.ts';
import { memory } from '../text/format.ts';
import { words } from '../text/index.ts';
import { lift, pick } from './hand.ts';
import { saidNow } from './outline-said.ts';
import { nameOfRow, stateOfRow } from './outline-words.ts';
import { calmBeat, same, useCalmBeat, useSlice } from './slice.ts';
import { outlineOpen, select } from './stage.ts';

const text = words.game.outline;

const closed = signal<ReadonlySet<string>>(new Set());
/** The row that Tab comes to; the others are reached by arrows. */
const current = signal('');

interface SaidRow extends TreeRow {
  readonly said: string; // of what lies over the floor there
}

/** All rows, as of the last calm beat: a tree that flickers cannot be read. */
function treeNow(): SaidRow[] {
  void calmBeat.value;
  const [now, book] = [view.peek(), rules.value];
  const isRead = outlineOpen.value || document.activeElement?.closest('.tree') != null;
  waited += 1;
  // Thousands of rows that nobody is at would take the floor's time twice a second.
  if (!isRead && book === lastBook && lastRows.length > MANY_ROWS && waited < WAITS) return lastRows;
  waited = 0;
  lastBook = book;
  const said = saidNow();
  lastRows =
    now === null || book === null ? [] : treeOf(now, book).map((row) => ({ ...row, said: said.get(row.key) ?? '' }));
  return lastRows;
}
const MANY_ROWS = 500;
const WAITS = 6; // calm beats: three seconds
let waited = 0;
let lastBook: unknown = null;
let lastRows: SaidRow[] = [];

export function OutlineTree() {
  useCalmBeat();
  const all = useSlice(treeNow);
  const parents = [...new Set(all.map((row) => row.parent))];
  const rows = openRows(all, closed.value);
  const tree = useRef<HTMLDivElement>(null);
  const at = rows.some((row) => row.key === current.value) ? current.value : (rows[0]?.key ?? '');
  const isParent = new Set(parents);
  const focusRow = (key: string) => {
    current.value = key;
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  useReturn(tree);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = (event.target as HTMLElement).dataset.key;
    const place = rows.findIndex((row) => row.key === focused);
    const next = act(event.key, rows, place, parents);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== '') focusRow(next);
    // With Shift the walk takes along what it comes to.
    const reached = rows.find((row) => row.key === next)?.selection ?? null;
    if (event.shiftKey && reached !== null) pick([rows[place]?.selection ?? reached, reached], true);
  };
  return (
    <div
      class="tree"
      role="tree"
      aria-multiselectable="true"
      aria-label={words.game.regions.outline}
      ref={tree}
      onKeyDown={onKeyDown}
    >
      {rows.map((row) => (
        <Calm key={row.key} row={row} isCurrent={row.key === at} isParent={isParent.has(row.key)} />
      ))}
    </div>
  );
}

/** After something was dropped or put back, the focus returns to the row it was taken from. */
function useReturn(tree: { current: HTMLDivElement | null }): void {
  const wasCarrying = useRef(false);
  const isCarrying = useSlice(() => carry.value !== null);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (wasCarrying.current && !isCarrying && lost && liftedFromTree) {
      tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
      liftedFromTree = false;
    }
    wasCarrying.current = isCarrying;
  }, [isCarrying, tree]);
}
let liftedFromTree = false;

/** What a key does in the tree: the key of the row to go to, '' for nothing more to do, undefined for not ours. */
function act(key: string, rows: readonly TreeRow[], place: number, parents: readonly string[]): string | undefined {
  const row = rows[place];
  if (row === undefined) return undefined;
  const isOpen = parents.includes(row.key) && !closed.value.has(row.key);
  switch (key) {
    case 'ArrowDown':
      return rows[place + 1]?.key ?? '';
    case 'ArrowUp':
      return rows[place - 1]?.key ?? '';
    case 'Home':
      return rows[0]?.key ?? '';
    case 'End':
      return rows.at(-1)?.key ?? '';
    case 'ArrowRight':
      if (isOpen) return rows[place + 1]?.key ?? '';
      toggle(row.key, true);
      return '';
    case 'ArrowLeft':
      if (!isOpen) return row.parent;
      toggle(row.key, false);
      return '';
    case 'Enter':
      open(row, isOpen);
      return '';
    case ' ':
      if (row.selection === null) open(row, isOpen);
      else pick([row.selection], false);
      return '';
    case 'm':
      if (row.carry === null || !shortcuts.value) return undefined;
      liftedFromTree = true;
      lift(row.carry);
      return '';
    default:
      return undefined;
  }
}

function toggle(key: string, isOpen: boolean): void {
  const next = new Set(closed.value);
  if (isOpen) next.delete(key);
  else next.add(key);
  closed.value = next;
}

function open(row: TreeRow, isOpen: boolean): void {
  if (row.selection === null) toggle(row.key, !isOpen);
  else select(row.selection);
}

interface ItemProps {
  readonly row: SaidRow;
  readonly isCurrent: boolean;
  readonly isParent: boolean;
}

/**
 * Of thousands of rows only those that say something else are drawn again. A kept element would do the same and hold
 * on to the whole tree in which it was first drawn.
 */
class Calm extends Component<ItemProps> {
  override shouldComponentUpdate(next: ItemProps): boolean {
    return !same(this.props, next);
  }
  override render() {
    return <TreeItem {...this.props} />;
  }
}

function TreeItem({ row, isCurrent, isParent }: ItemProps) {
  const isSelected = useSlice(() => isPicked(row.selection), [row.selection]);
  const isOpen = isParent && !closed.value.has(row.key);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it hears the keys of all its rows
    <div
      class={`tree-row level-${row.level} kind-${row.kind}`}
      role="treeitem"
      aria-level={row.level}
      aria-selected={isSelected}
      aria-expanded={isParent ? isOpen : undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-key={row.key}
      data-name={row.name}
      onFocus={() => {
        current.value = row.key;
      }}
      onClick={(event) => {
        const adds = event.shiftKey || event.ctrlKey || event.metaKey;
        if (adds && row.selection !== null) pick([row.selection], false);
        else open(row, isOpen);
      }}
    >
      <span class="twist" aria-hidden="true">
        {isParent && <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />}
      </span>
      {row.health !== null && <HealthMark health={row.health} size={12} label={words.common.health[row.health]} />}
      <span class="tree-name">{nameOfRow(row)}</span>
      <span class="muted tree-state">{stateOfRow(row)}</span>
      <span class="mono tree-number">{row.percent >= 0 ? text.cpu(row.percent) : ''}</span>
      <span class="mono tree-number">{row.memoryMib >= 0 ? memory(row.memoryMib) : ''}</span>
      {row.said !== '' && <span class="tree-said">{row.said}</span>}
    </div>
  );
}
