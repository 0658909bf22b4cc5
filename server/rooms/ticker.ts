/**
 * The only wall clock of play: a beat for every room of the process, no oftener than every 100 ms, and then when the
 * room has something to do. The clock looks four times as often, so that no room waits for the work of all others: what
 * is due then is a shift. It writes down what its rooms are about to do, in one transaction, and only then lets them do
 * it. No append, no tick.
 */
import type { RoomBeat, Store } from '../store/store.ts';
import type { RoomLog } from './log.ts';

export const BEAT_MS = 100;
/** More would make more transactions of the same work, fewer let a full house answer in one lump (our choice). */
const SHIFTS = 4;
const SHIFT_MS = BEAT_MS / SHIFTS;
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
  /** Whether it has something to do, so long after its last beat; never asked before `BEAT_MS`. */
  isDue(sinceMs: number): boolean;
  /** What this beat is to write, undefined: nothing. What it takes is out of the queue until `run` or `unplan`. */
  plan(sinceMs: number): RoomBeat | undefined;
  unplan(): void;
  /** The plan is written: do it. */
  run(): void;
  /** Project, patch, acknowledge. */
  show(sinceMs: number): void;
  setStoreDown(down: boolean): void;
  /** Another process has taken the room's lease. */
  leave(reason: 'lease' | 'broken'): void;
}

interface Resting {
  readonly room: Beating;
  shifts: number; // since its last beat
}

/** What is noted of a shift's beat. */
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
  private readonly rooms = new Map<string, Resting>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStarted = false;
  private shift = 0; // of the house's own beat
  private lastMs: number;
  private owedMs = 0;
  private beating: Promise<void> | undefined;
  private failedShifts = 0; // in a row
  /** What there is to do besides, when the answers are out. */
  afterBeat: () => void = () => {};
  skippedBeats = 0;
  lagMs = 0; // how late the last shift began

  constructor(store: Store, log: RoomLog, clock: Clock, meters: BeatMeters = NO_METERS) {
    this.store = store;
    this.meters = meters;
    this.clock = clock;
    this.log = log;
    this.lastMs = clock.nowMs();
  }

  get storeDown(): boolean {
    return this.failedShifts > 0;
  }
  get roomCount(): number {
    return this.rooms.size;
  }
  /** Beside the fewest rooms. */
  add(room: Beating): void {
    const sizes = Array.from({ length: SHIFTS }, () => 0);
    for (const { shifts } of this.rooms.values()) {
      const left = Math.max(0, SHIFTS - 1 - shifts);
      sizes[left] = (sizes[left] ?? 0) + 1;
    }
    this.rooms.set(room.code, { room, shifts: SHIFTS - 1 - sizes.indexOf(Math.min(...sizes)) });
    if (this.storeDown) room.setStoreDown(true);
  }
  remove(room: Beating): void {
    if (this.rooms.get(room.code)?.room === room) this.rooms.delete(room.code);
  }
  has(code: string): boolean {
    return this.rooms.has(code);
  }

  /** Looks at the clock when the next shift is due. */
  start(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    this.lastMs = this.clock.nowMs();
    const look = async () => {
      await this.poll();
      const sinceMs = this.owedMs + this.clock.nowMs() - this.lastMs; // with what the shift itself took
      if (this.isStarted) this.timer = setTimeout(look, Math.max(0, SHIFT_MS - sinceMs));
    };
    this.timer = setTimeout(look, SHIFT_MS);
  }

  /** Ends after the beat under way. */
  async stop(): Promise<void> {
    this.isStarted = false;
    clearTimeout(this.timer);
    await this.beating;
  }

  /** Runs the shifts that are due. A clock that was set back, or forward by an hour, costs at most the catch-up. */
  async poll(): Promise<void> {
    if (this.beating !== undefined) return this.beating;
    const now = this.clock.nowMs();
    this.owedMs += Math.max(0, now - this.lastMs);
    this.lastMs = now;
    const due = Math.floor(this.owedMs / SHIFT_MS);
    if (due === 0) return;
    this.lagMs = this.owedMs - SHIFT_MS;
    this.owedMs -= due * SHIFT_MS;
    const shifts = Math.min(due, MOST_CATCH_UP * SHIFTS);
    if (due > shifts) this.skip(Math.floor((due - shifts) / SHIFTS));
    this.beating = this.runShifts(shifts);
    await this.beating;
  }

  private skip(beats: number): void {
    this.skippedBeats += beats;
    this.meters.skippedBeats(beats);
  }

  private async runShifts(shifts: number): Promise<void> {
    try {
      for (let nth = 0; nth < shifts; nth++) {
        const startMs = this.clock.nowMs();
        const isManned = await this.turn();
        // Those that are made up for were due later.
        if (isManned) this.meters.beat(this.lagMs - nth * SHIFT_MS, this.clock.nowMs() - startMs);
      }
    } catch (error) {
      this.log.error({ err: error }, 'a beat failed');
    } finally {
      this.beating = undefined;
    }
  }

  /** So long as one beat of a room takes at least. */
  async beat(): Promise<void> {
    for (let nth = 0; nth < SHIFTS; nth++) await this.turn();
  }

  /** One beat of the rooms whose turn it is; false: there are none. */
  private async turn(): Promise<boolean> {
    this.shift = (this.shift + 1) % SHIFTS;
    const resting = this.takeDue();
    const asking = this.failedShifts % (RETRY_BEATS * SHIFTS) === 0;
    if (asking && (await this.append(resting))) this.each(resting, ({ room }) => room.run());
    else this.failedShifts += 1;
    this.each(resting, ({ room, shifts }) => room.show(shifts * SHIFT_MS));
    if (!this.storeDown && this.shift === 0) this.afterBeat();
    return resting.length > 0;
  }

  /**
   * Those that have rested longest, and hardly more than a shift's share: the others come with the next, and with them
   * the time that they waited. Without one to spare, a room that is put off would put off the next one for ever. They
   * rest from now on; what is given out says for how long they had.
   */
  private takeDue(): Resting[] {
    const due: Resting[] = [];
    for (const resting of this.rooms.values()) {
      resting.shifts += 1;
      if (resting.shifts >= SHIFTS && resting.room.isDue(resting.shifts * SHIFT_MS)) due.push(resting);
    }
    due.sort((one, other) => other.shifts - one.shifts);
    return due.slice(0, Math.ceil(this.rooms.size / SHIFTS) + 1).map((resting) => {
      const { shifts } = resting;
      resting.shifts = 0;
      return { room: resting.room, shifts };
    });
  }

  /** Whether everything that the rooms planned is written. */
  private async append(resting: readonly Resting[]): Promise<boolean> {
    const beats: RoomBeat[] = [];
    this.each(resting, ({ room, shifts }) => {
      const beat = room.plan(shifts * SHIFT_MS);
      if (beat !== undefined) beats.push(beat);
    });
    try {
      if (beats.length > 0) this.leaveLost(await this.write(beats));
      else if (this.storeDown && !(await this.store.health())) throw new Error('the store does not answer');
    } catch (error) {
      this.meters.storeFailed();
      this.each(resting, ({ room }) => room.unplan());
      if (!this.storeDown) this.log.error({ err: error }, 'the store failed: all rooms pause');
      this.each([...this.rooms.values()], ({ room }) => room.setStoreDown(true));
      return false;
    }
    if (this.storeDown) {
      this.failedShifts = 0;
      this.log.warn({}, 'the store works again');
      this.each([...this.rooms.values()], ({ room }) => room.setStoreDown(false));
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
      this.rooms.get(code)?.room.leave('lease');
      this.rooms.delete(code);
    }
  }

  /** A room that throws must not take the others with it. */
  private each(rooms: readonly Resting[], visit: (one: Resting) => void): void {
    for (const one of rooms) {
      const { room } = one;
      if (!this.has(room.code)) continue; // it broke a moment ago

      try {
        visit(one);
      } catch (error) {
        this.log.error({ err: error, room: room.code }, 'a room broke');
        this.rooms.delete(room.code);
        room.leave('broken');
      }
    }
  }
}
