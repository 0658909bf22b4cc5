/** A class plays Launch Day: Ann, Ben and Cleo share a team against three others; every state that a lesson goes through. */
import type { Page } from 'playwright-core';
import { words } from '../../../client/text/index.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import { choose, clear, floorOf, point, press, service, settle, type } from '../hands.ts';
import { join, type Lesson, openLesson } from '../room.ts';
import type { Studio } from '../studio.ts';

const { common, game, screens, together } = words;
const SEED = 7;
const TABLET = { width: 1024, height: 768 };
const PHONE = { width: 360, height: 740 };
/** The shop's services and how far each may grow. */
const GROWS: Readonly<Record<string, number>> = {
  frontend: 26,
  productcatalogservice: 18,
  currencyservice: 14,
  cartservice: 8,
  recommendationservice: 12,
  adservice: 6,
  shippingservice: 6,
  checkoutservice: 8,
  paymentservice: 6,
  emailservice: 6,
};

export const OPENING: readonly string[] = [
  ...['A', 'B', 'C'].map((rack) => `headroom rent s12 --rack=${rack} --slot=2 --image=linux --join=containerd`),
  ...Object.entries(GROWS).map(
    ([name, most]) => `kubectl autoscale deploy/${name} --min=${Math.ceil(most / 3)} --max=${most} --cpu-percent=60`,
  ),
];

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
  const room = await openLesson(studio, {
    mode: 'class',
    scenario: 'launch-day',
    teams: 4,
    seatsPerTeam: 3,
    seed: SEED,
  });
  const crew = await gather(studio, room);
  const rivals = await Promise.all(RIVALS.map(([name, team, many]) => room.rival(name, team, () => machines(many))));
  await lobby(studio, crew);
  await room.control({ do: 'start' });
  await floorOf(crew.ann);
  for (const act of rivals) await act();
  await type(crew.ann, ...OPENING);
  await run(room, crew.ann, 14_000);
  await floor(studio, crew);
  await reading(studio, crew.ann);
  await planning(studio, crew.ann);
  await trouble(studio, room, crew);
  await everybody(studio, room, crew);
  await german(studio, room, crew.ann);
  await ending(studio, room, crew);
  await room.close();
  for (const page of Object.values(crew)) await (page as Page).context().close();
}

/** As fast as a room goes, and back to the usual pace. */
async function run(room: Lesson, page: Page, milliseconds: number): Promise<void> {
  await room.control({ do: 'pace', pace: 60 });
  await page.waitForTimeout(milliseconds);
  await room.control({ do: 'pace', pace: 10 });
}

async function gather(studio: Studio, room: Lesson): Promise<Crew> {
  const teacher = (await studio.seat()).page;
  await teacher.goto(`${studio.url}/room/${room.code}#${room.hostKey}`);
  const ann = (await studio.seat()).page;
  const ben = (await studio.seat({ viewport: TABLET, hasTouch: true })).page;
  const cleo = (await studio.seat({ viewport: PHONE, deviceScaleFactor: 2, hasTouch: true })).page;
  for (const [seat, [page, name]] of (
    [
      [ann, 'Ann'],
      [ben, 'Ben'],
      [cleo, 'Cleo'],
    ] as const
  ).entries()) {
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
  await settle(ann, 5000); // who just came is greeted till then
  await studio.take(teacher, 'lobby-projector');
  await studio.take(ann, 'lobby-student');
}

async function floor(studio: Studio, { ann, ben }: Crew): Promise<void> {
  await clear(ann);
  await choose(ben, 'host', 'h2');
  await point(ben, 0.5, 0.4);
  await press(ann, 'z');
  await settle(ann, 2000);
  await studio.take(ann, 'game-site');
  await press(ann, 'x');
  await studio.take(ann, 'game-rack');
  await clear(ben); // seen once, a team mate's hand is only in the way of what comes
  await ben.mouse.move(0, 0);
  await ann.locator('.top-controls').getByRole('button', { name: game.top.toLight }).click();
  await settle(ann);
  await studio.take(ann, 'game-rack-light');
  await ann.getByRole('button', { name: game.top.toDark }).click();
  await ann.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await choose(ann, 'host', 'h1');
  await press(ann, 'c');
  await studio.take(ann, 'game-host');
  await clear(ann);
  await press(ann, 'z');
}

async function reading(studio: Studio, ann: Page): Promise<void> {
  await choose(ann, 'host', 'h1');
  for (const [name, key] of Object.entries({ survive: 's', blast: 'b', cost: 'm', calls: 'g' })) {
    if (name === 'calls') await clear(ann);
    await press(ann, key);
    await settle(ann, 2500);
    await studio.take(ann, `overlay-${name}`);
    await ann.keyboard.press(key);
  }
  await clear(ann);
  await charts(studio, ann);
  await press(ann, 'k');
  await ann
    .locator('.right-panel')
    .getByRole('searchbox')
    .first()
    .fill('headroom')
    .catch(() => {});
  await ann.locator('.right-panel').getByText('Headroom', { exact: true }).first().click();
  await settle(ann);
  await studio.take(ann, 'codex');
  await clear(ann);
  await press(ann, 'o');
  await studio.take(ann, 'outline');
  await press(ann, 'o');
  await press(ann, 'c');
  await ann.locator('.tree .kind-pod').nth(2).dispatchEvent('click');
  await ann.keyboard.press('Control+a');
  await settle(ann);
  await studio.take(ann, 'game-several');
  await clear(ann);
  await press(ann, 'z');
}

/** A machine's CPU above a service's calls, over the same minutes. */
async function charts(studio: Studio, ann: Page): Promise<void> {
  const pin = () => ann.locator('.right-panel .chart .pin').first().click();
  await choose(ann, 'host', 'h1');
  await ann.locator('.right-panel .chart-fold summary').first().click();
  await settle(ann);
  await pin();
  await service(ann, words.names.service('frontend'));
  await settle(ann);
  await pin();
  await ann.locator('.chart-compare').click();
  await settle(ann);
  await studio.take(ann, 'charts-compared');
  await ann.getByRole('region', { name: words.reading.charts.compare }).getByRole('button').last().press('Escape');
  await ann.locator('.right-panel .chart-fold summary').first().click();
  await clear(ann);
}

async function planning(studio: Studio, ann: Page): Promise<void> {
  await press(ann, 'd');
  await type(
    ann,
    'headroom rent s12 --rack=B --slot=3 --image=linux --join=containerd',
    'kubectl scale deploy/redis-cart --replicas=2',
    'kubectl drain h1',
  );
  await press(ann, 'p');
  await ann.getByRole('button', { name: words.plan.look }).click();
  await ann.getByText(words.plan.looking).first().waitFor({ state: 'detached', timeout: 20_000 });
  await settle(ann, 2500);
  await studio.take(ann, 'draft-forecast');
  await ann.getByRole('button', { name: words.acting.draft.drop }).first().click();
  await press(ann, 'd');
  await clear(ann);
}

/** A rack goes dark, with a warning; then why the shop hurts. */
async function trouble(studio: Studio, room: Lesson, { ann }: Crew): Promise<void> {
  await room.control({ do: 'inject', incident: 'rack.dark', warningSeconds: 60 });
  await ann.locator('ul.signs li').first().waitFor({ timeout: 20_000 });
  await settle(ann, 2500);
  await studio.take(ann, 'incident-announced');
  await ann
    .locator('.tree .kind-host')
    .filter({ hasText: /off|failed|dark/i })
    .first()
    .waitFor({ state: 'attached', timeout: 20_000 })
    .catch(() => {});
  await settle(ann, 4500);
  await studio.take(ann, 'incident-strikes');
  const hurt = ann.locator('.services .is-hurting .service-row').first();
  await ((await hurt.count()) > 0 ? hurt : ann.locator('.service-row').first()).click();
  await settle(ann, 500);
  await ann.locator('.service-cause button').first().click();
  await settle(ann, 3500);
  await studio.take(ann, 'why-path');
  await clear(ann);
}

async function everybody(studio: Studio, room: Lesson, { ben, cleo, teacher }: Crew): Promise<void> {
  await studio.take(ben, 'tablet');
  await studio.take(cleo, 'phone');
  await studio.take(teacher, 'console');
  const wall = (await studio.seat()).page;
  await wall.goto(`${studio.url}/j/${room.code}`);
  await wall.getByRole('button', { name: screens.home.watch }).click();
  await wall.locator('.lane').nth(1).waitFor();
  await settle(wall, 2500);
  await studio.take(wall, 'watch');
  await wall.context().close();
}

async function german(studio: Studio, room: Lesson, ann: Page): Promise<void> {
  await ann.goto(`${studio.url}/room/${room.code}?lang=de`);
  await floorOf(ann);
  await press(ann, 'p');
  await settle(ann);
  await studio.take(ann, 'game-german');
  await ann.goto(`${studio.url}/room/${room.code}?lang=en`);
  await floorOf(ann);
}

async function ending(studio: Studio, room: Lesson, { ann, teacher }: Crew): Promise<void> {
  await run(room, ann, 40_000);
  await room.control({ do: 'end' });
  await ann.getByRole('heading', { name: screens.debrief.title }).waitFor({ timeout: 120_000 });
  await ann.getByRole('heading', { name: screens.debrief.losses }).waitFor();
  await settle(ann, 2500);
  await studio.take(ann, 'debrief');
  await studio.take(teacher, 'debrief-projector');
  void common;
}
