/**
 * A match in a room. There is one way back for a drop, a reload and a restarted server: `joinById(code, {seatToken})`
 * with our own back-off. Orders are numbered and sent again in their order until an answer is known: a rejected promise
 * means unknown, never refused (10-foundations, Sockets).
 */
import type { Sample } from '../../shared/play/sample.ts';
import type { Debrief } from '../../shared/play/story.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Why } from '../../shared/sim/explain.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type {
  LessonNow,
  LessonResults,
  Messages,
  Note,
  Refused,
  Reply,
  Requests,
  RoomCode,
  RoundPar,
  Welcome,
} from '../../shared/wire/messages.ts';
import type { Control, Presence, Signal, WhatIfAsked, WhyAbout } from '../../shared/wire/payloads.ts';
import type { RoomState } from '../../shared/wire/state.ts';
import type { Duty, Export } from '../../shared/wire/symbols.ts';
import { type Content, rulebookOf } from './content.ts';
import { type Door, Line, type RoomLink } from './line.ts';
import { frameOf } from './room-frame.ts';
import type { Decision, Frame, Listener, Source } from './source.ts';

const TIMEOUT_MS = 10_000;
/** An order is sent again; what has to be played for its answer waits for its turn. */
const PLAYED: ReadonlySet<keyof Requests> = new Set(['ahead', 'whatif', 'pars', 'export']);
const PLAYED_TIMEOUT_MS = 60_000;
const timeoutOf = (name: keyof Requests): number =>
  name === 'command' ? 2000 : PLAYED.has(name) ? PLAYED_TIMEOUT_MS : TIMEOUT_MS;
/** Notices after which this page is out of the room. */
const OUT: ReadonlySet<RoomCode> = new Set(['seat.elsewhere', 'seat.removed', 'seat.banned', 'room.ended']);

interface Pending {
  readonly seq: number;
  readonly command: Command;
  readonly decide: (decision: Decision) => void;
}

export class RoomSource implements Source {
  readonly listeners = new Set<Listener>();
  private readonly content: Content;
  private readonly line: Line;
  private welcome: Welcome | undefined;
  private state: RoomState | undefined; // as it came last
  private lastFrame: Frame | undefined;
  private pending: Pending[] = [];
  private nextSeq = 1;
  private sending = false;

  /** `mayReturn`: false once another page of this browser has opened the seat. */
  constructor(content: Content, mayReturn: (code: string) => boolean = () => true) {
    this.content = content;
    this.line = new Line({
      state: (state) => this.tell('connection', state),
      arrived: (room) => this.arrived(room),
      attached: () => this.attached(),
      wayBack: () => {
        const { code = '', seatToken, hostKey } = this.welcome ?? {};
        // Of a host or an onlooker there may be as many pages as one likes.
        if (seatToken && !mayReturn(code)) return 'seat.elsewhere';
        return { code, join: seatToken ? { seatToken } : hostKey ? { hostKey } : { spectator: true } };
      },
      refused: (code) => this.tell('notice', code),
      blocked: (is) => this.tell('blocked', is),
    });
  }

  /** @throws DoorError */
  enter(door: Door): Promise<void> {
    return this.line.open(door);
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
  whatIf(asked: WhatIfAsked): Promise<Requests['whatif']['reply']> {
    return this.ask('whatif', asked);
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
    if (this.line.room?.connection.isOpen === true) this.line.room.send('presence', presence);
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
  async log(round?: number): Promise<string | null> {
    const reply = await this.ask('log', round === undefined ? {} : { round });
    return reply.ok ? reply.log : null;
  }
  async lesson(): Promise<LessonNow | null> {
    const reply = await this.ask('lesson', {});
    return reply.ok ? reply : null;
  }
  async results(): Promise<LessonResults | null> {
    const reply = await this.ask('results', {});
    return reply.ok ? reply : null;
  }
  async pars(): Promise<readonly RoundPar[] | null> {
    const reply = await this.ask('pars', {});
    return reply.ok ? reply.pars : null;
  }
  answer(question: string, body: number | string): Promise<Reply> {
    return this.ask('answer', { question, body });
  }
  raise(up: boolean): Promise<Reply> {
    return this.ask('raise', { up });
  }
  async notes(): Promise<readonly Note[]> {
    const reply = await this.ask('notes', {});
    return reply.ok ? reply.notes : [];
  }
  async exportFile(what: Export): Promise<{ name: string; text: string } | null> {
    const reply = await this.ask('export', { what });
    return reply.ok ? reply : null;
  }

  leave(forGood: boolean): void {
    const { room } = this.line;
    this.line.close();
    void room?.leave(forGood).catch(() => {});
  }

  /** It is here when it has said who one is. */
  private arrived(room: RoomLink): Promise<void> {
    const pass = <K extends 'events' | 'acts' | 'sample' | 'presence' | 'signals' | 'notes'>(name: K) =>
      room.onMessage<Messages[K]>(name, (message) => this.tell(name, message as never));
    pass('events');
    pass('acts');
    pass('sample');
    pass('presence');
    pass('signals');
    pass('notes');
    room.onMessage<Messages['notice']>('notice', ({ code }) => {
      // A socket that was given up may still be told that its seat is open elsewhere: here.
      if (room !== this.line.room) return;
      this.tell('notice', code);
      if (OUT.has(code)) this.line.close();
    });
    room.onStateChange((state) => {
      this.state = state;
      if (room === this.line.room) this.show(state);
    });
    return new Promise((resolve) => {
      room.onMessage<Welcome>('welcome', (welcome) => {
        // The creator's host key is told once; coming back by seat token must not lose it.
        this.welcome = { ...welcome, hostKey: welcome.hostKey || (this.welcome?.hostKey ?? '') };
        this.nextSeq = Math.max(this.nextSeq, welcome.lastSeq + 1);
        resolve();
      });
    });
  }

  private attached(): void {
    if (this.welcome !== undefined) this.tell('welcome', this.welcome);
    if (this.state !== undefined) this.show(this.state);
    void this.sendPending();
  }

  private async ask<K extends keyof Requests>(name: K, payload: Requests[K]['payload']): Promise<Requests[K]['reply']> {
    const { room } = this.line;
    const unreachable: Refused = { ok: false, code: 'line.lost' };
    if (room === undefined) return unreachable as Requests[K]['reply'];
    const started = performance.now();
    try {
      const reply = await room.request<unknown, Requests[K]['reply']>(name as never, payload, {
        timeout: timeoutOf(name),
      });
      // That takes its time on any line.
      if (!PLAYED.has(name)) this.tell('latency', performance.now() - started);
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
      while (this.pending.length > 0 && this.line.room?.connection.isOpen === true) {
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
    this.lastFrame = frameOf(state, this.welcome?.seat ?? -1, this.lastFrame);
    this.tell('frame', this.lastFrame);
  }

  private tell<K extends keyof Listener>(kind: K, value: Parameters<NonNullable<Listener[K]>>[0]): void {
    for (const listener of this.listeners) (listener[kind] as ((value: unknown) => void) | undefined)?.(value);
  }
}
