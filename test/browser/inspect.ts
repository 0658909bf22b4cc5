/**
 * Many states of one page looked at in little time: axe is in the page from its start, looks at what the state changed,
 * and at the colours a second time in the other theme.
 */
import { createRequire } from 'node:module';
import type { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { expect } from 'vitest';
import { DARK, LIGHT, paletteCss } from '../../client/look/palette.ts';
import { type Person, sitDown } from './people.ts';

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

const AXE = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
  'axe-core/axe.min.js',
);

/** As `sitDown`, with axe in every page and nothing that moves: a colour that fades in would be half a colour. */
export async function sitInspected(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const person = await sitDown(browser, { colorScheme: 'dark', reducedMotion: 'reduce', ...options });
  await person.page.context().addInitScript({ path: AXE });
  person.page.setDefaultTimeout(10_000);
  return person;
}

/** What axe finds in that part of the page, in the theme it is in and, of its colours, in the other. Soft. */
export async function inspect({ page }: Person, state: string, part = 'html'): Promise<void> {
  const given = { part, dark: paletteCss(DARK), light: paletteCss(LIGHT) };
  const found = await page.evaluate(look, given);
  expect.soft(found, state).toEqual([]);
}

/** Runs in the page. */
async function look(given: { part: string; dark: string; light: string }): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(at: string, options: object): Promise<AxeResults> } };
  const root = document.documentElement;
  const said = (theme: string, { violations }: AxeResults) =>
    violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  const [was, style] = [root.dataset.theme ?? '', root.style.cssText];
  if (document.querySelector(given.part) === null) return [`nothing is ${given.part}`];
  const all = said(was, await axe.run(given.part, { resultTypes: ['violations'], preload: false }));
  const other = was === 'light' ? 'dark' : 'light';
  root.dataset.theme = other;
  root.style.cssText += `;${given[other]}`;
  const runOnly = ['color-contrast'];
  all.push(...said(other, await axe.run(given.part, { resultTypes: ['violations'], preload: false, runOnly })));
  root.dataset.theme = was;
  root.style.cssText = style;
  return all;
}

/** Nothing has to be scrolled sideways to be read or pressed: what sticks out of the page, or of a box that hides it. */
export async function expectReflow({ page }: Person, state: string): Promise<void> {
  const until = Date.now() + SETTLED_MS;
  let found = await page.evaluate(cutOff);
  // What is drawn to measure follows a page that has just become another size.
  while (found.length > 0 && Date.now() < until) {
    await page.waitForTimeout(100);
    found = await page.evaluate(cutOff);
  }
  expect.soft(found, state).toEqual([]);
}
const SETTLED_MS = 3000;

/** Runs in the page. */
function cutOff(): string[] {
  const found =
    document.documentElement.scrollWidth > innerWidth
      ? [`the page is ${document.documentElement.scrollWidth} wide`]
      : [];
  for (const control of document.querySelectorAll<HTMLElement>(
    'button, a[href], input, select, summary, [tabindex="0"]',
  )) {
    const { left, right, width, height } = control.getBoundingClientRect();
    if (width <= 1 || height <= 1 || !control.checkVisibility({ visibilityProperty: true })) continue; // for readers only
    if (control.closest('.outline:not(.is-open), .skip-links, .visually-hidden') !== null) continue;
    let scrolls = false;
    for (let box = control.parentElement; box !== null && !scrolls; box = box.parentElement)
      scrolls = /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth + 1;
    if (scrolls) continue; // a list of its own that goes sideways
    const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? '';
    if (left < -1 || right > innerWidth + 1)
      found.push(`${control.tagName} ${name.slice(0, 40)}: ${Math.round(left)} to ${Math.round(right)}`);
  }
  return found;
}
