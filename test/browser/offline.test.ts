/** The campaign without a server: one that has gone since, and one that never was, where only files are. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { words } from '../../client/text/index.ts';
import { launchChromiumOrSkip } from '../support/chromium.ts';
import { runCommand } from '../support/command-line.ts';
import { startServer } from '../support/server.ts';
import { photograph, SOFTWARE_WEBGL, sitDown } from './people.ts';

const { game, screens } = words;
let browser: Browser | undefined;
afterAll(async () => browser?.close());

/** From the brief to a match whose clock goes. */
async function plays(page: Page): Promise<void> {
  await page.getByRole('button', { name: screens.brief.start }).click();
  await page.locator('.tree .kind-host').first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: game.top.speeds.two }).click();
  const clock = page.locator('.top-clock');
  const before = await clock.textContent();
  await expect.poll(() => clock.textContent(), { timeout: 20_000 }).not.toBe(before);
}

test('a level is played after the server has gone', async (context) => {
  browser ??= await launchChromiumOrSkip(context, SOFTWARE_WEBGL);
  const server = await startServer();
  const person = await sitDown(browser, { serviceWorkers: 'allow' });
  const { page, troubles } = person;
  try {
    await page.goto(`${server.url}/solo`);
    await page.locator('.bay.next').waitFor();
    const kept = () =>
      page.evaluate(async () => {
        const list = (await (await fetch('/manifest.json')).json()) as Record<string, { file: string }>;
        const cache = await caches.open('headroom');
        const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname.slice(1)));
        return Object.values(list).filter(({ file }) => file.startsWith('assets/') && !there.has(file)).length;
      });
    await expect.poll(kept, { timeout: 60_000 }).toBe(0);
    await server.kill('SIGTERM');
    await page.goto(`${server.url}/solo/1-1`);
    await plays(page);
    await photograph(person, 'offline-level');
    expect(troubles).toEqual([]);
  } finally {
    await page.context().close();
    await server.stop();
  }
}, 180_000);

test('the static site plays from any folder of any web server', async (context) => {
  browser ??= await launchChromiumOrSkip(context, SOFTWARE_WEBGL);
  const folder = mkdtempSync(join(tmpdir(), 'headroom-solo-'));
  expect((await runCommand('build:solo', folder)).code).toBe(0);
  const site = await serveFiles(folder, '/games/headroom/');
  const person = await sitDown(browser);
  const { page, troubles } = person;
  try {
    await page.goto(`${site.url}games/headroom/`);
    await page.locator('.bay.next').click();
    await plays(page);
    await page.reload(); // at the place behind the #
    await page.locator('canvas').first().waitFor();
    await photograph(person, 'static-level');
    expect(troubles).toEqual([]);
  } finally {
    await page.context().close();
    site.server.close();
    rmSync(folder, { recursive: true });
  }
}, 180_000);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Files below a path and nothing else: as plain as a web server can be. */
async function serveFiles(folder: string, below: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === below ? 'index.html' : path.slice(below.length);
    try {
      const file = readFileSync(join(folder, name));
      response.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream');
      response.end(file);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
