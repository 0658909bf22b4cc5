/** Clients of a room by the game's own SDK, as a page has it. Nothing comes back by itself, and all that arrives is kept. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import type { Messages, Requests, Welcome } from '../../shared/wire/messages.ts';
import type { CreateOptions, JoinOptions } from '../../shared/wire/payloads.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { ROOM_NAME } from '../../shared/wire/symbols.ts';

export type MatchRoom = Room<unknown, RoomState>;
export type Heard = { readonly [K in keyof Messages]: Messages[K][] };

export interface Guest {
  readonly room: MatchRoom;
  readonly welcome: Welcome;
  readonly heard: Heard;
  readonly frames: Uint8Array[]; // all that came after the door
  readonly closed: Promise<number>;
  ask<N extends keyof Requests>(name: N, payload: unknown): Promise<Requests[N]['reply']>;
  /** What is no request, or a reply that is only looked at. */
  send(name: string, payload: unknown): Promise<{ ok: boolean; code?: string; [more: string]: unknown }>;
}
type Line = { transport: { ws: WebSocket } };

/** Answers are waited for so long: a busy machine, and a day that is played for one. */
const ANSWER_MS = 20_000;

async function enter(entering: Promise<unknown>): Promise<Guest> {
  const room = (await entering) as MatchRoom;
  room.reconnection.enabled = false;
  room.onError(() => {});
  const frames: Uint8Array[] = [];
  const heard: Heard = {
    ...{ welcome: [], events: [], acts: [], sample: [], notes: [], presence: [], signals: [], notice: [] },
  };
  const { ws } = (room.connection as unknown as Line).transport;
  ws.addEventListener('message', ({ data }) => frames.push(new Uint8Array(data as ArrayBuffer)));
  for (const name of Object.keys(heard) as (keyof Messages)[]) {
    room.onMessage(name, (message: never) => void heard[name].push(message));
  }
  const closed = new Promise<number>((resolve) => room.onLeave((code: number) => resolve(code)));
  const send = (name: string, payload: unknown) =>
    room.request(name as never, payload as never, { timeout: ANSWER_MS }) as never;
  await until(() => heard.welcome.length > 0);
  return { room, welcome: heard.welcome[0] as Welcome, heard, frames, closed, ask: send, send };
}

export const create = (url: string, options: CreateOptions) =>
  enter(new Client(url).create(ROOM_NAME, options, RoomState as never));
export const join = (url: string, code: string, options: JoinOptions) =>
  enter(new Client(url).joinById(code, options, RoomState as never));

/** Looked for often, and for long: on a busy machine everything takes its time. */
export async function until(holds: () => boolean, forMs = 30_000): Promise<void> {
  for (let waited = 0; waited < forMs; waited += 10) {
    if (holds()) return;
    await sleep(10);
  }
  throw new Error(`it did not come to pass: ${holds}`);
}
