/** The process dies in the middle of a match and another takes over: seats, answers and the world are where they were. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readEstate } from '../../shared/wire/estate.ts';
import type { Ack, Welcome } from '../../shared/wire/messages.ts';
import type { JoinOptions } from '../../shared/wire/payloads.ts';
import { RoomState } from '../../shared/wire/state.ts';

const ROOT = joinPath(import.meta.dirname, '../..');
/** A server of rooms and nothing else; it says its port and how many rooms it has opened again. */
const SERVER = `
  import { createServer } from 'node:http';
  import { Server } from '@colyseus/core';
  import { WebSocketTransport } from '@colyseus/ws-transport';
  import { loadContent, readContent } from './server/content.ts';
  import { createRooms } from './server/rooms/index.ts';
  import { openStore } from './server/store/store.ts';
  const log = { info() {}, warn() {}, error(fields, message) { console.error(message, fields); } };
  const store = await openStore(process.argv[1]);
  const rooms = await createRooms({ store, files: readContent(), catalogue: loadContent(), log });
  const http = createServer();
  const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false });
  rooms.define(server);
  await server.listen(0);
  console.log(JSON.stringify({ port: http.address().port, restored: await rooms.restoreAll() }));
`;

let folder: string;
let child: ChildProcess | undefined;
let url: string;

beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), 'headroom-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

async function startServer(): Promise<{ restored: number }> {
  const file = joinPath(folder, 'rooms.sqlite');
  child = spawn(process.execPath, ['--input-type=module', '--eval', SERVER, file], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout!, 'data');
  const { port, restored } = JSON.parse(String(line)) as { port: number; restored: number };
  url = `ws://localhost:${port}`;
  return { restored };
}

async function pullPlug(): Promise<void> {
  child?.kill('SIGKILL');
  await once(child!, 'exit');
}

interface Guest {
  readonly room: Room<unknown, RoomState>;
  readonly welcome: Welcome;
  order(seq: number): Promise<Ack>;
}

async function enter(joining: Promise<unknown>): Promise<Guest> {
  const room = (await joining) as Guest['room'];
  room.reconnection.enabled = false;
  room.onMessage('*', () => {});
  const welcome = await new Promise<Welcome>((resolve) => room.onMessage('welcome', resolve));
  const order = (seq: number) => {
    const { facts } = readEstate(room.state.estates.get('0')!, room.state.tick);
    const { id, replicas } = facts.deployments[0]!;
    return room.request('command', {
      seq,
      command: { verb: 'scale', deployment: id, replicas: replicas + 1 },
    }) as Promise<Ack>;
  };
  return { room, welcome, order };
}
const join = (code: string, options: JoinOptions) => enter(new Client(url).joinById(code, options, RoomState as never));

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 5000; waited += 10) {
    if (holds()) return;
    await sleep(10);
  }
  throw new Error(`it did not come to pass: ${holds}`);
}

test('a match goes on in the next process', async () => {
  expect((await startServer()).restored).toBe(0);
  const options = { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 2, seed: 5 };
  const teacher = await enter(new Client(url).create('match', options, RoomState as never));
  const code = teacher.room.roomId;
  const ann = await join(code, { nickname: 'Ann' });
  await teacher.room.request('control', { do: 'start' });
  await until(() => ann.room.state.estates?.size === 1);
  const acks = [await ann.order(1), await ann.order(2), await ann.order(3)];
  expect(acks).toContainEqual({ ok: true, seq: 1 });
  const { tick } = ann.room.state;
  const replicas = readEstate(ann.room.state.estates.get('0')!, tick).facts.deployments[0]?.replicas;
  await pullPlug();

  expect((await startServer()).restored).toBe(1);
  const back = await join(code, { seatToken: ann.welcome.seatToken });
  expect(back.welcome).toMatchObject({ seat: ann.welcome.seat, lastSeq: 3, code });
  await until(() => back.room.state.estates?.size === 1);
  expect(back.room.state.tick, 'no tick that was seen is gone').toBeGreaterThanOrEqual(tick);
  expect(readEstate(back.room.state.estates.get('0')!, tick).facts.deployments[0]?.replicas).toBe(replicas);
  for (const [index, ack] of acks.entries()) expect(await back.order(index + 1)).toEqual(ack);
  const seen = back.room.state.tick;
  await until(() => back.room.state.tick > seen + 3);
  const host = await join(code, { hostKey: teacher.welcome.hostKey });
  expect(await host.room.request('control', { do: 'pause' })).toEqual({ ok: true });
});
