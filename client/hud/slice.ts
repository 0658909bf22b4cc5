/**
 * A component's narrow look at the stores: it is drawn again only when what it reads is different, not when the view is
 * (a new view comes ten times a second).
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { frame } from '../store/session.ts';

/** Plain data only: records, lists and values, as views are made of. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}

/** A computed signal that keeps its value as long as the new one says the same. */
export function stable<T>(read: () => T): ReadonlySignal<T> {
  let last: T | undefined;
  return computed(() => {
    const next = read();
    if (last === undefined || !same(last, next)) last = next;
    return last as T;
  });
}

/** What a component shows; `deps` are the props that `read` uses. */
export function useSlice<T>(read: () => T, deps: readonly unknown[] = []): T {
  return useMemo(() => stable(read), deps).value;
}

/** Twice a second is enough for a chart (notes-floor 18 leaves the hurry to the floor). */
const CALM_MS = 500;
export const calmBeat = signal(0);
let beating = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Rises twice a second while someone looks and the match has moved on. */
export function useCalmBeat(): number {
  useEffect(() => {
    beating += 1;
    timer ??= setInterval(() => {
      calmBeat.value = frame.peek()?.tick ?? 0;
    }, CALM_MS);
    return () => {
      beating -= 1;
      if (beating > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, []);
  return calmBeat.value;
}
