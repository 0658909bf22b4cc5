/** Alone in a level: 1.1 with a box in the hand and then won, 2.1 with a database that moves while it writes. */
import type { Page } from 'playwright-core';
import { words } from '../../../client/text/index.ts';
import { clear, floorOf, insist, point, press, settle, type } from '../hands.ts';
import { FULL_PACE, type Lesson, openLesson, sit } from '../room.ts';
import type { Studio } from '../studio.ts';

const SEED = 1;
const ALONE = { mode: 'solo', teams: 1, seatsPerTeam: 1, nickname: words.common.solo, seed: SEED } as const;

const install = (host: string): string => `ssh ${host} 'apt install qemu-kvm libvirt-daemon-system'`;

/** Six boxes share h9, the two that are hot at night share h1, and the rest goes back. */
const toHost = (host: string, names: readonly string[]) =>
  names.map((name) => `virt-p2v --cmdline='p2v.name=${name} p2v.server=${host} p2v.vcpus=6 p2v.memory=4096m'`);
const CONSOLIDATION: readonly string[] = [
  ...toHost('h9', ['crm', 'wiki', 'mail', 'intranet', 'payroll', 'timesheets']),
  install('h1'),
  ...toHost('h1', ['reports', 'invoices']),
  ...['h2', 'h3', 'h4', 'h7', 'h6', 'h5', 'h8'].map((name) => `headroom return ${name}`),
];
/** From the first star's landing to the last's. */
const STARS_MS = 500;

async function begin(studio: Studio, scenario: string): Promise<{ page: Page; level: Lesson }> {
  const level = await openLesson(studio, { ...ALONE, scenario });
  const { page } = await studio.seat();
  await sit(page, studio, level);
  await level.control({ do: 'start' });
  await floorOf(page);
  return { page, level };
}

async function end({ page, level }: { page: Page; level: Lesson }): Promise<void> {
  await level.close();
  await page.context().close();
}

export async function levels(studio: Studio): Promise<void> {
  await consolidation(studio);
  await migration(studio);
}

async function consolidation(studio: Studio): Promise<void> {
  const { page, level } = await begin(studio, '1-1');
  await insist(page, install('h9'));
  await level.untilSeen(() => insist(page, CONSOLIDATION[0] ?? ''));
  await press(page, 'o');
  await page.locator('.tree .kind-process[data-name="wiki"]').focus();
  await page.keyboard.press('m');
  await press(page, 'o');
  await point(page, 0.5, 0.55);
  await settle(page);
  await studio.take(page, 'game-verdicts');
  await clear(page);
  await level.untilSeen(() => insist(page, ...CONSOLIDATION.slice(1)));
  await level.control({ do: 'pace', pace: FULL_PACE });
  await page.locator('.level-won').waitFor({ timeout: 90_000 });
  await settle(page, STARS_MS);
  await studio.take(page, 'level-won');
  await end({ page, level });
}

async function migration(studio: Studio): Promise<void> {
  const { page, level } = await begin(studio, '2-1');
  await level.untilSeen(() => page.locator('.signs').filter({ hasText: 'h1' }).waitFor({ timeout: 60_000 }));
  await type(page, 'virsh migrate --live --p2p shop-db qemu+ssh://h3/system');
  await clear(page);
  await page.mouse.move(0, 0);
  await press(page, 'x');
  await settle(page, 1500);
  await studio.take(page, 'game-migration');
  await end({ page, level });
}
