/**
 * Where a replay is: it stands at a second, or has run from there since a time of day; and how near its floor is. That is
 * all that pages tell each other, so that a wall runs along without a message a beat.
 */
import { useState } from 'preact/hooks';
import type { Wall } from '../../../../shared/wire/payloads.ts';
import { FIRST_PAGE } from '../../../../shared/wire/symbols.ts';
import type { Level } from '../../../play/near.ts';
import type { Lead } from '../../../store/wall.ts';

const { tick, fromMs, speed, zoom, nearRack, nearHost } = FIRST_PAGE;
/** Before a replay is shown to anybody. */
export const NOWHERE: Place = { tick, fromMs, speed, zoom, nearRack, nearHost };

export type Place = Pick<Wall, 'tick' | 'fromMs' | 'speed' | keyof Level>;

export interface Held {
  readonly place: Place;
  /** Null: another page moves it. */
  readonly move: ((place: Place) => void) | null;
}

export function tickAt(
  { tick, fromMs, speed }: Pick<Place, 'tick' | 'fromMs' | 'speed'>,
  nowMs: number,
  endTick: number,
): number {
  const ranTicks = fromMs === 0 ? 0 : Math.floor((Math.max(0, nowMs - fromMs) * speed) / 1000);
  return Math.max(0, Math.min(endTick, tick + ranTicks));
}

/** Everybody's while the wall shows it, else one's own, from where it was. */
export function useHeld(led: Lead | null): Held {
  const [own, setOwn] = useState<Place>({ ...NOWHERE, tick: 0 });
  if (led === null || led.wall.tick < 0) return { place: own, move: setOwn };
  const { turn } = led;
  const move = (place: Place) => {
    setOwn(place);
    turn?.(place);
  };
  return { place: led.wall, move: turn === null ? null : move };
}
