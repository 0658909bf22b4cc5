/**
 * What the floor costs a student's machine, without a graphics card: frame times and drawing calls at each zoom and
 * size, how long a hand waits to see its answer, and what stays in memory after ten minutes. Seen from outside the game:
 * the browser's frames, the canvas's calls and the heap, so that a change inside cannot flatter itself.
 */
import type { Browser, Page } from 'playwright-core';
import { words } from '../../client/text/index.ts';
import { loadContent } from '../../server/content.ts';
import { sitDown } from '../browser/people.ts';
import { type EstateSize, enlarged } from '../support/large-estate.ts';
import type { TestServer } from '../support/server.ts';
import { type Spread, spread, throttle } from './measure.ts';

const ESTATES: readonly EstateSize[] = [
  { hosts: 10, pods: 100 },
  { hosts: 60, pods: 600 },
  { hosts: 200, pods: 2000 },
];
const ZOOMS = { site: 'z', rack: 'x', host: 'c' } as const;
const THROTTLES = [1, 4] as const;
const MEASURE_MS = 8000;
const SETTLE_MS = 1500;

interface Ink {
  calls: number; // drawing calls of all 2D canvases so far
  lastMs: number; // when the last of them was
}
declare global {
  var ink: Ink;
}

/** Counts what any canvas is asked to draw. */
function countInk(): void {
  const DRAWING = [
    'fillRect',
    'strokeRect',
    'clearRect',
    'fill',
    'stroke',
    'fillText',
    'strokeText',
    'drawImage',
  ] as const;
  globalThis.ink = { calls: 0, lastMs: 0 };
  const proto = CanvasRenderingContext2D.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
  for (const name of DRAWING) {
    const draw = proto[name] as (...given: unknown[]) => unknown;
    proto[name] = function (...given) {
      globalThis.ink.calls += 1;
      globalThis.ink.lastMs = performance.now();
      return draw.apply(this, given);
    };
  }
}

async function open(browser: Browser, server: TestServer, size: EstateSize, realMinutes?: number): Promise<Page> {
  const { page } = await sitDown(browser);
  const catalogue = JSON.stringify({ hash: 'bench', catalogue: enlarged(loadContent(), size, realMinutes) });
  await page.addInitScript(countInk);
  await page.route('**/content.json', (route) => route.fulfill({ contentType: 'application/json', body: catalogue }));
  await page.goto(`${server.url}/here/launch-day`);
  await page.locator('canvas').first().waitFor();
  await page.waitForTimeout(2 * SETTLE_MS);
  return page;
}

export interface Frames extends EstateSize {
  readonly zoom: string;
  readonly throttled: number;
  readonly ms: Spread;
  readonly callsPerSecond: number;
}

export async function frames(browser: Browser, server: TestServer): Promise<Frames[]> {
  const results: Frames[] = [];
  for (const size of ESTATES) {
    const page = await open(browser, server, size, 30);
    for (const throttled of THROTTLES) {
      await throttle(page, throttled);
      for (const [zoom, key] of Object.entries(ZOOMS)) {
        await page.keyboard.press(key);
        await page.waitForTimeout(SETTLE_MS);
        results.push({ ...size, zoom, throttled, ...(await watch(page)) });
      }
    }
    await page.context().close();
  }
  return results;
}

async function watch(page: Page): Promise<Pick<Frames, 'ms' | 'callsPerSecond'>> {
  const { deltas, calls } = await page.evaluate(
    (milliseconds) =>
      new Promise<{ deltas: number[]; calls: number }>((resolve) => {
        const deltas: number[] = [];
        const before = globalThis.ink.calls;
        let last = performance.now();
        const end = last + milliseconds;
        const frame = (now: number) => {
          deltas.push(now - last);
          last = now;
          if (now < end) requestAnimationFrame(frame);
          else resolve({ deltas, calls: globalThis.ink.calls - before });
        };
        requestAnimationFrame(frame);
      }),
    MEASURE_MS,
  );
  return { ms: spread(deltas.slice(1)), callsPerSecond: Math.round((1000 * calls) / MEASURE_MS) };
}

const STEPS = 40;

/** From a move of the hand, with something in it, to the frame that answers: at the size that the budget names. */
export async function ghosts(browser: Browser, server: TestServer): Promise<{ throttled: number; ms: Spread }> {
  const throttled = 4;
  const { page } = await sitDown(browser);
  await page.addInitScript(countInk);
  await page.goto(`${server.url}/here/1-1`);
  await page.locator('canvas').first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
  await throttle(page, throttled);
  await page
    .getByRole('button', { name: new RegExp(`^${words.game.tools.move.name}`) })
    .first()
    .click();
  await page.getByRole('region', { name: words.game.tools.move.name }).locator('.act-button').first().click();
  const box = (await page.locator('canvas').first().boundingBox()) as {
    x: number;
    y: number;
    width: number;
    height: number;
  };
  await page.evaluate(() => {
    addEventListener('pointermove', () => performance.mark('moved'), true);
  });
  const waits: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const across = 0.2 + (0.6 * ((step * 7) % STEPS)) / STEPS;
    await page.mouse.move(box.x + box.width * across, box.y + box.height * (0.15 + (0.6 * step) / STEPS));
    waits.push(await answered(page));
  }
  await page.context().close();
  return { throttled, ms: spread(waits) };
}

/** Waits for the end of the first frame that drew after the last move. */
function answered(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const moved = performance.getEntriesByName('moved').at(-1)?.startTime ?? performance.now();
        const look = () =>
          globalThis.ink.lastMs > moved ? resolve(globalThis.ink.lastMs - moved) : requestAnimationFrame(look);
        look();
      }),
  );
}

export interface Heap {
  readonly minutes: number;
  readonly startMib: number; // after the first minute
  readonly endMib: number;
}

/** Live memory, after a collection, one minute in and at the end; played at the usual pace, looked at from all zooms. */
export async function heap(browser: Browser, server: TestServer, minutes: number): Promise<Heap> {
  const page = await open(browser, server, { hosts: 60, pods: 600 }, minutes + 3);
  const session = await page.context().newCDPSession(page);
  const live = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return Number((usedSize / 1024 / 1024).toFixed(1));
  };
  const play = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 5) {
      await page.keyboard.press(Object.values(ZOOMS)[(second / 5) % 3] as string);
      await page.waitForTimeout(5000);
    }
  };
  await play(60);
  const startMib = await live();
  await play(60 * (minutes - 1));
  const endMib = await live();
  await page.context().close();
  return { minutes, startMib, endMib };
}
