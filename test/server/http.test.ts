/** The parts of the HTTP side that need no room: origins, addresses, limits, files, and what is said when it breaks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { readEnv } from '../../server/env.ts';
import { localUrl, reachableUrls } from '../../server/http/address.ts';
import { createLimits } from '../../server/http/limits.ts';
import { isOwnOrigin } from '../../server/http/origin.ts';
import { servePages } from '../../server/http/pages.ts';
import { createRoutes, type Routes } from '../../server/http/routes.ts';

describe('a page may ask when it is ours', () => {
  test.each([
    [undefined, 'localhost:2567', undefined, true], // no browser
    ['http://localhost:2567', 'localhost:2567', undefined, true],
    ['http://10.0.0.4:2567', '10.0.0.4:2567', undefined, true],
    ['https://school.example', '10.0.0.4:2567', 'https://school.example', true],
    ['https://school.example', 'SCHOOL.example', undefined, true], // TLS ends at a proxy that keeps Host
    ['http://evil.example', 'localhost:2567', undefined, false],
    ['http://localhost:2568', 'localhost:2567', undefined, false],
    ['http://school.example', '10.0.0.4:2567', 'https://school.example', false],
    ['http://localhost:2567.evil.example', 'localhost:2567', undefined, false],
    ['null', 'localhost:2567', undefined, false],
    ['http://localhost', undefined, undefined, false],
  ])('%s at %s (%s): %s', (origin, host, publicUrl, allowed) => {
    expect(isOwnOrigin(origin, host, publicUrl)).toBe(allowed);
  });
});

describe('addresses', () => {
  test('the public one comes first', () => {
    const [first] = reachableUrls({ PUBLIC_URL: 'https://school.example', HOST: '0.0.0.0' }, 2567);
    expect(first).toBe('https://school.example');
  });

  test('bound to one address: that one only', () => {
    expect(reachableUrls({ PUBLIC_URL: undefined, HOST: '10.0.0.4' }, 2567)).toEqual(['http://10.0.0.4:2567']);
    expect(localUrl({ HOST: '10.0.0.4' }, 2567)).toBe('http://10.0.0.4:2567');
  });

  test('bound to this machine: its own name', () => {
    expect(reachableUrls({ PUBLIC_URL: undefined, HOST: '127.0.0.1' }, 2567)).toEqual(['http://localhost:2567']);
    expect(reachableUrls({ PUBLIC_URL: undefined, HOST: '::1' }, 80)).toEqual(['http://localhost']);
  });
});

describe('limits', () => {
  test('60 wrong codes a minute and a burst of 60 more; other addresses are not touched', async () => {
    const limits = createLimits({ ROOMS_PER_ADDRESS_PER_HOUR: 1 });
    const waits = await Promise.all(Array.from({ length: 121 }, () => limits.wrongCode('10.0.0.1')));
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(120);
    expect(waits.find((wait) => wait !== undefined)).toBeGreaterThan(0);
    expect(await limits.wrongCode('10.0.0.2')).toBeUndefined();
  });

  test('600 wrong codes a minute from all addresses together', async () => {
    const limits = createLimits({ ROOMS_PER_ADDRESS_PER_HOUR: 1 });
    const waits = await Promise.all(Array.from({ length: 601 }, (_, index) => limits.wrongCode(`10.0.${index}.1`)));
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(600);
  });

  test('rooms by address', async () => {
    const limits = createLimits({ ROOMS_PER_ADDRESS_PER_HOUR: 2 });
    expect(await limits.newRoom('10.0.0.1')).toBeUndefined();
    expect(await limits.newRoom('10.0.0.1')).toBeUndefined();
    expect(await limits.newRoom('10.0.0.1')).toBeGreaterThan(3500);
    expect(await limits.newRoom('10.0.0.2')).toBeUndefined();
  });
});

describe('the routes', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  async function serve(parts: Partial<Routes> = {}): Promise<string> {
    const nothing: Routes['pages'] = (_request, _response, next) => next();
    const health = { ok: true, uptimeSeconds: 1, rooms: 0, lagMs: 0, store: 'up' } as const;
    const routes: Routes = {
      env: readEnv({}),
      log: pino({ level: 'silent' }),
      rooms: { roomCount: () => 0, whyShut: async () => undefined },
      isOpen: () => true,
      health: async () => health,
      urls: () => [],
      catalogue: nothing,
      daily: { show: nothing, take: () => nothing, stop: async () => {} },
      metrics: nothing,
      pages: nothing,
      ...parts,
    };
    const server: Server = createServer(createRoutes(routes)).listen(0, '127.0.0.1');
    closing.push(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('an error is answered with a reference that stands in the log, and without its text', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error', base: null }, { write: (line: string) => lines.push(line) });
    const url = await serve({ log, pages: () => Promise.reject(new Error('the disk at 10.0.0.9\nfailed')) });
    const response = await fetch(`${url}/anything`);
    const body = (await response.json()) as { ref: string };
    expect(response.status).toBe(500);
    expect(body).toEqual({
      ok: false,
      code: 'internal',
      error: 'internal',
      ref: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]!.trimEnd()).not.toContain('\n');
    expect(JSON.parse(lines[0]!)).toMatchObject({ ref: body.ref, err: { message: 'the disk at 10.0.0.9\nfailed' } });
  });

  test('a store that is down is no health', async () => {
    const health = { ok: false, uptimeSeconds: 1, rooms: 0, lagMs: 0, store: 'down' } as const;
    const response = await fetch(`${await serve({ health: async () => health })}/healthz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(health);
  });

  test('the door is shut while rooms come back', async () => {
    const url = await serve({ isOpen: () => false });
    const response = await fetch(`${url}/matchmake/joinById/ABCDEF`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
  });

  test('a full house opens no room', async () => {
    const url = await serve({
      env: readEnv({ MAX_ROOMS: '3' }),
      rooms: { roomCount: () => 3, whyShut: async () => undefined },
    });
    const response = await fetch(`${url}/matchmake/create/match`, { method: 'POST', body: '{}' });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ ok: false, code: 'rate.slow_down' });
  });

  test('pages: places get the page, hashed files are kept for good, unknown files are unknown', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'headroom-pages-'));
    closing.push(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<p>page</p>');
    writeFileSync(join(folder, 'assets', 'a-1234.js'), 'plain');
    writeFileSync(join(folder, 'assets', 'a-1234.js.gz'), gzipSync('packed'));
    const url = await serve({ pages: servePages(folder) });
    for (const place of ['/', '/j/ABC234', '/play/1-1', '/host']) {
      const response = await fetch(url + place, { headers: { accept: 'text/html' } });
      expect(await response.text(), place).toBe('<p>page</p>');
      expect(response.headers.get('cache-control'), place).toBe('no-cache');
    }
    const script = await fetch(`${url}/assets/a-1234.js`);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toContain('javascript');
    expect(await script.text()).toBe('packed');
    const unpacked = await fetch(`${url}/assets/a-1234.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(await unpacked.text()).toBe('plain');
    for (const file of ['/assets/b-1234.js', '/favicon.ico', '/assets/a-1234.js.gz', '/../index.html/x.y', '/api/x']) {
      expect((await fetch(url + file)).status, file).toBe(404);
    }
    const data = await fetch(`${url}/host`, { headers: { accept: 'application/json' } });
    expect(data.status).toBe(404);
  });
});
