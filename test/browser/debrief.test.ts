/**
 * A lesson of 45 minutes with ten teams at high speed in real browsers, from the open room to the files that the host
 * takes home: instructor, projector and two students at pages, the other seats bots. Then its debrief on the built page
 * with its headers: replay and script, a student on a narrow phone in German and by day, the saved replay from home.
 */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { around } from '../../client/text/class.ts';
import { debrief as german } from '../../client/text/de/debrief.ts';
import { debrief as told } from '../../client/text/en/debrief.ts';
import { words } from '../../client/text/index.ts';
import { stageWords } from '../../client/text/lesson-stages.ts';
import { TEAM_NAMES } from '../../shared/wire/symbols.ts';
import { type Guest, join } from '../support/guests.ts';
import { begin } from './beginning.ts';
import { expectReflow, inspect, sitInspected } from './inspect.ts';
import { type Attending, comeBackAs, type LessonRoom, playLesson, TEAMS } from './lesson-room.ts';
import { type Person, photograph, SOFTWARE_WEBGL } from './people.ts';

const here = begin({}, SOFTWARE_WEBGL);

const NARROW = { width: 360, height: 740 };
const ZOOMED = { width: 683, height: 384 }; // a laptop at 200 %
const LONG_MESSAGE = 'Look at your busiest machine. '.repeat(9);
const LEGIBLE_FLOOR_PX = 260; // a rack of four machines, their names in rows of their own
const { screens } = words;

let room: LessonRoom;
let saved = ''; // the replay of the last round

/** Instructor, projector, and two students who come by typed code, one of them on a phone. */
async function attend(open: Browser): Promise<Attending & { leave(): Promise<void> }> {
  const [wall, ann, ben] = [
    await sitInspected(open, { colorScheme: 'light' }),
    await sitInspected(open),
    await sitInspected(open, { viewport: NARROW, hasTouch: true, isMobile: true }),
  ];
  let desk: Person | undefined;
  let host: Guest | undefined;
  const heading = ({ page }: Person) => page.getByRole('heading', { level: 1 }).first().innerText();
  return {
    async joins(opened) {
      desk = await comeBackAs(open, here.server.url, opened, -1);
      host = await join(here.server.url, opened.code, { hostKey: opened.hostKey });
      await wall.page.goto(`${here.server.url}/j/${opened.code}`);
      await wall.page.getByRole('button', { name: screens.home.watch }).click();
      for (const [person, name] of [
        [ann, 'Cem'],
        [ben, 'Dora'],
      ] as const) {
        await person.page.goto(`${here.server.url}/j/${opened.code}`);
        await person.page.getByLabel(screens.home.nickname, { exact: true }).fill(name);
        await person.page.getByRole('button', { name: screens.home.joinButton }).click();
        await person.page.waitForURL(/\/room\//);
      }
      await wall.page.getByText('Dora', { exact: true }).waitFor();
    },
    async sees(kind) {
      await desk?.page.locator('.part-now').filter({ hasText: around.console.stages[kind] }).waitFor();
      if (kind === 'predict') {
        await ann.page.getByRole('textbox', { name: stageWords.question.number }).fill('1500');
        await ann.page.getByText(stageWords.question.kept).waitFor();
      }
      const isPlayed = kind === 'play' || kind === 'warmup';
      for (const { page } of [ann, ben]) {
        await page
          .locator(isPlayed ? '.tree .kind-host, .companion-services li' : 'h1')
          .first()
          .waitFor({ state: 'attached' });
      }
      expect(await heading(wall), `the wall at ${kind}`).not.toBe('');
      if (kind === 'exit') {
        // The debrief before it has a list of questions too, whose looks have come to this page with it.
        const share = await desk?.page
          .locator('.asked-question p')
          .first()
          .evaluate((question) => question.clientWidth / (question.closest('.asked')?.clientWidth ?? 1));
        expect(share ?? 1, 'the question has the width of its panel').toBeGreaterThan(0.5);
      }
      if (kind === 'warmup') {
        await wall.page.locator('.lanes').waitFor();
        await host?.ask('control', { do: 'say', kind: 'message', text: LONG_MESSAGE });
        await wall.page.locator('.watch-said p').waitFor();
        await photograph(wall, 'wall-said-to-ten');
        const below = await wall.page
          .locator('.lane')
          .evaluateAll((lanes) => lanes.map((lane) => innerHeight - lane.getBoundingClientRect().bottom));
        expect(below).toHaveLength(TEAMS);
        expect(Math.min(...below), 'a wall is not scrolled').toBeGreaterThanOrEqual(0);
        await wall.page.getByRole('button', { name: around.console.wall.close }).click();
        await wall.page.locator('.lanes').waitFor();
      }
    },
    async leave() {
      await host?.room.leave();
      const pages = [wall, ann, ben, ...(desk === undefined ? [] : [desk])];
      for (const { page } of pages) await page.locator('.debrief-main, .present').first().waitFor(); // the wall presents
      for (const { page, troubles } of pages) {
        expect(troubles).toEqual([]);
        await page.context().close();
      }
    },
  };
}

test('a lesson is played through by ten teams, with instructor, projector and students at their pages', async (context) => {
  const pages = await attend(await here.browser(context));
  room = await playLesson(here.server.url, pages);
  await pages.leave();
});

test('the host sees every round, plays it again to the same hash, asks what if, and takes files home', async (context) => {
  const host = await comeBackAs(await here.browser(context), here.server.url, room, -1);
  const { page } = host;
  page.setDefaultTimeout(60_000);
  await page.getByRole('heading', { name: told.rounds.resultTitle }).waitFor();
  await inspect(host, 'debrief of a lesson');
  await page.getByRole('button', { name: told.rounds.short('A') }).click();
  await page.getByRole('button', { name: told.rounds.short('B') }).click();
  await page.locator('.same-day button').first().click();
  await page.locator('.same-day strong').first().waitFor();

  await page.getByRole('button', { name: told.replay.open }).click();
  const [verified = ''] = told.replay.verified('').split(',');
  await page.getByText(verified).waitFor();
  await page.locator('.replay-floor canvas').first().waitFor();
  const slider = page.getByRole('slider', { name: told.replay.slider });
  await slider.focus();
  await page.keyboard.press('ArrowDown');
  const before = Number(await slider.inputValue());
  expect(before, 'a little before what struck').toBeGreaterThan(270);
  await page.keyboard.press('ArrowRight');
  expect(Number(await slider.inputValue())).toBe(before + 10);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: told.replay.pause, exact: true }).waitFor();
  const at = () => slider.inputValue().then(Number);
  await expect.poll(at, { timeout: 20_000 }).toBeGreaterThan(before + 30);
  await page.keyboard.press('Space');
  await page.locator('.replay-hosts summary').click();
  expect(await page.locator('.replay-hosts tbody tr').count()).toBeGreaterThan(2);
  await page.getByRole('button', { name: told.whatIf.run }).click();
  await page.locator('.what-if-found strong').first().waitFor();
  await inspect(host, 'replay and what if', '.replay-section');
  await photograph(host, 'debrief-replay');
  await page.setViewportSize(ZOOMED);
  await expectReflow(host, 'debrief at 200 %');

  await page.locator('.debrief-files summary').click();
  await inspect(host, 'files', '.debrief-files');
  for (const [name, begins] of [
    [told.files.students, 'seat,nickname'],
    [told.files.log('B'), ''],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text).toContain(begins);
    if (name === told.files.log('B')) saved = text;
  }
  // Par is worked out meanwhile, behind everything else: of ten teams each has its share, or the day had none for anybody.
  const scores = () => page.locator('.round-sums tbody tr').allInnerTexts();
  const isScored = (row: string) => /-?\d+\s?%/.test(row) || row.includes(told.rounds.parNone);
  await expect.poll(async () => (await scores()).filter(isScored).length, { timeout: 120_000 }).toBe(TEAMS);
  await photograph(host, 'debrief-par');
  expect(host.troubles).toEqual([]);
  await page.context().close();
});

test('the pages for paper are as many as teams and one, and nothing else is on them', async (context) => {
  const host = await comeBackAs(await here.browser(context), here.server.url, room, -1);
  const { page } = host;
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.reload();
  await page.locator('.debrief-files summary').click();
  await page.getByRole('button', { name: told.files.print, exact: true }).click();
  await page.locator('[data-printed]').waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .console-strip, .print-page')]
      .filter((one) => one.checkVisibility())
      .map((one) => one.className),
  );
  expect(seen).toEqual(Array.from({ length: TEAMS + 1 }, () => 'print-page'));
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(TEAMS + 1);
  await photograph(host, 'debrief-print');
  await page.context().close();
});

/** A wall is not scrolled: the floor, its figures and the page's foot are in sight, and the floor is still one. */
async function expectFloorInSight({ page }: Person): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight), { timeout: 10_000 })
    .toBeLessThanOrEqual(0);
  const floor = await page.locator('.replay-floor').boundingBox();
  expect(floor?.height).toBeGreaterThanOrEqual(LEGIBLE_FLOOR_PX);
  const isUnderFoot = await page.evaluate(() => {
    const foot = document.querySelector('.present-page > .present-foot')?.getBoundingClientRect();
    const last = document.querySelector('.floor-line')?.getBoundingClientRect();
    return (last?.bottom ?? Number.POSITIVE_INFINITY) > (foot?.height ? foot.top : innerHeight);
  });
  expect(isUnderFoot).toBe(false);
}

test('the script is walked by the keys of a clicker, hides causes until they are asked for, and the wall follows', async (context) => {
  const open = await here.browser(context);
  const [host, wall] = [
    await comeBackAs(open, here.server.url, room, -1),
    await sitInspected(open, { colorScheme: 'light' }),
  ];
  const { page } = host;
  await wall.page.goto(`${here.server.url}/j/${room.code}`);
  await wall.page.getByRole('button', { name: screens.home.watch }).click();
  const isAt = ({ page: one }: Person, name: string) =>
    one.locator('.script-steps [aria-current=step]').filter({ hasText: name }).waitFor();
  await page.getByRole('button', { name: around.ending.present, exact: true }).click();
  for (const name of Object.values(told.script.names)) {
    await isAt(host, name);
    await isAt(wall, name);
    await inspect(host, `script: ${name}`, '.present');
    await photograph(host, `script-${name}`);
    if (name === told.script.names.moment) {
      expect(await page.locator('.present .chain').count(), 'the question comes first').toBe(0);
      await page.getByRole('button', { name: around.ending.showCause }).click();
      await page.locator('.present-again').waitFor();
      await inspect(host, 'script: cause', '.present');
      await wall.page.locator('.present-again').waitFor();
      await page.getByRole('button', { name: told.script.momentFloor }).click();
      await wall.page.locator('.present-again .floor-look').waitFor({ timeout: 60_000 });
      await Promise.all([page.reload(), wall.page.reload()]);
      for (const one of [host, wall]) {
        await isAt(one, name);
        await one.page.locator('.present-again').waitFor();
      }
      await page.locator('.replay-panel').waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: told.replay.on }).click();
      const at = (await page.locator('.replay-times b').textContent()) ?? '';
      await wall.page.locator('.floor-time').filter({ hasText: at }).waitFor({ timeout: 60_000 });
      const speaker = await join(here.server.url, room.code, { hostKey: room.hostKey });
      await speaker.ask('control', { do: 'say', kind: 'message', text: LONG_MESSAGE });
      await speaker.room.leave();
      await wall.page.locator('.watch-said p').waitFor();
      await expectFloorInSight(wall);
      await photograph(wall, 'wall-moment-floor-said');
      await wall.page.getByRole('button', { name: around.console.wall.close }).click();
      await wall.page.locator('.present-foot').waitFor();
      await expectFloorInSight(wall);
      await photograph(wall, 'wall-moment-floor');
      await inspect(wall, 'the wall in step');
    }
    await page.keyboard.press('PageDown');
  }
  await page.getByRole('button', { name: around.ending.closePresent }).click();
  await page.getByRole('button', { name: around.ending.presentFigures }).click();
  await wall.page.locator('.debrief-main').waitFor();
  await page.getByRole('button', { name: told.rounds.short('A') }).click();
  await wall.page
    .locator('.round-choice [aria-pressed=true]')
    .filter({ hasText: told.rounds.short('A') })
    .waitFor();
  await photograph(wall, 'wall-figures');
  for (const { page: one, troubles } of [host, wall]) {
    expect(troubles).toEqual([]);
    await one.context().close();
  }
});

test('the wall shows the replay that the host looks at: team, second, and whether it runs; also to a second device', async (context) => {
  const open = await here.browser(context);
  const [host, wall] = [
    await comeBackAs(open, here.server.url, room, -1),
    await sitInspected(open, { colorScheme: 'light' }),
  ];
  await wall.page.goto(`${here.server.url}/j/${room.code}`);
  await wall.page.getByRole('button', { name: screens.home.watch }).click();
  const show = async ({ page }: Person) => page.locator('.replay-panel').waitFor({ timeout: 60_000 });
  await host.page.getByRole('button', { name: told.replay.open }).click();
  await show(host);
  await host.page.getByRole('button', { name: told.replay.onWall, exact: true }).click();
  const look = wall.page.locator('.floor-look');
  await look.waitFor({ timeout: 60_000 });
  await host.page.locator('.replay-panel > .replay-bar select').selectOption('3');
  await host.page.getByLabel(told.replay.slider).fill('420');
  await look.getByRole('heading', { name: TEAM_NAMES[3] }).waitFor();
  await wall.page.locator('.floor-time').filter({ hasText: '07:00' }).waitFor();
  await wall.page.locator('.floor-run').filter({ hasText: told.replay.stands }).waitFor();
  await host.page.getByRole('button', { name: told.replay.zoom.host, exact: true }).click();
  const isNear = async ({ page }: Person) =>
    page.getByRole('img', { name: new RegExp(`${told.replay.zoom.host}$`) }).waitFor();
  await isNear(wall);
  await photograph(wall, 'wall-floor-near');
  await inspect(wall, 'the floor on the wall');

  await host.page.getByRole('button', { name: told.replay.speedOf(30) }).click();
  await host.page.getByRole('button', { name: told.replay.play, exact: true }).click();
  await wall.page
    .locator('.floor-run')
    .filter({ hasText: told.replay.times(30) })
    .waitFor();
  await host.page.getByRole('button', { name: told.replay.pause, exact: true }).click();
  const second = await comeBackAs(open, here.server.url, room, -1); // of the same host; it finds it open
  await wall.page.reload();
  await Promise.all([show(second), look.waitFor({ timeout: 60_000 })]);
  const at = (await host.page.locator('.replay-times b').textContent()) ?? '';
  expect(at > '07:00', `${at}: it ran`).toBe(true);
  await wall.page.locator('.floor-time').filter({ hasText: at }).waitFor();
  await second.page.locator('.replay-times b').filter({ hasText: at }).waitFor();
  await Promise.all([isNear(wall), isNear(second)]);
  expect(await second.page.locator('.bell').textContent()).toBe(await host.page.locator('.bell').textContent());
  expect(await second.page.locator('.replay-panel > .replay-bar select').inputValue()).toBe('3');
  await second.page.getByRole('button', { name: told.replay.back }).click();
  const stepped = (await second.page.locator('.replay-times b').textContent()) ?? '';
  expect(stepped).not.toBe(at);
  for (const { page } of [host, wall]) {
    await page.locator('.replay-times b, .floor-time').filter({ hasText: stepped }).waitFor();
  }
  await photograph(wall, 'wall-floor');
  await host.page.getByRole('button', { name: told.replay.onWall, exact: true }).click();
  await look.waitFor({ state: 'detached' });
  for (const { page, troubles } of [host, second, wall]) {
    expect(troubles).toEqual([]);
    await page.context().close();
  }
});

test('a student reads the own page first, on 360 pixels, in German, by day', async (context) => {
  const options = { viewport: NARROW, colorScheme: 'light', hasTouch: true, isMobile: true } as const;
  const student = await comeBackAs(await here.browser(context), here.server.url, room, 0, options, 'de');
  const { page } = student;
  await page.getByRole('heading', { name: german.own.lossTitle }).waitFor();
  await page.getByRole('heading', { name: german.rounds.resultTitle }).waitFor();
  const order = await page.locator('.debrief-main > section').evaluateAll((all) => all.map((one) => one.className));
  expect(order[0]).toContain('own-page');
  expect(await page.getByText(german.own.answersSum(1, 2)).count()).toBe(1);
  await inspect(student, 'debrief on a phone');
  await expectReflow(student, 'debrief on a phone');
  await photograph(student, 'debrief-phone');
  await page.locator('.debrief-files summary').click();
  const files = await page.locator('.debrief-files button').allInnerTexts();
  expect(files, 'the class’s tables are the host’s').toEqual([
    german.files.print,
    german.files.log('A'),
    german.files.log('B'),
  ]);
  expect(student.troubles).toEqual([]);
  await page.context().close();
});

test('a saved replay opens from home; anything else is told what it is', async (context) => {
  const visitor = await sitInspected(await here.browser(context));
  const { page } = visitor;
  await page.goto(here.server.url);
  await page.getByRole('link', { name: screens.home.openReplay }).click();
  const choose = page.getByLabel(told.opened.choose);
  await inspect(visitor, 'open a replay');
  const give = (content: string) =>
    choose.setInputFiles({ name: 'match.jsonl', mimeType: 'text/plain', buffer: Buffer.from(content) });
  for (const [content, said] of [
    ['hello', told.opened.trouble['log.foreign']],
    [saved.slice(0, -30), told.opened.trouble['log.truncated']],
    [saved.replace('"entries":', '"entries": '), told.opened.trouble['log.edited']],
  ] as const) {
    await give(content);
    await page.getByRole('alert').getByText(said).waitFor();
  }
  await inspect(visitor, 'not a replay');
  await give(saved);
  const [verified = ''] = told.replay.verified('').split(',');
  await page.getByText(verified).waitFor();
  await page.getByRole('heading', { name: around.ending.losses }).waitFor();
  await inspect(visitor, 'an opened replay');
  await page.setViewportSize(NARROW);
  await expectReflow(visitor, 'an opened replay');
  await photograph(visitor, 'opened-replay');
  expect(visitor.troubles).toEqual([]);
  await page.context().close();
});
