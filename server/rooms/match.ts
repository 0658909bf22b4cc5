/**
 * A room without its sockets: stages, pace, seats and orders. Every beat it plans (what will be written), and when that
 * is written it runs. Orders wait in the queue for the next tick, also while the match is paused: a pause changes when a
 * tick comes, never what it computes.
 */
import type { Catalogue } from '../../shared/content/catalogue.ts';
import { isPlayed } from '../../shared/content/lesson.ts';
import type { Sample } from '../../shared/play/sample.ts';
import type { Debrief } from '../../shared/play/story.ts';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { Entry } from '../../shared/sim/entries.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { World } from '../../shared/sim/world.ts';
import type { Ack, RoomCode } from '../../shared/wire/messages.ts';
import type { Control } from '../../shared/wire/payloads.ts';
import type { Phase } from '../../shared/wire/symbols.ts';
import type { Claimed, RoomBeat, RoomHeader, StoredRoom, StoredRound } from '../store/store.ts';
import { Agenda } from './agenda.ts';
import { isBeatDue, NIGHT_PACE, type Plan, planBeat } from './beat-plan.ts';
import { BotHands } from './bot-hands.ts';
import { Checkpoints } from './checkpoints.ts';
import { obeyHost } from './controls.ts';
import { type Books, Course, phaseOf } from './course.ts';
import type { Day, Tick } from './day.ts';
import { readKept } from './kept.ts';
import { Learning } from './learning.ts';
import { type News, NewsDesk } from './news.ts';
import { Notes } from './notes.ts';
import { Orders } from './orders.ts';
import { Roster } from './roster.ts';
import { Seats } from './seats.ts';
import { Settings } from './settings.ts';
import { WhatIfs } from './whatif.ts';

/** How often the time of a talk is written: what a restart may give back to a stage. */
const NOTED_MS = 1000;

export class Match {
  readonly code: string;
  readonly header: RoomHeader;
  readonly hostKeyHash: string;
  readonly seats: Seats;
  readonly orders = new Orders();
  readonly learning = new Learning();
  readonly notes = new Notes();
  readonly roster = new Roster();
  readonly whatIfs: WhatIfs;
  readonly course: Course;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly wallMs: () => number;
  hostSeat: number; // of whoever made a friendly or solo room; -1: nobody who plays
  storeDown = false;
  private readonly epoch: number;
  private readonly bots: BotHands;
  moving = false; // the host goes on to the next stage
  private queue: Entry[] = [];
  private planned: Plan | undefined;
  private landed: PromiseWithResolvers<void> | undefined;
  owed = 0; // ticks that are due, with their fraction; below zero: brought forward
  private readonly news = new NewsDesk();
  private readonly checkpoints = new Checkpoints();

  constructor(room: StoredRoom, books: Books) {
    this.code = room.code;
    this.header = room.header;
    this.hostKeyHash = room.hostKeyHash;
    this.hostSeat = room.hostSeat;
    this.epoch = room.epoch;
    this.catalogue = books.catalogue;
    this.wallMs = () => books.wallMs();
    this.whatIfs = new WhatIfs({ ...books, content: room.header.content });
    this.course = new Course(room.header, new Agenda(room.agenda, room.stageMs), books);
    this.settings = new Settings(room);
    this.seats = new Seats(room.header.teams, room.header.seatsPerTeam);
    this.roster.become(room.roster);
    this.bots = new BotHands(books.catalogue);
  }

  /** Plays what the store holds up to the heartbeat: the world, the story and all answers are as they were. */
  restore({ room, seats, entries, rounds, answers, notes, checkpoint }: Claimed): void {
    const kept = checkpoint === undefined ? undefined : readKept(checkpoint);
    this.seats.restore(seats);
    this.learning.restore(answers);
    this.notes.restore(notes);
    this.course.restore(rounds, kept);
    this.orders.restore(kept?.desks ?? []);
    this.bots.restore(kept?.bots ?? []);
    for (const { seat } of kept?.desks ?? []) this.seats.reserve(seat);
    if (checkpoint !== undefined && kept !== undefined) this.checkpoints.restore(this.round, checkpoint, kept);
    for (const { lastSeqs } of rounds) {
      this.orders.goOnAfter(lastSeqs);
      for (const [seat] of lastSeqs) this.seats.reserve(seat);
    }
    for (const { entry } of entries) if (entry.kind === 'command') this.seats.reserve(entry.seat);
    const byTick = Map.groupBy(entries, ({ tick }) => tick);
    while (this.tick < room.tick) {
      if (this.phase === 'play') this.bots.act(this); // what they did is in the log: they only remember it
      this.absorb(this.day.step((byTick.get(this.tick + 1) ?? []).map(({ entry }) => entry)));
    }
    this.news.take();
  }

  get unsavedTicks(): number {
    return this.checkpoints.unsavedTicks(this);
  }
  /** What is to be kept of the tick it is at. */
  save(): ReturnType<Checkpoints['next']> {
    const { code, epoch, round, tick } = this;
    const beside = { desks: this.orders.save(), bots: this.bots.save() };
    return this.checkpoints.next({ code, epoch, round, tick }, this.day, beside);
  }

  private get day(): Day {
    return this.course.day;
  }
  get agenda(): Agenda {
    return this.course.agenda;
  }
  get round(): number {
    return this.agenda.round.number;
  }
  get scenario(): string {
    return this.agenda.round.scenario;
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
  /** Of the stage under way. A warm-up is as long as its stage: the tick at which that is up. */
  get endTick(): number {
    const { agenda, course } = this;
    if (agenda.stage?.kind !== 'warmup') return course.endTick;
    const leftTicks = this.owed + (agenda.leftMs / 1000) * this.pace;
    return Math.min(course.endTick, this.tick + Math.round(leftTicks));
  }
  get phase(): Phase {
    return this.course.phase;
  }
  get pace(): number {
    return this.phase === 'night' ? NIGHT_PACE : this.settings.pace;
  }
  get pauseReason(): '' | 'host' | 'store' {
    return this.storeDown ? 'store' : this.settings.paused ? 'host' : '';
  }
  /** Real seconds that the stage has left; of one that waits for the host, until it is longer than planned. */
  get stageLeftSeconds(): number {
    return Math.min(0xffff, Math.ceil(this.stageLeftMs / 1000));
  }
  private get stageLeftMs(): number {
    if (!isPlayed(this.agenda.stage)) return this.agenda.leftMs;
    return (Math.max(0, this.endTick - this.tick) / this.pace) * 1000;
  }
  get spareMs(): number {
    return this.agenda.spareMs(this.wallMs(), this.stageLeftMs);
  }
  get rounds(): readonly StoredRound[] {
    return this.course.rounds;
  }
  get debrief(): Debrief | undefined {
    return this.course.debrief;
  }
  samplesOf(team: number): readonly Sample[] {
    return this.day.story.teams[team]?.samples ?? [];
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

  control(control: Control): RoomCode | undefined {
    const code = obeyHost(this, control);
    if (code === undefined) this.settings.changed();
    return code;
  }
  move(): void {
    this.moving = true;
  }
  enqueue(entry: Entry): void {
    this.queue.push(entry);
  }
  get isAsked(): boolean {
    return this.queue.length > 0;
  }
  takeQueue(bots: boolean): Entry[] {
    return [...this.queue.splice(0), ...(bots ? this.bots.act(this) : [])];
  }

  /** Takes a seat's waiting orders back: nobody is there to have given them. */
  forget(seat: number): void {
    this.queue = this.queue.filter((entry) => entry.kind !== 'command' || entry.seat !== seat);
    this.orders.refuseWaiting(seat, { ok: false, code: 'seat.removed' });
  }

  isBeatDue(sinceMs: number): boolean {
    return isBeatDue(this, sinceMs);
  }

  /** What this beat is to write before it happens. */
  plan(sinceMs: number): RoomBeat | undefined {
    this.planned = planBeat(this, sinceMs);
    const { agenda, pace, ticks, made, entries, over, night, staged } = this.planned;
    const isTimeNoted = Math.floor(agenda.ranMs / NOTED_MS) === Math.floor(this.agenda.ranMs / NOTED_MS);
    const stays = agenda.state === this.agenda.state;
    if (ticks === 0 && stays && isTimeNoted && this.settings.isWritten) return undefined;
    const { code, epoch } = this;
    const { paused, locked, board } = this.settings;
    const isNew = agenda.round.number !== this.round;
    const tick = isNew ? 0 : this.tick + ticks;
    const phase = phaseOf(agenda.stage, night || (this.day.isNight && !isNew));
    const progress = { phase, paused, locked, pace, tick, agenda: agenda.state, stageMs: agenda.ranMs, board, staged };
    const roster = this.roster.pupils;
    const taken = { entryTick: this.tick + 1, entries: [...made, ...entries] };
    return { code, epoch, ...progress, roster, ...taken, ...(over !== undefined && { over }) };
  }

  /** It could not be written: nothing happens, and nothing is lost. */
  unplan(): void {
    this.queue.unshift(...(this.planned?.entries ?? []));
    this.land();
  }

  private land(): void {
    this.planned = undefined;
    this.landed?.resolve();
    this.landed = undefined;
  }
  /** Of the plan that is on its way to the store; a control waits for it, since it changes what was planned on. */
  get landing(): Promise<void> | undefined {
    if (this.planned === undefined) return undefined;
    this.landed ??= Promise.withResolvers<void>();
    return this.landed.promise;
  }

  /** It is written: so it happens. */
  run(): void {
    const plan = this.planned;
    if (plan === undefined) return;
    this.land();
    this.owed = plan.owed;
    this.settings.wrote(plan.version);
    this.settings.staged = plan.staged;
    if (plan.night) this.moving = false;
    if (plan.moves) this.enter(plan);
    else this.course.agenda = plan.agenda;
    const entries = [...plan.made, ...plan.entries];
    for (let tick = 0; tick < plan.ticks; tick++) this.absorb(this.day.step(tick === 0 ? entries : []));
  }

  /** Teams in which somebody waits for what the last beat has brought. */
  get answeredTeams(): ReadonlySet<number> {
    return new Set(this.orders.answered.map((seat) => this.seats.get(seat)?.team ?? -1));
  }
  /** After the patch is out: answers go to those who asked. */
  acknowledge(): void {
    this.orders.acknowledge();
    this.settings.tellWritten();
  }

  takeNews(): News {
    return this.news.take();
  }

  private enter({ agenda, over, pace }: Plan): void {
    const hasPlayed = isPlayed(this.agenda.stage);
    this.moving = false;
    this.owed = 0;
    if (hasPlayed) {
      this.queue = [];
      this.orders.refuseAll({ ok: false, code: 'match.over', numbers: { tick: this.tick } });
    }
    if (this.course.enter(agenda, over)) this.bots.rest();
    this.settings.pace = pace;
  }

  private absorb(tick: Tick): void {
    for (const result of tick.results) this.orders.decide(result);
    this.news.add(tick);
  }
}
