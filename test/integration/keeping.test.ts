/** Who may open a class, how long it is kept, and that it is gone when its host says so. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import Database from 'better-sqlite3';
import { Client, type Room } from 'colyseus.js';
import { afterEach, describe, expect, test } from 'vitest';
import { agendaOfMatch } from '../../server/rooms/agenda.ts';
import { NOTHING_STAGED } from '../../server/rooms/staged.ts';
import { openStore } from '../../server/store/store.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { startServer, type TestServer } from '../support/server.ts';

const CLASS = { mode: 'class', scenario: 'launch-day', teams: 1, seed: 5 };
const PASSWORD = 'staff room only';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
const start = async (env: Record<string, string>): Promise<TestServer> => {
  server = await startServer({ env, bare: true });
  return server;
};

type Any = Room<unknown, RoomState>;
async function open(url: string, nickname?: string, code?: string) {
  const client = new Client(url);
  const joining =
    code === undefined
      ? client.create('match', CLASS, RoomState as never)
      : client.joinById(code, { nickname }, RoomState as never);
  const room = (await joining) as unknown as Any;
  room.reconnection.enabled = false;
  const notices: string[] = [];
  room.onMessage('*', () => {});
  room.onMessage<{ code: string }>('notice', (notice) => notices.push(notice.code));
  const left = new Promise<void>((resolve) => room.onLeave(() => resolve()));
  const control = (what: object) => room.request('control' as never, what as never) as Promise<unknown>;
  return { room, notices, left, control };
}

describe('a password for hosts', () => {
  const ask = async (url: string, body: object) => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}/matchmake/create/match`, init);
    return { status: response.status, code: ((await response.json()) as { code?: string }).code };
  };
  const refused = { status: 403, code: 'host.password' };

  test('is asked of classes, and of nobody else', async () => {
    const { url, output } = await start({ HOST_PASSWORD: PASSWORD, LOG_LEVEL: 'trace' });
    expect(await ask(url, CLASS)).toEqual(refused);
    expect(await ask(url, { ...CLASS, hostPassword: '' })).toEqual(refused);
    expect(await ask(url, { ...CLASS, hostPassword: `${PASSWORD} ` })).toEqual(refused);
    expect(await ask(url, { ...CLASS, hostPassword: PASSWORD })).toMatchObject({ status: 200 });
    const friends = { ...CLASS, mode: 'friendly', nickname: 'Ann' };
    expect(await ask(url, friends)).toMatchObject({ status: 200 });
    expect(output()).not.toContain(PASSWORD);
  });

  test('cannot be guessed at leisure', async () => {
    const { url } = await start({ HOST_PASSWORD: PASSWORD });
    const guesses = Array.from({ length: 130 }, (_, index) => ask(url, { ...CLASS, hostPassword: `guess ${index}` }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(120); // as wrong codes: server/http/limits.ts
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });
});

describe('a host who has the room deleted', () => {
  test('closes it for all, and nothing of it is left', async () => {
    const { url, dataDir } = await start({});
    const teacher = await open(url);
    const code = teacher.room.roomId;
    const ann = await open(url, 'Ann-who-was-here', code);
    await teacher.control({ do: 'start' });
    expect(await ann.control({ do: 'forget', confirmed: true })).toMatchObject({ code: 'host.only' });
    expect(await teacher.control({ do: 'forget', confirmed: false }), 'in play: asked twice').toMatchObject({
      code: 'phase.wrong',
    });
    expect(await teacher.control({ do: 'forget', confirmed: true })).toEqual({ ok: true });
    await Promise.all([teacher.left, ann.left]);
    expect(ann.notices).toContain('room.ended');
    await expect(open(url, 'Bo', code)).rejects.toThrow('room.unknown');
    await server?.kill('SIGTERM');
    const kept = readdirSync(dataDir).map((file) => readFileSync(joinPath(dataDir, file), 'latin1'));
    expect(kept.length).toBeGreaterThan(0);
    expect(
      kept.some((text) => text.includes('Ann-who-was-here')),
      'not in a free page either',
    ).toBe(false);
    const store = await openStore(joinPath(dataDir, 'headroom.sqlite'));
    expect(await store.claim(code)).toBeUndefined();
    await store.close();
  });
});

test('old rooms are gone at the start; one of other rules stays, closed, and who comes is told so', async () => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'headroom-'));
  const file = joinPath(folder, 'headroom.sqlite');
  const header = {
    mode: 'class',
    scenario: 'launch-day',
    seed: 1,
    teams: 1,
    seatsPerTeam: 1,
    content: 'c',
    rules: 1,
  } as const;
  const course = {
    agenda: agendaOfMatch('launch-day'),
    stageMs: 0,
    board: 'shown',
    roster: [],
    staged: NOTHING_STAGED,
  } as const;
  const progress = { phase: 'lobby', paused: false, locked: false, pace: 10, tick: 0, ...course } as const;
  const roomOf = (code: string) => {
    const secret = { hostKeyHash: 'h', hostSeat: -1, epoch: 1 };
    return { code, header: { ...header, lesson: '' }, ...secret, ...progress };
  };
  const store = await openStore(file);
  await store.createRoom(roomOf('AAAAAA'));
  await store.close();
  const database = new Database(file);
  database.exec(`update rooms set updated_ms = updated_ms - ${8 * 24 * 60 * 60 * 1000}`);
  database.close();
  const reopened = await openStore(file);
  await reopened.createRoom(roomOf('BBBBBB'));
  await reopened.close();
  const { url } = await start({ DATA_DIR: folder, KEEP_DAYS: '7' });
  await expect(open(url, 'Bo', 'AAAAAA')).rejects.toThrow('room.unknown');
  await expect(open(url, 'Bo', 'BBBBBB')).rejects.toThrow('room.outdated');
  await server?.kill('SIGTERM');
  const after = await openStore(file);
  expect(await after.loadUnfinished()).toEqual(['BBBBBB']);
  await after.close();
  rmSync(folder, { recursive: true });
});
