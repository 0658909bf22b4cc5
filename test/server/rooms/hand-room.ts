/** A match on a ticker that a test turns by hand: the room of `match-room.ts` without its sockets. */

import { RoomProjection } from '../../../server/project/room.ts';
import { type AgendaState, agendaOfMatch } from '../../../server/rooms/agenda.ts';
import { Bucket } from '../../../server/rooms/bucket.ts';
import type { Books } from '../../../server/rooms/course.ts';
import { Match } from '../../../server/rooms/match.ts';
import type { Person } from '../../../server/rooms/people.ts';
import { Crew } from '../../../server/rooms/presence.ts';
import type { Desk } from '../../../server/rooms/requests.ts';
import type { Seat } from '../../../server/rooms/seats.ts';
import { hashSecret } from '../../../server/rooms/secrets.ts';
import { NOTHING_STAGED } from '../../../server/rooms/staged.ts';
import { type Beating, type Clock, Ticker } from '../../../server/rooms/ticker.ts';
import type { RoomBeat, RoomHeader, Store, StoredRoom } from '../../../server/store/store.ts';
import { loadHasher } from '../../../shared/base/hash.ts';
import type { Catalogue } from '../../../shared/content/catalogue.ts';
import { compileRulebook } from '../../../shared/sim/compile-rulebook.ts';
import { RULES_VERSION } from '../../../shared/sim/version.ts';

export const hasher = await loadHasher();
export const CONTENT = '0123456789abcdef';
export const quiet = { info: () => {}, warn: () => {}, error: () => {} };
export const HOST_KEY = 'f'.repeat(32);

export class HandClock implements Clock {
  ms = 0;
  nowMs(): number {
    return this.ms;
  }
}

export class HandRoom implements Beating {
  readonly code: string;
  readonly match: Match;
  readonly projection: RoomProjection;
  /** Else beats are alike, so that a test may count them. */
  beatsWhenDue = false;
  left = '';
  constructor(match: Match) {
    this.code = match.code;
    this.match = match;
    this.projection = new RoomProjection(match);
  }
  isDue(sinceMs: number): boolean {
    return !this.beatsWhenDue || this.match.isBeatDue(sinceMs);
  }
  plan(sinceMs: number): RoomBeat | undefined {
    return this.match.plan(sinceMs);
  }
  unplan(): void {
    this.match.unplan();
  }
  run(): void {
    this.match.run();
  }
  show(): void {
    this.projection.write();
    this.match.takeNews();
    this.match.acknowledge();
  }
  setStoreDown(down: boolean): void {
    this.match.storeDown = down;
  }
  leave(reason: 'lease' | 'broken'): void {
    this.left = reason;
  }
}

export function headerOf(scenario: string, more: Partial<RoomHeader> = {}): RoomHeader {
  const size = { teams: 2, seatsPerTeam: 3 };
  return { mode: 'class', scenario, seed: 1, ...size, content: CONTENT, rules: RULES_VERSION, lesson: '', ...more };
}

export function storedRoom(code: string, header: RoomHeader, pace = 10, agenda?: AgendaState): StoredRoom {
  const progress = { phase: 'lobby', paused: false, locked: false, pace, tick: 0 } as const;
  const course = {
    agenda: agenda ?? agendaOfMatch(header.scenario),
    stageMs: 0,
    board: 'shown',
    roster: [],
    staged: NOTHING_STAGED,
  } as const;
  return { code, header, hostKeyHash: hashSecret(HOST_KEY), hostSeat: -1, epoch: 1, ...progress, ...course };
}

/** What a match reads of the house. */
export function booksOf(catalogue: Catalogue, wallMs: () => number = () => 0): Books {
  const parOf = () => Promise.resolve(null); // a thread for each hand-turned room would be many
  return { catalogue, hasher, rulesOf: (scenario) => compileRulebook(catalogue, scenario), wallMs, parOf };
}

/** A new room in the store and on a ticker. */
export async function openHandRoom(
  catalogue: Catalogue,
  store: Store,
  header: RoomHeader,
  pace = 10,
  code = 'ABC234',
  agenda?: AgendaState,
  wallMs?: () => number,
) {
  const stored = storedRoom(code, header, pace, agenda);
  await store.createRoom(stored);
  const room = new HandRoom(new Match(stored, booksOf(catalogue, wallMs)));
  const clock = new HandClock();
  const ticker = new Ticker(store, quiet, clock);
  ticker.add(room);
  return { room, match: room.match, ticker, clock };
}

/** The same room as another process finds it. */
export async function reopenHandRoom(catalogue: Catalogue, store: Store, code = 'ABC234', wallMs?: () => number) {
  const claimed = await store.claim(code);
  if (claimed === undefined) throw new Error(`no room ${code}`);
  const match = new Match(claimed.room, booksOf(catalogue, wallMs));
  match.restore(claimed);
  const room = new HandRoom(match);
  const ticker = new Ticker(store, quiet, new HandClock());
  ticker.add(room);
  return { room, match, ticker };
}

export async function sit(
  store: Store,
  match: Match,
  nickname: string,
  team?: number,
): Promise<{ seat: Seat; token: string }> {
  const opened = match.seats.open({ nickname, team });
  if (typeof opened === 'string') throw new Error(opened);
  await store.saveSeat(match.code, opened.seat);
  return opened;
}

/** What requests are asked of, with the store behind it and no sockets. */
export function deskOf(store: Store, match: Match, clock: Clock = new HandClock()): Desk {
  const { code } = match;
  const seats: Desk['seats'] = {
    save: (seat) => store.saveSeat(code, seat),
    kick: (seat) => {
      match.seats.remove(seat);
      match.forget(seat.seat);
      return store.removeSeat(code, seat.seat);
    },
    ban: (seat) => {
      seat.banned = true;
      match.forget(seat.seat);
      return store.saveSeat(code, seat);
    },
    reseat: () => {},
    forget: () => store.finish(code),
    answer: (answer) => store.saveAnswer(code, answer),
    note: (note) => store.saveNote(code, note),
  };
  return { match, seats, crew: new Crew(), log: quiet, nowMs: () => clock.nowMs(), wallMs: () => 0 };
}

/** A client of the room, by its seat; without one the instructor. */
export function personOf(seat?: Seat): Person {
  const buckets = { bucket: new Bucket(0), presenceBucket: new Bucket(0), signalBucket: new Bucket(0) };
  const own =
    seat === undefined ? ({ role: 'instructor', isHost: true } as const) : ({ role: 'player', isHost: false } as const);
  return { ...own, seat, seatToken: '', hostKey: '', ...buckets };
}
