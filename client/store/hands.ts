/**
 * Where the hands of one's team mates are and what they signal; and one's own hand for them. The room passes it on and
 * keeps nothing, so whoever is silent for ten seconds is not shown any more.
 */
import { computed, effect, signal } from '@preact/signals';
import type { Command } from '../../shared/sim/commands/schema.ts';
import type { MateRow, TeamSignal } from '../../shared/wire/messages.ts';
import type { Presence } from '../../shared/wire/payloads.ts';
import type { SignalKind } from '../../shared/wire/symbols.ts';
import { ZOOMS } from '../../shared/wire/symbols.ts';
import type { Pointed } from '../look/floor-model.ts';
import { thingHeld, thingOf } from '../play/thing.ts';
import type { Listener } from '../source/source.ts';
import { carry, hovered, selection, zoom } from './board.ts';
import { type CrewMember, crew, hasMates } from './crew.ts';
import { onFreshEstate, source } from './session.ts';

/** A team-mate's hand. */
export interface Hand {
  readonly member: CrewMember;
  readonly zoom: number;
  readonly at: string; // the thing under it; '': not over the floor
  readonly across: number; // 0 to 1, of that thing
  readonly down: number;
  readonly picked: string;
  readonly held: string;
}

const STALE_MS = 10_000;
interface Seen {
  readonly row: MateRow;
  readonly seenMs: number;
}
const seen = signal<ReadonlyMap<number, Seen>>(new Map());

export const hands = computed<readonly Hand[]>(() =>
  crew.value.flatMap((member): Hand[] => {
    const row = member.mine || !member.connected ? undefined : seen.value.get(member.seat)?.row;
    if (row === undefined) return [];
    const [, zoomed, at, across, down, picked, held] = row;
    return [{ member, zoom: zoomed, at, across: across / 255, down: down / 255, picked, held }];
  }),
);

/** Signals of the last moments, newest last; the feed keeps their words. */
export interface Heard extends TeamSignal {
  readonly key: number;
  readonly heardMs: number;
}
export const heard = signal<readonly Heard[]>([]);
let heardKey = 0;
/** So long a signal stands on the floor: long enough to look up from something else. */
export const SIGNAL_MS = 8000;
const HEARD_MAX = 8;

onFreshEstate.add(() => {
  [seen.value, heard.value] = [new Map(), []];
  pointed.value = null;
});

const listener: Listener = {
  presence(rows) {
    const next = new Map(seen.peek());
    for (const row of rows) next.set(row[0], { row, seenMs: performance.now() });
    seen.value = next;
  },
  signals(signals) {
    const fresh = signals.map((one): Heard => {
      heardKey += 1;
      return { ...one, key: heardKey, heardMs: performance.now() };
    });
    heard.value = [...heard.peek(), ...fresh].slice(-HEARD_MAX);
  },
};

export function signalTeam(kind: SignalKind, at = thingOf(selection.peek()), to?: number, draft?: Command): void {
  const about = { kind, at, ...(to === undefined ? {} : { to }), ...(draft === undefined ? {} : { draft }) };
  void source.peek()?.signal(about);
}

export function forgetSignal(key: number): void {
  heard.value = heard.peek().filter((one) => one.key !== key);
}

/** Where one's own pointer is: told by the floor. */
export const pointed = signal<Pointed | null>(null);

const mine = computed<Presence>(() => {
  const point = pointed.value;
  const at = point?.at ?? hovered.value ?? '';
  const part = (share: number | undefined) => Math.round(Math.min(1, Math.max(0, share ?? 0.5)) * 255);
  return [
    ZOOMS.indexOf(zoom.value),
    at,
    part(point?.across),
    part(point?.down),
    thingOf(selection.value),
    thingHeld(carry.value),
  ];
});

/** Five times a second follows a hand; the room takes six. */
const SEND_MS = 200;
/** Still there: half of what makes one stale. */
const REPEAT_MS = 5000;
const SWEEP_MS = 1000;

/** Shows and is shown as long as the match is on the page; call the result to end it. */
export function joinCrew(): () => void {
  let sent = '';
  let sentMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = () => {
    timer = undefined;
    if (!hasMates.peek() || document.hidden) return;
    const next = mine.peek();
    sent = next.join();
    sentMs = performance.now();
    source.peek()?.present(next);
  };
  const stopHearing = effect(() => {
    const at = source.value;
    at?.listeners.add(listener);
    return () => at?.listeners.delete(listener);
  });
  const stopSending = effect(() => {
    if (mine.value.join() === sent || !hasMates.value || timer !== undefined) return;
    timer = setTimeout(send, Math.max(0, SEND_MS - (performance.now() - sentMs)));
  });
  const sweep = setInterval(() => {
    const now = performance.now();
    const fresh = [...seen.peek()].filter(([, { seenMs }]) => now - seenMs < STALE_MS);
    if (fresh.length < seen.peek().size) seen.value = new Map(fresh);
    const standing = heard.peek().filter((one) => now - one.heardMs < SIGNAL_MS || one.kind === 'suggest');
    if (standing.length < heard.peek().length) heard.value = standing;
    if (now - sentMs > REPEAT_MS) send();
  }, SWEEP_MS);
  return () => {
    stopHearing();
    stopSending();
    clearInterval(sweep);
    clearTimeout(timer);
    seen.value = new Map();
    heard.value = [];
    pointed.value = null;
  };
}
