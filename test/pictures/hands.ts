/** What a player does at the game's page, in few words: lines typed, keys pressed, things looked at. */
import type { Page } from 'playwright-core';

/** Long enough for a camera's journey, a chart and a calm beat to end. */
const SETTLE_MS = 1600;

export const settle = (page: Page, milliseconds = SETTLE_MS): Promise<void> => page.waitForTimeout(milliseconds);

export async function floorOf(page: Page): Promise<void> {
  await page.locator('canvas').first().waitFor({ timeout: 60_000 });
  await page.locator('.tree .kind-host').first().waitFor({ state: 'attached' });
  await settle(page);
}

/** Into the line below the feed, one after the other; the keys are the floor's again afterwards. */
export async function type(page: Page, ...lines: readonly string[]): Promise<void> {
  const field = page.locator('.command-line input');
  for (const line of lines) {
    await field.fill(line);
    await field.press('Enter');
    await page.waitForTimeout(350); // the answer; a refused line stays and is written over
  }
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
