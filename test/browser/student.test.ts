/**
 * A student's side of a lesson in a real browser: joining, predicting by keyboard, help and its receipt, coming late, a
 * question in between, a second tab, and a network that lets no WebSocket through. Axe looks at every screen.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { words } from '../../client/text/index.ts';
import { stageWords } from '../../client/text/lesson-stages.ts';
import { type BadNetwork, badNetwork } from '../integration/bad-network.ts';
import { create, type PageEnd } from '../integration/line.ts';
import { until } from '../support/guests.ts';
import { begin } from './beginning.ts';
import { expectAccessible, LAPTOP, type Person, photograph, SOFTWARE_WEBGL, sitDown, TABLET } from './people.ts';

const { home } = words.screens;
const SMALL = { width: 360, height: 740 };

const here = begin({}, SOFTWARE_WEBGL);
let network: BadNetwork;
let teacher: PageEnd;
let code: string;
let ann: Person;
let ben: Person;

beforeAll(async () => {
  network = await badNetwork(here.server.port);
});
afterAll(async () => {
  teacher?.source.leave(true);
  await network.stop();
});

async function next(): Promise<string> {
  const { stage } = teacher.frame();
  expect(await teacher.source.control({ do: stage < 0 ? 'start' : 'next' })).toEqual({ ok: true });
  await until(() => teacher.frame().stage > stage);
  return teacher.frame().stages[teacher.frame().stage]?.kind ?? '';
}
const nameOf = (page: Page) => page.getByLabel(home.nickname, { exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name });
/** How much of the row over the floor is for what is told there, beside the hand, the crew and the warm-up's plate. */
const roomToTell = (page: Page) => page.locator('.floor-top .strip').evaluate((strip) => strip.clientWidth);
/** Nothing hangs out of a small screen. */
const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('joins from a link: a name by the die, and nothing is joined before the tap', async (context: TestContext) => {
  const browser = await here.browser(context);
  teacher = await create(here.server.port, {
    mode: 'class',
    scenario: 'launch-day',
    lesson: 'launch-day-45',
    teams: 2,
    seatsPerTeam: 3,
    seed: 5,
  });
  code = teacher.welcomes[0]!.code;
  ann = await sitDown(browser);
  ben = await sitDown(browser, { viewport: SMALL, colorScheme: 'light' });
  for (const person of [ann, ben]) await person.page.goto(`http://localhost:${network.port}/j/${code}`);
  await button(ann.page, home.dice).click();
  await expect.poll(() => nameOf(ann.page).inputValue()).toMatch(/^\w+ \w+$/);
  await nameOf(ben.page).fill('Ben');
  for (const person of [ann, ben]) await expectAccessible(person, 'join');
  expect(await overhang(ben.page)).toBeLessThanOrEqual(0);
  expect(teacher.frame().seats, 'a link preview takes no seat').toEqual([]);
  for (const { page } of [ann, ben]) {
    await button(page, home.joinButton).click();
    await page.waitForURL(/\/room\//);
  }
  await until(() => teacher.frame().seats.length === 2);
});

test('predicts by keyboard, and finds what was said after a reload', async () => {
  expect(await next()).toBe('predict');
  const { page } = ann;
  const number = page.getByRole('textbox', { name: stageWords.question.number });
  await number.fill('1500');
  await page.getByText(stageWords.question.kept).waitFor();
  await button(page, stageWords.question.next).press('Enter');
  await page.getByText(stageWords.question.of(2, 2)).waitFor();
  await page.getByLabel(stageWords.question.slider).press('ArrowRight');
  await page.getByText(stageWords.question.kept).waitFor();
  await page.reload();
  await page.getByText(stageWords.question.all).waitFor();
  await page.getByText('1,500 requests/s').waitFor();
  await ben.page.getByText(stageWords.question.of(1, 2)).waitFor();
  for (const person of [ann, ben]) await expectAccessible(person, 'predict');
  expect(await overhang(ben.page)).toBeLessThanOrEqual(0);
  await photograph(ann, 'student-predict');
});

test('a second tab takes the seat, and the first says so with a way back', async () => {
  const tab = await ann.page.context().newPage();
  await tab.goto(ann.page.url());
  await tab.getByText(stageWords.question.all).waitFor();
  await button(ann.page, words.screens.notice.takeBack).click();
  await ann.page.getByText(stageWords.question.all).waitFor();
  await tab.getByText(words.screens.notice.elsewhere).waitFor();
  await tab.close();
  expect(teacher.frame().seats).toHaveLength(2);
});

test('a lost network is back by itself', async () => {
  await ann.page.context().setOffline(true);
  await ann.page.locator('.line-dot.is-lost').waitFor({ state: 'attached' });
  await ann.page.context().setOffline(false);
  await ann.page.locator('.line-dot.is-open').waitFor({ state: 'attached' });
});

test('reads the brief; the warm-up says that it does not count', async () => {
  expect(await next()).toBe('brief');
  await ann.page.locator('.brief-lines').waitFor();
  for (const person of [ann, ben]) await expectAccessible(person, 'brief');
  expect(await next()).toBe('warmup');
  for (const { page } of [ann, ben]) await page.getByText(stageWords.warmup.plate).waitFor();
  for (const size of [LAPTOP, TABLET]) {
    await ann.page.setViewportSize(size);
    await expect.poll(() => roomToTell(ann.page), { message: `at ${size.width} pixels` }).toBeGreaterThan(300);
  }
  await ann.page.setViewportSize(LAPTOP);
  expect(await overhang(ben.page)).toBeLessThanOrEqual(0);
});

test('raises a hand by its key and gets the receipt; a hint comes once and can be read again', async () => {
  const { page } = ann;
  await page.keyboard.press(stageWords.help.key);
  await button(page, stageWords.help.raised).waitFor();
  const seat = teacher.frame().seats.find(({ nickname }) => nickname !== 'Ben')!.seat;
  // Refused until the hand has come to the server: the page shows it a moment before.
  await expect.poll(() => teacher.source.control({ do: 'help', seat, as: 'coming' })).toEqual({ ok: true });
  await page.getByText(stageWords.help.comingText).waitFor();
  await button(page, `${stageWords.help.close}: ${stageWords.help.coming}`).click();
  const hint = 'Look at rack B <b>first</b>.';
  await teacher.source.control({ do: 'say', kind: 'hint', text: hint });
  await page.locator('.class-note').getByText(hint).waitFor();
  await page.locator('.feed').getByText(hint).waitFor();
  await expectAccessible(ann, 'warm-up with a note');
  await button(page, `${stageWords.help.close}: ${stageWords.help.from.hint}`).click();
  await page.reload();
  await button(page, stageWords.help.messages(1)).click();
  await page.locator('.message-list').getByText(hint).waitFor();
  expect(await page.locator('.class-note').count(), 'it was read already').toBe(0);
  await page.getByRole('dialog').getByRole('button', { name: stageWords.help.close }).click();
});

test('who comes late is told what is going on, and can skip it', async (context) => {
  const late = await sitDown(await here.browser(context));
  await late.page.goto(`${here.server.url}/j/${code}`);
  await nameOf(late.page).fill('Cem');
  await button(late.page, home.joinButton).click();
  await late.page.getByText(stageWords.recap.title).waitFor();
  const recap = late.page.getByRole('dialog');
  await recap.getByRole('button', { name: stageWords.recap.next }).click();
  await recap.getByRole('heading', { name: stageWords.recap.team }).waitFor();
  await recap.getByRole('button', { name: stageWords.recap.skip }).click();
  await expect.poll(() => late.page.locator('.recap').count()).toBe(0);
  await late.page.context().close();
});

test('answers a question in front of the floor, and sees why when it is closed', async () => {
  expect(await next()).toBe('play');
  expect(await next()).toBe('ask');
  const { page } = ann;
  await page.getByRole('dialog').getByText(stageWords.question.of(1, 2)).waitFor();
  await page.getByRole('radio').nth(1).check();
  await page.getByText(stageWords.question.kept).waitFor();
  for (const person of [ann, ben]) await expectAccessible(person, 'ask');
  await photograph(ann, 'student-ask');
  expect(await next()).toBe('play');
  await button(page, stageWords.answers.show).click();
  await page.locator('.class-sheet').getByText(stageWords.closed.sum(1, 2)).waitFor();
  await expectAccessible(ann, 'closed answers');
  await photograph(ann, 'student-closed');
});

test('a network without WebSockets says what to ask for, and lets in once it does not', async (context) => {
  network.refuseUpgrades(true);
  const dee = await sitDown(await here.browser(context));
  await dee.page.goto(`http://localhost:${network.port}/j/${code}`);
  await nameOf(dee.page).fill('Dee');
  await button(dee.page, home.joinButton).click();
  await dee.page.getByRole('heading', { name: stageWords.blocked.title }).waitFor();
  await dee.page.getByText(`port ${network.port}`).waitFor();
  await expectAccessible(dee, 'blocked');
  network.refuseUpgrades(false);
  await button(dee.page, stageWords.blocked.again).click();
  await button(dee.page, home.joinButton).click();
  await dee.page.waitForURL(/\/room\//);
  for (const { troubles } of [ann, ben, dee]) expect(troubles).toEqual([]);
});
