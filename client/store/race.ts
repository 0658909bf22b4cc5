/** The stored run that the next match of its level, or the one under way, is a race against. */
import { signal } from '@preact/signals';
import type { Curve } from '../play/ghost.ts';

export interface Race {
  readonly scenario: string;
  readonly seed: number; // the same day
  readonly curve: Curve;
  readonly endTick: number;
}

export const race = signal<Race | null>(null);
