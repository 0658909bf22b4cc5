/** The Colyseus room around a match: sockets in, views out. What a match is and does is in `match.ts`. */
import { type AuthContext, type Client, ClientState, CloseCode, Room } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { createSchema, joinSchema, type Messages, type Requests } from '../../shared/wire/messages.ts';
import type { RoomState } from '../../shared/wire/state.ts';
import type { Role } from '../../shared/wire/symbols.ts';
import { RoomProjection } from '../project/room.ts';
import type { RoomBeat } from '../store/store.ts';
import type { House } from './house.ts';
import type { Match, News } from './match.ts';
import { openMatch } from './open.ts';
import { Admission, type Person, refuseAtDoor } from './people.ts';
import { Crew } from './presence.ts';
import { answer, type Desk, HANDLERS } from './requests.ts';
import type { Seat } from './seats.ts';
import type { Beating } from './ticker.ts';

/** The whole of a class's state fits, so that no encoder has to grow under way. */
Encoder.BUFFER_SIZE = 256 * 1024;

/** Far above the bucket of requests: only a broken or hostile client gets here, and is cut off. */
const MESSAGES_PER_SECOND = 100;
/** Sockets beside the seats: projectors, spectators, and tabs that have not noticed that they are gone. */
const MORE_CLIENTS = 100;
/** A reader that is this far behind is cut off and comes back to a fresh state. The log of a long match fits. */
const MOST_UNSENT_BYTES = 4 * 1024 * 1024;
/** A client that never says that it is ready gets no more kept for it than this. */
const MOST_UNSENT_MESSAGES = 100;
const MINUTE_MS = 60_000;
/** How long a room waits for somebody to come back. */
const EMPTY_MS = { lobby: 10 * MINUTE_MS, play: 720 * MINUTE_MS, night: 720 * MINUTE_MS, debrief: 30 * MINUTE_MS };
/** A room whose maker never came in is nobody's: no one else has its code. */
const MAKER_MS = MINUTE_MS / 2;

type Socket = { readonly bufferedAmount: number; terminate(): void };
type Unready = { readonly _enqueuedMessages?: readonly unknown[] };

export abstract class MatchRoom extends Room<{ state: RoomState }> implements Beating {
  abstract get house(): House;
  override maxMessagesPerSecond = MESSAGES_PER_SECOND;
  override seatReservationTimeout = 10;
  override autoDispose = false;
  override patchRate = null;
  code = '';
  private match!: Match;
  private projection!: RoomProjection;
  private admission!: Admission;
  private desk!: Desk;
  private readonly crew = new Crew();
  private readonly people = new Map<string, Person>();
  private hostKey: string | undefined; // until whoever made the room has come in
  private emptySinceMs = 0;

  override async onCreate(options: unknown): Promise<void> {
    this.match = await this.guard('onCreate', () => this.open(options));
    const { match } = this;
    this.code = match.code;
    this.emptySinceMs = this.house.clock.nowMs();
    this.roomId = match.code;
    const { teams, seatsPerTeam } = match.header;
    this.maxClients = teams * seatsPerTeam + MORE_CLIENTS;
    this.admission = new Admission(this.house, match, () => this.count('spectator'));
    const { log, clock } = this.house;
    this.desk = { match, log, seats: this, crew: this.crew, nowMs: () => clock.nowMs() };
    this.projection = new RoomProjection(match);
    this.state = this.projection.state;
    this.projection.open();
    this.listen();
    this.house.ticker.add(this);
  }

  private async open(options: unknown): Promise<Match> {
    const restored = this.house.restoring.get(restoreCode(options));
    if (restored !== undefined) {
      this.house.restoring.delete(restored.code);
      return restored;
    }
    const asked = createSchema.safeParse(options);
    if (!asked.success || (asked.data.mode === 'friendly' && asked.data.nickname === undefined)) {
      return refuseAtDoor('message.malformed');
    }
    if (!this.house.catalogue.scenarios.some(({ id }) => id === asked.data.scenario)) refuseAtDoor('scenario.unknown');
    if (this.house.ticker.storeDown) refuseAtDoor('store.unavailable');
    const { match, hostKey } = await openMatch(this.house, asked.data);
    this.hostKey = hostKey;
    return match;
  }

  override async onAuth(_client: Client, options: unknown, _context: AuthContext): Promise<Person> {
    return this.guard('onAuth', async () => {
      const { hostKey } = this;
      const made = createSchema.safeParse(options);
      if (hostKey !== undefined && made.success) {
        this.hostKey = undefined;
        return this.admission.creator(made.data, hostKey);
      }
      const asked = joinSchema.safeParse(options);
      return asked.success ? this.admission.admit(asked.data) : refuseAtDoor('message.malformed');
    });
  }

  override onJoin(client: Client, _options: unknown, person: Person): void {
    const { match } = this;
    const { seat, role, seatToken, hostKey } = person;
    this.people.set(client.sessionId, person);
    client.view = this.projection.views.of(role, seat?.team ?? -1);
    if (seat !== undefined) this.sit(client, seat);
    this.projection.writeSeats();
    const mine = { seat: seat?.seat ?? -1, seatToken, hostKey, lastSeq: match.orders.lastSeq(seat?.seat ?? -1) };
    this.tell(client, 'welcome', { role, code: match.code, ...mine, nowMs: Date.now() });
  }

  override onLeave(client: Client): void {
    const seat = this.people.get(client.sessionId)?.seat;
    this.people.delete(client.sessionId);
    if (seat?.session === client.sessionId) seat.session = '';
    if (this.people.size === 0) this.emptySinceMs = this.house.clock.nowMs();
  }

  override onDispose(): void {
    this.house.ticker.remove(this);
  }

  plan(): RoomBeat | undefined {
    return this.match.plan();
  }
  unplan(): void {
    this.match.unplan();
  }
  run(): void {
    this.match.run();
  }
  setStoreDown(down: boolean): void {
    this.match.storeDown = down;
  }

  show(): void {
    this.projection.write();
    this.broadcastPatch();
    this.projection.views.forgetChanges();
    this.tellNews(this.match.takeNews());
    this.tellCrew();
    this.match.acknowledge();
    this.cutSlowReaders();
    if (this.isForsaken()) void this.close();
  }

  /** The room is no longer ours or no longer sound; the store keeps it as it was written. */
  leave(reason: 'lease' | 'broken'): void {
    if (reason === 'broken') for (const client of this.clients) this.tell(client, 'notice', { code: 'internal' });
    void this.disconnect(CloseCode.SERVER_SHUTDOWN);
  }

  /** For good: it will not be restored. */
  private async close(): Promise<void> {
    this.house.ticker.remove(this);
    await this.house.store
      .finish(this.code)
      .catch((err) => this.house.log.error({ err, room: this.code }, 'not finished'));
    await this.disconnect();
  }

  private isForsaken(): boolean {
    if (this.people.size > 0) return false;
    const waitMs = this.hostKey === undefined ? EMPTY_MS[this.match.phase] : MAKER_MS;
    return this.house.clock.nowMs() - this.emptySinceMs > waitMs;
  }

  private listen(): void {
    for (const name of Object.keys(HANDLERS) as (keyof Requests)[]) {
      this.onMessage(name, (client: Client, payload: unknown) =>
        answer(this.desk, name, this.people.get(client.sessionId), payload),
      );
    }
    this.onMessage('*', () => {}); // without it an unknown message would close the socket
  }

  /** The last page to open a seat has it; the one before is told why it closes. */
  private sit(client: Client, seat: Seat): void {
    const before = this.clients.get(seat.session);
    seat.session = client.sessionId;
    if (before !== undefined) this.dismiss(before, 'seat.elsewhere');
  }

  private dismiss(client: Client, code: 'seat.elsewhere' | 'seat.removed'): void {
    this.tell(client, 'notice', { code });
    client.leave(CloseCode.CONSENTED);
  }

  async save(seat: Seat): Promise<void> {
    await this.house.store.saveSeat(this.code, seat);
  }
  async kick(seat: Seat): Promise<void> {
    this.match.seats.remove(seat);
    this.match.forget(seat.seat);
    const client = this.clients.get(seat.session);
    if (client !== undefined) this.dismiss(client, 'seat.removed');
    await this.house.store.removeSeat(this.code, seat.seat);
  }
  /** In play a client holds its old team's estate: it has to come in anew. */
  reseat(seat: Seat): void {
    const client = this.clients.get(seat.session);
    if (client === undefined) return;
    if (this.match.phase === 'lobby') client.view = this.projection.views.of('player', seat.team);
    else client.leave(CloseCode.MAY_TRY_RECONNECT);
  }

  private tellNews({ events, acts, sampled }: News): void {
    const isClass = this.match.header.mode === 'class';
    for (const client of this.clients) {
      const person = this.people.get(client.sessionId);
      if (person === undefined || client.state !== ClientState.JOINED) continue;
      const team = person.seat?.team ?? -1;
      const seesAll = isClass && person.role === 'instructor';
      const seen = seesAll ? events : events.filter((event) => event.team === team);
      if (seen.length > 0) this.tell(client, 'events', seen);
      const done = acts.flatMap((one) => (one.team === team ? [one.act] : []));
      if (done.length > 0) this.tell(client, 'acts', done);
      const sample = sampled ? this.match.samplesOf(team).at(-1) : undefined;
      if (sample !== undefined) this.tell(client, 'sample', sample);
    }
  }

  /** To seats only: neither the instructor nor an onlooker sees a hand. */
  private tellCrew(): void {
    const heardBy = this.crew.take();
    if (heardBy === undefined) return;
    for (const client of this.clients) {
      const seat = this.people.get(client.sessionId)?.seat;
      if (seat === undefined || client.state !== ClientState.JOINED) continue;
      const { presence, signals } = heardBy(seat);
      if (presence.length > 0) this.tell(client, 'presence', presence);
      if (signals.length > 0) this.tell(client, 'signals', signals);
    }
  }

  private tell<K extends keyof Messages>(client: Client, name: K, message: Messages[K]): void {
    client.send(name, message);
  }

  private cutSlowReaders(): void {
    for (const client of this.clients) {
      const socket = client.ref as unknown as Socket;
      const unsentBytes = socket.bufferedAmount;
      const unsentMessages = (client as Unready)._enqueuedMessages?.length ?? 0;
      if (unsentBytes <= MOST_UNSENT_BYTES && unsentMessages <= MOST_UNSENT_MESSAGES) continue;
      this.house.log.warn({ room: this.code, unsentBytes, unsentMessages }, 'a reader too slow was cut off');
      socket.terminate();
    }
  }

  private count(role: Role): number {
    let count = 0;
    for (const person of this.people.values()) if (person.role === role) count += 1;
    return count;
  }

  /** Refusals go on with their code; of what else goes wrong, nobody outside reads more than that it did. */
  private async guard<T>(where: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (err) {
      if (isRefusal(err)) throw err;
      this.house.log.error({ err, room: this.code, where }, 'the door failed');
      return refuseAtDoor('internal');
    }
  }
}

/** Colyseus makes rooms itself, from a class: this one knows its house. */
export function matchRoomClass(house: House): new () => MatchRoom {
  return class extends MatchRoom {
    override get house(): House {
      return house;
    }
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'ServerError';
}

function restoreCode(options: unknown): string {
  const isAsked = typeof options === 'object' && options !== null && 'restore' in options;
  return isAsked && typeof options.restore === 'string' ? options.restore : '';
}
