/**
 * Where this page is and what it is in: the screens' one way to join, host, play alone and come back. What has to
 * outlive a reload (seat token, host key, preferences) is in the browser's storage, by room code.
 */
import { batch, computed, signal } from '@preact/signals';
import type { Sample } from '../../shared/play/sample.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Act, RoomCode, Welcome } from '../../shared/wire/messages.ts';
import type { CreateOptions, JoinOptions } from '../../shared/wire/payloads.ts';
import { type Content, loadContent } from '../source/content.ts';
import type { ThreadSource } from '../source/solo/thread-source.ts';
import type { Connection, Frame, Listener, Source } from '../source/source.ts';
import { browserToken } from './browser.ts';
import { forgetSeat, isHeldHere, rememberSeat, seatOf } from './seats.ts';

export const source = signal<Source | null>(null);
export const frame = signal<Frame | null>(null);
export const welcome = signal<Welcome | null>(null);
export const connection = signal<Connection>('closed');
/** Of a match in this page: a lab's content has one scenario more. */
let contentHere: Content | null = null;
export const matchContent = async (): Promise<Content> => contentHere ?? loadContent();
export const latencyMs = signal(0);
export const notice = signal<RoomCode | null>(null);
/** The server answers, and the network lets no socket through to it. */
export const blocked = signal(false);
/** Took a new seat of a match that runs already. */
export const cameLate = signal(false);
export const rules = signal<Rulebook | null>(null);
/** One's own curve since the start, a point every ten ticks. */
export const samples = signal<readonly Sample[]>([]);
/** What happened lately, newest last; the feed makes words of it. */
export type FeedItem = { readonly at: number; readonly key: number } & (
  | { readonly kind: 'event'; readonly event: SimEvent }
  | { readonly kind: 'act'; readonly act: Act }
);
export const feed = signal<readonly FeedItem[]>([]);
const FEED_MAX = 200;
let feedKey = 0;

export const view = computed<TeamView | null>(() => frame.value?.view ?? null);
export const mySeat = computed(() => {
  const seat = welcome.value?.seat ?? -1;
  return frame.value?.seats.find((card) => card.seat === seat) ?? null;
});
export const myTeam = computed(() => {
  const team = mySeat.value?.team ?? -1;
  return frame.value?.teams.find((card) => card.index === team) ?? null;
});
/** True where start, pause and the like are this page's to press. */
export const isHost = computed(() => (welcome.value?.hostKey ?? '') !== '');

/** Called with every event as it comes, for what moves; words go through `feed`. */
export const onEvents = new Set<(events: readonly SimEvent[]) => void>();

/** Called when a fresh estate takes the place of the last: what a store knows of that one is of no use. */
export const onFreshEstate = new Set<() => void>();

function forgetEstate(): void {
  samples.value = [];
  feed.value = [];
  for (const forget of onFreshEstate) forget();
}

const isFreshEstate = (last: Frame | null, next: Frame): boolean => last !== null && last.round !== next.round;

export const listener: Listener = {
  frame(next) {
    batch(() => {
      if (isFreshEstate(frame.value, next)) forgetEstate();
      frame.value = next;
      if (rules.value?.scenario.id !== next.scenario) rules.value = source.value?.rules() ?? null;
    });
  },
  welcome(next) {
    // Back by its seat, the maker of a room is not told the key again; the browser still holds it.
    welcome.value = { ...next, hostKey: next.hostKey || (seatOf(next.code)?.hostKey ?? '') };
    if (next.code !== '') rememberSeat(next);
    void refillHistory();
  },
  connection(next) {
    connection.value = next;
    if (next === 'open' && notice.peek() === 'server.stopping') notice.value = null; // it is back
  },
  events(events) {
    for (const hear of onEvents) hear(events);
    push(events.map((event) => ({ at: event.tick, kind: 'event', event })));
  },
  acts(acts) {
    push(acts.map((act) => ({ at: act.tick, kind: 'act', act })));
  },
  sample(sample) {
    if ((samples.value.at(-1)?.tick ?? -1) < sample.tick) samples.value = [...samples.value, sample];
  },
  notice(code) {
    notice.value = code;
    if (LOST_SEATS.has(code)) forgetSeat(welcome.value?.code ?? '');
  },
  blocked(is) {
    blocked.value = is;
  },
  latency(milliseconds) {
    latencyMs.value = latencyMs.value === 0 ? milliseconds : latencyMs.value * 0.8 + milliseconds * 0.2;
  },
};

/** After these there is nothing to come back to. */
const LOST_SEATS: ReadonlySet<RoomCode> = new Set(['seat.removed', 'seat.banned', 'seat.unknown', 'room.ended']);

type NewItem = FeedItem extends infer I ? (I extends FeedItem ? Omit<I, 'key'> : never) : never;

function push(items: readonly NewItem[]): void {
  const fresh = items.map((item) => {
    feedKey += 1;
    return { ...item, key: feedKey } as FeedItem;
  });
  feed.value = [...feed.value, ...fresh].slice(-FEED_MAX);
}

async function refillHistory(): Promise<void> {
  const round = frame.peek()?.round;
  const past = (await source.value?.history()) ?? [];
  if (round !== undefined && round !== frame.peek()?.round) return; // of an estate that is gone by now
  const last = past.at(-1)?.tick ?? -1;
  samples.value = [...past, ...samples.value.filter((sample) => sample.tick > last)];
}

function reset(): void {
  contentHere = null;
  batch(() => {
    frame.value = null;
    welcome.value = null;
    rules.value = null;
    forgetEstate();
    notice.value = null;
    blocked.value = false;
    cameLate.value = false;
    connection.value = 'connecting';
  });
}

type Door = { create: CreateOptions } | { code: string; join: JoinOptions };

/** @throws DoorError with a code for the message catalogue. */
async function enter(door: Door): Promise<void> {
  leave(false);
  reset();
  // The SDK of the rooms is not needed to read the first page.
  const [{ RoomSource }, content] = await Promise.all([import('../source/room-source.ts'), loadContent()]);
  const room = new RoomSource(content, isHeldHere);
  source.value = room;
  room.listeners.add(listener);
  try {
    await room.enter(door);
  } catch (error) {
    room.leave(false);
    source.value = null;
    connection.value = 'closed';
    blocked.value = (error as { code?: unknown }).code === 'blocked';
    throw error;
  }
}

export function createRoom(create: CreateOptions): Promise<void> {
  return enter({ create });
}
export async function joinRoom(code: string, join: JoinOptions): Promise<void> {
  const browser = browserToken();
  const isNew = 'nickname' in join;
  await enter({ code, join: isNew && browser !== undefined ? { browser, ...join } : join });
  cameLate.value = isNew && frame.value?.phase === 'play';
}

/** Back into the seat (or the host's chair) that this browser holds in that room; false: it holds none. */
export async function comeBack(code: string): Promise<boolean> {
  const seat = seatOf(code);
  if (seat === undefined) return false;
  const join = seat.seatToken ? { seatToken: seat.seatToken } : { hostKey: seat.hostKey };
  await enter({ code, join });
  return true;
}

/** A match in this browser, without a server: of the game's content or other, from its start or on from a saved log. */
export async function playHere(
  scenario: string,
  seed: number,
  nickname: string,
  { content, saved }: { readonly content?: Content; readonly saved?: string | undefined } = {},
): Promise<ThreadSource> {
  leave(false);
  reset();
  const [{ ThreadSource }, own] = await Promise.all([
    import('../source/solo/thread-source.ts'),
    content ?? loadContent(),
  ]);
  contentHere = own;
  const alone = new ThreadSource(own, scenario, seed, nickname, saved);
  source.value = alone;
  alone.listeners.add(listener);
  return alone;
}

export function leave(forGood: boolean): void {
  const code = welcome.value?.code ?? '';
  source.value?.leave(forGood);
  source.value?.listeners.delete(listener);
  source.value = null;
  if (forGood && code !== '') forgetSeat(code);
}
