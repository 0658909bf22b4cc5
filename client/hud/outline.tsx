/**
 * The floor in words, as a tree: the keyboard's and the screen reader's floor, and what tests drive. It is always in the
 * page; it is seen when it is opened or the focus is in it.
 */
import { signal } from '@preact/signals';
import { ChevronDown, ChevronRight, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { HealthMark } from '../look/marks.tsx';
import { openRows, type TreeRow, treeOf } from '../play/tree.ts';
import { carry, type Selection, selection } from '../store/board.ts';
import { rules, view } from '../store/session.ts';
import { memory } from '../text/format.ts';
import { words } from '../text/index.ts';
import { calmBeat, same, useCalmBeat, useSlice } from './slice.ts';
import { outlineOpen, select } from './stage.ts';

const text = words.game.outline;

const closed = signal<ReadonlySet<string>>(new Set());
/** The row that Tab comes to; the others are reached by arrows. */
const current = signal('');

/** All rows, as of the last calm beat: a tree that flickers cannot be read. */
function treeNow(): TreeRow[] {
  void calmBeat.value;
  const [now, book] = [view.peek(), rules.value];
  return now === null || book === null ? [] : treeOf(now, book);
}

export function Outline() {
  useCalmBeat();
  const all = useSlice(treeNow);
  const parents = [...new Set(all.map((row) => row.parent))];
  const rows = openRows(all, closed.value);
  const tree = useRef<HTMLDivElement>(null);
  const at = rows.some((row) => row.key === current.value) ? current.value : (rows[0]?.key ?? '');
  const focusRow = (key: string) => {
    current.value = key;
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  useReturn(tree);
  const onKeyDown = (event: KeyboardEvent) => {
    const focused = (event.target as HTMLElement).dataset.key;
    const place = rows.findIndex((row) => row.key === focused);
    const next = act(event.key, rows, place, parents);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== '') focusRow(next);
  };
  return (
    <section class={`outline${outlineOpen.value ? ' is-open' : ''}`} aria-label={words.game.regions.outline}>
      <header class="outline-head">
        <h2>{words.game.regions.outline}</h2>
        <span class="muted">{text.hint}</span>
        <button
          type="button"
          class="icon-button"
          aria-label={text.close}
          tabIndex={outlineOpen.value ? 0 : -1}
          onClick={() => {
            outlineOpen.value = false;
          }}
        >
          <Icon of={X} />
        </button>
      </header>
      <div class="tree" role="tree" aria-label={words.game.regions.outline} ref={tree} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <TreeItem key={row.key} row={row} isCurrent={row.key === at} isParent={parents.includes(row.key)} />
        ))}
      </div>
    </section>
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
    case ' ':
      open(row, isOpen);
      return '';
    case 'm':
      if (row.carry === null) return undefined;
      liftedFromTree = true;
      carry.value = row.carry;
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

function nameOfRow(row: TreeRow): string {
  if (row.kind === 'rack') return row.name === '' ? words.names.cloud : words.names.rack(row.name);
  if (row.kind === 'slot') return text.emptySlot(row.name);
  return row.kind === 'deployments' ? text.declared : words.names.pod(row.name);
}

function stateOfRow(row: TreeRow): string {
  switch (row.kind) {
    case 'host':
      return words.names.hostStates[row.state as keyof typeof words.names.hostStates];
    case 'vm':
      if (row.state === 'moving') return words.names.moving;
      return words.names.vmStates[row.state as keyof typeof words.names.vmStates];
    case 'process':
    case 'pod':
    case 'pending':
      if (row.state === 'unready') return words.names.unready;
      return words.names.instanceStates[row.state as keyof typeof words.names.instanceStates];
    case 'deployment':
      return text.of(row.state);
    default:
      return '';
  }
}

function TreeItem({ row, isCurrent, isParent }: { row: TreeRow; isCurrent: boolean; isParent: boolean }) {
  const isSelected = useSlice(() => isSame(selection.value, row.selection), [row.selection]);
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
      onClick={() => open(row, isOpen)}
    >
      <span class="twist" aria-hidden="true">
        {isParent && <Icon of={isOpen ? ChevronDown : ChevronRight} size={14} />}
      </span>
      {row.health !== null && <HealthMark health={row.health} size={12} label={words.common.health[row.health]} />}
      <span class="tree-name">{nameOfRow(row)}</span>
      <span class="muted tree-state">{stateOfRow(row)}</span>
      <span class="mono tree-number">{row.percent >= 0 ? text.cpu(row.percent) : ''}</span>
      <span class="mono tree-number">{row.memoryMib >= 0 ? memory(row.memoryMib) : ''}</span>
    </div>
  );
}

const isSame = (a: Selection, b: Selection): boolean => a !== null && same(a, b);
