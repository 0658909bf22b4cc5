/** What both stories of Launch Day share: the day, how a careful team opens it, and how it answers the crowd. */
import type { Page } from 'playwright-core';
import { words } from '../../../client/text/index.ts';
import { clear, press, settle, type } from '../hands.ts';

/** On this day a famous friend brings half as many people again from minute 30 on. */
export const SEED = 7;
export const CROWD_MINUTE = 30;

/** The shop's services and how far each may grow; its one database is forgotten, as it is by most. */
const GROWS: Readonly<Record<string, number>> = {
  frontend: 40,
  productcatalogservice: 24,
  currencyservice: 18,
  cartservice: 12,
  recommendationservice: 18,
  adservice: 12,
  shippingservice: 8,
  checkoutservice: 10,
  paymentservice: 8,
  emailservice: 8,
};

const rent = (rack: string, slot: number): string =>
  `headroom rent s12 --rack=${rack} --slot=${slot} --image=linux --join=containerd`;

export const OPENING: readonly string[] = [
  ...['A', 'B', 'C'].map((rack) => rent(rack, 2)),
  ...Object.entries(GROWS).map(
    ([name, most]) => `kubectl autoscale deploy/${name} --min=${Math.ceil(most / 3)} --max=${most} --cpu-percent=60`,
  ),
];

/** What the crowd asks for, and racks apart, so that none takes the database along. */
const ANSWER: readonly string[] = [
  "kubectl patch deploy/redis-cart -p 'topologySpreadConstraints: [topology.kubernetes.io/zone]'",
  'kubectl scale deploy/redis-cart --replicas=3',
  ...['A', 'B', 'C'].map((rack) => rent(rack, 3)),
];

/** The service that hurts most, and what it waits for, drawn as a path. */
export async function lookWhy(page: Page): Promise<void> {
  const hurt = page.locator('.services .is-hurting .service-row').first();
  await ((await hurt.count()) > 0 ? hurt : page.locator('.service-row').first()).click();
  await page.locator('.service-cause button').first().click();
  await settle(page, 3000);
}

/** Drafts the answer and looks ahead: the next minutes with it and without. */
export async function planAhead(page: Page): Promise<void> {
  await press(page, 'd');
  await type(page, ...ANSWER);
  await press(page, 'p');
  await page.getByRole('button', { name: words.plan.look }).click();
  await page.getByText(words.plan.looking).first().waitFor({ state: 'detached' });
  const ahead = page.locator('.plan .band-chart').first();
  await ahead.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await settle(page);
}

/** Orders the draft; who has ordered all of it has left drafting. */
export async function commit(page: Page): Promise<void> {
  await page.locator('.draft-banner .primary').click();
  await page.locator('.floor-stage.is-drafting').waitFor({ state: 'detached' });
  await page.mouse.move(0, 0); // what is announced next comes where the button was
  await clear(page);
}
