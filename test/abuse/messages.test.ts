/** Ten thousand messages that no honest page would send, from twenty seats at once, beside two pages that only play. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent, readContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { u } from '../../shared/base/random.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';
import { PHASES } from '../../shared/wire/symbols.ts';
import { create, type Guest, join } from '../support/guests.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type Draw, noise, spoilt } from './spoilt.ts';

const MESSAGES = 10_000;
const ATTACKERS = 20;
const SEED = 11;
/** Below the hard stop of 100 a second, so that messages are read and not only cut off. */
const PER_SECOND = 90;
/** Above what a socket takes (4 KiB): one such frame ends it. */
const TOO_LARGE_BYTES = 5 * 1024;
const FAR_TOO_LARGE_BYTES = 1024 * 1024;

const START_MS = 60_000; // of a server on a busy machine

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ bare: true });
}, START_MS);
afterAll(() => server.stop());

const tally = new Map<string, number>(); // what the attackers were answered

/** Sends its share; a socket that is cut comes back to its seat. */
async function attack(code: string, who: number): Promise<number> {
  let guest = await join(server.url, code, { nickname: `Mallory ${who}` });
  let sent = 0;
  while (sent < MESSAGES / ATTACKERS) {
    if (!guest.room.connection.isOpen) guest = await join(server.url, code, { seatToken: guest.welcome.seatToken });
    const draw: Draw = (key) => u(SEED + who, 'shuffle', key, sent);
    try {
      sendOne(guest, draw);
    } catch {
      guest.room.connection.send(noise(draw)); // the SDK itself cannot pack it
    }
    sent += 1;
    if (sent % 9 === 0) await sleep(9000 / PER_SECOND);
  }
  await guest.room.leave().catch(() => {});
  return sent;
}

function sendOne({ room, send }: Guest, draw: Draw): void {
  const kind = draw(0);
  if (kind < 0.1) {
    const bytes = kind < 0.001 ? FAR_TOO_LARGE_BYTES : TOO_LARGE_BYTES;
    room.connection.send(kind < 0.002 ? new Uint8Array(bytes) : noise(draw));
    return;
  }
  const { name, payload } = spoilt(draw);
  if (kind < 0.3) {
    room.send(name, payload);
    return;
  }
  void send(name, payload).then(
    (reply) => note(reply?.ok ? `${name} done` : (reply?.code ?? 'nothing')),
    () => note('no answer'),
  );
}
function note(what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

test('are answered or cut off, and the two who play notice nothing', async () => {
  const options = { mode: 'class', scenario: 'launch-day', teams: 10, seatsPerTeam: 4 } as const;
  const teacher = await create(server.url, options);
  const { code } = teacher.welcome;
  const players = await Promise.all(['Ann', 'Bob'].map((nickname) => join(server.url, code, { nickname })));
  expect(await teacher.send('control', { do: 'start' })).toEqual({ ok: true });

  let over = false;
  const honest = players.map(async ({ ask }) => {
    const acks: unknown[] = [];
    for (let seq = 1; !over; seq++) {
      const command = { verb: 'setScoring', strategy: seq % 2 === 1 ? 'mostAllocated' : 'leastAllocated' };
      acks.push(await ask('command', { seq, command }));
      await sleep(300);
    }
    return acks;
  });
  const sent = await Promise.all(Array.from({ length: ATTACKERS }, (_, who) => attack(code, who)));
  over = true;
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(MESSAGES);

  for (const acks of await Promise.all(honest)) {
    expect(acks.length, 'orders that were given meanwhile').toBeGreaterThan(10);
    expect(acks).toEqual(acks.map((_, index) => ({ ok: true, seq: index + 1 })));
  }
  expect(players.every(({ room }) => room.connection.isOpen)).toBe(true);
  const health = await fetch(`${server.url}/healthz`);
  expect(await health.json()).toMatchObject({ ok: true, rooms: 1, store: 'up' });
  expect(server.output()).not.toMatch(/uncaught|unhandled|a request failed|a room broke/i);
  for (const code of ['message.malformed', 'host.only', 'rate.slow_down'])
    expect(tally.get(code), code).toBeGreaterThan(9);
  for (const what of ['control done', 'log done', 'export done', 'internal'])
    expect(tally.get(what), what).toBeUndefined();
  expect(PHASES[teacher.room.state.phase]).toBe('play');
  expect(teacher.room.state.paused).toBe(false);
  await expectOnlyOwnOrders(teacher);
});

/** What got into the match: orders of seats for their own team, each once; and it plays again to the same world. */
async function expectOnlyOwnOrders(teacher: Guest): Promise<void> {
  const teams = new Map([...teacher.room.state.seats.values()].map(({ seat, team }) => [seat, team]));
  await teacher.send('control', { do: 'end' });
  while (PHASES[teacher.room.state.phase] !== 'night') await sleep(50);
  await teacher.send('control', { do: 'next' });
  while (PHASES[teacher.room.state.phase] !== 'debrief') await sleep(50);
  const hasher = await loadHasher();
  const { log } = (await teacher.send('log', {})) as unknown as { log: string };
  const read = parseLog(log, hasher, contentHash(readContent(), hasher));
  const entries = read.lines.flatMap((line) => ('entries' in line ? line.entries : []));
  const orders = entries.flatMap((entry) => (entry.kind === 'command' ? [entry] : []));
  expect(entries.filter(({ kind }) => kind !== 'command').map(({ kind }) => kind)).toEqual(['night']);
  expect(orders.length).toBeGreaterThan(20);
  expect(new Set(orders.map(({ seat, seq }) => `${seat} ${seq}`)).size).toBe(orders.length);
  for (const { seat, team } of orders) expect(team, `seat ${seat}`).toBe(teams.get(seat));
  expect(replay(read, loadContent(), hasher).hash).toBe(read.endHash);
}

test('what was sent once and is sent again, late and out of order, is answered and not done twice', async () => {
  const options = { mode: 'class', scenario: 'launch-day', teams: 2, seatsPerTeam: 2 } as const;
  const teacher = await create(server.url, options);
  const ann = await join(server.url, teacher.welcome.code, { nickname: 'Ann' });
  await teacher.send('control', { do: 'start' });
  const sent: ArrayBuffer[] = [];
  const { connection } = ann.room;
  const send = connection.send.bind(connection);
  connection.send = (data) => {
    sent.push(new Uint8Array(data as Uint8Array).slice().buffer as ArrayBuffer);
    send(data);
  };
  const order = (seq: number) => ({
    seq,
    command: { verb: 'setScoring', strategy: seq % 2 ? 'mostAllocated' : 'leastAllocated' },
  });
  for (let seq = 1; seq <= 5; seq++) expect(await ann.send('command', order(seq))).toEqual({ ok: true, seq });
  const acts = () => ann.heard.acts.length;
  const before = acts();
  for (const frame of [...sent].reverse()) send(new Uint8Array(frame));
  expect(await ann.send('command', order(3)), 'a repeat').toEqual({ ok: true, seq: 3 });
  expect(await ann.send('command', { ...order(2), command: { verb: 'setScoring', strategy: 'x' } })).toMatchObject({
    ok: false,
  });
  await sleep(500);
  expect(acts(), 'nothing was done again').toBe(before);
  expect(ann.room.connection.isOpen).toBe(true);
});
