/** The level of the day from its page to its row in the table; and a run that waits for a server that is away. */
import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { told } from '../../client/text/debrief.ts';
import { dailyWords as say } from '../../client/text/en/daily.ts';
import { words } from '../../client/text/index.ts';
import { launchChromiumOrSkip } from '../support/chromium.ts';
import { startServer } from '../support/server.ts';
import { expectAccessible, photograph, SOFTWARE_WEBGL, sitDown } from './people.ts';

const { top } = words.game;
let browser: Browser | undefined;
afterAll(async () => browser?.close());

test('played, named, sent when the server is back, and in the table', async (context) => {
  browser ??= await launchChromiumOrSkip(context, SOFTWARE_WEBGL);
  const server = await startServer();
  const person = await sitDown(browser);
  const { page, troubles } = person;
  try {
    await page.goto(`${server.url}/solo`);
    await page.getByRole('link', { name: words.screens.home.daily }).click();
    await page.getByText(say.nobody).waitFor();
    await expectAccessible(person, 'daily');
    await page.getByRole('link', { name: say.play }).click();
    await page.locator('.tree .kind-host').first().waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.top-clock').textContent(), { timeout: 20_000 }).not.toMatch(/^00:00/);
    await page.getByRole('button', { name: top.end }).click();
    await page.getByRole('button', { name: top.sure }).click();
    await page.getByLabel(say.askName).waitFor();
    await page.getByRole('button', { name: told.replay.open }).click(); // a match in the page has a log as any other
    await page.getByText(told.replay.verified('').slice(0, 20)).waitFor();
    await server.kill('SIGTERM');
    await page.getByLabel(say.askName).fill('Ann <b>');
    await page.getByRole('button', { name: say.send }).click();
    await page.locator('.daily-runs').getByText(waits).waitFor();
    await expectAccessible(person, 'daily debrief');
    await photograph(person, 'daily-waits');
    await server.restart();
    await page.goto(`${server.url}/daily`); // the page is new, the run is still there
    await page.locator('.daily-runs').getByText(counts).waitFor();
    const row = page.locator('.daily-table tbody tr');
    await expect.poll(() => row.allInnerTexts()).toEqual([expect.stringContaining('Ann <b>')]);
    await expectAccessible(person, 'daily table');
    await photograph(person, 'daily-table');
    expect(troubles).toEqual([]);
  } finally {
    await page.context().close();
    await server.stop();
  }
}, 240_000);

/** Whatever date it is. */
const waits = new RegExp(say.waiting('.*').replace(/\.$/, '\\.'));
const counts = new RegExp(say.taken('.*', 1).replace(/\.$/, '\\.'));
