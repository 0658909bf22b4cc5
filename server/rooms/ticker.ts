/**
 * The only wall clock of play: a beat every 100 ms for all rooms of the process. Each beat writes down what the rooms
 * are about to do, in one transaction, and only then lets them do it. No append, no tick.
 */
import type { RoomBeat, Store } from '../store/store.ts';
import type { RoomLog } from './log.ts';

export const BEAT_MS = 100;
export const BEATS_PER_SECOND = 1000 / BEAT_MS;
/** A process that stood still makes up for so many beats and lets the rest go: a class sees the day, not a film. */
const MOST_CATCH_UP = 10;
/** A store that failed is asked again once a second. */
const RETRY_BEATS = 10;

export interface Clock {
  nowMs(): number; // monotonic
}

/** A room as the ticker sees it. */
export interface Beating {
  readonly code: string;
  /** What this beat is to write, undefined: nothing. What it takes is out of the queue until `run` or `unplan`. */
  plan(): RoomBeat | undefined;
  unplan(): void;
  /** The plan is written: do it. */
  run(): void;
  /** Project, patch, acknowledge. */
  show(): void;
  setStoreDown(down: boolean): void;
  /** Another process has taken the room's lease. */
  leave(reason: 'lease' | 'broken'): void;
}

/** What is noted of a beat. */
export interface BeatMeters {
  beat(lateMs: number, tookMs: number): void;
  skippedBeats(count: number): void;
  stored(tookMs: number): void;
  storeFailed(): void;
}
const NO_METERS: BeatMeters = { beat: () => {}, skippedBeats: () => {}, stored: () => {}, storeFailed: () => {} };

export class Ticker {
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly log: RoomLog;
  private readonly meters: BeatMeters;
  private readonly rooms = new Map<string, Beating>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private lastMs: number;
  private owedMs = 0;
  private beating: Promise<void> | undefined;
  private failedBeats = 0;
  /** What there is to do besides, when the answers are out. */
  afterBeat: () => void = () => {};
  skippedBeats = 0;
  lagMs = 0; // how late the last beat began
  beatMs = 0; // how long it took

  constructor(store: Store, log: RoomLog, clock: Clock, meters: BeatMeters = NO_METERS) {
    this.store = store;
    this.meters = meters;
    this.clock = clock;
    this.log = log;
    this.lastMs = clock.nowMs();
  }

  get storeDown(): boolean {
    return this.failedBeats > 0;
  }
  get roomCount(): number {
    return this.rooms.size;
  }
  add(room: Beating): void {
    this.rooms.set(room.code, room);
    if (this.storeDown) room.setStoreDown(true);
  }
  remove(room: Beating): void {
    if (this.rooms.get(room.code) === room) this.rooms.delete(room.code);
  }
  has(code: string): boolean {
    return this.rooms.has(code);
  }

  /** Looks at the clock more often than it beats, so that a beat is late by a few milliseconds at most. */
  start(): void {
    if (this.timer !== undefined) return;
    this.lastMs = this.clock.nowMs();
    this.timer = setInterval(() => void this.poll(), BEAT_MS / 10);
  }

  /** Ends after the beat under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.beating;
  }

  /** Runs the beats that are due. A clock that was set back, or forward by an hour, costs at most the catch-up. */
  async poll(): Promise<void> {
    if (this.beating !== undefined) return this.beating;
    const now = this.clock.nowMs();
    this.owedMs += Math.max(0, now - this.lastMs);
    this.lastMs = now;
    const due = Math.floor(this.owedMs / BEAT_MS);
    if (due === 0) return;
    this.lagMs = this.owedMs - BEAT_MS;
    this.owedMs -= due * BEAT_MS;
    const beats = Math.min(due, MOST_CATCH_UP);
    this.skippedBeats += due - beats;
    if (due > beats) this.meters.skippedBeats(due - beats);
    this.beating = this.runBeats(beats);
    await this.beating;
  }

  private async runBeats(beats: number): Promise<void> {
    try {
      for (let beat = 0; beat < beats; beat++) {
        await this.beat();
        this.meters.beat(this.lagMs - beat * BEAT_MS, this.beatMs); // those that are made up for were due later
      }
    } catch (error) {
      this.log.error({ err: error }, 'a beat failed');
    } finally {
      this.beating = undefined;
    }
  }

  /** One beat of all rooms. */
  async beat(): Promise<void> {
    const startMs = this.clock.nowMs();
    const asking = this.failedBeats % RETRY_BEATS === 0;
    if (asking && (await this.append())) this.each((room) => room.run());
    else this.failedBeats += 1;
    this.each((room) => room.show());
    if (!this.storeDown) this.afterBeat();
    this.beatMs = this.clock.nowMs() - startMs;
  }

  /** Whether everything that the rooms planned is written. */
  private async append(): Promise<boolean> {
    const beats: RoomBeat[] = [];
    this.each((room) => {
      const beat = room.plan();
      if (beat !== undefined) beats.push(beat);
    });
    try {
      if (beats.length > 0) this.leaveLost(await this.write(beats));
      else if (this.storeDown && !(await this.store.health())) throw new Error('the store does not answer');
    } catch (error) {
      this.meters.storeFailed();
      this.each((room) => room.unplan());
      if (!this.storeDown) this.log.error({ err: error }, 'the store failed: all rooms pause');
      this.each((room) => room.setStoreDown(true));
      return false;
    }
    if (this.storeDown) {
      this.failedBeats = 0;
      this.log.warn({}, 'the store works again');
      this.each((room) => room.setStoreDown(false));
    }
    return true;
  }

  private async write(beats: readonly RoomBeat[]): Promise<string[]> {
    const startMs = this.clock.nowMs();
    const lost = await this.store.appendBeat(beats);
    this.meters.stored(this.clock.nowMs() - startMs);
    return lost;
  }

  private leaveLost(codes: readonly string[]): void {
    for (const code of codes) {
      this.log.warn({ room: code }, 'another process has taken this room');
      this.rooms.get(code)?.leave('lease');
      this.rooms.delete(code);
    }
  }

  /** A room that throws must not take the others with it. */
  private each(visit: (room: Beating) => void): void {
    for (const room of [...this.rooms.values()]) {
      try {
        visit(room);
      } catch (error) {
        this.log.error({ err: error, room: room.code }, 'a room broke');
        this.rooms.delete(room.code);
        room.leave('broken');
      }
    }
  }
}
