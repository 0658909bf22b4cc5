/**
 * Outages as long as they are and tests that are not: page, network and rooms in one process, whose clock is run by hand.
 * Sockets are real. Whatever happens to a line, its seat is there again, and an order that was given meanwhile is done once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type SlowLine, slowLine } from '../abuse/slow-line.ts';
import { type RoomsHere, roomsHere } from '../support/rooms-here.ts';
import { type BadNetwork, badNetwork } from './bad-network.ts';
import { create, join, type PageEnd } from './line.ts';

const BROWSER = 'a'.repeat(32);
/** So much of the clock goes by at once, a beat; in between, sockets have their turn until all is said. */
const STEP_MS = 100;

let here: RoomsHere;
let network: BadNetwork;
let teacher: PageEnd;
let code: string;
const pages: PageEnd[] = [];

beforeEach(async () => {
  here = await roomsHere();
  const port = Number(new URL(here.url).port);
  network = await badNetwork(port);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
  teacher = await soon(create(port, { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 3, seed: 3 }));
  code = teacher.welcomes[0]!.code;
  pages.push(teacher);
  await soon(teacher.source.control({ do: 'start' }));
});
afterEach(async () => {
  for (const { source } of pages.splice(0)) source.leave(false);
  await pass(500);
  vi.useRealTimers();
  await network.stop();
  await here.stop();
});

/** A name that is looked up, a socket that connects, bytes that are written: on a busy machine each takes its time. */
const isUnderWay = () => process.getActiveResourcesInfo().some((name) => /Req|ConnectWrap|WriteWrap/.test(name));

/** The clock goes on by so much. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await vi.advanceTimersByTimeAsync(STEP_MS);
    for (let before = -1; before !== network.traffic() || isUnderWay(); ) {
      before = network.traffic();
      await sleep(1);
    }
  }
}

/** Long enough for every try in a row; and so much of real time, as a clock by hand can outrun a busy machine's sockets. */
const PATIENCE = { ms: 40_000, realMs: 5000 };

/** The clock goes on until that holds. Without a limit of its own it fails only when both patiences are at their end. */
async function until(holds: () => boolean, forMs?: number): Promise<void> {
  const startedNs = process.hrtime.bigint();
  const isOver = (passed: number) =>
    forMs === undefined
      ? passed > PATIENCE.ms && process.hrtime.bigint() - startedNs > PATIENCE.realMs * 1e6
      : passed > forMs;
  for (let passed = 0; !holds(); passed += STEP_MS) {
    if (isOver(passed)) throw new Error(`it did not come to pass: ${holds}`);
    await pass(STEP_MS);
  }
}

async function soon<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  await until(() => isSettled);
  return promise;
}

async function sit(): Promise<PageEnd> {
  const page = await soon(join(network.port, code, { nickname: 'Ann', browser: BROWSER }));
  pages.push(page);
  await until(() => page.frame()?.view != null);
  return page;
}

const opened = ({ states }: PageEnd) => states.filter((state) => state === 'open').length;
const first = (page: PageEnd) => page.frame().view!.facts.deployments[0]!;
const oneMore = (page: PageEnd) => {
  const { id, replicas } = first(page);
  return page.source.order({ verb: 'scale', deployment: id, replicas: replicas + 1 });
};

/** The same seat, once; and no order is in the log twice. */
async function expectBack(page: PageEnd): Promise<void> {
  await until(() => page.states.at(-1) === 'open' && teacher.frame().seats.some(({ connected }) => connected));
  expect(new Set(page.welcomes.map(({ seat }) => seat)).size).toBe(1);
  expect(teacher.frame().seats.map(({ nickname }) => nickname)).toEqual(['Ann']);
  expect(page.notices).toEqual([]);
  const entries = await here.store.loadEntries(code);
  const orders = entries.flatMap(({ entry }) => (entry.kind === 'command' ? [`${entry.seat} ${entry.seq}`] : []));
  expect(new Set(orders).size).toBe(orders.length);
}

test.each([2, 5, 20, 60])(
  'a network that is down for %i seconds: back within one, in the same seat',
  async (seconds) => {
    const ann = await sit();
    const { replicas } = first(ann);
    network.down(true);
    await until(() => ann.states.at(-1) === 'lost');
    const decided = oneMore(ann);
    await pass(seconds * 1000);
    expect(opened(ann)).toBe(1);
    network.down(false);
    await until(() => opened(ann) === 2, 1000);
    expect(await soon(decided)).toEqual({ ok: true });
    await until(() => first(ann).replicas === replicas + 1);
    await expectBack(ann);
  },
);

test('a network that swallows everything for a minute is noticed without any sign', async () => {
  const ann = await sit();
  network.swallow(true);
  await until(() => ann.states.at(-1) === 'lost', 15_000);
  const decided = oneMore(ann);
  await pass(60_000);
  network.swallow(false);
  expect(await soon(decided)).toEqual({ ok: true });
  await expectBack(ann);
});

test('a machine that stands still for half a minute: what it sent is done once, and it is back', async () => {
  const ann = await sit();
  const { replicas } = first(ann);
  const decided = oneMore(ann); // on its way
  network.hold(true);
  await pass(30_000);
  network.hold(false);
  expect(await soon(decided)).toEqual({ ok: true });
  await until(() => first(ann).replicas === replicas + 1);
  await pass(5000);
  expect(first(ann).replicas).toBe(replicas + 1);
  await expectBack(ann);
});

test('a room in which nothing happens for a minute is no dead one', async () => {
  await soon(teacher.source.control({ do: 'pause' }));
  const ann = await sit();
  await pass(60_000);
  expect([opened(ann), ann.states.at(-1)]).toEqual([1, 'open']);
});

describe('a reader', () => {
  let line: SlowLine;
  beforeEach(async () => {
    line = await slowLine(Number(new URL(here.url).port));
  });
  afterEach(() => line.close());

  test.each([50, 10, 1])('of %i KB/s for a minute at a high pace sees in the end what a fast one sees', async (kb) => {
    const ann = await sit();
    const ben = await soon(join(Number(new URL(line.url).port), code, { nickname: 'Ben' }));
    pages.push(ben);
    await until(() => ben.frame()?.view != null);
    await soon(teacher.source.control({ do: 'pace', pace: 30 }));
    line.bytesPerSecond = kb * 1024;
    for (let second = 0; second < 60; second += 5) {
      await soon(oneMore(ann));
      await pass(5000);
    }
    line.bytesPerSecond = Number.POSITIVE_INFINITY;
    await soon(teacher.source.control({ do: 'pause' }));
    await until(() => [ann, ben].every((page) => page.states.at(-1) === 'open' && page.frame().paused));
    await until(() => ann.frame().tick === ben.frame().tick);
    await pass(1000);
    expect(ben.frame().view).toEqual(ann.frame().view);
    expect(new Set(ben.welcomes.map(({ seat }) => seat)).size).toBe(1);
    expect(teacher.states).not.toContain('lost');
  });
});

describe('a line that is cut after any piece', () => {
  /** The door, the socket, the welcome and the first state are about a dozen, and some beats. */
  const OF_DOOR = 24;
  /** An order, its answer, and the patches of the beats around it. */
  const OF_ORDER = 8;

  test('of coming in: the seat is one, however often it was tried', async () => {
    for (let piece = 1; piece <= OF_DOOR; piece++) {
      network.cutAfter(piece);
      const page = await soon(join(network.port, code, { nickname: 'Ann', browser: BROWSER }).catch(() => null));
      await pass(500);
      page?.source.leave(false);
      await pass(200);
      expect(teacher.frame().seats.length, `piece ${piece}`).toBeLessThanOrEqual(1);
    }
    const ann = await sit();
    await expectBack(ann);
  });

  test('of an order: it is done once', async () => {
    const ann = await sit();
    for (let piece = 1; piece <= OF_ORDER; piece++) {
      const { replicas } = first(ann);
      network.cutAfter(piece);
      const decided = oneMore(ann);
      expect(await soon(decided), `piece ${piece}`).toEqual({ ok: true });
      await until(() => opened(ann) === 1 + piece); // also where the answer came before the cut
      await until(() => ann.states.at(-1) === 'open' && first(ann).replicas === replicas + 1);
      await pass(300);
      expect(first(ann).replicas, `piece ${piece}`).toBe(replicas + 1);
    }
    expect(opened(ann), 'each time it was cut').toBe(1 + OF_ORDER);
    await expectBack(ann);
  });
});
