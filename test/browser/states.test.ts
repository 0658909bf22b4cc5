/**
 * Every screen and state: axe finds nothing in either theme and either language, nothing is cut off at 200 % zoom and at
 * 320 px, and the estate is changed without a pointer. One page walks through many states, so that this takes half a
 * minute; debriefs and the lobby are looked at by the tests that play a class and levels.
 */
import type { Page } from 'playwright-core';
import { describe, expect, type TestContext, test } from 'vitest';
import { around } from '../../client/text/class.ts';
import { words } from '../../client/text/index.ts';
import { begin } from './beginning.ts';
import { expectReflow, inspect, sitInspected } from './inspect.ts';
import { LAPTOP, type Person, PHONE, photograph, SOFTWARE_WEBGL, TABLET } from './people.ts';

const here = begin({}, SOFTWARE_WEBGL);

const ZOOMED = { width: 683, height: 384 }; // a laptop at 200 %
const NARROW = { width: 320, height: 568 }; // 1280 px at 400 %
const COMPANION = { width: 360, height: 740 };

/** Into a match in the page itself, as far as its first picture. */
async function play(person: Person, path: string): Promise<void> {
  await person.page.goto(here.server.url + path);
  await person.page.locator('.tree .kind-host, .companion-services li').first().waitFor({ state: 'attached' });
}

const PANEL = '.right-panel';
const FLOOR = '.floor';
/** The panel says something else than before, and what comes with it has come. */
async function opens(page: Page, act: () => Promise<unknown>, selector = `${PANEL} h2`): Promise<void> {
  await act();
  await page.locator(selector).first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
}
const pick = (page: Page, kind: string) =>
  opens(page, () => page.locator(`.tree .kind-${kind}`).first().dispatchEvent('click'));
/** All that the panel keeps folded. */
const unfold = (page: Page) =>
  opens(page, () =>
    page.evaluate((panel) => {
      for (const fold of document.querySelectorAll<HTMLDetailsElement>(`${panel} details`)) fold.open = true;
    }, PANEL),
  );
const key = (page: Page, name: string, selector?: string) => opens(page, () => page.keyboard.press(name), selector);

describe('without a match', () => {
  const SCREENS = ['/', '/solo', '/solo/1-1', '/course', '/host', '/friendly', '/j/222222'];

  test('every screen, English in the dark and German in the light', async (context: TestContext) => {
    for (const [language, colorScheme] of [
      ['en', 'dark'],
      ['de', 'light'],
    ] as const) {
      const person = await sitInspected(await here.browser(context), { colorScheme });
      const { page } = person;
      for (const path of SCREENS) {
        const where = `${path} ${language}`;
        await page.goto(`${here.server.url}${path}?lang=${language}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        if (path === '/') await page.locator('.home-hero > *').first().waitFor();
        if (path === '/course') await page.locator('.course-map tbody tr').first().waitFor();
        await inspect(person, where);
        await photograph(person, `state-${language}-${path.replaceAll('/', '-')}`);
        for (const size of [NARROW, ZOOMED, PHONE]) {
          await page.setViewportSize(size);
          await expectReflow(person, `${where} at ${size.width} px`);
        }
        await inspect(person, `${where}, phone`);
        await page.setViewportSize(LAPTOP);
      }
      // The last one is the door: a room that is not there says so.
      await page.locator('input[autocomplete=nickname], .join-row input').first().fill('Eve');
      await page.locator('.join-button').click();
      await page.locator('.trouble:not(:empty), [role=alert]:not(:empty)').first().waitFor();
      await inspect(person, `refused, ${language}`);
      expect(person.troubles).toEqual([]);
      await page.context().close();
    }
  });
});

describe('in a room', () => {
  test('the wall and the console with everything open, and a student on a phone', async (context: TestContext) => {
    const teacher = await sitInspected(await here.browser(context));
    const student = await sitInspected(await here.browser(context), {
      viewport: COMPANION,
      hasTouch: true,
      isMobile: true,
    });
    const [{ page: wall }, { page: phone }] = [teacher, student];
    await wall.goto(`${here.server.url}/host`);
    await wall.locator('.scenarios').last().getByRole('radio').first().check(); // a match on its own
    await wall.locator('.host-form [type=submit]').click();
    await wall.waitForURL(/\/room\/[2-9A-Z]{6}$/);
    await phone.goto(`${here.server.url}/j/${wall.url().slice(-6)}`);
    await phone.locator('.join-row input').fill('Ann');
    await phone.locator('.join-button').click();
    await phone.waitForURL(/\/room\//);
    await wall.getByText('Ann', { exact: true }).first().waitFor();
    await wall.locator('.recovery summary').click();
    await inspect(teacher, 'wall, way back in');
    await photograph(teacher, 'state-wall');
    await inspect(student, 'lobby on a phone');
    await expectReflow(student, 'lobby on a phone');
    await wall.getByRole('button', { name: words.screens.lobby.start }).click();
    await wall.locator('.console-main').waitFor();
    await wall.locator('.more summary').click();
    await inspect(teacher, 'console, more');
    await wall.keyboard.press('Escape');
    await wall.getByRole('button', { name: around.desk.end }).click();
    await inspect(teacher, 'console, end it?');
    await photograph(teacher, 'state-console');
    await wall.setViewportSize(ZOOMED);
    await expectReflow(teacher, 'console at 200 %');
    await phone.locator('.companion nav button').nth(3).click();
    await inspect(student, 'companion, team');
    await photograph(student, 'state-team');
    await phone.locator('.companion nav button').last().click();
    const draft = phone.getByRole('button', { name: words.acting.draft.name });
    await draft.waitFor();
    expect(await draft.innerText(), 'no key where there are none').toBe(words.acting.draft.name);
    for (const person of [teacher, student]) {
      expect(person.troubles).toEqual([]);
      await person.page.context().close();
    }
  });
});

describe('in a match', () => {
  test('the floor, every panel, overlay and question', async (context: TestContext) => {
    const person = await sitInspected(await here.browser(context));
    const { page } = person;
    await play(person, '/here/chaos-day');
    await inspect(person, 'game');
    for (const level of ['z', 'x', 'c']) {
      await page.keyboard.press(level);
      await inspect(person, `zoom by ${level}`, FLOOR);
    }
    await page.keyboard.press(' '); // the clock stands: what is looked at holds still
    await opens(page, () => Promise.resolve(), '.game.is-paused');
    await inspect(person, 'paused', FLOOR);
    await key(page, 'Tab', '.skip-links:focus-within');
    await inspect(person, 'skip links', '.skip-links');
    await key(page, 'Enter', '.services-filter :focus');
    await page.keyboard.type('os?');
    expect(await page.locator('.services-filter input').inputValue(), 'who types, types').toBe('os?');
    expect(await page.locator('.outline.is-open, .overlay-bar, .help').count(), 'and nothing else').toBe(0);
    await page.locator('.services-filter input').fill('');
    await page.locator('.services-filter input').blur();
    for (const kind of ['host', 'vm', 'process', 'pod', 'deployment', 'slot']) {
      await pick(page, kind);
      await unfold(page);
      await inspect(person, `panel of a ${kind}`, PANEL);
      await photograph(person, `state-panel-${kind}`);
    }
    await opens(page, () => page.locator('.service-row').first().click());
    await unfold(page);
    await inspect(person, 'service and why', PANEL);
    await page.locator('.tree .kind-vm').first().dispatchEvent('click');
    await page.locator('.tree .kind-vm').nth(1).dispatchEvent('click', { shiftKey: true });
    await inspect(person, 'several', PANEL);
    await opens(page, () => page.locator('.top-profit').click());
    await inspect(person, 'ledger', PANEL);
    for (let tool = 1; tool <= 7; tool++) {
      await key(page, String(tool));
      await inspect(person, `tool ${tool}`, PANEL);
    }
    for (const name of ['s', 'b', 'm', 'g']) {
      await key(page, name, '.overlay-bar');
      if (name === 's') await page.locator('.overlay-bar .icon-button').first().click();
      await page.locator(`${PANEL} .overlay-table`).first().waitFor();
      await inspect(person, `overlay ${name} and its table`, `.overlay-bar, .calls-page, ${PANEL}`);
      await photograph(person, `state-overlay-${name}`);
      await page.keyboard.press(name);
    }
    await key(page, 'p');
    await inspect(person, 'plan', PANEL);
    await key(page, 'd', '.draft-banner');
    await inspect(person, 'drafting', `.draft-banner, ${PANEL}`);
    await page.keyboard.press('d');
    await key(page, 'k', '.codex-list');
    await inspect(person, 'codex', PANEL);
    await opens(page, () => page.locator('.codex-list button').nth(3).click(), '.codex-title');
    await inspect(person, 'codex, one concept', PANEL);
    await pick(page, 'host');
    await opens(page, () => page.locator('.what-is').first().click(), '.codex-pop');
    await inspect(person, 'what is it?', '.codex-pop');
    await page.keyboard.press('Escape');
    await key(page, '?', '.help');
    await inspect(person, 'help', PANEL);
    await page.locator('.top-alerts button').click();
    await inspect(person, 'alerts', '.top-bar');
    await page.keyboard.press('Escape');
    await page.locator('.floor-legend summary').click();
    await inspect(person, 'legend', FLOOR);
    await page.keyboard.press('Escape');
    await key(page, 'o', '.outline.is-open');
    await inspect(person, 'tree', '.outline');
    await opens(page, () => page.locator('[data-face=table]').click(), '.floor-table tbody tr');
    await inspect(person, 'table', '.outline');
    await opens(page, () => page.locator('.row-button').first().click(), '.row-acts');
    await inspect(person, 'acts of a row', '.outline');
    await photograph(person, 'state-acts');
    await page.keyboard.press('Escape');
    await page.locator('.table-head input').fill('crm');
    await opens(page, () => page.locator('.floor-table [data-row^=v] th').first().press('m'), '.carrying');
    await inspect(person, 'in the hand', `.outline, ${PANEL}`);
    await page.keyboard.press('Escape');
    await page.locator('.top-controls > :last-child').click();
    await inspect(person, 'sure?', '.top-bar');
    expect(person.troubles).toEqual([]);
    await page.context().close();
  });

  test('on small and touched screens, and in German', async (context: TestContext) => {
    const touch = { hasTouch: true, isMobile: true };
    const phone = await sitInspected(await here.browser(context), { viewport: COMPANION, ...touch });
    await play(phone, '/here/4-2?lang=de');
    for (const tab of await phone.page.locator('.companion nav button').all()) {
      await tab.click();
      const name = `companion, ${await tab.textContent()}`;
      await inspect(phone, name);
      await expectReflow(phone, name);
    }
    await photograph(phone, 'state-companion');
    await opens(
      phone.page,
      () => phone.page.getByRole('button', { name: words.codex.title }).click(),
      '.codex-sheet li',
    );
    await inspect(phone, 'codex on a phone', '.codex-sheet');
    await expectReflow(phone, 'codex on a phone');
    const hidden = await phone.page.locator('.codex-list').evaluate((list) => list.scrollHeight - list.clientHeight);
    expect(hidden, 'the sheet scrolls, and no list within it').toBeLessThan(2);
    await opens(phone.page, () => phone.page.locator('.codex-list button').nth(3).click(), '.codex-title');
    await inspect(phone, 'codex on a phone, one concept', '.codex-sheet');
    await expectReflow(phone, 'codex on a phone, one concept');
    const tablet = await sitInspected(await here.browser(context), { viewport: TABLET, ...touch });
    await play(tablet, '/here/2-1?lang=de');
    await inspect(tablet, 'tablet');
    await pick(tablet.page, 'vm');
    await inspect(tablet, 'tablet, panel of a VM', PANEL);
    await photograph(tablet, 'state-tablet');
    const zoomed = await sitInspected(await here.browser(context), { viewport: ZOOMED, colorScheme: 'light' });
    await play(zoomed, '/here/2-1?lang=de');
    await inspect(zoomed, 'at 200 %');
    await expectReflow(zoomed, 'at 200 %');
    await photograph(zoomed, 'state-zoomed');
    await pick(zoomed.page, 'host');
    await expectReflow(zoomed, 'at 200 %, panel');
    await key(zoomed.page, 'o', '.outline.is-open');
    await expectReflow(zoomed, 'at 200 %, outline');
    await photograph(zoomed, 'state-zoomed-outline');
    for (const person of [phone, tablet, zoomed]) {
      expect(person.troubles).toEqual([]);
      await person.page.context().close();
    }
  });

  test('without a pointer and without letters: a VM moves, a machine is rented and given back', async (context) => {
    const person = await sitInspected(await here.browser(context as TestContext));
    const { page } = person;
    const press = async (...names: string[]) => {
      for (const name of names) await page.keyboard.press(name);
    };
    await page.goto(here.server.url);
    await tabTo(page, '.setting:last-of-type');
    await press('Enter');
    await play(person, '/here/2-1');
    await press('o', 's', '1');
    expect(await page.locator('.outline.is-open, .overlay-bar').count(), 'letters are off').toBe(0);
    await press('Tab', 'Tab', 'Enter'); // the second link to skip by
    await page.locator('.tree :focus').waitFor();
    await press('Shift+Tab', 'Shift+Tab', 'Enter'); // back to the outline's head: its table
    await page.locator('.floor-table').waitFor();

    await tabTo(page, '.table-head input');
    await page.keyboard.type('shop-cart');
    await openActs(page, 'shop-cart');
    while ((await focused(page, 'span')) !== words.outline.move) await press('Tab');
    await press('Enter');
    await page.locator('.place').first().waitFor();
    await tabTo(page, '.place');
    for (let step = 0; step < 9 && (await focused(page, 'strong')) !== 'h2'; step++) await press('ArrowDown');
    await press('Enter');
    const row = page.locator('.floor-table tbody tr');
    await row.filter({ hasText: /shop-cart.*h2/ }).waitFor();

    await tabTo(page, '.table-head input');
    await press('Control+a');
    await page.keyboard.type(words.outline.free);
    await tabTo(page, '[data-kind=slot]');
    await press('Enter');
    await openActs(page, words.outline.free);
    await press('Enter');
    await page.locator(`${PANEL} .model button`).first().waitFor();
    await tabTo(page, `${PANEL} .model button`);
    await press('Enter');
    const { ordered } = words.names.hostStates;
    await tabTo(page, '.table-head input');
    await press('Control+a');
    await page.keyboard.type(ordered);
    await row.filter({ hasText: ordered }).waitFor();
    await openActs(page, ordered);
    await tabTo(page, '.row-acts [data-verb=returnHost]');
    await press('Enter');
    await page.locator('.row-acts h3:focus').waitFor(); // the button is gone: the focus is not
    await press('Escape');
    await page.locator('.row-button:focus').waitFor();
    await photograph(person, 'state-by-keyboard');
    expect(person.troubles).toEqual([]);
    await page.context().close();
  });
});

/** Along the page as far as it takes: a keyboard has no other way. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((where) => document.activeElement?.matches(where) ?? false, selector)) return;
  }
  throw new Error(`no way by Tab to ${selector}`);
}

/** What stands in that part of what has the focus. */
const focused = (page: Page, part: string) =>
  page.evaluate((where) => document.activeElement?.querySelector(where)?.textContent, part);

/** From the table's head to its first row, once that is what was asked for, and to what can be done with it. */
async function openActs(page: Page, found: string): Promise<void> {
  // The first row, or what was asked for has not been sorted out yet and the keys would open another.
  await page.locator('.floor-table tbody tr').first().filter({ hasText: found }).waitFor();
  await tabTo(page, '[data-cell]');
  for (const name of ['Control+Home', 'End', 'Enter']) await page.keyboard.press(name);
  await page.locator('.row-acts').waitFor();
}
