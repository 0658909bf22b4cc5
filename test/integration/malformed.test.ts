/** Ten thousand messages that no honest page would send, from ten seats at once, beside two pages that only play. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pick, u } from '../../shared/base/random.ts';
import type { Ack, CreateOptions, JoinOptions, Requests, Welcome } from '../../shared/wire/messages.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { startServer, type TestServer } from '../support/server.ts';

const MESSAGES = 10_000;
const ATTACKERS = 20;
const SEED = 11;
/** Below the hard stop of 100 a second, so that messages are read and not only cut off. */
const PER_SECOND = 90;

type MatchRoom = Room<unknown, RoomState>;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function enter(entering: Promise<unknown>): Promise<{ room: MatchRoom; welcome: Welcome }> {
  const room = (await entering) as MatchRoom;
  room.reconnection.enabled = false;
  room.onError(() => {});
  for (const name of ['events', 'acts', 'sample', 'notice', 'presence', 'signals']) room.onMessage(name, () => {});
  return { room, welcome: await new Promise((resolve) => room.onMessage<Welcome>('welcome', resolve)) };
}
const create = (options: CreateOptions) => enter(new Client(server.url).create('match', options, RoomState as never));
const join = (code: string, options: JoinOptions) =>
  enter(new Client(server.url).joinById(code, options, RoomState as never));

const NAMES: (keyof Requests | string)[] = [
  'command',
  'control',
  'why',
  'switch',
  'rename',
  'presence',
  'signal',
  'duty',
  'history',
  'debrief',
  'log',
  'nothing',
  '__proto__',
  '',
];
const ODD: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  2 ** 53,
  -1,
  0.5,
  '',
  'x'.repeat(2000),
  '<img src=x onerror=alert(1)>',
  '\u202Egnirts',
  true,
  [],
  {},
  [[[[[[[[[[]]]]]]]]]],
  { __proto__: { ok: true } },
  { constructor: { prototype: {} } },
  { verb: 'scale' },
  { verb: 'nothing', vm: 1 },
  new Uint8Array(100),
];

/** Something between an honest message and noise. */
function payload(draw: (key: number) => number): unknown {
  const odd = ODD[pick(ODD.length, draw(1))];
  const field = ['seq', 'command', 'do', 'service', 'team', 'nickname', 'seat', 'incident'][pick(8, draw(2))] as string;
  const honest = { seq: 1 + pick(5, draw(3)), command: { verb: 'cordon', node: 3_000_001, on: true } };
  return [odd, { [field]: odd }, { ...honest, [field]: odd }, { ...honest, extra: odd }, honest][pick(5, draw(4))];
}

function frame(draw: (key: number) => number): Uint8Array {
  return Uint8Array.from({ length: pick(120, draw(5)) }, (_, index) => pick(256, draw(10 + index)));
}

/** Sends its share; a socket that is cut comes back to its seat. */
async function attack(code: string, who: number): Promise<{ sent: number; cut: number }> {
  let { room, welcome } = await join(code, { nickname: `Mallory ${who}` });
  let sent = 0;
  let cut = 0;
  while (sent < MESSAGES / ATTACKERS) {
    if (!room.connection.isOpen) {
      cut += 1;
      ({ room, welcome } = await join(code, { seatToken: welcome.seatToken }));
    }
    const draw = (key: number) => u(SEED + who, 'shuffle', key, sent);
    if (pick(10, draw(0)) === 0) room.connection.send(frame(draw));
    else if (pick(2, draw(6)) === 0) room.send(NAMES[pick(NAMES.length, draw(7))] as string, payload(draw));
    else void room.request(NAMES[pick(NAMES.length, draw(7))] as never, payload(draw) as never).catch(() => {});
    sent += 1;
    if (sent % 9 === 0) await sleep(9000 / PER_SECOND);
  }
  await room.leave().catch(() => {});
  return { sent, cut };
}

test('are answered or cut off, and the two who play notice nothing', async () => {
  const { room: teacher, welcome } = await create({
    mode: 'class',
    scenario: 'launch-day',
    teams: 10,
    seatsPerTeam: 4,
  });
  const players = await Promise.all(['Ann', 'Bob'].map((nickname) => join(welcome.code, { nickname })));
  expect(await teacher.request('control' as never, { do: 'start' } as never)).toEqual({ ok: true });

  let over = false;
  const acks: Ack[][] = await Promise.all([
    ...players.map(async ({ room }) => {
      const mine: Ack[] = [];
      for (let seq = 1; !over; seq++) {
        const command = { verb: 'setScoring', strategy: seq % 2 === 1 ? 'mostAllocated' : 'leastAllocated' };
        mine.push(await room.request('command' as never, { seq, command } as never));
        await sleep(300);
      }
      return mine;
    }),
    Promise.all(Array.from({ length: ATTACKERS }, (_, who) => attack(welcome.code, who))).then((attacks) => {
      over = true;
      expect(attacks.reduce((sum, { sent }) => sum + sent, 0)).toBe(MESSAGES);
      return [];
    }),
  ]);

  for (const mine of acks.slice(0, 2)) {
    expect(mine.length, 'orders that were given meanwhile').toBeGreaterThan(10);
    expect(mine).toEqual(mine.map((_, index) => ({ ok: true, seq: index + 1 })));
  }
  expect(players.every(({ room }) => room.connection.isOpen)).toBe(true);
  const health = await fetch(`${server.url}/healthz`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ ok: true, rooms: 1, store: 'up' });
  expect(teacher.state.phase).toBe(1);
  expect(server.output()).not.toMatch(/uncaught|unhandled/i);
});
