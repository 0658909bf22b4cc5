/** What a beat has to say beside the state: each socket hears what is its own, and who reads too slowly is cut off. */
import { type Client, ClientState, getMessageBytes, Protocol } from '@colyseus/core';
import type { Messages, Note } from '../../shared/wire/messages.ts';
import type { House } from './house.ts';
import type { Match } from './match.ts';
import type { News } from './news.ts';
import { isFor } from './notes.ts';
import type { Person } from './people.ts';
import type { Crew } from './presence.ts';

/** A reader that is this far behind is cut off and comes back to a fresh state. The log of a long match fits. */
const MOST_UNSENT_BYTES = 4 * 1024 * 1024;
/** A client that never says that it is ready gets no more kept for it than this. */
const MOST_UNSENT_MESSAGES = 100;

type Socket = {
  readonly bufferedAmount: number;
  terminate(): void;
  /** The TCP socket, which `ws` keeps to itself; were it to go, every message would be written alone again. */
  readonly _socket?: { cork(): void; uncork(): void } | null;
};
type Unready = { readonly _enqueuedMessages?: readonly unknown[] };

/** A room, for those who are in it. */
export interface Audience {
  readonly clients: Iterable<Client>;
  readonly people: ReadonlyMap<string, Person>;
  readonly match: Match;
  readonly crew: Crew;
}

export function tell<K extends keyof Messages>(client: Client, name: K, message: Messages[K]): void {
  client.send(name, message);
}

/** A patch in which nothing is for this client is its head alone: Colyseus would send it, and it costs as much as any. */
export function dropEmptyPatches(client: Client): void {
  const send = client.raw.bind(client);
  client.raw = (data, ...more) => {
    const isEmpty = data.length === 1 && data[0] === Protocol.ROOM_STATE_PATCH;
    if (!isEmpty) send(data, ...more);
  };
}

/** What a beat has for a client goes to the kernel at once: each write costs it more than a hundred of our cells. */
export function inOneWrite(clients: readonly Client[], send: () => void): void {
  const sockets = clients.map((client) => (client.ref as unknown as Socket)._socket);
  for (const socket of sockets) socket?.cork();
  try {
    send();
  } finally {
    for (const socket of sockets) socket?.uncork();
  }
}

export function tellBeat(audience: Audience): void {
  tellNews(audience, audience.match.takeNews());
  tellCrew(audience);
  tellNotes(audience);
}

/** Those whose page has said that it is ready. */
type Listener = readonly [Client, Person];
function* listeners({ clients, people }: Audience): Generator<Listener> {
  for (const client of clients) {
    const person = people.get(client.sessionId);
    if (person !== undefined && client.state === ClientState.JOINED) yield [client, person];
  }
}

function tellNews(audience: Audience, { events, acts, sampled }: News): void {
  if (events.length === 0 && acts.length === 0 && !sampled) return;
  for (const [ears, hearers] of Map.groupBy(listeners(audience), (one) => earsOf(audience.match, one))) {
    const seen = ears === ALL ? events : events.filter((event) => event.team === ears);
    if (seen.length > 0) tellAll(hearers, 'events', seen);
    const done = acts.flatMap((one) => (one.team === ears ? [one.act] : []));
    if (done.length > 0) tellAll(hearers, 'acts', done);
    const sample = sampled ? audience.match.samplesOf(ears).at(-1) : undefined;
    if (sample !== undefined) tellAll(hearers, 'sample', sample);
  }
}

/** Whose news a client hears: those of its team, or the instructor of a class all. */
const ALL = -2;
const NOBODYS = -1;
function earsOf({ header }: Match, [, { role, seat }]: Listener): number {
  return header.mode === 'class' && role === 'instructor' ? ALL : (seat?.team ?? NOBODYS);
}

/** The same for all of them: packed once. */
function tellAll<K extends keyof Messages>(listeners: readonly Listener[], name: K, message: Messages[K]): void {
  const bytes = getMessageBytes.raw(Protocol.ROOM_DATA, name, message);
  for (const [client] of listeners) client.enqueueRaw(bytes);
}

/** To seats only: neither the instructor nor an onlooker sees a hand. */
function tellCrew(audience: Audience): void {
  const heardBy = audience.crew.take();
  if (heardBy === undefined) return;
  for (const [client, { seat }] of listeners(audience)) {
    if (seat === undefined) continue;
    const { presence, signals } = heardBy(seat);
    if (presence.length > 0) tell(client, 'presence', presence);
    if (signals.length > 0) tell(client, 'signals', signals);
  }
}

/** A hand is between its seat and the host; an onlooker reads what is said to all. */
function tellNotes(audience: Audience): void {
  const fresh = audience.match.notes.takeFresh();
  if (fresh.length === 0) return;
  for (const [client, { seat, isHost }] of listeners(audience)) {
    const readsAll = isHost && seat === undefined;
    const notes = readsAll ? fresh : fresh.filter((one) => isFor(one, seat?.seat ?? -1, seat?.team ?? -1));
    if (notes.length > 0) tell(client, 'notes', notes as Note[]);
  }
}

export function cutSlowReaders(clients: Iterable<Client>, room: string, { log, meters }: House): void {
  for (const client of clients) {
    const socket = client.ref as unknown as Socket;
    const unsentBytes = socket.bufferedAmount;
    const unsentMessages = (client as Unready)._enqueuedMessages?.length ?? 0;
    if (unsentBytes <= MOST_UNSENT_BYTES && unsentMessages <= MOST_UNSENT_MESSAGES) continue;
    log.warn({ room, unsentBytes, unsentMessages }, 'a reader too slow was cut off');
    meters.slowReader();
    socket.terminate();
  }
}
