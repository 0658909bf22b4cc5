/** What the host has laid out for everybody and the room keeps: an incident that counts down. */
import type { Inject } from './inject.ts';

export interface Strike {
  readonly incident: Inject['incident'];
  readonly warningSeconds: number;
  readonly team: number; // -1: all
  readonly tick: number; // that takes it: a pause holds it up, and a crash does not
}
export interface Staged {
  readonly strike: Strike | null;
}

export const NOTHING_STAGED: Staged = { strike: null };
