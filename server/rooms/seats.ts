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
  session: string; // of its socket; '' while nobody is there
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

  [Symbol.iterator](): IterableIterator<Seat> {
    return this.list.values();
  }
  get size(): number {
    return this.list.size;
  }
  get(seat: number): Seat | undefined {
    return this.list.get(seat);
  }
  withToken(token: string): Seat | undefined {
    return this.byToken.get(hashSecret(token));
  }

  /** A new seat in the team asked for, or in the smallest. Returns its token once; only a hash is kept. */
  open(nickname: string, wanted: number | undefined): { seat: Seat; token: string } | RoomCode {
    if (this.list.size >= this.teams * this.perTeam) return 'room.full';
    const team = wanted ?? this.smallestTeam();
    if (!this.hasRoom(team)) return 'team.full';
    const token = newSecret();
    const seat: Seat = { seat: this.next, team, nickname, tokenHash: hashSecret(token), duty: 0, session: '' };
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
    for (const seat of this.list.values()) if (seat.team === team) count += 1;
    return count;
  }
  private smallestTeam(): number {
    let smallest = 0;
    for (let team = 1; team < this.teams; team++) if (this.count(team) < this.count(smallest)) smallest = team;
    return smallest;
  }
}
