/** The keys of the game screen. Where someone types, only the field hears them. */
import { useEffect } from 'preact/hooks';
import { focusCommandLine } from './command-line.tsx';
import { toggleSurvive, zoomTo } from './floor.tsx';
import { outlineOpen, show, stepBack, takeToolAt } from './stage.ts';
import { togglePause } from './top-bar.tsx';

const KEYS: Readonly<Record<string, () => void>> = {
  z: () => zoomTo('site'),
  x: () => zoomTo('rack'),
  c: () => zoomTo('host'),
  s: toggleSurvive,
  o: () => {
    outlineOpen.value = !outlineOpen.value;
  },
  p: () => show('plan'),
  '/': focusCommandLine,
  '?': () => show('help'),
  Escape: stepBack,
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null;
}

/** A button that was just clicked keeps the focus, but Space is then the clock's, as in any game. */
let lastByPointer = false;
const WALKING: ReadonlySet<string> = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

export function useKeys(): void {
  useEffect(() => {
    const point = () => {
      lastByPointer = true;
    };
    const hear = (event: KeyboardEvent) => {
      if (WALKING.has(event.key)) lastByPointer = false;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isOnButton =
        event.target instanceof HTMLElement && event.target.closest('button, a, [role=treeitem]') !== null;
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
