/** The Lab in a real browser: put together, played, saved, opened again, and handed on as a link. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { around } from '../../client/text/class.ts';
import { told } from '../../client/text/debrief.ts';
import { words } from '../../client/text/index.ts';
import { lab as say } from '../../client/text/lab.ts';
import { launchChromiumOrSkip } from '../support/chromium.ts';
import { startServer } from '../support/server.ts';
import { expectAccessible, photograph, SOFTWARE_WEBGL, sitDown } from './people.ts';

const { game, screens } = words;
let browser: Browser | undefined;
afterAll(async () => browser?.close());

const clockOf = (page: Page) => page.locator('.top-clock time').textContent();
const machinesOf = (page: Page) =>
  page.locator('.tree .kind-host').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-name')));
const slider = (page: Page) => page.getByRole('slider', { name: say.all('Sock shop') });
const failed = (page: Page) => page.locator('.tree .kind-host').filter({ hasText: words.names.hostStates.failed });

test('a lab is opened, turned up, struck, saved, opened where it was, and shared', async (context) => {
  browser ??= await launchChromiumOrSkip(context, SOFTWARE_WEBGL);
  const server = await startServer();
  const person = await sitDown(browser, { acceptDownloads: true });
  const { page, troubles } = person;
  try {
    await page.goto(server.url);
    await page.getByRole('link', { name: screens.home.lab }).click();
    await page.getByLabel('Online Boutique', { exact: true }).uncheck();
    await page.getByLabel('Sock Shop', { exact: true }).check();
    await page.getByLabel(say.rate('Sock Shop')).fill('80');
    await expectAccessible(person, 'the set-up');
    await photograph(person, 'lab-setup');

    await page.getByRole('button', { name: say.share }).click();
    const link = (await page.locator('.lab-shared a').getAttribute('href')) ?? '';
    await page.getByRole('button', { name: say.open }).click();
    await slider(page).waitFor();
    await slider(page).focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('.lab-factor').first().textContent()).toContain(say.times(10));
    await page.locator('[data-crisis="host.dies"]').click();
    await expect.poll(() => failed(page).count()).toBe(1);
    await expectAccessible(person, 'the panel');
    await photograph(person, 'lab');

    await page.getByRole('button', { name: game.top.pause }).click();
    await page.getByRole('button', { name: game.top.resume }).waitFor(); // it stands still
    const [clock, machines] = [await clockOf(page), await machinesOf(page)];
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: say.save }).click();
    const file = await (await coming).path();

    const leave = page.getByRole('button', { name: game.top.leave });
    await leave.click();
    await leave.click();
    await page.getByRole('heading', { name: around.ending.title }).waitFor();
    await page.getByRole('button', { name: told.replay.open }).click();
    await page.locator('.replay-floor canvas').first().waitFor();
    await expectAccessible(person, 'what happened in the lab');
    await photograph(person, 'lab-debrief');
    await page.getByRole('button', { name: say.back }).click();
    const chooser = page.locator('input[type=file]');
    await chooser.setInputFiles({
      name: 'lab.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"setup":{}}'),
    });
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('setup.format');
    const edited = readFileSync(file, 'utf8').replace(/(\\"factor\\":)10/, '$19');
    await chooser.setInputFiles({ name: 'lab.json', mimeType: 'application/json', buffer: Buffer.from(edited) });
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('checksum');
    await chooser.setInputFiles(file);
    await slider(page).waitFor();
    await expect.poll(() => clockOf(page)).toBe(clock);
    expect(await machinesOf(page)).toEqual(machines);
    expect(await failed(page).count()).toBe(1);
    await expect.poll(() => slider(page).inputValue()).toBe('10');
    await page.getByRole('button', { name: game.top.resume }).click();
    await expect.poll(() => clockOf(page)).not.toBe(clock);

    const other = await page.context().newPage();
    const asked: string[] = [];
    other.on('request', (request) => asked.push(request.url()));
    await other.goto(link);
    await expect.poll(() => other.getByLabel(say.rate('Sock Shop')).inputValue()).toBe('80');
    const code = link.split('#')[1] ?? '';
    expect(code.length).toBeGreaterThan(20);
    expect(asked.filter((url) => url.includes(code))).toEqual([]);
    expect(troubles).toEqual([]);
  } finally {
    await page.context().close();
    await server.stop();
  }
}, 180_000);
