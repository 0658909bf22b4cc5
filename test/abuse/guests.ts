/** Clients that are left alone: nothing comes back by itself, and all that arrives is kept. */
import { Client, type Room } from 'colyseus.js';
import type { CreateOptions, JoinOptions, Welcome } from '../../shared/wire/messages.ts';
import { RoomState } from '../../shared/wire/state.ts';

export type MatchRoom = Room<unknown, RoomState>;
export interface Guest {
  readonly room: MatchRoom;
  readonly welcome: Welcome;
  readonly frames: Uint8Array[]; // all that came after the door
  readonly heard: [name: string | number, message: unknown][];
  ask(name: string, payload: unknown): Promise<{ ok: boolean; code?: string; [more: string]: unknown }>;
}
type Line = { transport: { ws: WebSocket; events: { onmessage: (event: MessageEvent) => void } } };

async function enter(entering: Promise<unknown>): Promise<Guest> {
  const room = (await entering) as MatchRoom;
  room.reconnection.enabled = false;
  room.onError(() => {});
  const frames: Uint8Array[] = [];
  const heard: Guest['heard'] = [];
  const { ws } = (room.connection as unknown as Line).transport;
  ws.addEventListener('message', ({ data }) => frames.push(new Uint8Array(data as ArrayBuffer)));
  room.onMessage('*', (name, message) => void heard.push([name, message]));
  const welcome = await new Promise<Welcome>((resolve) => room.onMessage<Welcome>('welcome', resolve));
  const ask = (name: string, payload: unknown) => room.request(name as never, payload as never) as never;
  return { room, welcome, frames, heard, ask };
}

export const create = (url: string, options: CreateOptions) =>
  enter(new Client(url).create('match', options, RoomState as never));
export const join = (url: string, code: string, options: JoinOptions) =>
  enter(new Client(url).joinById(code, options, RoomState as never));
