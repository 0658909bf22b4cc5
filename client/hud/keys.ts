/** The keys of the game screen. Where someone types, only the field hears them. */
import { useEffect } from 'preact/hooks';
import { toggleOverlay } from '../store/overlays.ts';
import { shortcuts } from '../store/preferences.ts';
import { focusCommandLine } from './command-focus.ts';
import { toggleSignals } from './crew-play.ts';
import { toggleDrafting } from './draft-mode.ts';
import { pickNeighbours } from './hand.ts';
import { OVERLAY_KEYS } from './overlays.tsx';
import { outlineOpen, show, stepBack, takeToolAt } from './stage.ts';
import { togglePause } from './top-bar/controls.tsx';
import { zoomBeside, zoomBy, zoomTo } from './zooming.ts';

export const KEYS: Readonly<Record<string, () => void>> = {
  z: () => zoomTo('site'),
  x: () => zoomTo('rack'),
  c: () => zoomTo('host'),
  '+': () => zoomBy(1),
  '=': () => zoomBy(1), // the same key without Shift
  '-': () => zoomBy(-1),
  ',': () => zoomBeside(-1),
  '.': () => zoomBeside(1),
  [OVERLAY_KEYS.survive]: () => toggleOverlay('survive'),
  [OVERLAY_KEYS.blast]: () => toggleOverlay('blast'),
  [OVERLAY_KEYS.cost]: () => toggleOverlay('cost'),
  [OVERLAY_KEYS.calls]: () => toggleOverlay('calls'),
  o: () => {
    outlineOpen.value = !outlineOpen.value;
  },
  p: () => show('plan'),
  d: toggleDrafting,
  k: () => show('codex'),
  '/': focusCommandLine,
  q: toggleSignals,
  '?': () => show('help'),
  Escape: stepBack,
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null;
}

const isSelectAll = (event: KeyboardEvent): boolean =>
  event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !isTyping(event.target);

/** A button that was just clicked keeps the focus, but Space is then the clock's, as in any game. */
let lastByPointer = false;
export const isByPointer = (): boolean => lastByPointer;

/** What hears Space itself. */
const PRESSABLE = 'button, a, summary, [role=treeitem]';
const WALKING: ReadonlySet<string> = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

export function useKeys(): void {
  useEffect(() => {
    const point = () => {
      lastByPointer = true;
    };
    const hear = (event: KeyboardEvent) => {
      if (WALKING.has(event.key)) lastByPointer = false;
      if (isSelectAll(event)) {
        pickNeighbours();
        event.preventDefault();
        return;
      }
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key.length === 1 && !shortcuts.value) return;
      const isOnButton = event.target instanceof HTMLElement && event.target.closest(PRESSABLE) !== null;
      if (event.key === ' ' && (!isOnButton || lastByPointer)) togglePause();
      else if (/^[1-9]$/.test(event.key)) takeToolAt(Number(event.key) - 1);
      else if (KEYS[event.key] !== undefined) KEYS[event.key]?.();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', hear);
    addEventListener('pointerdown', point, true);
    return () => {
      removeEventListener('keydown', hear);
      removeEventListener('pointerdown', point, true);
    };
  }, []);
}
