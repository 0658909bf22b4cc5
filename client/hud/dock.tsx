/** On an upright tablet: which of the regions around the floor stands below it. Elsewhere all of them are there. */
import { effect, signal } from '@preact/signals';
import { ChartLine, List, PanelBottom, ScrollText } from 'lucide';
import { Icon } from '../look/icon.tsx';
import { carry, selection } from '../store/board.ts';
import { words } from '../text/index.ts';
import { panel } from './stage.ts';
import '../styles/touch.css';

const text = words.together.touch;
const DRAWERS = { services: List, details: PanelBottom, demand: ChartLine, feed: ScrollText } as const;
type Drawer = keyof typeof DRAWERS;
/** '': none, and the floor has all the room. */
export const drawer = signal<Drawer | ''>('services');

// Whoever takes something in hand or picks it wants to read about it.
effect(() => {
  const isAsked = selection.value !== null || carry.value !== null || panel.value.kind !== 'selection';
  if (isAsked) drawer.value = 'details';
});

export function Dock() {
  return (
    <nav class="dock" aria-label={text.panels}>
      {(Object.keys(DRAWERS) as Drawer[]).map((one) => (
        <button
          key={one}
          type="button"
          aria-expanded={drawer.value === one}
          onClick={() => {
            drawer.value = drawer.value === one ? '' : one;
          }}
        >
          <Icon of={DRAWERS[one]} size={20} />
          {text[one]}
        </button>
      ))}
    </nav>
  );
}
