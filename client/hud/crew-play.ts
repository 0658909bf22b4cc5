/** The team while the game is on the screen: seen and heard by this page. What it draws of them comes with the first mate. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { crew } from '../store/crew.ts';
import { joinCrew } from '../store/hands.ts';
import { lockSoftly } from '../store/soft-lock.ts';

export const signalsOpen = signal(false);
export function toggleSignals(): void {
  if (crew.peek().length > 1) signalsOpen.value = !signalsOpen.value;
}

/** Shows and hears team-mates while the game is on the screen. */
export function useCrew(): void {
  useEffect(() => {
    const [leaveCrew, unlock] = [joinCrew(), lockSoftly()];
    return () => {
      leaveCrew();
      unlock();
    };
  }, []);
}
