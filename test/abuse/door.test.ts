/** The door over plain HTTP: bodies that are none, seats that nobody takes, names that would be more, what is not there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { create, join } from '../support/guests.ts';
import { startServer, type TestServer } from '../support/server.ts';

const METRICS_TOKEN = 'a-token-of-sixteen';

const START_MS = 60_000; // of a server on a busy machine

let server: TestServer;
let guarded: TestServer;
beforeAll(async () => {
  server = await startServer({ bare: true, env: { LOG_LEVEL: 'trace' } });
  guarded = await startServer({ bare: true, env: { METRICS_TOKEN } });
}, START_MS);
afterAll(async () => {
  await Promise.all([server.stop(), guarded.stop()]);
});

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
const SOUND = { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 1 };

describe('a body', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  test.each([
    ['of a megabyte', 'x'.repeat(1024 * 1024), 413],
    ['of a megabyte of sound JSON', JSON.stringify({ ...SOUND, more: 'x'.repeat(1024 * 1024) }), 413],
    ['that is no JSON', '{"mode": ', 400],
    ['that is a number', '7', 400],
    ['that is nothing', '', 400],
    ['nested five thousand deep', deep, 400],
    ['with a field more', JSON.stringify({ ...SOUND, isHost: true }), 400],
    ['that would change every object', '{"__proto__": {"isHost": true}, "mode": "class"}', 400],
    ['that would be restored', '{"restore": "ABC234"}', 400],
    ['of no such scenario', JSON.stringify({ ...SOUND, scenario: '../../etc/passwd' }), 400],
    ['of numbers that are none', '{"mode":"class","scenario":"launch-day","teams":1e400,"seatsPerTeam":-0}', 400],
  ])('%s is refused in the same shape as all is', async (_what, body, status) => {
    const answer = await post('/matchmake/create/match', body);
    expect(answer.status).toBe(status);
    const told = (await answer.json()) as object;
    expect(told).toMatchObject({ ok: false, code: expect.any(String) });
    expect(JSON.stringify(told)).not.toMatch(/ at |node_modules|\.ts/);
    expect(({} as { isHost?: boolean }).isHost).toBeUndefined();
  });
});

test('nothing of a development server answers', async () => {
  for (const path of [
    '/monitor',
    '/playground',
    '/colyseus',
    '/matchmake',
    '/matchmake/match',
    '/__healthcheck',
    '/.env',
  ]) {
    const answer = await fetch(`${server.url}${path}`, { headers: { accept: 'application/json' } });
    expect(answer.status, path).toBe(404);
    expect(answer.headers.get('content-security-policy'), path).toMatch(/script-src 'self'/);
  }
  for (const method of ['join', 'joinOrCreate', 'reconnect', 'constructor', '__proto__'])
    expect((await post(`/matchmake/${method}/match`, '{}')).status, method).toBe(404);
});

test('seats that were asked for and not taken are free again after ten seconds', async () => {
  const teacher = await create(server.url, { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 2 });
  const path = `/matchmake/joinById/${teacher.welcome.code}`;
  const reserve = async () => (await post(path, JSON.stringify({ nickname: 'Nobody' }))).status;
  const statuses: number[] = [];
  while (!statuses.includes(404) && statuses.length < 200) statuses.push(await reserve());
  expect(statuses.at(-1), 'all places are reserved').toBe(404);
  await sleep(11_000);
  const ann = await join(server.url, teacher.welcome.code, { nickname: 'Ann' });
  expect(ann.welcome.seat, 'none of them became a seat').toBe(0);
});

const NAMES = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "';alert(1)//",
  '{{constructor}}',
  '=1+1',
  '%0d%0aX: y',
  'a\u202Eb',
  'a\u2066b\u2069',
  'a\u0000b',
  'a\nb',
  'a\r\n{"level":60}',
  '\u200b',
  'a\u2028b',
  '\ufeffx',
  'x'.repeat(25),
  '   ',
];

test('a name is a line of text, as it is, or it is refused', async () => {
  const teacher = await create(server.url, { mode: 'class', scenario: 'launch-day', teams: 10, seatsPerTeam: 6 });
  for (const nickname of NAMES) {
    const isSound = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,24}$/u.test(nickname.trim()) && nickname.trim() !== '';
    const entering = join(server.url, teacher.welcome.code, { nickname });
    if (!isSound) {
      await expect(entering, JSON.stringify(nickname)).rejects.toThrow('message.malformed');
      continue;
    }
    const { room, welcome } = await entering;
    await sleep(200);
    expect(room.state.seats.get(String(welcome.seat))?.nickname).toBe(nickname.trim());
  }
  for (const line of server.output().split('\n')) {
    if (line.startsWith('{')) expect(() => JSON.parse(line), 'a log line is one line').not.toThrow();
  }
});

test('what is logged at the most talkative has codes of rooms, and of nobody a name, a token or a key', async () => {
  const options = {
    mode: 'friendly',
    scenario: 'launch-day',
    teams: 1,
    seatsPerTeam: 2,
    nickname: 'Friederike',
  } as const;
  const host = await create(server.url, options);
  const { code } = host.welcome;
  const ben = await join(server.url, code, {
    nickname: 'Bertholdine',
    realName: 'Xanthippe Zweig',
    browser: 'd'.repeat(32),
  });
  await ben.send('rename', { nickname: 'Bartholomea' });
  await ben.send('command', { seq: 1, command: { verb: 'setScoring', strategy: 'mostAllocated' } });
  await ben.send('raise', { up: true });
  await host.send('control', { do: 'say', kind: 'message', text: 'Kaleidoskop' });
  await ben.send('rename', { nickname: { toString: 'Pumpernickel' } });
  await join(server.url, code, { seatToken: '1'.repeat(32) }).catch(() => {});
  await join(server.url, code, { nickname: 'Hieronymus' }).catch(() => {}); // the room is full
  ben.room.connection.send(new Uint8Array(8 * 1024));
  await sleep(500);
  const said = [host, ben].flatMap(({ welcome }) => [welcome.seatToken, welcome.hostKey]).filter((key) => key !== '');
  const names = [
    'Friederike',
    'Bertholdine',
    'Xanthippe',
    'Zweig',
    'Bartholomea',
    'Pumpernickel',
    'Hieronymus',
    'Kaleidoskop',
  ];
  const text = server.output();
  for (const word of [...said, ...names, 'd'.repeat(32), '1'.repeat(32)]) expect(text, word).not.toContain(word);
  expect(text, 'and there is something to search').toContain(code);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  for (const word of [...said, ...names, code]) expect(metrics, word).not.toContain(word);
});

describe('the metrics', () => {
  test('are for this machine, and not for what a proxy passes on', async () => {
    await create(server.url, { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 1 });
    const own = await fetch(`${server.url}/metrics`);
    expect(own.status).toBe(200);
    const text = await own.text();
    for (const name of [
      'tick_lateness_seconds_bucket',
      'rooms',
      'clients',
      'bytes_sent_total',
      'command_seconds_sum',
      'store_seconds_count',
    ])
      expect(text).toContain(`headroom_${name}`);
    expect(Number(/^headroom_rooms (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0);
    for (const header of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP'])
      expect((await fetch(`${server.url}/metrics`, { headers: { [header]: '127.0.0.1' } })).status, header).toBe(404);
  });

  test('with a token are for whoever shows it', async () => {
    const ask = async (headers: Record<string, string>) => (await fetch(`${guarded.url}/metrics`, { headers })).status;
    expect(await ask({})).toBe(404);
    expect(await ask({ Authorization: 'Bearer a-token-of-sixteeN' })).toBe(404);
    expect(await ask({ Authorization: METRICS_TOKEN })).toBe(404);
    expect(await ask({ Authorization: `Bearer ${METRICS_TOKEN}`, 'X-Forwarded-For': '10.0.0.1' })).toBe(200);
    expect(guarded.output()).not.toContain(METRICS_TOKEN);
  });

  test('it is ready when rooms can be opened', async () => {
    expect(await (await fetch(`${guarded.url}/readyz`)).json()).toEqual({ ok: true });
  });
});
