/**
 * `npm run bench -- client [--json]`: what a student's machine has to do. Prints figures, judges nothing. Frame times are
 * taken in software rendering, as it is without a graphics card, at full speed and throttled to a quarter.
 */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from 'colyseus.js';
import type { Browser } from 'playwright-core';
import { words } from '../../client/text/index.ts';
import { buildClientIfStale } from '../../server/build/client.ts';
import { sizesOf } from '../../server/build/sizes.ts';
import { readArgs, readInt, run } from '../../server/cli/args.ts';
import type { Messages, Welcome } from '../../shared/wire/messages.ts';
import { RoomState } from '../../shared/wire/state.ts';
import { SOFTWARE_WEBGL, sitDown } from '../browser/people.ts';
import { launchChromium } from '../support/chromium.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { frames, ghosts, heap } from './floor.ts';
import { spread, throttle } from './measure.ts';

const MEASURE_MS = 10_000;
const TEAMS = 10;
const ORDERS = 60;

await run(async () => {
  const { values } = readArgs('npm run bench -- client [--minutes 10] [--json]', {
    json: { type: 'boolean' },
    minutes: { type: 'string' },
  });
  const minutes = readInt('minutes', values.minutes, 10, 2, 60);
  const server = await startServer();
  const browser = await launchChromium(SOFTWARE_WEBGL);
  try {
    const result = {
      machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
      browser: browser.version(),
      bytes: sizesOf(await buildClientIfStale(() => {})),
      times: await times(browser, server),
      line: await line(browser, server),
      ghosts: await ghosts(browser, server),
      frames: await frames(browser, server),
      heap: await heap(browser, server, minutes),
    };
    process.stdout.write(values.json === true ? `${JSON.stringify(result)}\n` : table(result));
  } finally {
    await browser.close();
    await server.stop();
  }
  return 0;
});

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

interface Result {
  machine: string;
  browser: string;
  bytes: ReturnType<typeof sizesOf>;
  times: Awaited<ReturnType<typeof times>>;
  line: Awaited<ReturnType<typeof line>>;
  ghosts: Awaited<ReturnType<typeof ghosts>>;
  frames: Awaited<ReturnType<typeof frames>>;
  heap: Awaited<ReturnType<typeof heap>>;
}

function table({ machine, browser, bytes, times: t, line: l, ghosts: g, frames: f, heap: h }: Result): string {
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
    ['move of the hand to its answer', `p50 ${g.ms.p50} ms, p95 ${g.ms.p95} ms, CPU ÷ ${g.throttled}`],
    ...f.map((one) => [
      `${one.zoom}, ${one.hosts} hosts / ${one.pods} pods, CPU ÷ ${one.throttled}`,
      `frame p50 ${one.ms.p50} ms, p95 ${one.ms.p95} ms, ${one.callsPerSecond} drawing calls/s`,
    ]),
    [`live memory after 1 and ${h.minutes} min, 60 hosts`, `${h.startMib} MiB, ${h.endMib} MiB`],
  ];
  return `${rows.map(([name, value]) => `${(name as string).padEnd(44)} ${value}`).join('\n')}\n`;
}
