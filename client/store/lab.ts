/** The lab that is open in this page, if one is. */
import { batch, signal } from '@preact/signals';
import type { LabSetup } from '../../shared/content/lab.ts';
import type { Trouble } from '../source/solo/calls.ts';
import type { ThreadSource } from '../source/solo/thread-source.ts';
import { leave } from './session.ts';

export interface Lab {
  readonly setup: LabSetup;
  readonly source: ThreadSource;
}
export const lab = signal<Lab | null>(null);
/** What the last one was made of. */
export const labLast = signal<LabSetup | null>(null);
/** What every request type is asked for, as a factor of the set-up. */
export const labFactors = signal<readonly number[]>([]);
/** Why the last one did not open. */
export const labTrouble = signal<Trouble | null>(null);

export function closeLab(): void {
  if (lab.peek() === null) return;
  batch(() => {
    lab.value = null;
    labFactors.value = [];
    leave(false);
  });
}
