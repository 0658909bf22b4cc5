/** The door of the running server: what it serves, what it refuses and how, and how it starts and ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type RequestOptions, request } from 'node:http';
import { join as joinPath } from 'node:path';
import { Client, CloseCode } from 'colyseus.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeSchema } from '../../shared/wire/payloads.ts';
import { CODE_ALPHABET, ROOM_NAME } from '../../shared/wire/symbols.ts';
import { runServer, startServer, type TestServer } from '../support/server.ts';

interface Answer {
  status: number;
  headers: Headers;
  body: { ok?: boolean; code?: string; ref?: string; roomId?: string; sessionId?: string };
}

async function ask(
  server: TestServer,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const options = { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...headers } };
  const response = await fetch(server.url + path, options);
  return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
}

const CLASS = { mode: 'class', scenario: 'launch-day', teams: 2 };
const create = (server: TestServer, headers?: Record<string, string>) =>
  ask(server, `/matchmake/create/${ROOM_NAME}`, CLASS, headers);
const join = (server: TestServer, code: string, headers?: Record<string, string>) =>
  ask(server, `/matchmake/joinById/${code}`, { nickname: 'Ada' }, headers);

/** A code that no room has. */
function wrongCode(index: number): string {
  const symbol = (place: number) => CODE_ALPHABET[Math.floor(index / 30 ** place) % 30];
  return `ZZZ${symbol(2)}${symbol(1)}${symbol(0)}`;
}

describe('a server with the usual settings', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test('is in good health', async () => {
    const response = await fetch(`${server.url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ok: true, store: 'up', uptimeSeconds: expect.any(Number) });
  });

  test('serves the page with headers that let it load and call nothing but us', async () => {
    const response = await fetch(`${server.url}/j/ABC234`, { headers: { accept: 'text/html' } });
    const policy = response.headers.get('content-security-policy') ?? '';
    const html = await response.text();
    expect(html).toContain('<div id="app">');
    expect(html, 'an inline script would be blocked').not.toMatch(/<script(?![^>]* src=)/);
    expect(html, 'found at any depth').not.toMatch(/(src|href)="\.\//);
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain(`connect-src 'self' ws://localhost:${server.port}`);
    expect(policy).not.toMatch(/'unsafe|upgrade-insecure|\*|https:/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  test('serves what the page names, packed and for good', async () => {
    const html = await (await fetch(server.url)).text();
    const [, script] = /<script[^>]* src="([^"]+)"/.exec(html) ?? [];
    const response = await fetch(server.url + script);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  test('serves the content once: with a hash, and 304 after that', async () => {
    const first = await fetch(`${server.url}/content.json`);
    const { hash, catalogue } = (await first.json()) as { hash: string; catalogue: { scenarios: { id: string }[] } };
    expect(catalogue.scenarios.map((scenario) => scenario.id)).toContain(CLASS.scenario);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toContain(hash);
    expect(
      await statusOf({
        host: '127.0.0.1',
        port: server.port,
        path: '/content.json',
        headers: { 'if-none-match': etag },
      }),
    ).toBe(304);
  });

  test('tells under which address it is reached', async () => {
    const response = await fetch(`${server.url}/api/address`);
    expect(await response.json()).toEqual({ ok: true, urls: [server.url] }); // bound to this machine only
  });

  test('knows nothing else, and allows no other origin anything', async () => {
    for (const path of ['/nothing.js', '/api/rooms', '/__healthcheck.txt', '/.env', '/content.json/x.y']) {
      const response = await fetch(server.url + path);
      expect(response.status, path).toBe(404);
      expect(await response.json(), path).toMatchObject({ ok: false, code: 'http.not_found' });
    }
    const preflight = await fetch(`${server.url}/matchmake/create/match`, { method: 'OPTIONS' });
    expect(preflight.status).toBe(404);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each([
    ['a large body', '/matchmake/create/match', `{"seed": "${'1'.repeat(17_000)}"}`, 413, 'http.too_large'],
    ['broken JSON', '/matchmake/create/match', '{"mode":', 400, 'http.malformed'],
    [
      'a scenario that is not there',
      '/matchmake/create/match',
      { ...CLASS, scenario: 'none' },
      400,
      'scenario.unknown',
    ],
    ['nonsense', '/matchmake/create/match', { mode: 7 }, 400, 'message.malformed'],
    ['another kind of room', '/matchmake/create/lobby', CLASS, 404, 'http.not_found'],
    ['any room', '/matchmake/join/match', {}, 404, 'http.not_found'],
    ['any room or a new one', '/matchmake/joinOrCreate/match', CLASS, 404, 'http.not_found'],
    ['a seat by Colyseus’s own token', '/matchmake/reconnect/ABCDEF', {}, 404, 'http.not_found'],
    ['a code of another length', '/matchmake/joinById/ABC', { nickname: 'Ada' }, 404, 'room.unknown'],
    ['a code of names of properties', '/matchmake/joinById/__proto__', { nickname: 'Ada' }, 404, 'room.unknown'],
  ])('refuses %s', async (_what, path, body, status, code) => {
    const answer = await ask(server, path, body);
    expect(answer.body).toMatchObject({ ok: false, code });
    expect(answer.status).toBe(status);
  });

  test('a full room is answered like a wrong code: as late, and without a word of its own', async () => {
    const small = { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 1 };
    const { roomId = '' } = (await ask(server, '/matchmake/create/match', small)).body;
    const asked = await Promise.all(Array.from({ length: 130 }, () => join(server, roomId)));
    expect(new Set(asked.map((answer) => answer.status))).toEqual(new Set([200, 404]));
    const started = performance.now();
    const full = await join(server, roomId);
    const wrong = await join(server, wrongCode(0));
    expect(performance.now() - started).toBeGreaterThan(590);
    expect([full.status, full.body]).toEqual([wrong.status, wrong.body]);
  });

  test('opens a room for our page and not for another site', async () => {
    const own = await create(server, { origin: server.url });
    expect(own.body.roomId).toMatch(/./);
    expect(codeSchema.safeParse(own.body.roomId).success).toBe(true);
    const foreign = await create(server, { origin: 'http://evil.example' });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'http.foreign_origin']);
  });

  test('upgrades for our page with a seat, and for nobody else', async () => {
    const { roomId, sessionId } = (await create(server)).body;
    const seat = `/p/${roomId}?sessionId=${sessionId}`;
    expect(await statusOf(upgradeOf(server, seat, 'http://evil.example'))).toBe(403);
    expect(await statusOf(upgradeOf(server, '/', server.url))).toBe(404);
    expect(await statusOf(upgradeOf(server, seat, server.url))).toBe(101);
  });
});

function upgradeOf({ port }: TestServer, path: string, origin: string): RequestOptions {
  const key = { 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
  const headers = { connection: 'Upgrade', upgrade: 'websocket', ...key, host: `localhost:${port}`, origin };
  return { host: '127.0.0.1', port, path, headers };
}

/** Without fetch, which sends headers of its own and no upgrades. */
function statusOf(options: RequestOptions): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(options);
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('limits', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ env: { ROOMS_PER_ADDRESS_PER_HOUR: '2' } });
  });
  afterAll(() => server.stop());

  test('guessers are slowed down, and a right code is always let in', async () => {
    const { roomId } = (await create(server)).body;
    const started = performance.now();
    const guesses = await Promise.all(Array.from({ length: 140 }, (_, index) => join(server, wrongCode(index))));
    const late = guesses.filter((guess) => guess.status === 429);
    expect(performance.now() - started).toBeGreaterThan(250); // each waits a little
    expect(guesses.filter((guess) => guess.status === 404)).toHaveLength(120);
    expect(late).toHaveLength(20);
    expect(Number(late[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(late[0]!.body).toMatchObject({ ok: false, code: 'rate.slow_down' });
    const right = await join(server, roomId!);
    expect(right.status).toBe(200);
    expect(right.body.roomId).toBe(roomId);
  });

  test('an address opens so many rooms and no more, whatever it says of itself', async () => {
    expect((await create(server)).status).toBe(200); // the second: the first was opened above
    const third = await create(server, { 'x-forwarded-for': '203.0.113.7', 'x-real-ip': '203.0.113.7' });
    expect([third.status, third.body.code]).toEqual([429, 'rate.slow_down']);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(60);
  });

  test('behind a proxy that is trusted, the address is the one that the proxy saw', async () => {
    const proxied = await startServer({ env: { ROOMS_PER_ADDRESS_PER_HOUR: '1', TRUST_PROXY: '1' } });
    try {
      const from = (addresses: string) => create(proxied, { 'x-forwarded-for': addresses });
      expect((await from('203.0.113.7')).status).toBe(200);
      expect((await from('203.0.113.8')).status).toBe(200);
      expect((await from('198.51.100.1, 203.0.113.7')).status).toBe(429); // what a client adds itself stands before
    } finally {
      await proxied.stop();
    }
  });
});

const ROOT = joinPath(import.meta.dirname, '..', '..');
const JOIN = `
  import { Client } from 'colyseus.js';
  const room = await new Client(process.argv[1]).create(${JSON.stringify(ROOM_NAME)}, ${JSON.stringify(CLASS)});
  room.onMessage('*', () => {});
  console.log('in');
`;

describe('starting and ending', () => {
  test('wrong settings: every one is said, code 2', async () => {
    const { code, stderr } = await runServer({ PORT: 'high', TRUST_PROXY: 'yes' });
    expect(code).toBe(2);
    expect(stderr).toContain('PORT is "high"; allowed: 0 to 65535');
    expect(stderr).toContain('TRUST_PROXY is "yes"; allowed: off, or 1 to 10 proxies');
    expect(stderr).not.toContain('    at ');
  });

  test('a taken port: one sentence, code 2, and whoever has it plays on', async () => {
    const server = await startServer();
    try {
      const second = await runServer({ HOST: '127.0.0.1', PORT: String(server.port), DATA_DIR: server.dataDir });
      expect(second.code).toBe(2);
      expect(second.stderr.trim()).toMatch(new RegExp(`^Port ${server.port} is taken.*PORT=${server.port + 1}\\.$`));
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    } finally {
      await server.stop();
    }
  });

  test('a folder that cannot be written: one sentence, code 2', async () => {
    const { code, stderr } = await runServer({
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: joinPath(import.meta.filename, 'data'),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Matches cannot be kept in .*DATA_DIR\.$/m);
    expect(stderr).not.toContain('    at ');
  });

  test('an orderly end says goodbye to those who are in', async () => {
    const server = await startServer();
    try {
      const room = await new Client(server.url).create(ROOM_NAME, CLASS);
      room.onMessage('*', () => {});
      const left = new Promise((resolve) => room.onLeave(resolve));
      room.reconnection.enabled = false;
      const started = performance.now();
      expect(await server.kill('SIGTERM')).toBe(0);
      expect(await left).toBe(CloseCode.SERVER_SHUTDOWN);
      expect(performance.now() - started).toBeLessThan(5000);
      expect(server.output()).not.toContain('"level"');
    } finally {
      await server.stop();
    }
  });

  test('nor does it wait long for a machine that has gone to sleep', async () => {
    const server = await startServer();
    const sleeper = spawn(process.execPath, ['--input-type=module', '--eval', JOIN, server.url], { cwd: ROOT });
    try {
      await once(sleeper.stdout, 'data');
      sleeper.kill('SIGSTOP');
      const started = performance.now();
      expect(await server.kill('SIGTERM')).toBe(0);
      expect(performance.now() - started).toBeLessThan(8000); // the sockets' own patience is 30 seconds
    } finally {
      sleeper.kill('SIGKILL');
      await server.stop();
    }
  });

  test('an orderly end and a new start: no build, the same rooms', async () => {
    const server = await startServer();
    try {
      const { roomId } = (await create(server)).body;
      expect(await server.kill('SIGTERM')).toBe(0);
      const started = performance.now();
      await server.restart();
      expect(performance.now() - started).toBeLessThan(10_000); // 1 second on two idle cores
      expect(server.output()).not.toContain('Building');
      expect((await join(server, roomId!)).status).toBe(200);
    } finally {
      await server.stop();
    }
  });

  test('pulled plug: the rooms are there again', async () => {
    const server = await startServer();
    try {
      const { roomId } = (await create(server)).body;
      expect(await server.kill('SIGKILL')).toBeNull();
      await server.restart();
      expect((await join(server, roomId!)).status).toBe(200);
    } finally {
      await server.stop();
    }
  });
});
