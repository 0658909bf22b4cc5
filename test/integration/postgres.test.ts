/** A class on PostgreSQL whose database dies under it, again and again, and comes back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../server/store/database.ts';
import { readEstate } from '../../shared/wire/estate.ts';
import type { Ack, Welcome } from '../../shared/wire/messages.ts';
import type { JoinOptions } from '../../shared/wire/payloads.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { orSkip } from '../support/programs.ts';
import { runServer, startServer, type TestServer } from '../support/server.ts';

const CLASS = { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 2, seed: 5 };
const CUTS = 4;

let postgres: TestPostgres | undefined;
let server: TestServer | undefined;
beforeEach(async (context) => {
  postgres ??= await orSkip(context, 'PostgreSQL', startPostgres);
  server ??= await startServer({ env: { DATABASE_URL: postgres.url }, bare: true });
}, 240_000);
afterAll(async () => {
  await server?.stop();
  await postgres?.stop();
}, 60_000);

interface Guest {
  readonly room: Room<unknown, RoomState>;
  readonly welcome: Welcome;
}

async function enter(joining: Promise<unknown>): Promise<Guest> {
  const room = (await joining) as Guest['room'];
  room.reconnection.enabled = false;
  room.onMessage('*', () => {});
  return { room, welcome: await new Promise<Welcome>((resolve) => room.onMessage('welcome', resolve)) };
}
const client = () => new Client(server?.url ?? '');
const join = (code: string, options: JoinOptions) => enter(client().joinById(code, options, RoomState as never));

function firstDeployment(room: Guest['room']) {
  const [first] = readEstate(room.state.estates.get('0')!, room.state.tick).facts.deployments;
  return first!;
}

/** Sent again with its number until there is an answer, as a page does. */
async function order({ room }: Guest, seq: number): Promise<Ack> {
  const command = { verb: 'scale', deployment: firstDeployment(room).id, replicas: 1 + (seq % 5) };
  for (;;) {
    try {
      const ack = (await room.request('command', { seq, command }, { timeout: 2000 })) as Ack;
      if (ack.ok || ack.code !== 'rate.slow_down') return ack;
    } catch {
      // Unknown: perhaps it was applied.
    }
    await sleep(100);
  }
}

async function until(holds: () => boolean | Promise<boolean>, waitMs = 20_000): Promise<void> {
  const deadline = performance.now() + waitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`it did not come to pass: ${holds}`);
    await sleep(20);
  }
}

test('the room pauses while the database is gone, goes on by itself, and loses nothing', async () => {
  const teacher = await enter(client().create('match', CLASS, RoomState as never));
  const code = teacher.room.roomId;
  const ann = await join(code, { nickname: 'Ann' });
  await teacher.room.request('control', { do: 'start' });
  await until(() => ann.room.state.estates?.size === 1);
  const acks: Ack[] = [];
  let isPlaying = true;
  const playing = (async () => {
    while (isPlaying) acks.push(await order(ann, acks.length + 1));
  })();

  for (let cut = 0; cut < CUTS; cut++) {
    await until(() => acks.length >= 5 * (cut + 1));
    await postgres?.kill();
    await until(() => ann.room.state.pauseReason === 'store');
    const { tick } = ann.room.state;
    const health = await fetch(`${server?.url}/healthz`);
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ ok: false, store: 'down' });
    await expect(join(code, { nickname: 'Eve' }), 'a seat that a restart would forget').rejects.toThrow(
      'store.unavailable',
    );
    expect(await teacher.room.request('control', { do: 'pause' })).toMatchObject({ code: 'store.unavailable' });
    expect(ann.room.state.tick, 'no append, no tick').toBe(tick);
    await postgres?.start();
    await until(() => ann.room.state.pauseReason === '' && ann.room.state.tick > tick + 2);
  }
  isPlaying = false;
  await playing;
  const replicas = firstDeployment(ann.room).replicas;
  expect(await teacher.room.request('control', { do: 'pause' })).toEqual({ ok: true });

  await server?.kill('SIGKILL');
  await server?.restart();
  const back = await join(code, { seatToken: ann.welcome.seatToken });
  expect(back.welcome.lastSeq).toBe(acks.length);
  await until(() => back.room.state.estates?.size === 1);
  expect(firstDeployment(back.room).replicas).toBe(replicas);
  for (const [index, ack] of acks.entries()) {
    expect(await order(back, index + 1), `order ${index + 1}`).toEqual(ack);
  }
  expect(acks.filter(({ ok }) => ok).length).toBeGreaterThan(0);
}, 240_000);

test('an address with a wrong password stops the start, and is not shown', async () => {
  const url = new URL(postgres?.url ?? '');
  url.password = 'guessed';
  const { code, stdout, stderr } = await runServer({ DATABASE_URL: url.href, PORT: '0' }, { bare: true });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^The database of DATABASE_URL cannot be used \(.*password.*\)/);
  expect(stderr).not.toContain('guessed');
});

test('a connection that dies in a transaction, between two questions, ends no process', async () => {
  const db = openDatabase(postgres?.url ?? '');
  const asked = db.transaction().execute(async (trx) => {
    await trx.selectFrom('rooms').select('code').execute();
    await postgres?.kill();
    await sleep(100); // the news comes by itself
    return trx.selectFrom('rooms').select('code').execute();
  });
  await expect(asked).rejects.toThrow(/[Cc]onnection/);
  await postgres?.start();
  await until(() => db.selectFrom('rooms').select('code').execute().then(() => true, () => false)); // biome-ignore format: a line
  await db.destroy();
});
