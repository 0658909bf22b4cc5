/** What a player does at the game's page, in few words: lines typed, keys pressed, things looked at. */
import type { Page } from 'playwright-core';
import { words } from '../../client/text/index.ts';

/** Long enough for a camera's journey, a chart and a calm beat to end. */
const SETTLE_MS = 1300;
/** An order is answered within a beat or two of the room. */
const ANSWER_MS = 4000;
const LOOK_MS = 80;
const AGAIN_MS = 250;
const PATIENCE_MS = 40_000;

export const settle = (page: Page, milliseconds = SETTLE_MS): Promise<void> => page.waitForTimeout(milliseconds);

export async function floorOf(page: Page): Promise<void> {
  await page.locator('canvas').first().waitFor({ timeout: 60_000 });
  await page.locator('.tree .kind-host').first().waitFor({ state: 'attached' });
  await settle(page);
}

/** Into the line below the feed, one after the other; the keys are the floor's again afterwards. */
export async function type(page: Page, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) await say(page, line);
  await leaveLine(page);
}

/** The same, each line as often as it takes: a machine has to be on, or empty, before the next step can be done. */
export async function insist(page: Page, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    const endMs = performance.now() + PATIENCE_MS;
    while ((await say(page, line)) !== words.game.feed.done) {
      if (performance.now() > endMs) throw new Error(`never accepted: ${line}`);
      await page.waitForTimeout(AGAIN_MS);
    }
  }
  await leaveLine(page);
}

/** Types one line and waits for its answer. */
async function say(page: Page, line: string): Promise<string> {
  const field = page.locator('.command-line input');
  await field.fill(line);
  await field.press('Enter');
  const said = page.locator('.command-line [role=status]');
  const endMs = performance.now() + ANSWER_MS;
  let answer = '';
  do {
    await page.waitForTimeout(LOOK_MS);
    answer = (await said.textContent()) ?? '';
  } while (answer === words.game.feed.sent && performance.now() < endMs);
  return answer;
}

async function leaveLine(page: Page): Promise<void> {
  const field = page.locator('.command-line input');
  await field.fill('');
  await field.evaluate((element: HTMLElement) => element.blur());
}

export async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await settle(page);
}

/** A thing of the floor by the outline's row, which is always in the page. */
export async function choose(page: Page, kind: string, name: string): Promise<void> {
  await page.locator(`.tree .kind-${kind}[data-name="${name}"]`).first().dispatchEvent('click');
  await settle(page, 500);
}

export async function service(page: Page, name: string): Promise<void> {
  await page.locator('.service-row').filter({ hasText: name }).first().click();
  await settle(page, 500);
}

/** Back to the bare floor: nothing open, nothing selected, nothing in the hand. */
export async function clear(page: Page): Promise<void> {
  for (let step = 0; step < 4; step++) await page.keyboard.press('Escape');
  await settle(page, 400);
}

/** The pointer over a part of the floor, in shares of its place. */
export async function point(page: Page, x: number, y: number): Promise<void> {
  const box = await page.locator('canvas').first().boundingBox();
  if (box !== null) await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 4 });
}
