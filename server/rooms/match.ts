/**
 * A match without its sockets: phases, pace, seats and orders. Every beat it plans (what will be written), and when that
 * is written it runs. Orders wait in the queue for the next tick, also while the match is paused: a pause changes when a
 * tick comes, never what it computes.
 */
import type { Hasher } from '../../shared/base/hash.ts';
import { nightSeed } from '../../shared/play/match.ts';
import type { Sample } from '../../shared/play/sample.ts';
import type { Debrief } from '../../shared/play/story.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { World } from '../../shared/sim/world.ts';
import type { Ack, Act, Control, RoomCode } from '../../shared/wire/messages.ts';
import type { Phase } from '../../shared/wire/symbols.ts';
import type { RoomBeat, RoomHeader, StoredEntry, StoredRoom, StoredSeat } from '../store/store.ts';
import { Day, type Tick } from './day.ts';
import { injectEntry } from './inject.ts';
import { Orders } from './orders.ts';
import { Seats } from './seats.ts';
import { BEATS_PER_SECOND } from './ticker.ts';

/** The Night is watched, not played: as fast as the shortest day allows. */
const NIGHT_PACE = 60;

interface Plan {
  readonly phase: Phase;
  readonly ticks: number;
  readonly owed: number;
  readonly entries: readonly Entry[];
  readonly version: number;
}

/** What a beat brought, for those who watch; by team where it is a team's own. */
export interface News {
  readonly events: SimEvent[];
  readonly acts: { team: number; act: Act }[];
  sampled: boolean;
}

const newNews = (): News => ({ events: [], acts: [], sampled: false });

export class Match {
  readonly code: string;
  readonly header: RoomHeader;
  readonly hostKeyHash: string;
  readonly seats: Seats;
  readonly orders = new Orders();
  hostSeat: number; // of whoever made a friendly or solo room; -1: nobody who plays
  private readonly epoch: number;
  private readonly day: Day;
  private phaseNow: Phase;
  private pausedByHost: boolean;
  private lockedNow: boolean;
  private paceNow: number;
  private starting = false;
  private ending = false;
  storeDown = false;
  private queue: Entry[] = [];
  private planned: Plan | undefined;
  private owed = 0; // ticks that are due, with their fraction
  private version = 0; // rises with every change of the room's own settings
  private written = 0; // the version that the store has
  private waiting: { version: number; resolve: () => void }[] = [];
  private news = newNews();
  private debriefed: Debrief | undefined;

  constructor(room: StoredRoom, rules: Rulebook, hasher: Hasher) {
    this.code = room.code;
    this.header = room.header;
    this.hostKeyHash = room.hostKeyHash;
    this.hostSeat = room.hostSeat;
    this.epoch = room.epoch;
    this.phaseNow = room.phase;
    this.pausedByHost = room.paused;
    this.lockedNow = room.locked;
    this.paceNow = room.pace;
    this.seats = new Seats(room.header.teams, room.header.seatsPerTeam);
    this.day = new Day(room.header, rules, hasher);
  }

  /** Plays what the store holds up to the heartbeat: the world, the story and all answers are as they were. */
  restore(heartbeat: number, seats: readonly StoredSeat[], entries: readonly StoredEntry[]): void {
    this.seats.restore(seats);
    const byTick = new Map<number, Entry[]>();
    for (const { tick, entry } of entries) {
      if (entry.kind === 'command') this.seats.reserve(entry.seat);
      byTick.set(tick, [...(byTick.get(tick) ?? []), entry]);
    }
    while (this.tick < heartbeat) this.absorb(this.day.step(byTick.get(this.tick + 1) ?? []));
    this.news = newNews();
    if (this.phase === 'debrief') this.debriefed = this.day.finish();
  }

  get world(): World {
    return this.day.world;
  }
  get rules(): Rulebook {
    return this.day.rules;
  }
  get watches(): Day['watches'] {
    return this.day.watches;
  }
  get usages(): Day['usages'] {
    return this.day.usages;
  }
  get tick(): number {
    return this.day.tick;
  }
  get endTick(): number {
    return this.day.endTick;
  }
  get phase(): Phase {
    return this.phaseNow;
  }
  get pace(): number {
    return this.phaseNow === 'night' ? NIGHT_PACE : this.paceNow;
  }
  get locked(): boolean {
    return this.lockedNow;
  }
  get pauseReason(): '' | 'host' | 'store' {
    return this.storeDown ? 'store' : this.pausedByHost ? 'host' : '';
  }
  get debrief(): Debrief | undefined {
    return this.debriefed;
  }
  samplesOf(team: number): readonly Sample[] {
    return this.day.story.teams[team]?.samples ?? [];
  }
  logText(): string {
    return this.day.logText();
  }

  /** Answered at the beat in which a tick decided it. */
  order(seat: number, seq: number, command: Command): Ack | Promise<Ack> {
    const known = this.orders.known(seat, seq);
    if (known !== undefined) return known;
    const team = this.seats.get(seat)?.team;
    if (team === undefined) return { ok: false, code: 'seat.unknown', seq };
    if (this.phase !== 'play') return { ok: false, code: 'phase.wrong', seq };
    this.queue.push({ kind: 'command', team, seat, seq, command });
    return this.orders.wait(seat, seq);
  }

  /** What a host may do with the match itself. Seats are the room's business. */
  control(control: Control): RoomCode | undefined {
    const inPlay = this.phase === 'play' || this.phase === 'night';
    if (control.do === 'start' ? this.phase !== 'lobby' : !inPlay && control.do !== 'lock' && control.do !== 'pace') {
      return 'phase.wrong';
    }
    if (control.do === 'inject' && this.phase !== 'play') return 'phase.wrong';
    this.apply(control);
    this.version += 1;
    return undefined;
  }

  private apply(control: Control): void {
    if (control.do === 'start') this.starting = true;
    else if (control.do === 'pause' || control.do === 'resume') this.pausedByHost = control.do === 'pause';
    else if (control.do === 'pace') this.paceNow = control.pace;
    else if (control.do === 'lock') this.lockedNow = control.on;
    else if (control.do === 'inject') this.queue.push(injectEntry(this.rules, control));
    else if (control.do === 'end') {
      this.ending = true;
      this.pausedByHost = false;
    }
  }

  /** Resolves when the store has what was changed up to now. */
  whenWritten(): Promise<void> {
    if (this.written >= this.version) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push({ version: this.version, resolve }));
  }

  /** Takes a seat's waiting orders back: nobody is there to have given them. */
  forget(seat: number): void {
    this.queue = this.queue.filter((entry) => entry.kind !== 'command' || entry.seat !== seat);
    this.orders.refuseWaiting(seat, { ok: false, code: 'seat.removed' });
  }

  /** What this beat is to write before it happens. */
  plan(): RoomBeat | undefined {
    const phase = this.nextPhase();
    const { ticks, owed } = this.ticksDue(phase);
    const night: Entry[] = phase === 'night' && this.phase === 'play' ? [this.nightEntry()] : [];
    const entries = ticks > 0 ? [...night, ...this.queue.splice(0)] : [];
    this.planned = { phase, ticks, owed, entries, version: this.version };
    if (ticks === 0 && phase === this.phase && this.version === this.written) return undefined;
    const { code, epoch, pausedByHost: paused, lockedNow: locked, paceNow: pace } = this;
    return { code, epoch, phase, paused, locked, pace, tick: this.tick + ticks, entryTick: this.tick + 1, entries };
  }

  /** It could not be written: nothing happens, and nothing is lost. */
  unplan(): void {
    const commands = this.planned?.entries.filter((entry) => entry.kind !== 'night') ?? [];
    this.queue.unshift(...commands);
    this.planned = undefined;
  }

  /** It is written: so it happens. */
  run(): void {
    const plan = this.planned;
    if (plan === undefined) return;
    this.planned = undefined;
    this.enter(plan.phase);
    this.owed = plan.owed;
    this.written = plan.version;
    for (let tick = 0; tick < plan.ticks; tick++) this.absorb(this.day.step(tick === 0 ? plan.entries : []));
  }

  /** After the patch is out: answers go to those who asked. */
  acknowledge(): void {
    this.orders.acknowledge();
    const due = this.waiting.filter(({ version }) => version <= this.written);
    if (due.length === 0) return;
    this.waiting = this.waiting.filter(({ version }) => version > this.written);
    for (const { resolve } of due) resolve();
  }

  takeNews(): News {
    const { news } = this;
    this.news = newNews();
    return news;
  }

  private nextPhase(): Phase {
    if (this.pausedByHost) return this.phase;
    const isOver = this.ending || this.tick >= this.endTick;
    if (this.phase === 'lobby') return this.starting ? 'play' : 'lobby';
    if (this.phase === 'play' && isOver) return this.rules.scenario.kind === 'match' ? 'night' : 'debrief';
    if (this.phase === 'night' && isOver) return 'debrief';
    return this.phase;
  }

  private enter(phase: Phase): void {
    if (phase === this.phase) return;
    this.phaseNow = phase;
    this.starting = false;
    this.ending = false;
    if (phase !== 'debrief') return;
    this.debriefed = this.day.finish();
    this.queue = [];
    this.orders.refuseAll({ ok: false, code: 'match.over', numbers: { tick: this.tick } });
  }

  /** A tenth of a second's ticks, with the fraction carried; never past the end of the phase. */
  private ticksDue(phase: Phase): { ticks: number; owed: number } {
    if (phase !== 'play' && phase !== 'night') return { ticks: 0, owed: 0 };
    if (this.pausedByHost) return { ticks: 0, owed: this.owed };
    const starts = phase !== this.phase;
    const perBeat = (phase === 'night' ? NIGHT_PACE : this.paceNow) / BEATS_PER_SECOND;
    const owed = (starts ? 0 : this.owed) + perBeat;
    const due = starts ? Math.max(1, Math.floor(owed)) : Math.floor(owed);
    const left = starts ? due : this.endTick - this.tick;
    return { ticks: Math.min(due, left), owed: Math.max(0, owed - due) };
  }

  private nightEntry(): Entry {
    return { kind: 'night', seed: nightSeed(this.header.seed, 0) };
  }

  private absorb(tick: Tick): void {
    for (const result of tick.results) this.orders.decide(result);
    this.news.events.push(...tick.events);
    this.news.acts.push(...tick.acts);
    this.news.sampled ||= tick.sampled;
  }
}
