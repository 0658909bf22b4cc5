/** Networks as schools have them: silent, cut, changed, and such that let no WebSocket through. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { until } from '../support/guests.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type BadNetwork, badNetwork } from './bad-network.ts';
import { create, join, type PageEnd } from './line.ts';

let server: TestServer;
let network: BadNetwork;
let teacher: PageEnd;
let code: string;
let student: PageEnd | undefined;
/** What a browser tells its page: online, focus, and the like. */
const page = new EventTarget();
const tell = (kind: string) => page.dispatchEvent(new Event(kind));

beforeAll(async () => {
  server = await startServer({ bare: true });
  teacher = await create(server.port, { mode: 'class', scenario: 'launch-day', teams: 2, seatsPerTeam: 6, seed: 3 });
  code = teacher.welcomes[0]!.code;
}, 60_000);
afterAll(async () => {
  teacher.source.leave(true);
  await server.stop();
});
beforeEach(async () => {
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  network = await badNetwork(server.port);
});
afterEach(async () => {
  student?.source.leave(true);
  student = undefined;
  await network.stop();
});

let nth = 0;
async function sit(): Promise<PageEnd> {
  nth += 1;
  student = await join(network.port, code, { nickname: `Ann ${nth}`, browser: String(nth).padStart(32, '0') });
  return student;
}
const opened = ({ states }: PageEnd) => states.filter((state) => state === 'open').length;
const seats = ({ welcomes }: PageEnd) => new Set(welcomes.map(({ seat }) => seat)).size;

test('a network that swallows everything is noticed when the page wakes, and the seat is there again', async () => {
  const ann = await sit();
  network.swallow(true);
  await sleep(300);
  expect(ann.states.at(-1), 'nothing tells of it').toBe('open');
  network.swallow(false);
  tell('online');
  await until(() => opened(ann) === 2);
  expect(ann.states).toContain('lost');
  expect(seats(ann)).toBe(1);
  expect(ann.notices).toEqual([]);
});

/** Longer ones, and what makes no sign at all, are in `outages.test.ts`, where no minute takes a minute. */
test('a network that is down: back at the next try, in the same seat, and an order that was given meanwhile is done once', async () => {
  await teacher.source.control({ do: 'start' });
  const ann = await sit();
  await until(() => ann.frame().view !== null);
  network.down(true);
  await until(() => ann.states.at(-1) === 'lost');
  const copies = () => ann.frame().view!.facts.deployments[0]!;
  const { id, replicas } = copies();
  const decided = ann.source.order({ verb: 'scale', deployment: id, replicas: replicas + 1 });
  await sleep(3000);
  expect(opened(ann)).toBe(1);
  network.down(false);
  await until(() => opened(ann) === 2);
  expect(await decided).toEqual({ ok: true });
  await until(() => copies().replicas === replicas + 1);
  expect(seats(ann)).toBe(1);
  expect(ann.notices).toEqual([]);
  const cards = () => teacher.frame().seats.filter(({ nickname }) => nickname === `Ann ${nth}`);
  await until(() => cards()[0]?.connected === true);
  expect(cards()).toHaveLength(1);
});

test('a network without WebSockets is named at the door', async () => {
  network.refuseUpgrades(true);
  await expect(sit()).rejects.toMatchObject({ code: 'blocked' });
  expect(network.refused(), 'it was tried twice').toBe(2);
});

test('a server that is away is no blocked network', async () => {
  network.down(true);
  await expect(sit()).rejects.toMatchObject({ code: 'unreachable' });
});

test('one that begins to block is named, tried on, and forgiven', { timeout: 40_000 }, async () => {
  const ann = await sit();
  network.refuseUpgrades(true);
  network.down(true);
  await until(() => ann.states.at(-1) === 'lost');
  network.down(false);
  await until(() => ann.blocked.at(-1) === true);
  network.refuseUpgrades(false);
  await until(() => opened(ann) === 2);
  expect(ann.blocked.at(-1)).toBe(false);
  expect(seats(ann)).toBe(1);
});
