/**
 * Several processes share one game: a real PostgreSQL, a real Redis, a proxy in front as README asks for, and two servers
 * that are killed, frozen and stopped while a class plays.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readEstate } from '../../shared/wire/estate.ts';
import type { Ack, Welcome } from '../../shared/wire/messages.ts';
import type { JoinOptions } from '../../shared/wire/payloads.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { PASSWORD, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { orSkip } from '../support/programs.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';
import { REDIS_PASSWORD, startRedis, type TestRedis } from '../support/redis.ts';
import { runServer, startServer, type TestServer } from '../support/server.ts';

const CLASS = { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 4, seed: 5 };
/** A few seconds to see that a process is gone, and some for a busy machine. */
const TAKEN_MS = 30_000;

interface Site {
  postgres: TestPostgres;
  redis: TestRedis;
  proxy: TestProxy;
  servers: Record<'/a' | '/b', TestServer>;
}
let site: Site | undefined;
const here = (): Site => site as Site;

const settings = ({ postgres, redis, proxy }: Omit<Site, 'servers'>, path: string) => ({
  DATABASE_URL: postgres.url,
  REDIS_URL: redis.url,
  PUBLIC_URL: `http://localhost:${proxy.port}`,
  PROCESS_PATH: path,
});

beforeEach(async (context) => {
  if (site !== undefined) return;
  const postgres = await orSkip(context, 'PostgreSQL', startPostgres);
  const redis = await orSkip(context, 'Redis', startRedis);
  const proxy = await startProxy();
  const shared = { postgres, redis, proxy };
  const start = async (path: '/a' | '/b') => {
    const server = await startServer({ env: settings(shared, path), bare: true });
    proxy.route(path, server.port);
    return server;
  };
  site = { ...shared, servers: { '/a': await start('/a'), '/b': await start('/b') } };
}, 240_000);

afterAll(async () => {
  if (site === undefined) return;
  await Promise.all(Object.values(site.servers).map((server) => server.stop()));
  await site.proxy.stop();
  await Promise.all([site.redis.stop(), site.postgres.stop()]);
}, 60_000);

interface Guest {
  readonly room: Room<unknown, RoomState>;
  readonly welcome: Welcome;
  order(seq: number): Promise<Ack>;
  replicas(): number;
}

const client = () => new Client(`http://localhost:${here().proxy.port}`);

async function enter(joining: Promise<unknown>): Promise<Guest> {
  const room = (await joining) as Guest['room'];
  room.reconnection.enabled = false;
  room.onMessage('*', () => {});
  const welcome = await new Promise<Welcome>((resolve) => room.onMessage('welcome', resolve));
  const deployment = () => {
    const [first] = readEstate(room.state.estates.get('0')!, room.state.tick).facts.deployments;
    return first!;
  };
  const order = (seq: number) => {
    const { id, replicas } = deployment();
    const command = { verb: 'scale', deployment: id, replicas: replicas + 1 };
    return room.request('command', { seq, command }) as Promise<Ack>;
  };
  return { room, welcome, order, replicas: () => deployment().replicas };
}
const join = (code: string, options: JoinOptions) => enter(client().joinById(code, options, RoomState as never));

/** As a page does: again and again, until somebody has the room. */
async function comeBack(code: string, options: JoinOptions): Promise<Guest> {
  const deadline = performance.now() + TAKEN_MS;
  for (;;) {
    try {
      return await join(code, options);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(200);
    }
  }
}

async function until(holds: () => boolean | Promise<boolean>, waitMs = 10_000): Promise<void> {
  const deadline = performance.now() + waitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`it did not come to pass: ${holds}`);
    await sleep(20);
  }
}

interface Place {
  status: number;
  path: '/a' | '/b';
}
/** Which process has the room, as one of them answers who asks to look on. */
async function placeOf(code: string, asked: TestServer): Promise<Place> {
  const response = await fetch(`${asked.url}/matchmake/joinById/${code}`, {
    method: 'POST',
    body: '{"spectator":true}',
  });
  const { publicAddress = '' } = (await response.json()) as { publicAddress?: string };
  return { status: response.status, path: publicAddress.slice(publicAddress.indexOf('/')) as Place['path'] };
}

const other = (path: '/a' | '/b') => (path === '/a' ? '/b' : '/a');

/** A class in play, with the process that has it. */
async function openClass() {
  const teacher = await enter(client().create('match', CLASS, RoomState as never));
  const code = teacher.room.roomId;
  const ann = await join(code, { nickname: 'Ann' });
  expect(await teacher.room.request('control', { do: 'start' })).toEqual({ ok: true });
  await until(() => ann.room.state.estates?.size === 1);
  const { path } = await placeOf(code, here().servers['/a']);
  return { teacher, ann, code, path };
}

/** Nothing that was acknowledged is lost, and nothing is applied twice. */
async function expectSame(back: Guest, ann: Guest, acks: readonly Ack[], seen: { tick: number; replicas: number }) {
  expect(back.welcome).toMatchObject({ seat: ann.welcome.seat, lastSeq: acks.length });
  await until(() => back.room.state.estates?.size === 1);
  expect(back.room.state.tick, 'no tick that was seen is gone').toBeGreaterThanOrEqual(seen.tick);
  expect(back.replicas()).toBe(seen.replicas);
  for (const [index, ack] of acks.entries()) expect(await back.order(index + 1)).toEqual(ack);
  expect(back.replicas(), 'repeats are answered, not done').toBe(seen.replicas);
  const { tick } = back.room.state;
  await until(() => back.room.state.tick > tick + 3);
}

describe('two processes', () => {
  test('a room that one has opened is joined by its code through the other', async () => {
    const { code, path, ann, teacher } = await openClass();
    for (const asked of Object.values(here().servers)) {
      expect(await placeOf(code, asked)).toEqual({ status: 200, path });
    }
    const bo = await join(code, { nickname: 'Bo' });
    await until(() => ann.room.state.seats.size === 2);
    expect(bo.welcome.seat).not.toBe(ann.welcome.seat);
    for (const guest of [ann, bo, teacher]) await guest.room.leave();
  });

  test('rooms are spread over both', async () => {
    const rooms: Room[] = [];
    // One by one: of those that come at the same moment each sees the counts from before.
    while (rooms.length < 4) rooms.push((await client().create('match', CLASS, RoomState as never)) as unknown as Room);
    const places = await Promise.all(rooms.map(({ roomId }) => placeOf(roomId, here().servers['/b'])));
    expect(new Set(places.map(({ path }) => path))).toEqual(new Set(['/a', '/b']));
    for (const room of rooms) await room.leave();
  });

  test('one is killed: its rooms go on in the other, and nothing acknowledged is lost', async () => {
    const { ann, code, path, teacher } = await openClass();
    const acks = [await ann.order(1), await ann.order(2), await ann.order(3)];
    expect(acks).toContainEqual({ ok: true, seq: 1 });
    const seen = { tick: ann.room.state.tick, replicas: ann.replicas() };
    await here().servers[path].kill('SIGKILL');
    const started = performance.now();
    const back = await comeBack(code, { seatToken: ann.welcome.seatToken });
    console.log(`taken over and joined again ${Math.round(performance.now() - started)} ms after the kill`);
    await expectSame(back, ann, acks, seen);
    const host = await join(code, { hostKey: teacher.welcome.hostKey });
    expect(await host.room.request('control', { do: 'pause' })).toEqual({ ok: true });
    const again = await enter(client().create('match', CLASS, RoomState as never));
    expect(again.welcome.role, 'new rooms do not wait for the dead one').toBe('instructor');
    await here().servers[path].restart();
    expect(await placeOf(code, here().servers[path]), 'a newcomer takes nothing from the living').toEqual({
      status: 200,
      path: other(path),
    });
    for (const guest of [back, host, again]) await guest.room.leave();
  });

  test('one freezes and wakes up: it has lost its rooms and writes nothing more', async () => {
    const { ann, code, path } = await openClass();
    const ack = await ann.order(1);
    const seen = { tick: ann.room.state.tick, replicas: ann.replicas() };
    const frozen = here().servers[path];
    frozen.signal('SIGSTOP');
    const back = await (async () => {
      const deadline = performance.now() + TAKEN_MS;
      const living = here().servers[other(path)];
      await until(async () => (await placeOf(code, living)).path === other(path), deadline - performance.now());
      return join(code, { seatToken: ann.welcome.seatToken });
    })().finally(() => frozen.signal('SIGCONT'));
    await expectSame(back, ann, [ack], seen);
    await until(() => frozen.output().includes('another process has taken this room'));
    // Its own room ends when the seats that it had reserved have run out, in ten seconds.
    await until(async () => (await placeOf(code, frozen)).path === other(path), TAKEN_MS);
    const { tick } = back.room.state;
    await until(() => back.room.state.tick > tick + 3);
    await back.room.leave();
  });

  test('one is stopped in order: it hands over', async () => {
    const { ann, code, path } = await openClass();
    const ack = await ann.order(1);
    const seen = { tick: ann.room.state.tick, replicas: ann.replicas() };
    expect(await here().servers[path].kill('SIGTERM')).toBe(0);
    const back = await comeBack(code, { seatToken: ann.welcome.seatToken });
    await expectSame(back, ann, [ack], seen);
    await back.room.leave();
    await here().servers[path].restart();
  });

  test('wrong codes are counted together', async () => {
    const servers = Object.values(here().servers);
    const wrong = async (index: number) => {
      const asked = servers[index % 2] as TestServer;
      const code = `ZZZZ${'23456789ABCDEFGH'[index % 16]}${'23456789ABCDEFGH'[Math.floor(index / 16)]}`;
      const init = { method: 'POST', body: '{"nickname":"Eve"}' };
      return (await fetch(`${asked.url}/matchmake/joinById/${code}`, init)).status;
    };
    const statuses = await Promise.all(Array.from({ length: 140 }, (_, index) => wrong(index)));
    expect(
      statuses.filter((status) => status === 404),
      'as one process allows',
    ).toHaveLength(120);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  test('Redis dies: classes play on; it comes back: doors open again', async () => {
    const { ann, code } = await openClass();
    await here().redis.kill();
    const { tick } = ann.room.state;
    await until(() => ann.room.state.tick > tick + 10);
    expect((await ann.order(1)).seq).toBe(1);
    for (const asked of Object.values(here().servers)) expect((await placeOf(code, asked)).status).toBe(503);
    await until(() => ann.room.state.tick > tick + 60); // longer than a process is away before it is taken for gone
    await here().redis.start();
    const bo = await comeBack(code, { nickname: 'Bo' });
    expect(bo.welcome.code).toBe(code);
    for (const guest of [ann, bo]) await guest.room.leave();
  });

  test('no log and no answer shows a password', async () => {
    for (const server of Object.values(here().servers)) {
      expect(server.output()).not.toContain(PASSWORD);
      expect(server.output()).not.toContain(REDIS_PASSWORD);
    }
    const away = { ...settings(here(), '/c'), PORT: '0', LOG_LEVEL: 'trace' };
    const noRedis = await runServer({ ...away, REDIS_URL: `redis://:${REDIS_PASSWORD}@127.0.0.1:1` }, { bare: true });
    expect(noRedis).toMatchObject({ code: 2, stdout: '' });
    expect(noRedis.stderr).toContain('The Redis of REDIS_URL does not answer');
    const noDatabase = await runServer(
      { ...away, DATABASE_URL: `postgres://me:${PASSWORD}@127.0.0.1:1/none` },
      { bare: true },
    );
    expect(noDatabase).toMatchObject({ code: 2, stdout: '' });
    expect(noDatabase.stderr).toContain('The database of DATABASE_URL cannot be used');
    for (const { stderr } of [noRedis, noDatabase]) {
      expect(stderr).not.toContain(PASSWORD);
      expect(stderr).not.toContain(REDIS_PASSWORD);
    }
  });
});
