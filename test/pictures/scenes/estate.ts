/**
 * Chaos Day, alone: boxes, VMs and containers beside each other, at every zoom, in both themes, under every overlay.
 */
import type { Page } from 'playwright-core';
import { words } from '../../../client/text/index.ts';
import { choose, clear, floorOf, insist, press, settle, type } from '../hands.ts';
import { openLesson, sit } from '../room.ts';
import type { Studio } from '../studio.ts';

const { game } = words;
const SEED = 3;
const START_MINUTE = 9;
/** The shop may grow, v1 is filled with VMs that are reserved and idle, and the cluster gets a node more in a VM. */
const OPENING: readonly string[] = [
  ...['frontend', 'productcatalogservice', 'recommendationservice', 'currencyservice', 'cartservice', 'adservice'].map(
    (name) => `kubectl autoscale deploy/${name} --min=8 --max=30 --cpu-percent=60`,
  ),
  'kubectl scale deploy/redis-cart --replicas=3',
  ...[8192, 6144].map((mib) => `virt-install --connect=qemu+ssh://v1/system --osinfo=linux --vcpus=2 --memory=${mib}`),
  'virt-install --connect=qemu+ssh://v2/system --osinfo=linux --vcpus=4 --memory=16384',
];
const MADE = 3; // VMs of the opening
const ZOOMS = { site: 'z', rack: 'x', host: 'c' };
const OVERLAYS = { survive: 's', blast: 'b', cost: 'm', calls: 'g' };

export async function estate(studio: Studio): Promise<void> {
  const nickname = words.common.solo;
  const day = { mode: 'solo', scenario: 'chaos-day', teams: 1, seatsPerTeam: 1, nickname, seed: SEED } as const;
  const room = await openLesson(studio, day);
  const { page } = await studio.seat();
  await sit(page, studio, room);
  await room.control({ do: 'start' });
  await floorOf(page);
  await type(page, ...OPENING);
  await room.untilSeen(() => start(page));
  await room.until(START_MINUTE);
  await decline(page);
  await zooms(studio, page, '');
  await page.locator('.top-controls').getByRole('button', { name: game.top.toLight }).click();
  await decline(page);
  await zooms(studio, page, '-light');
  await page.getByRole('button', { name: game.top.toDark }).click();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await decline(page);
  await overlays(studio, page);
  await decline(page);
  await page.goto(`${studio.url}/room/${room.code}?lang=de`);
  await floorOf(page);
  await page.keyboard.press('x');
  await type(page, 'virsh migrate --live --p2p crm qemu+ssh://v2/system');
  await choose(page, 'vm', 'crm');
  await settle(page, 500);
  await studio.take(page, 'game-german');
  await room.close();
  await page.context().close();
}

/** Starts the VMs that the opening made, and joins the one on v2 to the cluster. */
async function start(page: Page): Promise<void> {
  const made = page.locator('.tree .kind-vm[data-name^="vm"]');
  await made.nth(MADE - 1).waitFor({ state: 'attached' });
  const names = await made.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-name') ?? ''));
  await insist(page, ...names.map((name) => `virsh start ${name}`));
  await insist(page, `kubeadm join --node-name=${names.at(-1)} --cri-socket=containerd`);
}

/** Tenants who ask for room stand over the floor until they are answered. */
async function decline(page: Page): Promise<void> {
  const no = page.getByRole('button', { name: game.offers.refuse });
  while ((await no.count()) > 0) {
    await no.first().click();
    await settle(page, 600);
  }
  await page.mouse.move(0, 0);
}

async function zooms(studio: Studio, page: Page, theme: string): Promise<void> {
  for (const [name, key] of Object.entries(ZOOMS)) {
    if (name === 'host') await choose(page, 'host', 'v2');
    await press(page, key);
    await studio.take(page, `zoom-${name}${theme}`);
  }
  await clear(page);
  await press(page, 'z');
}

async function overlays(studio: Studio, page: Page): Promise<void> {
  for (const [name, key] of Object.entries(OVERLAYS)) {
    if (name === 'blast') await choose(page, 'host', 'h2');
    await press(page, key);
    await settle(page, 1500);
    await studio.take(page, `overlay-${name}`);
    await page.keyboard.press(key);
    await clear(page);
  }
}
