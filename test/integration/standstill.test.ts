/** What time does to a server: somebody sets the machine's clock, and the process stands still for three seconds. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import * as guests from '../support/guests.ts';
import { roomsHere } from '../support/rooms-here.ts';
import { startServer } from '../support/server.ts';
import { create, join } from './line.ts';

const HOUR_MS = 3_600_000;
const STALL_MS = 3000;
const { until } = guests;

afterEach(() => void vi.useRealTimers());

test.each([
  ['forward', HOUR_MS],
  ['back', -HOUR_MS],
])(
  'a clock that is set %s by an hour costs no tick, no seat, no order and no minute to the bell',
  async (_way, byMs) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }); // its hands stand still, and everything goes on
    const here = await roomsHere();
    const lesson = { mode: 'class', scenario: 'launch-day', lesson: 'launch-day-45', teams: 2 } as const;
    const teacher = await guests.create(here.url, lesson);
    const ann = await guests.join(here.url, teacher.welcome.code, { nickname: 'Ann', team: 0 });
    const { state } = teacher.room;
    await teacher.ask('control', { do: 'start' });
    for (const kind of ['brief', 'warmup', 'play']) {
      const { stage } = state;
      expect(await teacher.ask('control', { do: 'next' }), kind).toEqual({ ok: true });
      await until(() => state.stage > stage);
    }
    await until(() => state.tick > 3);
    const before = { bellMs: state.bellMs, spareSeconds: state.spareSeconds, tick: state.tick, stage: state.stage };
    expect(before.spareSeconds, 'minutes were given up on the way').toBeGreaterThan(300);

    vi.setSystemTime(Date.now() + byMs);
    await until(() => state.tick > before.tick + 20);
    const order = { seq: 1, command: { verb: 'setScoring', strategy: 'mostAllocated' } };
    expect(await ann.ask('command', order)).toMatchObject({ seq: 1 });
    await teacher.ask('control', { do: 'say', kind: 'message', text: 'Still here?' });
    await until(() => ann.heard.notes.length > 0);
    expect([state.bellMs, state.stage]).toEqual([before.bellMs, before.stage]);
    expect(Math.abs(state.spareSeconds - before.spareSeconds), 'rounded to ten').toBeLessThanOrEqual(10);
    const [note] = ann.heard.notes.flat();
    expect(Math.abs((note?.atMs ?? 0) - ann.welcome.nowMs), 'notes bear the time that pages count').toBeLessThan(
      60_000,
    );
    expect(state.tick - before.tick, 'nothing is made up for').toBeLessThan(1000);
    expect(here.rooms.ticker.skippedBeats).toBeLessThan(100);
    expect(ann.room.connection.isOpen).toBe(true);
    await here.stop();
  },
);

test('a process that stands still for three seconds says so, and drops nobody', { timeout: 60_000 }, async () => {
  const server = await startServer({ bare: true });
  const teacher = await create(server.port, { mode: 'class', scenario: 'launch-day', teams: 2, seatsPerTeam: 2 });
  const { code } = teacher.welcomes[0]!;
  const ann = await join(server.port, code, { nickname: 'Ann' });
  await teacher.source.control({ do: 'start' });
  await until(() => ann.frame().tick > 5);
  const metric = async (name: string) => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  };
  await metric('headroom_tick_lateness_max_seconds'); // of before
  const skipped = await metric('headroom_beats_skipped_total');
  const { tick } = ann.frame();

  server.signal('SIGSTOP');
  await sleep(STALL_MS);
  const decided = ann.source.order({ verb: 'setScoring', strategy: 'mostAllocated' });
  server.signal('SIGCONT');
  await decided;
  await until(() => ann.frame().tick > tick + 20);
  expect(await metric('headroom_tick_lateness_max_seconds')).toBeGreaterThan(0.9 * (STALL_MS / 1000));
  expect((await metric('headroom_beats_skipped_total')) - skipped, 'a second is made up for').toBeGreaterThanOrEqual(
    15,
  );
  for (const page of [teacher, ann]) {
    expect(page.states).not.toContain('lost');
    expect(page.notices).toEqual([]);
    page.source.leave(true);
  }
  await server.stop();
});
