/** Sixty seconds of one match at double pace, a picture every five: the crowd comes, and then a rack loses its power. */
import type { Page } from 'playwright-core';
import { choose, clear, floorOf, press, type } from '../hands.ts';
import { join, type Lesson, openLesson } from '../room.ts';
import type { Studio } from '../studio.ts';
import { CROWD_MINUTE, commit, lookWhy, OPENING, planAhead, SEED } from './launch-day.ts';

const STEP_MS = 5000;
const PACE = 20; // ticks a real second: twice the usual
/** From the announcement to the strike: nine real seconds. */
const WARNING_SECONDS = 180;

type Step = (page: Page, room: Lesson) => Promise<void>;
const wait: Step = async () => {};
/** Two steps before the crowd. */
const START_MINUTE = CROWD_MINUTE - 2.2;

const STEPS: readonly Step[] = [
  wait, // calm, and the strip says what comes
  wait, // it comes
  lookWhy,
  async (page) => {
    await clear(page);
    await planAhead(page);
  },
  async (page) => {
    await commit(page);
    await press(page, 'x');
  },
  async (page) => {
    await choose(page, 'host', 'h1');
    await press(page, 'c');
  },
  async (page, room) => {
    await clear(page);
    await room.control({ do: 'inject', incident: 'rack.dark', warningSeconds: WARNING_SECONDS });
    await press(page, 'z');
  },
  (page) => press(page, 's'),
  async (page) => {
    await press(page, 's');
    await page.locator('.signs .is-struck').first().waitFor();
  },
  (page) => press(page, 'x'),
  async (page) => {
    await press(page, 'z');
    await type(page, 'openstack server create --flavor=cloud-8 --image=linux --join=containerd');
  },
  (page) => page.locator('.top-profit').click(),
];

export async function walk(studio: Studio): Promise<void> {
  const day = { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 2, seed: SEED } as const;
  const room = await openLesson(studio, day);
  const { page } = await studio.seat();
  await join(page, studio, room.code, 'Ann');
  await room.control({ do: 'start' });
  await floorOf(page);
  await type(page, ...OPENING);
  await press(page, 'z');
  await room.until(START_MINUTE, PACE);
  const start = performance.now();
  for (const [index, step] of STEPS.entries()) {
    await step(page, room);
    await page.waitForTimeout(Math.max(0, start + (index + 1) * STEP_MS - performance.now()));
    await studio.take(page, `walk/${String(index + 1).padStart(2, '0')}`);
  }
  await room.close();
  await page.context().close();
}
