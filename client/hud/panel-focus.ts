/**
 * Where the focus is when the right panel changes: whoever opened it by key reads on at its heading, and is back where
 * they came from when it is closed. A pointer's focus is left alone.
 */
import { effect } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
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

/**
 * What had the focus is gone from there, as a button whose order was given: its heading has it, not the page's top. Heard
 * from the first picture on: quick fingers are at the button before an effect that waits for it.
 */
export function useKeptFocus(place: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const box = place.current;
    if (box === null) return;
    let last = box.contains(document.activeElement) ? document.activeElement : null;
    const come = ({ target }: FocusEvent) => {
      last = target as Element;
    };
    // To somewhere else, or put down by a pointer: it is not missed. Nowhere by itself: its element is off or taken away.
    const go = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || isByPointer()) last = null;
    };
    const watcher = new MutationObserver(() => {
      if (last === null || last.isConnected || !isLost()) return;
      last = null;
      box.querySelector<HTMLElement>(':is(h2, h3)[tabindex]')?.focus({ preventScroll: true });
    });
    watcher.observe(box, { childList: true, subtree: true });
    box.addEventListener('focusin', come);
    box.addEventListener('focusout', go);
    return () => {
      watcher.disconnect();
      box.removeEventListener('focusin', come);
      box.removeEventListener('focusout', go);
    };
  }, [place]);
}
