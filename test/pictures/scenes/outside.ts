/** Everything before a match: the door, the campaign, a brief, opening a room. */
import type { Studio } from '../studio.ts';

const SCREENS = { home: '/', campaign: '/solo', brief: '/solo/2-1', 'host-start': '/host' };
/** Somebody half-way: a campaign of empty stars says little. */
const WON = {
  '1-1': { stars: 3, profitMicroCents: 31_200_000_000 },
  '2-1': { stars: 2, profitMicroCents: 18_400_000_000 },
};
const PHONE = { width: 360, height: 740 };

export async function outside(studio: Studio): Promise<void> {
  const { page } = await studio.seat();
  await page.addInitScript((won) => localStorage.setItem('headroom.progress', won), JSON.stringify(WON));
  for (const [name, path] of Object.entries(SCREENS)) {
    await page.goto(studio.url + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(1800); // the toy on the first page has a story to tell
    await studio.take(page, name);
  }
  await page.context().close();
  const phone = await studio.seat({ viewport: PHONE, deviceScaleFactor: 2, hasTouch: true });
  await phone.page.goto(studio.url);
  await phone.page.getByRole('heading', { level: 1 }).first().waitFor();
  await phone.page.waitForTimeout(1800);
  await studio.take(phone.page, 'home-phone');
  await phone.page.context().close();
}
