/** What the host has laid out for everybody and the room keeps: what the wall shows, and an incident that counts down. */
import type { Wall } from '../../shared/wire/payloads.ts';
import { FIRST_PAGE } from '../../shared/wire/symbols.ts';
import type { Inject } from './inject.ts';

export interface Strike {
  readonly incident: Inject['incident'];
  readonly warningSeconds: number;
  readonly team: number; // -1: all
  readonly tick: number; // that takes it: a pause holds it up, and a crash does not
}
export interface Staged {
  readonly wall: Wall;
  readonly strike: Strike | null;
}

export const NOTHING_STAGED: Staged = { wall: FIRST_PAGE, strike: null };

/** Another stage has other pages; what was taken down stays down. */
export const stagedForNext = ({ wall }: Staged): Staged => ({
  wall: { ...FIRST_PAGE, hushed: wall.hushed },
  strike: null,
});
