/** Levels alone, as a newcomer plays them: 1.1 with nothing but a pointer, 1.1 without touching it, 1.2 and 2.1 by keyboard. */
import type { Page } from 'playwright-core';
import { describe, expect, type TestContext, test } from 'vitest';
import { around } from '../../client/text/class.ts';
import { words } from '../../client/text/index.ts';
import { race } from '../../client/text/race.ts';
import { begin } from './beginning.ts';
import { arrowDownTo, isNamed, lift, say, tabTo, toLevel } from './by-keyboard.ts';
import { workInTheLab } from './lab-day.ts';
import { expectAccessible, hostIn, hurry, type Person, PHONE, photograph, SOFTWARE_WEBGL, sitDown } from './people.ts';

const here = begin({}, SOFTWARE_WEBGL);

const { common, game, names, plan, screens } = words;
const { phone } = words.together;
/** Five real minutes at the level's own pace; what is only waited for goes faster, and a busy machine has room. */
const LEVEL_MS = 280_000;

async function play(number: string, context: TestContext): Promise<Person> {
  const person = await sitDown(await here.browser(context), { colorScheme: number === '1.1' ? 'dark' : 'light' });
  const { page } = person;
  await page.goto(`${here.server.url}/solo/${number.replace('.', '-')}`);
  await page.getByRole('button', { name: screens.brief.start }).click();
  await page.locator('.tree .kind-host').first().waitFor({ state: 'attached' });
  const tooLong = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(tooLong, 'the floor fills the screen and the wheel moves nothing').toBe(0);
  return person;
}

const host = (page: Page, name: string) => page.locator(`.tree .kind-host[data-name="${name}"]`);
const heading = (page: Page) => page.locator('.right-panel h2').first().textContent();

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where each machine's drawer is on the canvas: found as a newcomer does, by pointing at things and reading. */
async function findDrawers(page: Page, howMany: number): Promise<Map<string, Point>> {
  const canvas = page.locator('.right-panel').locator('xpath=..').locator('canvas').first();
  await canvas.waitFor();
  const box = (await canvas.boundingBox())!;
  const found = new Map<string, Point>();
  for (let y = 60; y < box.height - 70 && found.size < howMany; y += 22) {
    for (let x = 90; x < box.width - 60; x += 120) {
      const point = { x: box.x + x, y: box.y + y };
      await page.mouse.click(point.x, point.y);
      const name = (await heading(page)) ?? '';
      if (/^h\d$/.test(name) && !found.has(name)) found.set(name, point);
    }
  }
  return found;
}

/** What is in a drawer stands left of where its name was found or right of it: the first point that shows it. */
async function findThing(page: Page, name: string, near: Point): Promise<Point> {
  for (let dx = -160; dx <= 260; dx += 14) {
    for (const dy of [0, 14, 28]) {
      const point = { x: near.x + dx, y: near.y + dy };
      await page.mouse.click(point.x, point.y);
      if ((await heading(page)) === name) return point;
    }
  }
  throw new Error(`${name} is nowhere near ${near.x}, ${near.y}`);
}

async function click(page: Page, point: Point): Promise<void> {
  await page.mouse.move(point.x, point.y, { steps: 3 });
  await page.mouse.click(point.x, point.y);
}

const tool = (page: Page, name: string) =>
  page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();

/** From the hot bar into the hand, and onto a machine on the canvas. */
async function install(page: Page, to: Point): Promise<void> {
  await tool(page, game.tools.install.name);
  await page.locator('[data-platform="kvm"]').click();
  await click(page, to);
}

async function move(page: Page, name: string, to: Point): Promise<void> {
  const list = page.getByRole('region', { name: game.tools.move.name });
  if (!(await list.isVisible())) await tool(page, game.tools.move.name);
  await list.locator('.act-button').filter({ hasText: name }).click();
  await click(page, to);
}

async function isEmpty(page: Page, name: string): Promise<boolean> {
  const key = await host(page, name).getAttribute('data-key');
  return (await page.locator(`.tree [data-key="${key}"] + .level-3`).count()) === 0;
}

const raceBest = new RegExp(race.best('.*').replace(/[()]/g, '\\$&'));

/** What the debrief says: "3 of 3 stars". */
async function starsWon(page: Page): Promise<string | null> {
  await page.getByRole('heading', { name: around.ending.title }).waitFor({ timeout: LEVEL_MS });
  return page.locator('.earned h2 .stars').getAttribute('aria-label');
}

describe('alone', () => {
  test.concurrent('1.1 by pointer: three stars', { timeout: LEVEL_MS + 60_000 }, async (context) => {
    const { expect } = context;
    const person = await play('1.1', context);
    const { page } = person;
    await tool(page, game.top.pause);
    const drawers = await findDrawers(page, 9);
    expect([...drawers.keys()].sort()).toEqual(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7', 'h8', 'h9']);
    const at = (name: string) => drawers.get(name) as Point;
    await tool(page, game.top.resume);
    await install(page, at('h9'));
    await hostIn(person, 'h9', names.hostStates.installing).waitFor({ state: 'attached' });
    await hostIn(person, 'h9', names.hostStates.on).waitFor({ state: 'attached', timeout: 60_000 });
    // The first box by dragging it across the floor, the others from the list of what can be moved.
    const jar = await findThing(page, 'crm', at('h1'));
    await page.mouse.move(jar.x, jar.y);
    await page.mouse.down();
    await page.mouse.move((jar.x + at('h9').x) / 2, (jar.y + at('h9').y) / 2, { steps: 6 });
    await page.mouse.move(at('h9').x, at('h9').y, { steps: 6 });
    await page.waitForTimeout(150);
    await photograph(person, 'level-1-1-drag');
    await page.mouse.up();
    for (const name of ['wiki', 'mail', 'intranet', 'payroll', 'timesheets']) await move(page, name, at('h9'));
    await expect.poll(() => isEmpty(page, 'h1'), { timeout: 60_000 }).toBe(true);
    await expect
      .poll(
        async () => {
          await install(page, at('h1'));
          await page.waitForTimeout(400);
          await page.keyboard.press('Escape');
          return hostIn(person, 'h1', names.hostStates.installing).count();
        },
        { timeout: 60_000, interval: 2000 },
      )
      .toBe(1);
    await photograph(person, 'level-1-1-installing');
    await hostIn(person, 'h1', names.hostStates.on).waitFor({ state: 'attached', timeout: 60_000 });
    for (const name of ['reports', 'invoices']) await move(page, name, at('h1'));
    for (const name of ['h2', 'h3', 'h4', 'h7', 'h6', 'h5', 'h8']) {
      await expect.poll(() => isEmpty(page, name), { timeout: 60_000 }).toBe(true);
      await click(page, at(name));
      await page.getByRole('button', { name: game.panel.giveBack }).click();
    }
    await photograph(person, 'level-1-1-consolidated');
    await hurry(person);
    expect(await starsWon(page)).toBe(common.stars(3, 3));
    await photograph(person, 'level-1-1-debrief');
    await expectAccessible(person, 'debrief of a level', expect);
    expect(person.troubles).toEqual([]);
  });

  test.concurrent('1.1 by doing nothing: no star', { timeout: LEVEL_MS + 60_000 }, async (context) => {
    const { expect } = context;
    const person = await play('1.1', context);
    await hurry(person);
    expect(await starsWon(person.page)).toBe(common.stars(0, 3));
    await photograph(person, 'level-1-1-untouched');
    await person.page.getByRole('button', { name: around.ending.again }).click();
    await person.page.getByRole('button', { name: raceBest }).waitFor(); // the log of the whole day was kept
    expect(person.troubles).toEqual([]);
  });

  test.concurrent('1.2 by keyboard alone, from home to its end: three stars', {
    timeout: LEVEL_MS + 60_000,
  }, async (context) => {
    const { expect } = context;
    const person = await sitDown(await here.browser(context));
    const { page } = person;
    await toLevel(page, here.server.url, '1-2');
    await page.keyboard.press('2');
    await tabTo(page, '[data-platform="kvm"]');
    await page.keyboard.press('Enter');
    await arrowDownTo(page, isNamed, 'h6');
    await page.keyboard.press('Enter');
    await hostIn(person, 'h6', names.hostStates.installing).waitFor({ state: 'attached' });
    await hostIn(person, 'h6', names.hostStates.on).waitFor({ state: 'attached', timeout: 60_000 });
    await lift(page, 'process', 'web-shop', 'h6');
    for (const name of ['order-desk', 'support', 'accounts'])
      await say(page, `virt-p2v --cmdline='p2v.name=${name} p2v.server=h6 p2v.vcpus=8 p2v.memory=4096m'`);
    await photograph(person, 'level-1-2-converting');
    await workInTheLab(person);
    await photograph(person, 'level-1-2-worked');
    await expectAccessible(person, 'level 1.2, after its last tester', expect);
    await hurry(person);
    expect(await starsWon(page)).toBe(common.stars(3, 3));
    expect(person.troubles).toEqual([]);
  });

  test.concurrent('2.1 by keyboard: everything leaves a dying machine alive', {
    timeout: LEVEL_MS + 60_000,
  }, async (context) => {
    const { expect } = context;
    const person = await sitDown(await here.browser(context));
    const { page } = person;
    await toLevel(page, here.server.url, '2-1');
    await page.locator('.signs').filter({ hasText: 'h1' }).waitFor({ timeout: 60_000 });
    await photograph(person, 'level-2-1-announced');
    await say(page, 'virsh qemu-monitor-command shop-db --hmp migrate_set_capability auto-converge on');
    await lift(page, 'vm', 'shop-db', 'h3');
    await photograph(person, 'level-2-1-moving');
    for (const [vm, to] of [
      ['shop-cart', 'h2'],
      ['shop-web', 'h2'],
      ['shop-search', 'h2'],
      ['mail', 'h3'],
      ['files', 'h3'],
    ] as const) {
      await say(page, `virsh migrate --live --p2p ${vm} qemu+ssh://${to}/system`);
    }
    await say(page, 'headroom rent s12 --rack=B --slot=2 --image=kvm');
    await expectAccessible(person, 'level 2.1, while everything moves', expect);
    await expect.poll(() => isEmpty(page, 'h1'), { timeout: 120_000 }).toBe(true);
    expect(await hostIn(person, 'h1', names.hostStates.on).count(), 'before it died').toBe(1);
    await photograph(person, 'level-2-1-evacuated');

    await page.locator('.signs').filter({ hasText: /h[23]/ }).waitFor({ timeout: 120_000 });
    const second = /h[23]/.exec(await page.locator('.signs').innerText())?.[0] as string;
    await hostIn(person, 'b2', names.hostStates.on).waitFor({ state: 'attached', timeout: 60_000 });
    for (const vm of second === 'h2' ? ['shop-cart', 'shop-web', 'shop-search'] : ['shop-db', 'mail', 'files']) {
      await say(page, `virsh migrate --live --p2p ${vm} qemu+ssh://b2/system`);
    }
    await hurry(person);
    expect(await starsWon(page)).toBe(common.stars(3, 3));
    await photograph(person, 'level-2-1-debrief');
    expect(person.troubles).toEqual([]);
  });

  test('6.3: edge sites are ordered and filled on a phone', async (context) => {
    const { expect } = context;
    const touch = { viewport: PHONE, hasTouch: true, isMobile: true };
    const person = await sitDown(await here.browser(context), touch);
    const { page } = person;
    await page.goto(`${here.server.url}/solo/6-3`);
    await page.getByRole('button', { name: screens.brief.start }).tap();
    const hint = page.locator('.guide.is-hint p'); // the level's first comes when nothing was ordered for a while
    await hint.waitFor({ timeout: 60_000 });
    const [said, line] = [(await hint.boundingBox())!, (await page.locator('.guide.is-hint').boundingBox())!];
    expect(said.width, 'it has a line for itself').toBeGreaterThan(0.8 * line.width);
    await page.getByRole('button', { name: game.top.pause, exact: true }).tap();
    await page.getByText(game.top.pausedWhy.host).waitFor();
    const opening = page.locator('.further-act').filter({ has: page.locator('[data-verb=openEdge]') });
    await opening.getByRole('button').first().tap();
    await page.getByText(game.top.ordersWait(1)).waitFor();
    await page.getByRole('button', { name: phone.tabs.plan, exact: true }).tap();
    await page.getByRole('button', { name: plan.look }).tap();
    const way = page.locator('.plan-ways li').first();
    const [name, share] = [way.locator('strong'), way.locator('.mono')].map((part) => part.boundingBox());
    const [left, right] = [(await name)!, (await share)!];
    expect(left.x + left.width, 'a share stands beside its name').toBeLessThan(right.x);
    await page.getByRole('button', { name: phone.tabs.now, exact: true }).tap();
    await page.getByRole('button', { name: game.top.resume, exact: true }).tap();
    const site = page.locator('.companion-machines li').filter({ hasText: 'edge-east' });
    await site.locator('summary').first().tap();
    const next = opening.locator('select option:checked');
    await expect.poll(() => next.innerText(), { message: 'east has its site' }).toBe('south');
    const copying = site.locator('[data-verb=placeAtEdge]').first();
    await expect.poll(() => copying.getAttribute('aria-disabled'), { timeout: 90_000 }).toBe('false');
    await copying.tap();
    await expect.poll(() => site.locator('summary').first().innerText()).toMatch(/ \d+\/s · page/);
    await photograph(person, 'level-6-3-phone');
    await expectAccessible(person, 'edge sites on a phone', expect);
    expect(person.troubles).toEqual([]);
  });
});
