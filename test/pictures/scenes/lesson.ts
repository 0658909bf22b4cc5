/**
 * A class plays Launch Day. Ann, Ben and Cleo share a team against three others: the calm before the crowd, the crowd,
 * a plan against it, a rack without power, the end.
 */
import type { Page } from 'playwright-core';
import { around } from '../../../client/text/class.ts';
import { words } from '../../../client/text/index.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { choose, clear, floorOf, point, press, service, settle, type } from '../hands.ts';
import { join, type Lesson, openLesson } from '../room.ts';
import type { Studio } from '../studio.ts';
import { CROWD_MINUTE, commit, lookWhy, OPENING, planAhead, SEED } from './launch-day.ts';

const { screens, together } = words;
const TABLET = { width: 1024, height: 768 };
const PHONE = { width: 360, height: 740 };
/** Half of the usual: the crowd stays until everything about it has been seen. */
const CROWD_PACE = 5;

/** Machines rented into the next free places: a rival's whole idea. */
const machines = (many: number): readonly Command[] =>
  Array.from({ length: many }, (_, index) => ({
    verb: 'order' as const,
    model: 's12',
    rack: index % 3,
    slot: 1 + Math.floor(index / 3),
    platform: 'linux',
    runtime: 'containerd',
  }));

/** Who plays for the other teams, and how many machines they think they need. */
const RIVALS = [
  ['Dora', 1, 0],
  ['Emil', 1, 0],
  ['Fatma', 2, 3],
  ['Gus', 2, 0],
  ['Hana', 3, 9],
] as const;

interface Crew {
  readonly ann: Page;
  readonly ben: Page; // on a tablet
  readonly cleo: Page; // with a phone
  readonly teacher: Page;
}

export async function lesson(studio: Studio): Promise<void> {
  const day = { mode: 'class', scenario: 'launch-day', teams: 4, seatsPerTeam: 3, seed: SEED } as const;
  const room = await openLesson(studio, day);
  const crew = await gather(studio, room);
  const rivals = await Promise.all(RIVALS.map(([name, team, many]) => room.rival(name, team, machines(many))));
  await lobby(studio, crew);
  await room.control({ do: 'start' });
  await floorOf(crew.ann);
  for (const act of rivals) await act();
  await type(crew.ann, ...OPENING);
  await room.until(CROWD_MINUTE - 14);
  await calm(studio, crew);
  await room.until(CROWD_MINUTE + 1.5, CROWD_PACE);
  await crowd(studio, room, crew);
  await dark(studio, room, crew);
  await everybody(studio, room, crew);
  await ending(studio, room, crew);
  await room.close();
  for (const page of Object.values(crew)) await (page as Page).context().close();
}

async function gather(studio: Studio, room: Lesson): Promise<Crew> {
  const teacher = (await studio.seat()).page;
  await teacher.goto(`${studio.url}/room/${room.code}#${room.hostKey}`);
  const ann = (await studio.seat()).page;
  const ben = (await studio.seat({ viewport: TABLET, hasTouch: true })).page;
  const cleo = (await studio.seat({ viewport: PHONE, deviceScaleFactor: 2, hasTouch: true })).page;
  const students: readonly (readonly [Page, string])[] = [
    [ann, 'Ann'],
    [ben, 'Ben'],
    [cleo, 'Cleo'],
  ];
  for (const [seat, [page, name]] of students.entries()) {
    await join(page, studio, room.code, name);
    await room.control({ do: 'move', seat, team: 0 });
  }
  return { ann, ben, cleo, teacher };
}

async function lobby(studio: Studio, { ann, ben, teacher }: Crew): Promise<void> {
  const take = (page: Page, duty: 'capacity' | 'reliability') =>
    page.getByRole('button', { name: together.duties.names[duty] }).first().click();
  await take(ann, 'capacity');
  await take(ben, 'reliability');
  await settle(ann, 4000); // who just came is greeted till then
  await studio.take(teacher, 'lobby-projector');
  await studio.take(ann, 'lobby-student');
}

async function calm(studio: Studio, { ann, ben }: Crew): Promise<void> {
  await clear(ann);
  await choose(ben, 'host', 'h2');
  await point(ben, 0.5, 0.4);
  await press(ann, 'z');
  await studio.take(ann, 'game-team');
  await ben.goto('about:blank'); // back when the tablet is looked at: one floor less to draw meanwhile
  await charts(studio, ann);
  await codex(studio, ann);
  await outline(studio, ann);
  await several(studio, ann);
}

/** A machine's CPU above a service's calls, over the same minutes. */
async function charts(studio: Studio, ann: Page): Promise<void> {
  const pin = () => ann.locator('.right-panel .chart .pin').first().click();
  await choose(ann, 'host', 'h1');
  await ann.locator('.right-panel .chart-fold summary').first().click();
  await settle(ann, 800);
  await pin();
  await service(ann, words.names.service('frontend'));
  await settle(ann, 800);
  await pin();
  await ann.locator('.chart-compare').click();
  await settle(ann);
  await studio.take(ann, 'charts');
  await ann.getByRole('region', { name: words.reading.charts.compare }).getByRole('button').last().press('Escape');
  await ann.locator('.right-panel .chart-fold summary').first().click();
  await clear(ann);
}

async function codex(studio: Studio, ann: Page): Promise<void> {
  await press(ann, 'k');
  await ann.locator('.right-panel').getByText('Headroom', { exact: true }).first().click();
  await settle(ann, 800);
  await studio.take(ann, 'codex');
  await clear(ann);
}

async function outline(studio: Studio, ann: Page): Promise<void> {
  await press(ann, 'o');
  await ann.locator('.outline').getByRole('button').nth(1).click();
  await ann.locator('.outline').getByRole('row').nth(1).waitFor();
  await settle(ann, 500);
  await studio.take(ann, 'outline-table');
  await ann.locator('.outline').getByRole('button').first().click();
  await ann.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await press(ann, 'o');
}

async function several(studio: Studio, ann: Page): Promise<void> {
  await choose(ann, 'host', 'h1');
  await press(ann, 'c');
  await ann.locator('.tree .kind-pod').nth(2).dispatchEvent('click');
  await ann.keyboard.press('Control+a');
  await settle(ann, 800);
  await studio.take(ann, 'game-several');
  await clear(ann);
  await press(ann, 'z');
}

/** Half of the pages are late or lost, one question says why, and a draft is tried before it is ordered. */
async function crowd(studio: Studio, room: Lesson, { ann }: Crew): Promise<void> {
  await studio.take(ann, 'game-crowd');
  await lookWhy(ann);
  await studio.take(ann, 'game-why');
  await clear(ann);
  await planAhead(ann);
  await studio.take(ann, 'game-draft');
  await commit(ann);
  await room.until(CROWD_MINUTE + 7);
}

async function dark(studio: Studio, room: Lesson, { ann }: Crew): Promise<void> {
  await room.control({ do: 'inject', incident: 'rack.dark', warningSeconds: 60 });
  await ann.locator('.signs li').first().waitFor();
  await ann.locator('.signs .is-struck').first().waitFor();
  await settle(ann, 2500);
  await studio.take(ann, 'game-dark');
}

async function everybody(studio: Studio, room: Lesson, { ben, cleo, teacher }: Crew): Promise<void> {
  await ben.goto(`${studio.url}/room/${room.code}`);
  await floorOf(ben);
  await studio.take(ben, 'tablet');
  await studio.take(cleo, 'phone');
  await studio.take(teacher, 'console');
  const wall = (await studio.seat()).page;
  await wall.goto(`${studio.url}/j/${room.code}`);
  await wall.getByRole('button', { name: screens.home.watch }).click();
  await wall.locator('.lane').nth(1).waitFor();
  await settle(wall);
  await studio.take(wall, 'projector');
  await wall.context().close();
}

async function ending(studio: Studio, room: Lesson, { ann }: Crew): Promise<void> {
  await room.until(CROWD_MINUTE + 24);
  await room.control({ do: 'end' });
  await ann.getByRole('heading', { name: around.ending.title }).waitFor({ timeout: 120_000 });
  await ann.getByRole('heading', { name: around.ending.losses }).waitFor();
  await settle(ann, 2000);
  await studio.take(ann, 'debrief');
}
