/**
 * Classes on real sockets whose server dies in the middle, without a word and again and again, while networks drop too:
 * every seat is back, every accepted order is in the log once, and the log plays again to the same world.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { SchoolClass } from '../load/class.ts';
import { newTally } from '../load/tally.ts';
import { create } from '../support/guests.ts';
import { startServer, type TestServer } from '../support/server.ts';

const ROOMS = 3;
const SIZE = { teams: 2, students: 6 };
const KILLS = 4;

let server: TestServer;
afterEach(() => server.stop(), 60_000);

test('killed four times under three classes: nothing is lost, nothing is done twice', async () => {
  server = await startServer({ bare: true });
  const tally = newTally();
  const classes = Array.from({ length: ROOMS }, () => new SchoolClass(server.url, SIZE, tally));
  for (const one of classes) {
    await one.open();
    await one.start();
  }
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(4000 + 700 * kill); // a checkpoint or two, and a tail behind the last
    classes[kill % ROOMS]?.students[0]?.drop();
    await server.kill('SIGKILL');
    await server.restart();
  }
  await sleep(4000);
  for (const one of classes) await one.finish();

  const seats = ROOMS * (SIZE.students + 1);
  expect(tally.dropped).toBeGreaterThanOrEqual(KILLS * seats);
  expect(tally.back, 'every seat is back').toBe(tally.dropped);
  expect(tally.accepted, 'there were orders').toBeGreaterThan(20);
  expect({ lost: tally.lost, doubled: tally.doubled, errors: tally.errors }).toEqual({
    lost: 0,
    doubled: 0,
    errors: {},
  });
  expect(tally.hashes).toHaveLength(ROOMS);
  for (const { live, replayed } of tally.hashes) expect(replayed).toBe(live);
});

test('who ends it in order is announced, and the next process has nothing to play again', async () => {
  server = await startServer({ bare: true, env: { LOG_LEVEL: 'info' } });
  const teacher = await create(server.url, { mode: 'class', scenario: 'launch-day', teams: 2, seatsPerTeam: 1 });
  await teacher.send('control', { do: 'start' });
  await sleep(1500);
  expect(await server.kill('SIGTERM')).toBe(0);
  await sleep(100);
  expect(teacher.heard.notice).toContainEqual({ code: 'server.stopping' });
  await server.restart();
  const opened = server
    .output()
    .split('\n')
    .find((line) => line.includes('a room is open again'));
  expect(JSON.parse(opened ?? '{}')).toMatchObject({ room: teacher.welcome.code, playedTicks: 0 });
});
