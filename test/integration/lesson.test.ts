/** A lesson over real sockets, from the code on the board to the file for the mark book; nobody sees an answer early. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { Client, type Room } from 'colyseus.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent, readContent } from '../../server/content.ts';
import { createRooms, type Rooms } from '../../server/rooms/index.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { questionsOf } from '../../shared/content/lesson.ts';
import type {
  Control,
  CreateOptions,
  JoinOptions,
  LessonNow,
  LessonResults,
  Requests,
} from '../../shared/wire/messages.ts';
import { RoomState } from '../../shared/wire/state.ts';

const LESSON = 'launch-day-45';
const catalogue = loadContent();
const lesson = catalogue.lessons.find(({ id }) => id === LESSON)!;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
let store: Store;
let rooms: Rooms;
let server: Server;
let url: string;

beforeAll(async () => {
  store = await openStore(':memory:');
  rooms = await createRooms({
    store,
    files: readContent(),
    catalogue,
    log: quiet,
    clock: { nowMs: () => performance.now() },
  });
  const http = createServer();
  server = new Server({
    transport: new WebSocketTransport({ server: http }),
    greet: false,
    gracefullyShutdown: false,
    logger: { ...console, ...quiet, debug: () => {} },
  });
  rooms.define(server);
  await server.listen(0);
  url = `ws://localhost:${(http.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await rooms.stop();
  await server.gracefullyShutdown(false);
  await store.close();
});

class Guest {
  readonly room: Room<unknown, RoomState>;
  readonly frames: string[] = []; // all that it was sent beside the state
  constructor(room: Room<unknown, RoomState>) {
    this.room = room;
    room.reconnection.enabled = false;
    for (const name of ['welcome', 'events', 'acts', 'sample', 'presence', 'signals', 'notes', 'notice'])
      room.onMessage(name, (message: unknown) => void this.frames.push(JSON.stringify(message)));
  }
  ask<N extends keyof Requests>(name: N, payload: Requests[N]['payload']): Promise<Requests[N]['reply']> {
    return this.room.request(name as never, payload as never) as Promise<Requests[N]['reply']>;
  }
  async lesson(): Promise<LessonNow> {
    const now = await this.ask('lesson', {});
    if (!now.ok) throw new Error(now.code);
    return now;
  }
  get stage(): string {
    return lesson.stages[this.room.state.stage]?.kind ?? '';
  }
}
const create = async (options: CreateOptions) =>
  new Guest(await new Client(url).create('match', options, RoomState as never));
const join = async (code: string, options: JoinOptions) =>
  new Guest(await new Client(url).joinById(code, options, RoomState as never));

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 10) {
    if (holds()) return;
    await sleep(10);
  }
  throw new Error(`it did not come to pass: ${holds}`);
}

test('a class plays a lesson', async () => {
  const teacher = await create({ mode: 'class', scenario: lesson.scenario, lesson: LESSON, teams: 3, seatsPerTeam: 2 });
  const code = teacher.room.roomId;
  const control = async (payload: Control) => expect(await teacher.ask('control', payload)).toEqual({ ok: true });
  await control({ do: 'roster', pupils: [{ realName: 'Ann Lee', team: 1 }] });
  await control({ do: 'bots', team: 2, count: 1 });
  await expect(join(code, { nickname: 'Arschloch' })).rejects.toThrow('nickname.unfit');
  const ann = await join(code, { nickname: 'Otter', realName: 'ann lee' });
  const bo = await join(code, { nickname: 'Lynx' });
  const wall = await join(code, { spectator: true });
  const all = [ann, bo, wall];
  await control({ do: 'start' });
  await until(() => all.every(({ stage }) => stage === 'predict'));

  expect(await ann.ask('answer', { question: 'ld-peak', body: 2000 })).toEqual({ ok: true });
  expect(await ann.ask('answer', { question: 'ld-hosts', body: 7 })).toEqual({ ok: true });
  expect(await bo.ask('answer', { question: 'ld-full', body: 1 })).toMatchObject({ code: 'question.closed' });
  await until(() => wall.room.state.answered === 1);
  for (const { kind } of lesson.stages) {
    await until(() => all.every(({ stage }) => stage === kind));
    await expectNothingEarly(all);
    if (kind === 'ask') {
      expect(await ann.ask('answer', { question: 'ld-full', body: 1 })).toEqual({ ok: true });
      expect(await bo.ask('answer', { question: 'ld-full', body: 0 })).toEqual({ ok: true });
    }
    if (kind === 'play') {
      await control({ do: 'pace', pace: 60 });
      const { tick } = ann.room.state;
      await until(() => ann.room.state.tick > tick + 60);
    }
    if (teacher.room.state.stage === lesson.stages.length - 1) break;
    const { stage } = teacher.room.state;
    await control({ do: 'next' });
    // The last round has a Night first, which is watched and may be cut short as well.
    await sleep(300);
    if (teacher.room.state.stage === stage) await control({ do: 'next' });
    await until(() => teacher.room.state.stage > stage);
  }

  const closed = (await ann.lesson()).closed;
  expect(closed.map(({ id }) => id)).toEqual(lesson.stages.flatMap(questionsOf).map(({ id }) => id));
  expect(closed.find(({ id }) => id === 'ld-full')).toMatchObject({ right: true, answer: 1, tally: [1, 1, 0] });
  expect(closed.find(({ id }) => id === 'ld-peak')?.answer).toBeGreaterThan(0);
  const results = (await bo.ask('results', {})) as { ok: true } & LessonResults;
  expect(results.rounds.map(({ name, weight }) => [name, weight])).toEqual([
    ['A', 1],
    ['B', 2],
  ]);
  const whatif = { round: results.rounds[0]!.round, team: 0, way: { do: 'withoutIncident', incident: 0 } } as const;
  expect(await bo.ask('whatif', whatif)).toMatchObject({ ok: true, profitMicroCents: expect.any(Number) });
  expect(await ann.ask('export', { what: 'students' })).toMatchObject({ code: 'host.only' });
  const file = await teacher.ask('export', { what: 'students' });
  expect(file).toMatchObject({ ok: true, text: expect.stringMatching(/Otter,Ann Lee|Otter,ann lee/) });
  expect(JSON.stringify([ann, bo, wall].map(({ frames, room }) => [frames, room.state.toJSON()]))).not.toMatch(
    /ann lee/i,
  );
});

/** What is asked now is in no frame with its answer, its reason or what others said. */
async function expectNothingEarly(all: readonly Guest[]): Promise<void> {
  for (const guest of all) {
    const { questions, closed } = await guest.lesson();
    const open = new Set(questions.map(({ id }) => id));
    expect(closed.some(({ id }) => open.has(id))).toBe(false);
    for (const question of questions) {
      expect(Object.keys(question)).not.toContain('answer');
      expect(Object.keys(question)).not.toContain('because');
      expect(question.tally).toEqual([]);
    }
    const told = JSON.stringify([questions, guest.room.state.toJSON(), guest.frames]);
    for (const asked of lesson.stages.flatMap(questionsOf))
      if (asked.kind !== 'open') expect(told).not.toContain(asked.because);
  }
}
