/** The Colyseus room around a match: sockets in, views out. What a match is and does is in `match.ts`. */
import { type AuthContext, type Client, CloseCode, Room } from '@colyseus/core';
import { Encoder } from '@colyseus/schema';
import { SAMPLE_TICKS } from '../../shared/play/sample.ts';
import type { Reply, Requests } from '../../shared/wire/messages.ts';
import { createSchema, joinSchema } from '../../shared/wire/payloads.ts';
import type { RoomState } from '../../shared/wire/state.ts';
import type { Role } from '../../shared/wire/symbols.ts';
import { RoomProjection } from '../project/room.ts';
import type { RoomBeat, StoredAnswer, StoredNote } from '../store/store.ts';
import type { House } from './house.ts';
import type { Match } from './match.ts';
import { matchFor } from './open.ts';
import { Admission, guarded, type Person, refuseAtDoor } from './people.ts';
import { Crew } from './presence.ts';
import { answer, type Desk, HANDLERS } from './requests.ts';
import type { Seat } from './seats.ts';
import { type Audience, cutSlowReaders, dropEmptyPatches, inOneWrite, tell, tellBeat } from './telling.ts';
import { BEAT_MS, type Beating } from './ticker.ts';

/** The whole of a class's state fits, so that no encoder has to grow under way. */
Encoder.BUFFER_SIZE = 256 * 1024;

/** Far above the bucket of requests: only a broken or hostile client gets here, and is cut off. */
const MESSAGES_PER_SECOND = 100;
/** Sockets beside the seats: projectors, spectators, and tabs that have not noticed that they are gone. */
const MORE_CLIENTS = 100;
/** Of 100 ms. 4 to 5 Hz are enough for eyes, and half the work and bytes; who waits for an answer gets it at once. */
const BEATS_A_SHOWING = 2;
const MINUTE_MS = 60_000;
/** How long a room waits for somebody to come back. */
const IN_LESSON_MS = 720 * MINUTE_MS;
const EMPTY_MS = {
  lobby: 10 * MINUTE_MS,
  talk: IN_LESSON_MS,
  play: IN_LESSON_MS,
  night: IN_LESSON_MS,
  debrief: 30 * MINUTE_MS,
};
/** A room whose maker never came in is nobody's: no one else has its code. */
const MAKER_MS = MINUTE_MS / 2;

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
  private beats = 0; // of 100 ms, with the fraction
  private shownBeat = 0; // when all was shown last
  private noted = ''; // round and phase, as they were logged last

  override async onCreate(options: unknown): Promise<void> {
    ({ match: this.match, hostKey: this.hostKey } = await guarded(
      this.house,
      { room: this.code, where: 'onCreate' },
      () => matchFor(this.house, options),
    ));
    const { match } = this;
    this.code = match.code;
    this.emptySinceMs = this.house.clock.nowMs();
    this.roomId = match.code;
    const { teams, seatsPerTeam } = match.header;
    this.maxClients = teams * seatsPerTeam + MORE_CLIENTS;
    this.admission = new Admission(this.house, match, () => this.count('spectator'));
    const { log, clock, wallMs } = this.house;
    this.desk = { match, log, seats: this, crew: this.crew, nowMs: () => clock.nowMs(), wallMs };
    this.projection = new RoomProjection(match);
    this.state = this.projection.state;
    this.projection.open();
    this.listen();
    this.house.ticker.add(this);
    this.house.keeper.add(match);
    const { mode, scenario, lesson } = match.header;
    log.info({ room: this.code, mode, scenario, lesson, teams, tick: match.tick }, 'a room is open');
  }

  override async onAuth(_client: Client, options: unknown, _context: AuthContext): Promise<Person> {
    return guarded(this.house, { room: this.code, where: 'onAuth' }, async () => {
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
    dropEmptyPatches(client);
    if (seat !== undefined) this.sit(client, seat);
    this.projection.writeSeats();
    const mine = { seat: seat?.seat ?? -1, seatToken, hostKey, lastSeq: match.orders.lastSeq(seat?.seat ?? -1) };
    tell(client, 'welcome', { role, code: match.code, ...mine, nowMs: this.house.wallMs() });
  }

  override onLeave(client: Client): void {
    const seat = this.people.get(client.sessionId)?.seat;
    this.people.delete(client.sessionId);
    if (seat?.session === client.sessionId) seat.session = '';
    if (this.people.size === 0) this.emptySinceMs = this.house.clock.nowMs();
  }

  override onDispose(): void {
    this.house.ticker.remove(this);
    if (this.code !== '') this.house.keeper.remove(this.match); // else it was refused before there was one
  }

  isDue(sinceMs: number): boolean {
    return this.match.isBeatDue(sinceMs);
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
  setStoreDown(down: boolean): void {
    this.match.storeDown = down;
  }

  show(sinceMs: number): void {
    this.beats += sinceMs / BEAT_MS;
    const asking = this.match.answeredTeams;
    if (this.mayRest && this.beats - this.shownBeat < BEATS_A_SHOWING) {
      if (asking.size === 0) return;
      this.projection.writeTeams(asking);
    } else {
      this.projection.write(false, this.beats - this.shownBeat, asking);
      this.shownBeat = this.beats;
    }
    inOneWrite([...this.clients], () => {
      this.broadcastPatch();
      this.projection.views.forgetChanges();
      tellBeat(this.audience);
    });
    this.match.acknowledge();
    cutSlowReaders(this.clients, this.code, this.house);
    this.logProgress();
    if (this.isForsaken()) void this.close();
  }

  /** Nobody waits for what a control has done, and no sample is passed over. */
  private get mayRest(): boolean {
    const { settings, pace } = this.match;
    return !settings.hasAnswers && (BEATS_A_SHOWING * BEAT_MS * pace) / 1000 <= SAMPLE_TICKS;
  }

  private get audience(): Audience {
    const { clients, people, match, crew } = this;
    return { clients, people, match, crew };
  }

  private logProgress(): void {
    const { round, phase, tick } = this.match;
    const now = `${round} ${phase}`;
    if (now !== this.noted) this.house.log.info({ room: this.code, round, phase, tick }, 'a room went on');
    this.noted = now;
  }

  /** The room is no longer ours or no longer sound; the store keeps it as it was written. */
  leave(reason: 'lease' | 'broken'): void {
    if (reason === 'broken') for (const client of this.clients) tell(client, 'notice', { code: 'internal' });
    void this.disconnect(CloseCode.SERVER_SHUTDOWN);
  }

  /** All that it has is in the store: the pages wait for the next process and come back by themselves. */
  override onBeforeShutdown(): void {
    for (const client of this.clients) tell(client, 'notice', { code: 'server.stopping' });
    super.onBeforeShutdown();
  }

  /** For good: it will not be restored. */
  private async close(): Promise<void> {
    this.house.ticker.remove(this);
    await this.house.store
      .finish(this.code)
      .catch((err) => this.house.log.error({ err, room: this.code }, 'not finished'));
    this.house.log.info({ room: this.code }, 'a room closed: nobody came back');
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
        this.metered(name, answer(this.desk, name, this.people.get(client.sessionId), payload)),
      );
    }
    this.onMessage('*', () => {}); // without it an unknown message would close the socket
  }

  private async metered(name: keyof Requests, answering: Promise<unknown>): Promise<unknown> {
    const { clock, meters } = this.house;
    const startMs = clock.nowMs();
    const reply = (await answering) as Reply;
    meters.answered(name, reply.ok ? '' : reply.code, clock.nowMs() - startMs);
    return reply;
  }

  /** The last page to open a seat has it; the one before is told why it closes. */
  private sit(client: Client, seat: Seat): void {
    const before = this.clients.get(seat.session);
    seat.session = client.sessionId;
    if (before !== undefined) this.dismiss(before, 'seat.elsewhere');
  }

  private dismiss(client: Client, code: 'seat.elsewhere' | 'seat.removed'): void {
    tell(client, 'notice', { code });
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
  async ban(seat: Seat): Promise<void> {
    seat.banned = true;
    this.match.forget(seat.seat);
    const client = this.clients.get(seat.session);
    if (client !== undefined) this.dismiss(client, 'seat.removed');
    await this.save(seat);
  }
  /** Out of the store with everything in it; the clients are told, and go when the answer is out. */
  async forget(): Promise<void> {
    this.house.ticker.remove(this);
    try {
      await this.house.store.forget(this.code);
    } catch (error) {
      this.house.ticker.add(this);
      throw error;
    }
    this.house.log.info({ room: this.code }, 'a room was deleted by its host');
    for (const client of this.clients) tell(client, 'notice', { code: 'room.ended' });
    setTimeout(() => void this.disconnect(), BEAT_MS);
  }
  async answer(answer: StoredAnswer): Promise<void> {
    await this.house.store.saveAnswer(this.code, answer);
  }
  async note(note: StoredNote): Promise<void> {
    await this.house.store.saveNote(this.code, note);
  }
  /** In play a client holds its old team's estate: it has to come in anew. */
  reseat(seat: Seat): void {
    const client = this.clients.get(seat.session);
    if (client === undefined) return;
    if (this.match.phase === 'lobby') client.view = this.projection.views.of('player', seat.team);
    else client.leave(CloseCode.MAY_TRY_RECONNECT);
  }

  private count(role: Role): number {
    let count = 0;
    for (const person of this.people.values()) if (person.role === role) count += 1;
    return count;
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
