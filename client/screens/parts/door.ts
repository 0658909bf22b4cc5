/** Why a door stayed shut, in words; and the last time it did, for the page that one is sent back to. */
import { signal } from '@preact/signals';
import type { RoomCode } from '../../../shared/wire/messages.ts';
import { words } from '../../text/index.ts';

export type DoorCode = RoomCode | 'unreachable' | 'blocked';

/** Set where a room could not be entered by its address; the front page says it and clears it. */
export const turnedAway = signal<DoorCode | null>(null);

export function doorCode(error: unknown): DoorCode {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && (code in words.screens.door || /^[a-z]+\.[a-z_]+$/.test(code))
    ? (code as DoorCode)
    : 'unreachable';
}

export function doorWords(code: DoorCode): string {
  const known = words.screens.door as Partial<Record<DoorCode, string>>;
  return known[code] ?? words.screens.doorOther(code);
}

/** After these there is no seat to come back to. A room of other rules keeps it: another server may open it. */
export const GONE: ReadonlySet<DoorCode> = new Set<DoorCode>([
  'room.unknown',
  'room.ended',
  'seat.unknown',
  'seat.removed',
  'seat.banned',
]);
