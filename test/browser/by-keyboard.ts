/** Hands that have a keyboard and nothing else: Tab, arrows, Enter, the shortcuts and the typed line. */
import type { Page } from 'playwright-core';
import { words } from '../../client/text/index.ts';

const { game, names } = words;

/** From home into a level, at the faster of the paces that it offers. */
export async function toLevel(page: Page, url: string, level: string): Promise<void> {
  await page.goto(url);
  const stops = [
    'a[href="/solo"]',
    `a[href="/solo/${level}"]`,
    '.brief-words button.primary',
    '.speed button:last-of-type',
  ];
  for (const stop of stops) {
    await tabTo(page, stop);
    await page.keyboard.press('Enter');
  }
}

/** Along the page as far as it takes: a keyboard has no other way. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ state: 'attached' });
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((where) => document.activeElement?.matches(where) ?? false, selector)) return;
  }
  throw new Error(`no way by Tab to ${selector}`);
}

/** Into the command line, until the answer is there, and back out of it. */
export async function say(page: Page, line: string): Promise<void> {
  const answer = await ask(page, line);
  if (answer !== game.feed.done) throw new Error(`${line}: ${answer}`);
}

/** The same, with the answer: what is refused now may be taken a minute later. */
export async function ask(page: Page, line: string): Promise<string> {
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a'); // a line that was not understood still stands there
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  const said = page
    .locator('.command-line [role=status]')
    .filter({ hasNotText: game.feed.sent })
    .filter({ hasText: /./ });
  await said.waitFor({ timeout: 20_000 });
  const answer = await said.innerText();
  await page.keyboard.press('Escape');
  return answer;
}

/** In the outline: walk to it, take it in hand, choose the machine by arrows, drop it. */
export async function lift(page: Page, kind: 'vm' | 'process', name: string, to: string): Promise<void> {
  const row = page.locator(`.tree .kind-${kind}[data-name="${name}"]`);
  await page.keyboard.press('o');
  await tabTo(page, '[role=treeitem]');
  await page.keyboard.press('Home');
  await arrowDownTo(page, (element, name) => element?.dataset.name === name, name);
  await page.keyboard.press('m');
  await arrowDownTo(page, isNamed, to);
  await page.keyboard.press('Enter');
  await row
    .filter({ hasText: kind === 'vm' ? names.moving : '' })
    .first()
    .waitFor({ state: 'attached' });
  await page.keyboard.press('o');
}

/** A row of the list of places, by the name that it begins with. */
export const isNamed = (element: HTMLElement | null, name: string): boolean =>
  element?.querySelector('strong')?.textContent === name;

export async function arrowDownTo(
  page: Page,
  isThere: (element: HTMLElement | null, name: string) => boolean,
  name: string,
): Promise<void> {
  const test = `(${isThere})(document.activeElement, ${JSON.stringify(name)})`;
  for (let step = 0; step < 60; step++) {
    if (await page.evaluate<boolean>(test)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no way by arrows to ${name}`);
}
