/**
 * A match in a room. There is one way back for a drop, a reload and a restarted server: `joinById(code, {seatToken})`
 * with our own back-off. Orders are numbered and sent again in their order until an answer is known: a rejected promise
 * means unknown, never refused (10-foundations, Sockets).
 */
import { Client, type Room } from 'colyseus.js';
import type { Sample } from '../../shared/play/sample.ts';
import type { Debrief } from '../../shared/play/story.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { readEstate } from '../../shared/wire/estate.ts';
import type {
  Control,
  CreateOptions,
  JoinOptions,
  Messages,
  Presence,
  Refused,
  Reply,
  Requests,
  RoomCode,
  Signal,
  Welcome,
  WhyAbout,
} from '../../shared/wire/messages.ts';
import type { EstateState, RoomState } from '../../shared/wire/state.ts';
import { type Duty, PHASES, ROOM_MODES, ROOM_NAME } from '../../shared/wire/symbols.ts';
import { type Content, rulebookOf } from './content.ts';
import type { Decision, Frame, Listener, Source } from './source.ts';

const TIMEOUT_MS = 10_000;
/** An order is sent again; a look ahead waits for its turn and is played tick by tick. */
const OWN_TIMEOUT_MS: Partial<Record<keyof Requests, number>> = { command: 2000, ahead: 60_000 };
const BACK_OFF_FIRST_MS = 200;
const BACK_OFF_MAX_MS = 5000;
/** Refusals after which coming back with the same token is pointless. */
const FINAL: ReadonlySet<string> = new Set(['seat.unknown', 'room.unknown', 'room.ended', 'seat.removed']);

interface Pending {
  readonly seq: number;
  readonly command: Command;
  readonly decide: (decision: Decision) => void;
}

/** Thrown by `enter` when the door refuses. */
export class DoorError extends Error {
  readonly code: RoomCode | 'unreachable';
  constructor(code: RoomCode | 'unreachable') {
    super(code);
    this.name = 'DoorError';
    this.code = code;
  }
}

type Door = { create: CreateOptions } | { code: string; join: JoinOptions };

export class RoomSource implements Source {
  readonly listeners = new Set<Listener>();
  private readonly client = new Client(location.origin);
  private readonly content: Content;
  private room: Room<unknown, RoomState> | undefined;
  private welcome: Welcome | undefined;
  private lastFrame: Frame | undefined;
  private pending: Pending[] = [];
  private nextSeq = 1;
  private sending = false;
  private closed = false;
  private backOffMs = BACK_OFF_FIRST_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(content: Content) {
    this.content = content;
  }

  /** @throws DoorError */
  async enter(door: Door): Promise<void> {
    this.tell('connection', 'connecting');
    try {
      const room =
        'create' in door
          ? await this.client.create<RoomState>(ROOM_NAME, door.create)
          : await this.client.joinById<RoomState>(door.code, door.join);
      await this.attach(room as Room<unknown, RoomState>);
    } catch (error) {
      throw new DoorError(codeOf(error));
    }
  }

  rules(): Rulebook | null {
    const scenario = this.lastFrame?.scenario;
    return scenario === undefined ? null : rulebookOf(this.content, scenario);
  }

  order(command: Command): Promise<Decision> {
    return new Promise((decide) => {
      this.pending.push({ seq: this.nextSeq, command, decide });
      this.nextSeq += 1;
      void this.sendPending();
    });
  }

  control(control: Control): Promise<Reply> {
    return this.ask('control', control);
  }
  async why(about: WhyAbout): Promise<readonly Why[]> {
    const reply = await this.ask('why', about);
    return reply.ok ? reply.chain : [];
  }
  plan(): Promise<Requests['plan']['reply']> {
    return this.ask('plan', {});
  }
  ahead(draft: readonly Command[]): Promise<Requests['ahead']['reply']> {
    return this.ask('ahead', { draft: [...draft] });
  }
  switchTeam(team: number): Promise<Reply> {
    return this.ask('switch', { team });
  }
  rename(nickname: string): Promise<Reply> {
    return this.ask('rename', { nickname });
  }
  takeDuty(duty: Duty): Promise<Reply> {
    return this.ask('duty', { duty });
  }
  present(presence: Presence): void {
    if (this.room?.connection.isOpen === true) this.room.send('presence', presence);
  }
  signal(signal: Signal): Promise<Reply> {
    return this.ask('signal', signal);
  }
  async history(): Promise<readonly Sample[]> {
    const reply = await this.ask('history', {});
    return reply.ok ? reply.samples : [];
  }
  async debrief(): Promise<Debrief | null> {
    const reply = await this.ask('debrief', {});
    return reply.ok ? reply.debrief : null;
  }
  async log(): Promise<string | null> {
    const reply = await this.ask('log', {});
    return reply.ok ? reply.log : null;
  }

  leave(forGood: boolean): void {
    this.closed = true;
    clearTimeout(this.timer);
    void this.room?.leave(forGood).catch(() => {});
    this.tell('connection', 'closed');
  }

  /** Comes back at once, for a page that wakes up or a network that returns. */
  hurry(): void {
    if (this.timer === undefined || this.closed) return;
    clearTimeout(this.timer);
    this.backOffMs = BACK_OFF_FIRST_MS;
    void this.comeBack();
  }

  private async attach(room: Room<unknown, RoomState>): Promise<void> {
    room.reconnection.enabled = false;
    this.room = room;
    const welcomed = new Promise<void>((resolve) => {
      room.onMessage<Welcome>('welcome', (welcome) => {
        // The creator's host key is told once; coming back by seat token must not lose it.
        this.welcome = { ...welcome, hostKey: welcome.hostKey || (this.welcome?.hostKey ?? '') };
        this.nextSeq = Math.max(this.nextSeq, welcome.lastSeq + 1);
        this.tell('welcome', this.welcome);
        resolve();
      });
    });
    const pass = <K extends 'events' | 'acts' | 'sample' | 'presence' | 'signals'>(name: K) =>
      room.onMessage<Messages[K]>(name, (message) => this.tell(name, message as never));
    pass('events');
    pass('acts');
    pass('sample');
    pass('presence');
    pass('signals');
    room.onMessage<Messages['notice']>('notice', ({ code }) => {
      if (code === 'seat.elsewhere' || code === 'seat.removed' || code === 'room.ended') this.closed = true;
      this.tell('notice', code);
    });
    room.onStateChange((state) => this.show(state));
    room.onError(() => {});
    room.onLeave(() => this.lost(room));
    await welcomed;
    this.backOffMs = BACK_OFF_FIRST_MS;
    this.tell('connection', 'open');
    void this.sendPending();
  }

  private lost(room: Room<unknown, RoomState>): void {
    if (room !== this.room) return;
    this.room = undefined;
    if (this.closed) {
      this.tell('connection', 'closed');
      return;
    }
    this.tell('connection', 'lost');
    this.retryLater();
  }

  private retryLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.comeBack(), this.backOffMs);
    this.backOffMs = Math.min(BACK_OFF_MAX_MS, this.backOffMs * 2);
  }

  private async comeBack(): Promise<void> {
    this.timer = undefined;
    const welcome = this.welcome;
    if (welcome === undefined || this.closed) return;
    const { code, seatToken, hostKey } = welcome;
    const join: JoinOptions = seatToken ? { seatToken } : hostKey ? { hostKey } : { spectator: true };
    try {
      await this.attach((await this.client.joinById<RoomState>(code, join)) as Room<unknown, RoomState>);
    } catch (error) {
      const reason = codeOf(error);
      // While a server starts again, a room that is not there yet is a matter of a second or two.
      if (FINAL.has(reason) && reason !== 'room.unknown') {
        this.closed = true;
        this.tell('notice', reason as RoomCode);
        this.tell('connection', 'closed');
        return;
      }
      this.retryLater();
    }
  }

  private async ask<K extends keyof Requests>(name: K, payload: Requests[K]['payload']): Promise<Requests[K]['reply']> {
    const room = this.room;
    const unreachable: Refused = { ok: false, code: 'store.unavailable' };
    if (room === undefined) return unreachable as Requests[K]['reply'];
    const started = performance.now();
    try {
      const reply = await room.request<unknown, Requests[K]['reply']>(name as never, payload, {
        timeout: OWN_TIMEOUT_MS[name] ?? TIMEOUT_MS,
      });
      // A look ahead takes its time on any line.
      if (name !== 'ahead') this.tell('latency', performance.now() - started);
      return reply;
    } catch (error) {
      if (name === 'command') throw error;
      return unreachable as Requests[K]['reply'];
    }
  }

  /** One after the other: an answer, or again with the same number. */
  private async sendPending(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.pending.length > 0 && this.room !== undefined && this.room.connection.isOpen) {
        const batch = [...this.pending];
        await Promise.allSettled(batch.map((order) => this.sendOne(order)));
      }
    } finally {
      this.sending = false;
    }
  }

  private async sendOne(order: Pending): Promise<void> {
    const { seq, command } = order;
    const ack = await this.ask('command', { seq, command });
    if (!ack.ok && ack.code === 'rate.slow_down') {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return;
    }
    this.pending = this.pending.filter((one) => one !== order);
    order.decide(ack.ok ? { ok: true } : ack);
  }

  private show(state: RoomState): void {
    const seat = this.welcome?.seat ?? -1;
    const seats = cardsOf<Frame['seats'][number]>(state.seats, 'seat');
    const team = seats.find((card) => card.seat === seat)?.team ?? -1;
    const estate = state.estates?.get(String(team)) as EstateState | undefined;
    this.lastFrame = {
      code: state.code,
      mode: ROOM_MODES[state.mode] ?? 'class',
      scenario: state.scenario,
      phase: PHASES[state.phase] ?? 'lobby',
      paused: state.paused,
      pauseReason: state.pauseReason,
      pace: state.pace,
      tick: state.tick,
      endTick: state.endTick,
      locked: state.locked,
      seatsPerTeam: state.seatsPerTeam,
      teams: cardsOf<Frame['teams'][number]>(state.teams, 'index'),
      seats,
      boards: cardsOf<Frame['boards'][number]>(state.boards, 'index'),
      monitors: cardsOf<Frame['monitors'][number]>(state.monitors, 'index'),
      view: estate?.purse === undefined ? null : readEstate(estate, state.tick),
    };
    this.tell('frame', this.lastFrame);
  }

  private tell<K extends keyof Listener>(kind: K, value: Parameters<NonNullable<Listener[K]>>[0]): void {
    for (const listener of this.listeners) (listener[kind] as ((value: unknown) => void) | undefined)?.(value);
  }
}

interface Rows {
  forEach(visit: (row: unknown) => void): void;
}

/** Plain copies, so that nothing on the screen hangs on the decoder's own objects. */
function cardsOf<T extends object>(rows: unknown, key: keyof T): T[] {
  const list: T[] = [];
  (rows as Rows | undefined)?.forEach((row) => {
    list.push((row as { toJSON(): T }).toJSON());
  });
  return list.sort((a, b) => Number(a[key]) - Number(b[key]));
}

/** The door says its code as the message of the error. */
function codeOf(error: unknown): RoomCode | 'unreachable' {
  const message = error instanceof Error ? error.message : '';
  return /^[a-z]+\.[a-z_]+$/.test(message) ? (message as RoomCode) : 'unreachable';
}
