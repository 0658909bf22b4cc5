/** The seats and host keys that this browser holds, by room code, so that a reload or a second visit finds them. */
import type { Welcome } from '../../shared/wire/messages.ts';
import { pageId } from './browser.ts';

export interface HeldSeat {
  readonly code: string;
  readonly seatToken: string; // '' for a host without a seat
  readonly hostKey: string; // '' for everyone else
  readonly savedMs: number;
  readonly page?: string; // of this browser's, the one that opened it last
  readonly team?: HeldTeam; // once it is known
}
/** So that the front page can say which seat it is. */
export interface HeldTeam {
  readonly name: string;
  readonly shape: number;
}

const KEY = 'headroom.seats';
/** A lesson is over by then, and its room with it. */
const KEEP_MS = 6 * 3600 * 1000;
const MAX = 10;

function read(): HeldSeat[] {
  try {
    const list = JSON.parse(localStorage.getItem(KEY) ?? '[]') as HeldSeat[];
    return list.filter((seat) => typeof seat.code === 'string' && Date.now() - seat.savedMs < KEEP_MS);
  } catch {
    return []; // storage is off or holds something else: nothing is remembered, everything else works
  }
}

function write(list: readonly HeldSeat[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(list.slice(-MAX)));
  } catch {
    // A private window without storage: the seat lives as long as the page.
  }
}

export function rememberSeat({ code, seatToken, hostKey }: Welcome): void {
  const known = seatOf(code);
  const held = {
    code,
    seatToken: seatToken || (known?.seatToken ?? ''),
    hostKey: hostKey || (known?.hostKey ?? ''),
    savedMs: Date.now(),
    page: pageId,
    ...(known?.team === undefined ? {} : { team: known.team }),
  };
  if (held.seatToken === '' && held.hostKey === '') return;
  write([...read().filter((seat) => seat.code !== code), held]);
}

export function rememberTeam(code: string, { name, shape }: HeldTeam): void {
  const known = seatOf(code);
  if (known === undefined || (known.team?.name === name && known.team.shape === shape)) return;
  write([...read().filter((seat) => seat.code !== code), { ...known, team: { name, shape } }]);
}

export function forgetSeat(code: string): void {
  write(read().filter((seat) => seat.code !== code));
}

/** False once another tab has opened it: one that wakes up later must not take it away unasked. */
export function isHeldHere(code: string): boolean {
  const page = seatOf(code)?.page;
  return page === undefined || page === pageId;
}

export function seatOf(code: string): HeldSeat | undefined {
  return read().find((seat) => seat.code === code);
}

const WATCHING = 'headroom.watching';

/** A wall has no seat to come back to: this tab remembers that it watches, and which room; '': none any more. */
export function rememberWatching(code: string): void {
  try {
    sessionStorage.setItem(WATCHING, code);
  } catch {
    // Without storage a reload ends at the door, where one can watch again.
  }
}
export function isWatching(code: string): boolean {
  try {
    return sessionStorage.getItem(WATCHING) === code;
  } catch {
    return false;
  }
}

/** Newest first. */
export function heldSeats(): readonly HeldSeat[] {
  return read().reverse();
}
