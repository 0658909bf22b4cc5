/** Who may come in, and as what: with a nickname, with the token of a seat, with the host key, or to look on. */
import { ErrorCode, ServerError } from '@colyseus/core';
import type { z } from 'zod';
import type { RoomCode } from '../../shared/wire/messages.ts';
import type { joinSchema } from '../../shared/wire/payloads.ts';
import type { Role } from '../../shared/wire/symbols.ts';
import { Bucket } from './bucket.ts';
import { isFit } from './fit-names.ts';
import type { House } from './house.ts';
import type { Match } from './match.ts';
import type { Asked } from './open.ts';
import type { Newcomer, Seat } from './seats.ts';
import { hashSecret } from './secrets.ts';

/** A client of a room. */
export interface Person {
  readonly role: Role;
  readonly seat: Seat | undefined;
  readonly isHost: boolean;
  readonly seatToken: string;
  readonly hostKey: string;
  readonly bucket: Bucket;
  /** A hand that moves, and signals, have their own: neither may cost an order. */
  readonly presenceBucket: Bucket;
  readonly signalBucket: Bucket;
}

/** Projectors and onlookers; more would crowd out the players' own sockets. */
const MOST_SPECTATORS = 40;

/** An honest page sends its hand five times a second. */
const PRESENCE_PER_SECOND = 6;
const PRESENCE_BURST = 8;
/** A few signals in a row are a conversation, more are noise. */
const SIGNALS_PER_SECOND = 0.5;
const SIGNALS_BURST = 5;

/** Refuses at the door: the message is the code that the client has a sentence for. */
export function refuseAtDoor(code: RoomCode): never {
  throw new ServerError(ErrorCode.AUTH_FAILED, code);
}

/** Refusals go on with their code; of what else goes wrong, nobody outside reads more than that it did. */
export async function guarded<T>(
  { log }: House,
  at: { readonly room: string; readonly where: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (err) {
    if (err instanceof Error && err.name === 'ServerError') throw err;
    log.error({ err, ...at }, 'the door failed');
    return refuseAtDoor('internal');
  }
}

export class Admission {
  private readonly house: House;
  private readonly match: Match;
  private readonly spectators: () => number;
  constructor(house: House, match: Match, spectators: () => number) {
    this.house = house;
    this.match = match;
    this.spectators = spectators;
  }

  /** Whoever made the room: a class is led, a friendly or solo match is also played. */
  async creator(asked: Asked, hostKey: string): Promise<Person> {
    if (asked.mode === 'class') return this.person({ role: 'instructor', isHost: true, hostKey });
    const { seat, token } = await this.newSeat({ nickname: asked.nickname ?? '' });
    this.match.hostSeat = seat.seat;
    await this.keep(() => this.house.store.setHostSeat(this.match.code, seat.seat));
    return this.person({ role: 'player', seat, isHost: true, seatToken: token, hostKey });
  }

  async admit(asked: z.output<typeof joinSchema>): Promise<Person> {
    if ('seatToken' in asked) return this.returning(asked.seatToken);
    if ('hostKey' in asked) return this.host(asked.hostKey);
    if ('spectator' in asked) return this.spectator();
    const { match } = this;
    if (match.seats.isBanned(asked.browser)) refuseAtDoor('seat.banned');
    if (match.phase === 'debrief' && !match.course.isLesson) refuseAtDoor('room.ended');
    if (match.settings.locked) refuseAtDoor('room.locked');
    const { seat, token } = await this.newSeat({ ...asked, team: asked.team ?? this.listedTeam(asked.realName) });
    return this.person({ role: 'player', seat, seatToken: token });
  }

  private spectator(): Person {
    if (this.spectators() >= MOST_SPECTATORS) refuseAtDoor('room.full');
    return this.person({ role: 'spectator' });
  }

  private returning(token: string): Person {
    const seat = this.match.seats.withToken(token) ?? refuseAtDoor('seat.unknown');
    if (seat.banned) refuseAtDoor('seat.banned');
    return this.person({ role: 'player', seat, isHost: seat.seat === this.match.hostSeat, seatToken: token });
  }

  private host(hostKey: string): Person {
    if (hashSecret(hostKey) !== this.match.hostKeyHash) refuseAtDoor('host.only');
    return this.person({ role: 'instructor', isHost: true, hostKey });
  }

  private async newSeat(newcomer: Newcomer): Promise<{ seat: Seat; token: string }> {
    if (!isFit(newcomer.nickname)) refuseAtDoor('nickname.unfit');
    const opened = await this.open(newcomer);
    if (typeof opened === 'string') refuseAtDoor(opened);
    const { seat } = opened;
    try {
      await this.keep(() => this.house.store.saveSeat(this.match.code, seat));
    } catch (error) {
      this.match.seats.remove(seat);
      throw error;
    }
    return opened;
  }

  /** Where the class list has them; undefined: it does not say, or there is no place left. */
  private listedTeam(realName: string | undefined): number | undefined {
    const { roster, seats } = this.match;
    const team = roster.teamOf(realName);
    if (team === undefined) return undefined;
    return seats.hasRoom(team) || seats.botsOf(team).length > 0 ? team : undefined;
  }

  /** A person comes before a bot: where all is taken, one that a plan plays gives its seat up. */
  private async open(newcomer: Newcomer): Promise<ReturnType<Match['seats']['open']>> {
    const { match, house } = this;
    const opened = match.seats.open(newcomer);
    if (typeof opened !== 'string') return opened;
    const isIts = ({ bot, team }: Seat) => bot !== '' && (newcomer.team ?? team) === team;
    const leaving = [...match.seats].find(isIts);
    if (leaving === undefined) return opened;
    match.seats.remove(leaving);
    match.forget(leaving.seat);
    const instead = match.seats.open(newcomer);
    await this.keep(() => house.store.removeSeat(match.code, leaving.seat));
    return instead;
  }

  /** Nobody is told of a seat that a restart would forget. */
  private async keep(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.house.log.error({ err: error, room: this.match.code }, 'a seat could not be stored');
      refuseAtDoor('store.unavailable');
    }
  }

  private person(of: Partial<Person> & Pick<Person, 'role'>): Person {
    const nowMs = this.house.clock.nowMs();
    const buckets = {
      bucket: new Bucket(nowMs),
      presenceBucket: new Bucket(nowMs, PRESENCE_PER_SECOND, PRESENCE_BURST),
      signalBucket: new Bucket(nowMs, SIGNALS_PER_SECOND, SIGNALS_BURST),
    };
    return { seat: undefined, isHost: false, seatToken: '', hostKey: '', ...buckets, ...of };
  }
}
