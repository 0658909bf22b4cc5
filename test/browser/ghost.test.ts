/** A race against a stored run: chosen as a file on the brief, and its profit beside one's own while the match runs. */
import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { raceWords as say } from '../../client/text/en/race.ts';
import { readContent } from '../../server/content.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { launchChromiumOrSkip } from '../support/chromium.ts';
import { runOfDay } from '../support/daily-run.ts';
import { startServer } from '../support/server.ts';
import { expectAccessible, photograph, SOFTWARE_WEBGL, sitDown } from './people.ts';

let browser: Browser | undefined;
afterAll(async () => browser?.close());

test('a file is raced, second by second; one of another level is refused; one’s own best is offered', async (context) => {
  browser ??= await launchChromiumOrSkip(context, SOFTWARE_WEBGL);
  const server = await startServer();
  const person = await sitDown(browser, { reducedMotion: 'reduce' });
  const { page, troubles } = person;
  const [files, hasher] = [readContent(), await loadHasher()];
  const run = (scenario: string) => runOfDay(files, hasher, { scenario, seed: 4, ticks: 900 });
  const file = (log: string) => ({ name: 'run.jsonl', mimeType: 'text/plain', buffer: Buffer.from(log) });
  try {
    await page.goto(`${server.url}/solo/1-1`);
    const choice = page.getByLabel(say.file);
    await choice.setInputFiles(file(run('2-1').log));
    await page.getByText(say.otherLevel).waitFor();
    await expectAccessible(person, 'brief');
    await choice.setInputFiles(file(run('1-1').log));
    const strip = page.getByRole('region', { name: say.strip });
    await strip.waitFor();
    // Nobody does anything in either: the same day, so the same profit.
    await expect.poll(() => page.locator('.top-clock').textContent(), { timeout: 20_000 }).not.toMatch(/^00:00/);
    await expect.poll(() => strip.getByText(say.level, { exact: true }).count()).toBe(1);
    await expectAccessible(person, 'race');
    await photograph(person, 'race');
    const content = (await (await fetch(`${server.url}/content.json`)).json()) as { hash: string };
    const best = { level: '1-1', content: content.hash, stars: 1, profitMicroCents: 12e9, log: run('1-1').log };
    await page.evaluate((ghosts) => localStorage.setItem('headroom.ghosts', ghosts), JSON.stringify([best]));
    await page.goto(`${server.url}/solo/1-1`);
    await page.getByRole('button', { name: say.best('$120') }).click();
    await strip.waitFor();
    expect(troubles).toEqual([]);
  } finally {
    await page.context().close();
    await server.stop();
  }
}, 240_000);
