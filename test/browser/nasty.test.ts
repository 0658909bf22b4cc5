/**
 * Names, messages and answers that are markup, through every screen of a class in a real browser: lobby, desk, wall, a
 * student's pages, the debrief and its paper. They are read as they were written; nothing is made of them.
 */
import papaparse from 'papaparse';
import { expect, test } from 'vitest';
import { around } from '../../client/text/class.ts';
import { debrief as told } from '../../client/text/en/debrief.ts';
import { words } from '../../client/text/index.ts';
import { EXPORTS, NICKNAME_MAX, PHASES, STAGE_KINDS } from '../../shared/wire/symbols.ts';
import { create, type Guest, join, until } from '../support/guests.ts';
import { nastyStrings } from '../support/nasty-strings.ts';
import { begin } from './beginning.ts';
import { comeBackAs } from './lesson-room.ts';
import { type Person, sitDown } from './people.ts';

const here = begin();

/** Would leave a mark on the page that reads them as markup. */
const MARKS = [
  '<img src onerror=hit()>',
  '<script>hit()</script>',
  '"><svg onload=hit()>',
  "'><i onclick=hit()>",
  '</textarea><u id=hit>',
  '{{hit()}}',
  'javascript:hit()',
];
const LONG_MARKS = MARKS.map((mark) => `${mark}<a href="javascript:hit()">x</a><iframe srcdoc="${mark}"></iframe>`);
/** So many that the wall still shows names. */
const TEAMS = 8;

/** What the door lets in of all that is nasty. */
function names(): string[] {
  const fits = nastyStrings().map((name) => name.trim());
  const isName = (name: string) =>
    name !== '' && name.length <= NICKNAME_MAX && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name);
  return [...new Set([...MARKS, ...fits.filter(isName)])].slice(0, 36);
}

/** Runs in the page: elements and scripts that no page of ours has. */
function made(): string[] {
  const odd = '#hit, img[onerror], [onload], [onclick], iframe, a[href^="javascript:"], script:not([src], [type])';
  return [...document.querySelectorAll(odd)]
    .map((one) => one.outerHTML)
    .concat((window as { hits?: string[] }).hits ?? []);
}
/** Some of it is read there, as it was written. */
async function isClean({ page }: Person, where: string): Promise<void> {
  const reads = [...names(), ...LONG_MARKS].filter((text) => text.includes('<'));
  const isRead = (all: readonly string[]) => all.some((text) => document.body.innerText.includes(text));
  await page.waitForFunction(isRead, reads).catch(() => expect.soft(`nothing is read: ${where}`).toBe(''));
  expect.soft(await page.evaluate(made), where).toEqual([]);
}

async function watched(person: Person): Promise<Person> {
  await person.page.context().addInitScript(() => {
    const hits: string[] = [];
    Object.assign(window, { hits, hit: () => hits.push('a script ran') });
  });
  await person.page.reload();
  return person;
}

test('are words and nothing else on every screen, on paper and in every file', {
  timeout: 240_000,
}, async (context) => {
  const [{ server }, browser] = [here, await here.browser(context)];
  const lesson = { mode: 'class', scenario: 'launch-day', lesson: 'full-arc-90', seed: 5 } as const;
  const teacher = await create(server.url, { ...lesson, teams: TEAMS, seatsPerTeam: 6 });
  const { code, hostKey } = teacher.welcome;
  const students: Guest[] = [];
  for (const [index, nickname] of names().entries()) {
    const realName = (LONG_MARKS[index % LONG_MARKS.length] as string).slice(0, 60);
    students.push(await join(server.url, code, { nickname, realName, team: index % TEAMS }));
  }
  const [, second] = students as [Guest, Guest]; // at the first one's seat sits a page
  const seatTokens = students.map(({ welcome }) => welcome.seatToken);
  const room = { code, hostKey, seatTokens };
  const host = await watched(await comeBackAs(browser, server.url, room, -1));
  const wall = await sitDown(browser);
  await wall.page.goto(`${server.url}/j/${code}`);
  await wall.page.getByRole('button', { name: words.screens.home.watch }).click();
  await wall.page.locator('.projector').waitFor(); // from then on a reload comes back
  await watched(wall);
  const student = await watched(await comeBackAs(browser, server.url, room, 0));

  for (const person of [host, wall, student]) await isClean(person, 'lobby');
  await host.page.getByRole('button', { name: around.console.lobby.arrange }).click();
  await isClean(host, 'arranging');

  const control = async (asked: object) => expect(await teacher.ask('control', asked)).toMatchObject({ ok: true });
  const { state } = teacher.room;
  const stageNow = () => STAGE_KINDS[state.stages[state.stage]?.kind ?? 0];
  await control({ do: 'start' });
  for (const text of LONG_MARKS) await control({ do: 'say', kind: 'message', text });
  for (const person of [host, wall, student]) await isClean(person, 'a message');
  await second.ask('raise', { up: true });
  await isClean(host, 'a raised hand');
  let wasPlayed = false;
  while (!(PHASES[state.phase] === 'debrief' && wasPlayed)) {
    const { stage, phase } = state;
    if (PHASES[phase] === 'play' && !wasPlayed && stageNow() === 'play') {
      await control({ do: 'pace', pace: 60 });
      await until(() => state.tick > 60);
      await control({ do: 'pause' });
      await control({ do: 'say', kind: 'hint', text: LONG_MARKS[2] });
      for (const person of [host, wall]) await isClean(person, 'play');
      await host.page.locator('.team-desk, tbody tr').first().click();
      await isClean(student, 'the game');
      await control({ do: 'resume' });
      wasPlayed = true;
    }
    await control({ do: PHASES[state.phase] === 'play' ? 'end' : 'next', stage: state.stage });
    await until(() => state.stage !== stage || state.phase !== phase);
  }
  await control({ do: 'say', kind: 'hint', text: LONG_MARKS[1] });
  await host.page.locator('.debrief-main').waitFor();
  for (const person of [host, wall, student]) expect.soft(await person.page.evaluate(made), 'debrief').toEqual([]);
  await wall.page.getByText(LONG_MARKS[1] as string).waitFor();
  await host.page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await host.page.locator('.debrief-files summary').click();
  await host.page.getByRole('button', { name: told.files.print, exact: true }).click();
  await host.page.locator('[data-printed]').waitFor({ state: 'attached' });
  expect.soft(await host.page.evaluate(made), 'paper').toEqual([]);
  for (const what of EXPORTS) {
    const file = await teacher.ask('export', { what });
    const { data } = papaparse.parse<string[]>((file as { text: string }).text);
    for (const cell of data.flat()) expect.soft(cell, what).not.toMatch(/^[\s\uFEFF]*[=+@＝＋＠]|^\s*-(?![\d.]+$)/u);
  }
  for (const { troubles } of [host, wall, student]) expect(troubles).toEqual([]);

  await host.page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), LONG_MARKS.join(''));
  expect((await host.page.evaluate(made)).length, 'what is made of them would be found').toBeGreaterThan(5);
});
