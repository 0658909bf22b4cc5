/** Sixty seconds of one match at double pace, a picture every five: a rack is about to lose its power. */
import type { Page } from 'playwright-core';
import { choose, clear, floorOf, press, type } from '../hands.ts';
import { join, type Lesson, openLesson } from '../room.ts';
import type { Studio } from '../studio.ts';
import { OPENING } from './lesson.ts';

const SEED = 11;
const STEP_MS = 5000;
const PACE = 20; // ticks a real second: twice the usual
/** From the announcement to the strike: fifteen real seconds. */
const WARNING_SECONDS = 300;

type Step = (page: Page, room: Lesson) => Promise<void>;

const STEPS: readonly Step[] = [
  (page) => press(page, 'z'),
  async (page) => {
    await press(page, 'p');
    await page.locator('.plan .primary').first().click();
  },
  async (page) => {
    await clear(page);
    await type(page, 'headroom rent s12 --rack=C --slot=3 --image=linux --join=containerd');
    await press(page, '1');
  },
  async (page) => {
    await clear(page);
    await type(page, 'kubectl scale deploy/redis-cart --replicas=2', 'kubectl scale deploy/emailservice --replicas=4');
    await press(page, 'x');
  },
  async (page, room) => {
    await press(page, 'z');
    await room.control({ do: 'inject', incident: 'rack.dark', warningSeconds: WARNING_SECONDS });
  },
  (page) => press(page, 's'),
  async (page) => {
    await press(page, 's');
    await type(
      page,
      "kubectl patch deploy/frontend -p 'topologySpreadConstraints: [topology.kubernetes.io/zone]'",
      "kubectl patch deploy/checkoutservice -p 'topologySpreadConstraints: [topology.kubernetes.io/zone]'",
      'openstack server create --flavor=cloud-8 --image=linux --join=containerd',
    );
  },
  async () => {},
  async (page) => {
    const hurt = page.locator('.services .is-hurting .service-row').first();
    if ((await hurt.count()) > 0) await hurt.click();
  },
  async (page) => {
    await clear(page);
    await choose(page, 'host', 'h1');
    await press(page, 'x');
  },
  async (page) => {
    await clear(page);
    await press(page, 'z');
  },
  (page) => page.locator('.top-profit').click(),
];

export async function walk(studio: Studio): Promise<void> {
  const room = await openLesson(studio, {
    mode: 'class',
    scenario: 'launch-day',
    teams: 1,
    seatsPerTeam: 2,
    seed: SEED,
  });
  const { page } = await studio.seat();
  await join(page, studio, room.code, 'Ann');
  await room.control({ do: 'start' });
  await floorOf(page);
  await type(page, ...OPENING);
  await room.control({ do: 'pace', pace: 60 });
  await page.waitForTimeout(10_000);
  await room.control({ do: 'pace', pace: PACE });
  const start = performance.now();
  for (const [index, step] of STEPS.entries()) {
    await step(page, room);
    await page.waitForTimeout(Math.max(0, start + (index + 1) * STEP_MS - performance.now()));
    await studio.take(page, `walk/${String(index + 1).padStart(2, '0')}`);
  }
  await room.close();
  await page.context().close();
}
