/**
 * The line to a room: it opens the socket, notices when a socket is dead (a closed lid, another network, a tab that was
 * put to sleep) and comes back by itself. There is one way back for all of it: the door again, with the seat's token.
 */
import { Client, CloseCode, type Room, type SeatReservation } from 'colyseus.js';
import type { RoomCode } from '../../shared/wire/messages.ts';
import type { CreateOptions, JoinOptions } from '../../shared/wire/payloads.ts';
import type { RoomState } from '../../shared/wire/state.ts';
import { ROOM_NAME } from '../../shared/wire/symbols.ts';
import type { Connection } from './source.ts';
import { hearWaking } from './waking.ts';

/** Whoever has no network waits this long for one answer; each try in a row waits longer, for a line that is only slow. */
const TRY_MS = 1500;
const TRY_MAX_MS = 10_000;
/** The first time somebody looks at it and can say no to it. */
const FIRST_TRY_MS = 12_000;
/** A class is back within a second of its network's return (the issue), and not all thirty in the same moment. */
const BACK_OFF_FIRST_MS = 150;
const BACK_OFF_MAX_MS = 700;
const SPREAD = 0.3;
/** For answers of a server that works: it said no, and it is not to be asked twice a second. */
const ASKED_OFF_MS = 2000;
/** A server that starts again opens its rooms within seconds; a room that is still unknown then is over. */
const UNKNOWN_FOR_MS = 20_000;
/** The room is silent while nothing changes; so long, and it is asked whether it is there. */
const QUIET_MS = 4000;
const PROBE_MS = 1500;
const QUICK_PROBE_MS = 500;
const WATCH_MS = 2000;
/** A watch that comes so late was asleep, and its socket is a guess. */
const SLEPT_MS = 8000;
/** The door answers and the socket does not, so often: it is not the moment, it is the network. */
const BLOCKED_AFTER = 4;
/** A handshake that fails without a reason of the server's; 1006 is what a browser says then. */
const NO_REASON: ReadonlySet<unknown> = new Set([undefined, 1006]);

/** Refusals after which coming back is pointless. */
const FINAL: ReadonlySet<string> = new Set(['seat.unknown', 'seat.banned', 'seat.removed', 'room.ended']);

export type RoomLink = Room<unknown, RoomState>;
export type Door = { create: CreateOptions } | { code: string; join: JoinOptions };
type DoorProblem = RoomCode | 'unreachable' | 'blocked';

/** Thrown by `open` when the door refuses; `blocked`: it opens, and the network lets no socket through. */
export class DoorError extends Error {
  readonly code: DoorProblem;
  constructor(code: DoorProblem) {
    super(code);
    this.name = 'DoorError';
    this.code = code;
  }
}

class SocketError extends Error {}
class GivenUp extends Error {}

/** Who is at the ends of the line. */
interface LineEnds {
  state(state: Connection): void;
  /** Resolves when the room has said welcome. */
  arrived(room: RoomLink): Promise<void>;
  /** It is the line's room from now on. */
  attached(room: RoomLink): void;
  /** The way back; a code: there is none any more. */
  wayBack(): Door | RoomCode;
  refused(code: RoomCode): void;
  blocked(is: boolean): void;
}

/** Keeps hold of the room that is being entered, so that a socket that hangs can be given up. */
class Doorway extends Client {
  entering: RoomLink | undefined;
  protected override createRoom<T>(...args: Parameters<Client['createRoom']>) {
    const room = super.createRoom<T>(...(args as [string]));
    room.reconnection.enabled = false;
    this.entering = room as unknown as RoomLink;
    return room;
  }
}

export class Line {
  room: RoomLink | undefined;
  private readonly client = new Doorway(location.origin);
  private readonly ends: LineEnds;
  private closed = false;
  private failures = 0;
  private deadHandshakes = 0;
  private unknownSinceMs = 0;
  private giveUp: (() => void) | undefined; // the try under way
  private triedMs = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private heardMs = 0;
  private probing: ReturnType<typeof setTimeout> | undefined;
  private stopWatching: (() => void) | undefined;

  constructor(ends: LineEnds) {
    this.ends = ends;
  }

  /** @throws DoorError */
  async open(door: Door): Promise<void> {
    this.ends.state('connecting');
    try {
      await this.walkIn(door, FIRST_TRY_MS).catch((error: unknown) => {
        if (!(error instanceof SocketError)) throw error;
        return this.walkIn(door, FIRST_TRY_MS); // once more: a server that starts anew closes sockets too
      });
      this.watch();
    } catch (error) {
      throw new DoorError(error instanceof SocketError ? 'blocked' : codeOf(error));
    }
  }

  /** For good; the page, or the room, has left. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.probing);
    this.giveUp?.();
    this.stopWatching?.();
    this.ends.state('closed');
  }

  /** A page that wakes up, or another network: what was the line may be none any more. */
  wake(isAnother = false): void {
    if (this.closed) return;
    const isFresh = this.giveUp !== undefined && Date.now() - this.triedMs < PROBE_MS / 3;
    if (this.room !== undefined) this.probe(isAnother ? QUICK_PROBE_MS : PROBE_MS);
    else if (!isFresh) void this.comeBack();
  }

  private async walkIn(door: Door, waitMs: number): Promise<void> {
    this.giveUp?.();
    const gone = Promise.withResolvers<never>();
    const giveUp = () => gone.reject(new GivenUp());
    const late = setTimeout(giveUp, waitMs);
    this.giveUp = giveUp;
    this.triedMs = Date.now();
    try {
      await Promise.race([gone.promise, this.enter(door, () => this.giveUp === giveUp)]);
    } finally {
      clearTimeout(late);
      if (this.giveUp === giveUp) this.giveUp = undefined;
    }
  }

  private async enter(door: Door, isWanted: () => boolean): Promise<void> {
    const [path, body] = 'create' in door ? [`create/${ROOM_NAME}`, door.create] : [`joinById/${door.code}`, door.join];
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    const { data } = await this.client.http.post(`/matchmake/${path}`, { headers, body });
    if (!isWanted()) throw new GivenUp(); // the place that was kept for it is free again in ten seconds
    const room = await this.connect(data, isWanted);
    this.hear(room);
    const cut = Promise.withResolvers<never>();
    room.onError(() => {});
    room.onLeave(() => {
      cut.reject(new GivenUp());
      this.lost(room);
    });
    await Promise.race([this.ends.arrived(room), cut.promise]);
    if (!isWanted()) {
      room.connection.close();
      throw new GivenUp();
    }
    this.attach(room);
  }

  private async connect(reserved: SeatReservation, isWanted: () => boolean): Promise<RoomLink> {
    const joining = this.client.consumeSeatReservation<RoomState>(reserved);
    const { entering } = this.client;
    const watch = setInterval(() => {
      if (!isWanted()) entering?.connection.close(); // else it would take the seat from the try after it
    }, PROBE_MS / 10);
    try {
      return (await joining) as unknown as RoomLink;
    } catch (error) {
      throw NO_REASON.has((error as { code?: unknown }).code) ? new SocketError() : error;
    } finally {
      clearInterval(watch);
    }
  }

  private attach(room: RoomLink): void {
    this.room = room;
    [this.failures, this.unknownSinceMs] = [0, 0];
    this.ends.blocked(false);
    this.deadHandshakes = 0;
    this.ends.attached(room);
    this.ends.state('open');
  }

  /** Anything that comes says that the line lives, also the answer to a ping. */
  private hear(room: RoomLink): void {
    const { events } = room.connection;
    const read = events.onmessage;
    this.heardMs = Date.now();
    events.onmessage = (event: MessageEvent) => {
      this.heardMs = Date.now();
      read?.(event);
    };
  }

  private lost(room: RoomLink): void {
    if (room !== this.room) return;
    this.room = undefined;
    if (this.closed) return;
    this.ends.state('lost');
    this.retryAfter(BACK_OFF_FIRST_MS);
  }

  private retryAfter(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.comeBack(), ms * (1 - SPREAD + 2 * SPREAD * Math.random()));
  }

  private async comeBack(): Promise<void> {
    clearTimeout(this.timer);
    const door = this.ends.wayBack();
    if (this.closed) return;
    if (typeof door === 'string') {
      this.end(door);
      return;
    }
    try {
      await this.walkIn(door, Math.min(TRY_MAX_MS, TRY_MS * (1 + this.failures)));
    } catch (error) {
      // Not where another try runs already.
      if (!this.closed && this.giveUp === undefined && this.room === undefined) this.failed(error);
    }
  }

  private failed(error: unknown): void {
    this.failures += 1;
    const code = error instanceof SocketError ? 'blocked' : codeOf(error);
    this.deadHandshakes = code === 'blocked' ? this.deadHandshakes + 1 : 0;
    if (this.deadHandshakes === BLOCKED_AFTER) this.ends.blocked(true);
    const isMissing = code === 'room.unknown' || code === 'room.outdated';
    this.unknownSinceMs = isMissing ? this.unknownSinceMs || Date.now() : 0;
    const isGone = this.unknownSinceMs > 0 && Date.now() - this.unknownSinceMs > UNKNOWN_FOR_MS;
    if (FINAL.has(code) || isGone) {
      this.end(code === 'room.unknown' ? 'room.ended' : (code as RoomCode));
      return;
    }
    const isAnswer = code !== 'unreachable' && code !== 'blocked' && code !== 'store.unavailable';
    const backOffMs = Math.min(BACK_OFF_MAX_MS, BACK_OFF_FIRST_MS * 2 ** this.failures);
    this.retryAfter(isAnswer ? ASKED_OFF_MS : backOffMs);
  }

  private end(code: RoomCode): void {
    this.ends.refused(code);
    this.close();
  }

  private watch(): void {
    let lastMs = Date.now();
    const look = () => {
      const nowMs = Date.now();
      const slept = nowMs - lastMs > SLEPT_MS;
      lastMs = nowMs;
      if (slept) this.wake();
      else if (this.room !== undefined && nowMs - this.heardMs > QUIET_MS) this.probe(PROBE_MS);
    };
    const timer = setInterval(look, WATCH_MS);
    const stopHearing = hearWaking((isAnother) => this.wake(isAnother));
    this.stopWatching = () => {
      clearInterval(timer);
      stopHearing();
    };
  }

  /** A socket that does not answer is closed here: the browser may take minutes to notice. */
  private probe(waitMs: number): void {
    const { room } = this;
    if (room === undefined) return;
    clearTimeout(this.probing);
    const askedMs = Date.now();
    room.ping(() => {});
    this.probing = setTimeout(() => {
      if (room === this.room && this.heardMs < askedMs) room.connection.close(CloseCode.MAY_TRY_RECONNECT);
    }, waitMs);
  }
}

/** The door says its code as the message of the error. */
function codeOf(error: unknown): RoomCode | 'unreachable' {
  const message = error instanceof Error ? error.message : '';
  return /^[a-z]+\.[a-z_]+$/.test(message) ? (message as RoomCode) : 'unreachable';
}
