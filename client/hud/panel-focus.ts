/**
 * Where the focus is when the right panel changes: whoever opened it by key reads on at its heading, and is back where
 * they came from when it is closed. A pointer's focus is left alone.
 */
import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { carry } from '../store/board.ts';
import { isByPointer } from './keys.ts';
import { panel } from './stage.ts';

/** Some panels are fetched first: their headings are waited for so long. */
const WAIT_MS = 50;
const WAITS = 20;

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

function toHeading(waits = WAITS): void {
  const place = document.querySelector<HTMLElement>('.right-panel');
  if (place === null || place.contains(document.activeElement)) return;
  const heading = place.querySelector<HTMLElement>('h2');
  if (heading !== null) heading.focus({ preventScroll: true });
  else if (waits > 0) setTimeout(toHeading, WAIT_MS, waits - 1);
}

/** After what is going to be painted: only what nobody else took care of. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

export function usePanelFocus(): void {
  useEffect(() => {
    let last = panel.peek().kind;
    let from: HTMLElement | null = null;
    const stopPanel = effect(() => {
      const { kind } = panel.value;
      if (kind === last) return;
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      if (last === 'selection') from = focused;
      last = kind;
      if (kind !== 'selection' && !isByPointer()) afterPaint(toHeading);
      if (kind === 'selection') afterPaint(() => isLost() && from?.isConnected && from.focus({ preventScroll: true }));
    });
    let wasCarrying = false;
    const stopCarry = effect(() => {
      const isCarrying = carry.value !== null;
      if (wasCarrying && !isCarrying && !isByPointer()) afterPaint(() => isLost() && toHeading());
      wasCarrying = isCarrying;
    });
    return () => {
      stopPanel();
      stopCarry();
    };
  }, []);
}

/** What had the focus is gone from there, as a button whose order was given: its heading has it, not the page's top. */
export function useKeptFocus(place: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const box = place.current;
    if (box === null) return;
    let last: Element | null = null;
    const come = ({ target }: FocusEvent) => {
      last = target as Element;
    };
    // A button that may not be pressed for a moment loses the focus in some browsers: it gets it again, or is gone.
    const isOff = () => last?.isConnected === true && last.matches(':disabled');
    // To somewhere else, or put down by a pointer: it is not missed. Nowhere by itself: its element is off or taken away.
    const go = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || isByPointer()) last = null;
    };
    const mend = () => {
      const isMissed = last !== null || (box.role === 'dialog' && !isByPointer()); // a dialog keeps the focus while it is open
      if (!isMissed || !isLost() || isOff()) return;
      if (last?.isConnected && last instanceof HTMLElement) return last.focus({ preventScroll: true });
      last = null;
      box.querySelector<HTMLElement>(':is(h2, h3)[tabindex]')?.focus({ preventScroll: true });
    };
    // At once; and again, because a browser may take the focus away only with the next picture.
    const watcher = new MutationObserver(mend);
    const timer = setInterval(mend, WAIT_MS);
    watcher.observe(box, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    box.addEventListener('focusin', come);
    box.addEventListener('focusout', go);
    return () => {
      watcher.disconnect();
      clearInterval(timer);
      box.removeEventListener('focusin', come);
      box.removeEventListener('focusout', go);
    };
  }, [place]);
}
