/**
 * The instructor's desk in a real browser: a room by one click, teams arranged by hand and by keyboard, a class list, a
 * lesson that is moved about while it runs, help that is answered, and a projector that shows what all may see.
 */
import { Client, type Room } from 'colyseus.js';
import { afterAll, describe, expect, type TestContext, test } from 'vitest';
import { around } from '../../client/text/class.ts';
import { words } from '../../client/text/index.ts';
import { begin } from './beginning.ts';
import { inspect, sitInspected } from './inspect.ts';
import { type Person, photograph } from './people.ts';

const { screens } = words;
const { console: desk } = around;
const NAMES = ['Ann', 'Ben', 'Cem', 'Dora'];
/** Of a class list: they are never to reach the wall. */
const REAL_NAMES = ['Adelheid Musterfrau', 'Bertram Beispiel'];
const PASSWORD = 'open sesame';

let teacher: Person;
let wall: Person;
let code = '';
const students: Room[] = [];

const here = begin({ HOST_PASSWORD: PASSWORD });
afterAll(async () => {
  for (const room of students) await room.leave().catch(() => {});
});

const press = ({ page }: Person, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const teamOf = (name: string) =>
  teacher.page.locator('.team-desk').filter({ hasText: name }).getAttribute('data-team').then(Number);
const stagesShown = () =>
  teacher.page.locator('.part').evaluateAll((parts) => parts.map((part) => (part as HTMLElement).title.split(',')[0]));

/** Past what asks twice while a round is played. */
async function nextStage(): Promise<void> {
  await teacher.page.locator('.console-top > .button:not(.pause)').last().click();
  const sure = teacher.page.locator('.console-top .sure .warn');
  if (await sure.isVisible()) await sure.click();
}

describe('the desk', () => {
  test('opens a room once the password of the server is given', async (context: TestContext) => {
    const browser = await here.browser(context);
    teacher = await sitInspected(browser);
    wall = await sitInspected(browser, { colorScheme: 'light' });
    const { page } = teacher;
    await page.goto(`${here.server.url}/host`);
    await page
      .getByText(words.content.lessons['launch-day-45']?.title ?? 'Launch day', { exact: true })
      .first()
      .click();
    const teams = page.getByLabel(desk.start.typed(screens.host.teams));
    await teams.fill('3');
    await teams.press('Tab');
    await press(teacher, screens.host.open);
    const password = page.getByLabel(desk.start.password);
    await password.waitFor();
    await inspect(teacher, 'host start with a password');
    await page.keyboard.type(PASSWORD); // the cursor is in it
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/room\/[2-9A-Z]{6}$/);
    code = page.url().slice(-6);
    for (const nickname of NAMES) {
      const room = await new Client(here.server.url).joinById(code, { nickname });
      room.onMessage('*', () => {});
      students.push(room);
    }
    await wall.page.goto(`${here.server.url}/j/${code}`);
    await press(wall, screens.home.watch);
    await wall.page.getByText(NAMES[3]!, { exact: true }).waitFor();
  });

  test('arranges teams by dragging and by keyboard, with bots and a class list', async () => {
    const { page } = teacher;
    await press(teacher, desk.lobby.arrange);
    const name = (who: string) => page.locator('.desk-name').filter({ hasText: who });
    await name('Ann').waitFor();
    const target = ((await teamOf('Ann')) + 1) % 3;
    await name('Ann').dragTo(page.locator(`[data-team="${target}"] h2`));
    await expect.poll(() => teamOf('Ann')).toBe(target);
    await name('Ann').press('Enter');
    const home = (target + 1) % 3;
    await page.getByLabel(around.desk.moveTo('Ann')).selectOption(String(home));
    await expect.poll(() => teamOf('Ann')).toBe(home);
    await inspect(teacher, 'arranging');
    await page.locator('.bots-line').first().getByRole('button').last().click();
    await page.locator('.team-desk').first().getByText(desk.lobby.botsShort(1)).waitFor();

    await press(teacher, desk.roster.title);
    const file = (text: string) => ({ name: 'class.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const field = page.locator('input[type=file]');
    await field.setInputFiles(file(`name,team\n${REAL_NAMES[0]},1\n,2\n${REAL_NAMES[1]},9\n`));
    await page.getByText(desk.roster.wrong.noName(3)).waitFor();
    await page.getByText(desk.roster.wrong.badTeam(4, 3)).waitFor();
    await inspect(teacher, 'class list');
    await field.setInputFiles(file(`name,team\n${REAL_NAMES[0]},1\n${REAL_NAMES[1]},2\n`));
    await press(teacher, desk.roster.send);
    await page.getByText(desk.roster.sent(2)).waitFor();
    await page.keyboard.press('Escape');
    await press(teacher, screens.lobby.start);
    await page.locator('.console-main').waitFor();
  });

  test('sees answers come in while the wall sees only how many', async () => {
    for (const [index, room] of students.entries()) {
      expect(await room.request('answer' as never, { question: 'ld-peak', body: 700 + index } as never)).toMatchObject({
        ok: true,
      });
    }
    const asked = teacher.page.locator('.asked');
    await asked.getByText(desk.asked.one(4, 4)).waitFor();
    await asked.getByText('requests/s').first().waitFor();
    await wall.page.getByText(desk.wall.question(2, 2)).waitFor(); // all have answered the first
    const toWall = asked.getByRole('button', { name: desk.asked.onWall }).first();
    await toWall.click();
    await wall.page.getByText(desk.wall.question(1, 2)).waitFor(); // the host wants to talk about it
    await wall.page.reload();
    await wall.page.getByText(desk.wall.question(1, 2)).waitFor();
    await toWall.click();
    await wall.page.getByText(desk.wall.question(2, 2)).waitFor();
    await photograph(teacher, 'desk-predict');
    await photograph(wall, 'wall-predict');
    await inspect(teacher, 'desk, predict');
    await inspect(wall, 'wall, predict');
  });

  test('answers a raised hand, and the student hears of it', async () => {
    const heard: string[] = [];
    students[1]!.onMessage('notes', (notes: { kind: string; state: string }[]) =>
      heard.push(...notes.map(({ kind, state }) => `${kind} ${state}`)),
    );
    await students[1]!.request('raise' as never, { up: true } as never);
    const hands = teacher.page.locator('.hands');
    await hands.getByText('Ben').waitFor();
    await hands.getByRole('button', { name: desk.hands.coming }).click();
    await expect.poll(() => heard).toContain('help coming');
    await hands.getByRole('button', { name: desk.hands.done, exact: true }).click();
    await hands.locator('.hand.done').waitFor();
    await expect.poll(() => heard).toContain('help done');
  });

  test('gives more time, moves and skips stages, pauses by space, and keeps all over a reload', async () => {
    const { page } = teacher;
    const before = await stagesShown();
    await page.locator('.part-coming button').filter({ hasText: desk.stages.ask }).click();
    await press(teacher, desk.line.skip);
    await expect.poll(async () => (await stagesShown()).length).toBe(before.length - 1);
    await press(teacher, desk.top.plus(2));
    await page
      .locator('.part-now')
      .filter({ hasText: desk.minutes('7') })
      .waitFor();
    const bell = await page.locator('.bell').textContent();
    await page.locator('.console-here').click(); // the focus is on no button
    await page.keyboard.press(' ');
    await wall.page.getByRole('heading', { name: desk.wall.paused }).waitFor();
    await inspect(wall, 'wall, paused');
    await page.reload();
    await page.getByText(around.desk.pausedNow).waitFor();
    expect(await page.locator('.bell').textContent()).toBe(bell);
    expect((await stagesShown()).length).toBe(before.length - 1);
    await wall.page.reload();
    await wall.page.getByRole('heading', { name: desk.wall.paused }).waitFor(); // it has no seat, and is back
    await press(teacher, new RegExp(`^${around.desk.resume}`));
    await wall.page.getByText(desk.wall.question(2, 2)).waitFor();
  });

  test('plays a round with a hint, a cancelled and a real incident, and a frozen board', async () => {
    const { page } = teacher;
    for (const stage of ['brief', 'warmup', 'play'] as const) {
      await nextStage();
      await page.locator('.part-now').filter({ hasText: desk.stages[stage] }).waitFor();
      if (stage === 'brief') await inspect(wall, 'wall, brief');
    }
    await press(teacher, desk.say.hintAll);
    await press(teacher, desk.say.hints[2]!);
    await inspect(teacher, 'hint');
    await press(teacher, desk.say.send);
    await page.locator('dialog').waitFor({ state: 'detached' });
    const said = wall.page.locator('.watch-said').getByText(desk.say.hints[2]!);
    await said.waitFor();
    await photograph(wall, 'wall-said');
    await inspect(wall, 'wall, said');
    await press(teacher, desk.say.takeDown);
    await said.waitFor({ state: 'detached' });
    await press(teacher, around.desk.injectIn(10));
    await page.locator('.countdown').waitFor();
    await page.reload(); // it counts down in the room, not here
    await page.locator('.countdown').getByText(around.desk.incidents['host.dies'].title).waitFor();
    await photograph(teacher, 'desk-countdown');
    await press(teacher, words.common.cancel);
    await page.getByText(desk.inject.cancelled).waitFor();
    await press(teacher, around.desk.injectIn(10));
    await page.getByText(around.desk.injected).waitFor({ timeout: 30_000 });
    await wall.page.getByText(around.ending.incidents['host.dies']).waitFor();
    await photograph(wall, 'wall-struck');
    await inspect(wall, 'wall, struck');
    await inspect(teacher, 'desk, play');
    await press(teacher, desk.board.faces.frozen);
    await wall.page.getByText(desk.wall.frozen).waitFor();
    await press(teacher, desk.board.faces.hidden);
    await wall.page.getByRole('heading', { name: desk.wall.hidden }).waitFor();
    expect(await wall.page.locator('.lane').count()).toBe(0);
  });

  test('has its hands over the debrief, saves files, and begins again in the same room', async () => {
    const { page } = teacher;
    await nextStage(); // the second round
    await page
      .locator('.part-now')
      .filter({ hasText: around.console.round(desk.stages.play, 'B') })
      .waitFor();
    await nextStage(); // to its Night
    await page.getByText(around.desk.phases.night).first().waitFor();
    await nextStage(); // which is watched elsewhere
    await page.getByRole('heading', { name: around.ending.title }).waitFor();
    await page.locator('.more summary').click();
    await inspect(teacher, 'desk over the debrief', '.console-strip');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.more').getByRole('button', { name: desk.files.students }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`headroom-${code}-students.csv`);
    await press(teacher, desk.again.go);
    await page.getByRole('button', { name: desk.lobby.arrange }).waitFor();
    await page.getByText('Ann', { exact: true }).first().waitFor();
  });

  test('no name of the class list reached the wall, and no page had an error', () => {
    for (const name of REAL_NAMES) {
      expect(wall.frames.some((frame) => frame.includes(name))).toBe(false);
      expect(teacher.frames.some((frame) => frame.includes(name))).toBe(false);
    }
    expect([...teacher.troubles, ...wall.troubles]).toEqual([]);
  });
});
