/**
 * The floor in words, as a tree or as a table. The tree is always in the page: it is seen when it is opened or the focus
 * is in it. The table's code comes when it is first asked for.
 */
import { signal } from '@preact/signals';
import type { IconNode } from 'lucide';
import { ListTree, Table2, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../look/icon.tsx';
import { Lazily } from '../look/lazily.tsx';
import { words } from '../text/index.ts';
import { OutlineTree } from './outline-tree.tsx';
import { outlineOpen } from './stage.ts';
import '../styles/outline.css';

const text = words.outline;

type Face = 'tree' | 'table';
const face = signal<Face>('tree');
const table = () => import('./outline-table.tsx').then(({ OutlineTable }) => OutlineTable);

export function Outline() {
  const place = useRef<HTMLElement>(null);
  const isOpen = outlineOpen.value;
  useFocus(place, isOpen);
  const isTable = isOpen && face.value === 'table';
  return (
    <section class={`outline${isOpen ? ' is-open' : ''}`} aria-label={words.game.regions.outline} ref={place}>
      <header class="outline-head">
        <h2>{words.game.regions.outline}</h2>
        {isOpen && <Faces />}
        <span class="muted">{text.hint}</span>
        <button
          type="button"
          class="icon-button"
          aria-label={words.game.outline.close}
          tabIndex={isOpen ? 0 : -1}
          onClick={() => {
            outlineOpen.value = false;
          }}
        >
          <Icon of={X} />
        </button>
      </header>
      {isTable ? <Lazily load={table} props={{}} /> : <OutlineTree />}
    </section>
  );
}

function Faces() {
  return (
    <fieldset class="outline-faces">
      <legend class="visually-hidden">{text.faces}</legend>
      <Choice of="tree" icon={ListTree} />
      <Choice of="table" icon={Table2} />
    </fieldset>
  );
}

function Choice({ of, icon }: { of: Face; icon: IconNode }) {
  return (
    <button
      type="button"
      data-face={of}
      aria-pressed={face.value === of}
      onClick={() => {
        face.value = of;
      }}
    >
      <Icon of={icon} size={16} />
      {text[of]}
    </button>
  );
}

/** Opened, it has the focus; closed, the focus goes back to where it came from. */
function useFocus(place: { current: HTMLElement | null }, isOpen: boolean): void {
  const from = useRef<HTMLElement | null>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    const at = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const isInside = place.current?.contains(at) === true;
    if (isOpen && !wasOpen.current && !isInside) {
      from.current = at;
      place.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
    }
    if (!isOpen && wasOpen.current && (isInside || at === document.body)) {
      at?.blur();
      from.current?.focus();
    }
    wasOpen.current = isOpen;
  }, [isOpen, place]);
}
