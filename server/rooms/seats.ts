/** Who sits where. A seat outlives its sockets: whoever has its token is it. Names stay here and in the store. */
import type { RoomCode } from '../../shared/wire/messages.ts';
import type { StoredSeat } from '../store/store.ts';
import { hashSecret, newSecret } from './secrets.ts';

export interface Seat {
  readonly seat: number;
  team: number;
  nickname: string;
  readonly tokenHash: string;
  duty: number; // place in DUTIES: what this seat looks after
  realName: string; // '' unless given; in the instructor's export only
  bot: string; // the plan that plays it; '' for a person
  readonly browserHash: string; // '' when the browser keeps nothing
  banned: boolean; // it holds no place, and its browser is not let in again
  session: string; // of its socket; '' while nobody is there
}

/** Who wants a seat. */
export interface Newcomer {
  readonly nickname: string;
  readonly team?: number | undefined;
  readonly realName?: string | undefined;
  readonly browser?: string | undefined;
  readonly bot?: string;
}

export class Seats {
  private readonly teams: number;
  private readonly perTeam: number;
  private readonly list = new Map<number, Seat>();
  private readonly byToken = new Map<string, Seat>();
  private next = 0;

  constructor(teams: number, perTeam: number) {
    this.teams = teams;
    this.perTeam = perTeam;
  }

  /** Those that are taken; a banned one is kept for its browser alone. */
  *[Symbol.iterator](): IterableIterator<Seat> {
    for (const seat of this.list.values()) if (!seat.banned) yield seat;
  }
  get size(): number {
    let size = 0;
    for (const _ of this) size += 1;
    return size;
  }
  get(seat: number): Seat | undefined {
    return this.list.get(seat);
  }
  withToken(token: string): Seat | undefined {
    return this.byToken.get(hashSecret(token));
  }
  isBanned(browser: string | undefined): boolean {
    if (browser === undefined) return false;
    const hash = hashSecret(browser);
    return [...this.list.values()].some((seat) => seat.banned && seat.browserHash === hash);
  }

  /**
   * A new seat in the team asked for, or in the smallest. Returns its token once; only a hash is kept. A browser that has
   * a seat gets that one again: a second tap takes no second place.
   */
  open({
    nickname,
    team: wanted,
    realName = '',
    browser,
    bot = '',
  }: Newcomer): { seat: Seat; token: string } | RoomCode {
    const token = newSecret();
    const own = { nickname, realName, bot, duty: 0, banned: false, session: '', tokenHash: hashSecret(token) };
    const browserHash = browser === undefined ? '' : hashSecret(browser);
    const known = this.ofBrowser(browserHash);
    if (known !== undefined) {
      this.byToken.delete(known.tokenHash);
      const again = { ...known, nickname, tokenHash: own.tokenHash, realName: realName || known.realName };
      this.put(again);
      return { seat: again, token };
    }
    if (this.size >= this.teams * this.perTeam) return 'room.full';
    const team = wanted ?? this.smallestTeam();
    if (!this.hasRoom(team)) return 'team.full';
    const seat: Seat = { seat: this.next, team, browserHash, ...own };
    this.put(seat);
    return { seat, token };
  }

  restore(seats: readonly StoredSeat[]): void {
    for (const seat of seats) this.put({ ...seat, session: '' });
  }

  /** Numbers are not used twice: the log knows a seat by its number alone. */
  reserve(seat: number): void {
    this.next = Math.max(this.next, seat + 1);
  }

  /** Seats of a team that a plan plays. */
  botsOf(team: number): readonly Seat[] {
    return [...this].filter((seat) => seat.team === team && seat.bot !== '');
  }

  private ofBrowser(hash: string): Seat | undefined {
    return hash === '' ? undefined : [...this].find((seat) => seat.browserHash === hash && seat.bot === '');
  }

  remove(seat: Seat): void {
    this.list.delete(seat.seat);
    this.byToken.delete(seat.tokenHash);
  }

  hasRoom(team: number): boolean {
    return team < this.teams && this.count(team) < this.perTeam;
  }

  private put(seat: Seat): void {
    this.list.set(seat.seat, seat);
    this.byToken.set(seat.tokenHash, seat);
    this.reserve(seat.seat);
  }
  private count(team: number): number {
    let count = 0;
    for (const seat of this) if (seat.team === team) count += 1;
    return count;
  }
  private smallestTeam(): number {
    let smallest = 0;
    for (let team = 1; team < this.teams; team++) if (this.count(team) < this.count(smallest)) smallest = team;
    return smallest;
  }
}
