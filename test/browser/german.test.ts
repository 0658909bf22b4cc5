/** Levels in German, whose words are longer: whole on a laptop and on a tablet, where English would have room to spare. */
import { test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { begin } from './beginning.ts';
import { LAPTOP, SOFTWARE_WEBGL, sitDown, TABLET } from './people.ts';

const here = begin({}, SOFTWARE_WEBGL);

test('6.1: the longest German brief has its start on the first screen', async (context) => {
  const { expect } = context;
  const { page } = await sitDown(await here.browser(context));
  await page.goto(`${here.server.url}/solo/6-1?lang=de`);
  const start = (await page.locator('.brief-start .button').boundingBox())!;
  expect(start.y + start.height).toBeLessThanOrEqual(LAPTOP.height);
});

test('who asks for room is read whole on a tablet, in German', async (context) => {
  const { expect } = context;
  const { page } = await sitDown(await here.browser(context), { viewport: TABLET });
  await page.goto(`${here.server.url}/solo/1-4?lang=de`);
  await page.locator('.brief-start .button').click();
  const name = page.locator('.strip .offer strong');
  await name.waitFor({ timeout: 90_000 });
  expect(await name.evaluate(({ clientWidth, scrollWidth }) => scrollWidth - clientWidth)).toBe(0);
  const [said, row] = [(await name.boundingBox())!, (await page.locator('.strip').boundingBox())!];
  expect(said.y).toBeGreaterThanOrEqual(row.y);
});

test('6.4 on a tablet: the last button of the bar is on the screen, and on a laptop nothing of the rate is cut', async (context) => {
  const { expect } = context;
  const { page } = await sitDown(await here.browser(context), { viewport: TABLET });
  await page.goto(`${here.server.url}/solo/6-4?lang=de`);
  await page.locator('.brief-start .button').click();
  const last = page.locator('.top-bar button').last();
  await page.locator('.top-profit .mono').filter({ hasText: /\+\d/ }).waitFor(); // its rate is known
  const box = (await last.boundingBox())!;
  expect(box.x + box.width).toBeLessThanOrEqual(TABLET.width);
  await page.setViewportSize(LAPTOP);
  const over = await page
    .locator('.top-profit .top-pair > .muted')
    .first()
    .evaluate((rate) => {
      const words = document.createRange();
      words.selectNodeContents(rate);
      return words.getBoundingClientRect().width - rate.getBoundingClientRect().width; // less than a pixel is cut too
    });
  expect(over).toBeLessThanOrEqual(0.01);
});

test('a way out as long as German has it is whole over the floor', async (context) => {
  const { expect } = context;
  const { page } = await sitDown(await here.browser(context));
  await page.goto(`${here.server.url}/solo/1-1?lang=de`);
  await page.locator('.brief-start .button').click();
  const guide = page.locator('.strip .guide');
  await guide.waitFor();
  const longest = Math.max(
    ...loadContent().scenarios.flatMap((one) =>
      Object.values(one.in.de?.hints ?? {}).map(({ solution }) => solution.length),
    ),
  );
  await guide.evaluate((element, length) => {
    element.classList.add('is-hint');
    element.querySelector('p')!.textContent = 'Bremse shop-db beim Umzug, '.repeat(length / 27 + 1);
  }, longest);
  const [row, text] = [(await guide.boundingBox())!, (await guide.locator('p').boundingBox())!];
  expect(text.y).toBeGreaterThanOrEqual(row.y);
  expect(text.y + text.height).toBeLessThanOrEqual(row.y + row.height);
  expect(row.y).toBeGreaterThanOrEqual((await page.locator('.strip').boundingBox())!.y);
});
