/** People at their browsers: each has a page of their own, and everything that came over its socket is kept. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { join as joinRoom } from '../support/guests.ts';

/** Artefacts of the last run, outside the history. */
const SHOTS = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'headroom', 'screenshots');

/** Software WebGL, as a machine without a graphics card has. */
export const SOFTWARE_WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

export const LAPTOP = { width: 1366, height: 768 };
export const TABLET = { width: 1024, height: 768 };
export const PHONE = { width: 390, height: 844 };

export interface Person {
  readonly page: Page;
  readonly frames: Buffer[]; // what the room sent, in order
  readonly troubles: string[]; // errors of the page: there are to be none
}

export async function sitDown(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ viewport: LAPTOP, serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const frames: Buffer[] = [];
  const troubles: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload)));
  });
  page.on('pageerror', (error) => troubles.push(`${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => {
    // A server that is away shows in the console of every browser: that is not the page's doing.
    if (message.type() === 'error' && !/Failed to load resource|WebSocket|net::/.test(message.text())) {
      troubles.push(message.text());
    }
  });
  return { page, frames, troubles };
}

export async function photograph({ page }: Person, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

/**
 * Axe finds nothing on the screen as it is now. Soft: the lesson goes on, so that one run tells about every screen.
 * Tests that run side by side hand in their own `expect`.
 */
export async function expectAccessible({ page }: Person, where: string, check = expect): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  check.soft(found, where).toEqual([]);
}

/** How often the bytes stand in what the room sent to this page. */
export function occurrences({ frames }: Person, bytes: Buffer): number {
  let count = 0;
  for (const frame of frames) {
    for (let at = frame.indexOf(bytes); at >= 0; at = frame.indexOf(bytes, at + 1)) count += 1;
  }
  return count;
}

/** A machine of the outline, when it is in that state. */
export function hostIn({ page }: Person, name: string, state: string): Locator {
  const exactly = page.locator('.tree-state').filter({ hasText: new RegExp(`^${state}$`) });
  return page.locator(`.tree .kind-host[data-name="${name}"]`).filter({ has: exactly });
}

/** As a second device of whoever leads: faster than the buttons go, where there is nothing to see but the end of a wait. */
export async function hurry({ page }: Person): Promise<void> {
  const held = await page.evaluate(() => localStorage.getItem('headroom.seats') ?? '[]');
  const seats = JSON.parse(held) as { code: string; hostKey: string; savedMs: number }[];
  const [last] = seats.sort((a, b) => b.savedMs - a.savedMs);
  if (last === undefined || last.hostKey === '') throw new Error('this page leads no room');
  const host = await joinRoom(new URL(page.url()).origin, last.code, { hostKey: last.hostKey });
  const done = await host.ask('control', { do: 'pace', pace: 60 });
  if (!done.ok) throw new Error(done.code);
  await host.room.leave();
}
