/**
 * `npm run bench -- client [--json]`: what a student's machine has to do. Prints figures, judges nothing. Frame times are
 * taken in software rendering, as it is without a graphics card, at full speed and throttled to a quarter.
 */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import type { Browser, Page } from 'playwright-core';
import { words } from '../../client/text/index.ts';
import { buildClientIfStale } from '../../server/build/client.ts';
import { sizesOf } from '../../server/build/sizes.ts';
import { readArgs, run } from '../../server/cli/args.ts';
import { loadContent } from '../../server/content.ts';
import type { Catalogue } from '../../shared/content/catalogue.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import type { Messages, Welcome } from '../../shared/wire/messages.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { SOFTWARE_WEBGL, sitDown } from '../browser/people.ts';
import { launchChromium } from '../support/chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';

const MEASURE_MS = 10_000;
const TEAMS = 10;
const ORDERS = 60;
const ESTATES = [
  { hosts: 10, pods: 100 },
  { hosts: 60, pods: 600 },
] as const;
const THROTTLES = [1, 4] as const;

interface Spread {
  readonly p50: number;
  readonly p95: number;
}

await run(async () => {
  const { values } = readArgs('npm run bench -- client [--json]', { json: { type: 'boolean' } });
  const server = await startServer();
  const browser = await launchChromium(SOFTWARE_WEBGL);
  try {
    const result = {
      machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
      browser: browser.version(),
      bytes: sizesOf(await buildClientIfStale(() => {})),
      times: await times(browser, server),
      line: await line(browser, server),
      frames: await frames(browser, server),
    };
    process.stdout.write(values.json === true ? `${JSON.stringify(result)}\n` : table(result));
  } finally {
    await browser.close();
    await server.stop();
  }
  return 0;
});

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1));
  return { p50: at(0.5), p95: at(0.95) };
}

async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** From the address to a form that can be typed into, and from Start to a floor that is drawn. */
async function times(browser: Browser, server: TestServer) {
  const { page } = await sitDown(browser);
  await throttle(page, 4);
  const opened = performance.now();
  await page.goto(server.url);
  await page.getByLabel(words.screens.home.code).waitFor();
  const homeMs = Math.round(performance.now() - opened);
  await page.goto(`${server.url}/solo/1-1`);
  const start = page.getByRole('button', { name: words.screens.brief.start });
  await start.waitFor();
  const pressed = performance.now();
  await start.click();
  await page.locator('canvas').first().waitFor();
  const playingMs = Math.round(performance.now() - pressed);
  await page.context().close();
  return { throttled: 4, homeMs, playingMs };
}

type GameRoom = Room<unknown, RoomState>;

async function enter(entering: Promise<unknown>): Promise<{ room: GameRoom; welcome: Welcome }> {
  const room = (await entering) as GameRoom;
  room.reconnection.enabled = false;
  for (const name of ['events', 'acts', 'sample', 'notice'] satisfies (keyof Messages)[])
    room.onMessage(name, () => {});
  return { room, welcome: await new Promise((resolve) => room.onMessage<Welcome>('welcome', resolve)) };
}

/** Ten teams, one of them in a browser: what comes down its line, and how long an order waits for its answer. */
async function line(browser: Browser, server: TestServer) {
  const options = { mode: 'class', scenario: 'launch-day', teams: TEAMS, seatsPerTeam: 1, seed: 1 };
  const { room: host, welcome } = await enter(new Client(server.url).create('match', options, RoomState as never));
  const student = await sitDown(browser);
  await student.page.goto(`${server.url}/j/${welcome.code}`);
  await student.page.getByLabel(words.screens.home.nickname).fill('Ann');
  await student.page.getByRole('button', { name: words.screens.home.joinButton }).click();
  await student.page.waitForURL(/\/room\//);
  const others = await Promise.all(
    Array.from({ length: TEAMS - 1 }, (_, index) =>
      enter(new Client(server.url).joinById(welcome.code, { nickname: `B${index}` }, RoomState as never)),
    ),
  );
  await host.request('control' as never, { do: 'start' } as never);
  await sleep(5000);
  student.frames.length = 0;
  const delays: number[] = [];
  const orders = (async () => {
    const { room } = others[0] as { room: GameRoom };
    for (let seq = 1; seq <= ORDERS; seq++) {
      const command = { verb: 'setScoring', strategy: seq % 2 === 1 ? 'mostAllocated' : 'leastAllocated' };
      const asked = performance.now();
      await room.request('command' as never, { seq, command } as never);
      delays.push(performance.now() - asked);
      await sleep(90);
    }
  })();
  await Promise.all([sleep(MEASURE_MS), orders]);
  const bytes = student.frames.reduce((sum, frame) => sum + frame.length, 0);
  await student.page.context().close();
  for (const { room } of others) await room.leave();
  await host.leave();
  return {
    teams: TEAMS,
    bytesPerSecondPerStudent: Math.round((1000 * bytes) / Math.max(MEASURE_MS, ORDERS * 190)),
    acknowledgementMs: spread(delays),
  };
}

async function frames(browser: Browser, server: TestServer) {
  const results = [];
  for (const estate of ESTATES) {
    for (const rate of THROTTLES)
      results.push({ ...estate, throttled: rate, ms: await frameTimes(browser, server, estate, rate) });
  }
  return results;
}

type Estate = (typeof ESTATES)[number];

async function frameTimes(browser: Browser, server: TestServer, estate: Estate, rate: number): Promise<Spread> {
  const { page } = await sitDown(browser);
  const catalogue = JSON.stringify({ hash: 'bench', catalogue: large(loadContent(), estate) });
  await page.route('**/content.json', (route) => route.fulfill({ contentType: 'application/json', body: catalogue }));
  await page.goto(`${server.url}/here/launch-day`);
  await page.locator('canvas').first().waitFor();
  await page.waitForTimeout(3000);
  await throttle(page, rate);
  const deltas = await page.evaluate(
    (milliseconds) =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = [];
        let last = performance.now();
        const end = last + milliseconds;
        const frame = (now: number) => {
          seen.push(now - last);
          last = now;
          if (now < end) requestAnimationFrame(frame);
          else resolve(seen);
        };
        requestAnimationFrame(frame);
      }),
    MEASURE_MS,
  );
  await page.context().close();
  return spread(deltas.slice(1));
}

/** Launch Day on so many hosts with so many pods, at a load they carry. */
function large(catalogue: Catalogue, { hosts, pods }: Estate): Catalogue {
  const base = catalogue.scenarios.find((scenario) => scenario.id === 'launch-day') as Scenario;
  const [first] = base.hosts as [Scenario['hosts'][number]];
  const perRack = 10;
  const today = base.deployments.reduce((sum, { replicas }) => sum + replicas, 0);
  const scale = pods / today;
  const scenario: Scenario = {
    ...base,
    racks: Array.from({ length: Math.ceil(hosts / perRack) }, (_, rack) => ({ name: `R${rack + 1}`, slots: perRack })),
    hosts: Array.from({ length: hosts }, (_, index) => ({
      ...first,
      name: `h${index + 1}`,
      rack: Math.floor(index / perRack),
      slot: index % perRack,
    })),
    deployments: base.deployments.map((one) => ({ ...one, replicas: Math.max(1, Math.round(one.replicas * scale)) })),
    demands: base.demands.map((demand) => ({
      ...demand,
      requestsPerSecond: demand.requestsPerSecond.map(([minute, rate]) => [minute, rate * scale] as [number, number]),
    })),
    incidents: [],
  };
  return { ...catalogue, plans: [], scenarios: catalogue.scenarios.map((one) => (one === base ? scenario : one)) };
}

interface Result {
  machine: string;
  browser: string;
  bytes: ReturnType<typeof sizesOf>;
  times: Awaited<ReturnType<typeof times>>;
  line: Awaited<ReturnType<typeof line>>;
  frames: Awaited<ReturnType<typeof frames>>;
}

function table({ machine, browser, bytes, times: t, line: l, frames: f }: Result): string {
  const kib = (value: number) => `${(value / 1024).toFixed(0)} KiB`;
  const rows = [
    ['machine', `${machine}, Chromium ${browser}, software rendering`],
    ['first page, gzip', `${kib(bytes.first)}, and ${kib(bytes.fonts)} of fonts`],
    ['in a room before the floor, gzip', kib(bytes.joined)],
    ['with the floor, gzip', kib(bytes.playing)],
    ['home can be typed into', `${t.homeMs} ms, CPU ÷ ${t.throttled}`],
    ['from Start to the floor', `${t.playingMs} ms, CPU ÷ ${t.throttled}`],
    [`down a student's line, ${l.teams} teams`, `${l.bytesPerSecondPerStudent} bytes/s`],
    ['order to answer', `p50 ${l.acknowledgementMs.p50} ms, p95 ${l.acknowledgementMs.p95} ms`],
    ...f.map((one) => [
      `frame, ${one.hosts} hosts / ${one.pods} pods, CPU ÷ ${one.throttled}`,
      `p50 ${one.ms.p50} ms, p95 ${one.ms.p95} ms`,
    ]),
  ];
  return `${rows.map(([name, value]) => `${(name as string).padEnd(44)} ${value}`).join('\n')}\n`;
}
