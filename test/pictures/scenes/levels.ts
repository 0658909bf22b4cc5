/** Alone in a level: 1.1 with a box in the hand, 2.1 with a database that moves while it writes. */
import type { Page } from 'playwright-core';
import { words } from '../../../client/text/index.ts';
import { choose, clear, floorOf, point, press, settle, type } from '../hands.ts';
import type { Studio } from '../studio.ts';

const SEED = 1;

async function begin(studio: Studio, level: string): Promise<Page> {
  const { page } = await studio.seat();
  // A page cannot choose the day; who opens a room over the line can.
  await page.route('**/matchmake/**', async (route) => {
    const asked = route.request().postDataJSON() as object | null;
    await route.continue({ postData: JSON.stringify({ ...asked, seed: SEED }) });
  });
  await page.goto(`${studio.url}/solo/${level}`);
  await page.getByRole('button', { name: words.screens.brief.start }).click();
  await floorOf(page);
  return page;
}

export async function levels(studio: Studio): Promise<void> {
  const boxes = await begin(studio, '1-1');
  await settle(boxes, 4000);
  await type(boxes, 'ssh h9 apt-get install kvm');
  await settle(boxes, 7000);
  await press(boxes, 'o');
  await boxes.locator('.tree .kind-process').first().focus();
  await boxes.keyboard.press('m');
  await press(boxes, 'o');
  await point(boxes, 0.5, 0.55);
  await settle(boxes);
  await studio.take(boxes, 'game-verdicts');
  await boxes.context().close();

  const moving = await begin(studio, '2-1');
  await moving.getByRole('button', { name: words.game.top.speeds.two }).click();
  await moving.locator('ul.signs').filter({ hasText: 'h1' }).waitFor({ timeout: 60_000 });
  await moving.getByRole('button', { name: words.game.top.speeds.one }).click();
  await type(moving, 'virsh migrate --live --p2p shop-db qemu+ssh://h3/system');
  await clear(moving);
  await choose(moving, 'vm', 'shop-db');
  await settle(moving, 3000);
  await studio.take(moving, 'game-migration');
  await moving.context().close();
}
