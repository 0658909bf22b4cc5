/** Readers on a bad line: late, or cut off and back; what they see in the end is what everybody sees. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEstate } from '../../shared/wire/estate.ts';
import { create, type Guest, join } from '../support/guests.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { type SlowLine, slowLine } from './slow-line.ts';

const START_MS = 60_000; // of a server on a busy machine
/** Below what a page is sent at the fastest pace, and so far below that the line seems dead. */
const SLOW_BYTES = [4096, 1024];
const SLOW_SECONDS = 10;

let server: TestServer;
let line: SlowLine;
beforeAll(async () => {
  server = await startServer({ bare: true });
  line = await slowLine(server.port);
}, START_MS);
afterAll(async () => {
  line.close();
  await server.stop();
});

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (holds()) return;
    await sleep(20);
  }
  throw new Error(`it did not come to pass: ${holds}`);
}

const seen = ({ room }: Guest) => {
  const estate = room.state.estates?.get('0');
  return estate === undefined ? undefined : { tick: room.state.tick, ...readEstate(estate, room.state.tick) };
};

/** A team of two, one of them behind the line; it plays as fast as it can. */
async function begin() {
  const teacher = await create(server.url, { mode: 'class', scenario: 'launch-day', teams: 1, seatsPerTeam: 2 });
  const { code } = teacher.welcome;
  const ann = await join(server.url, code, { nickname: 'Ann' });
  line.bytesPerSecond = Number.POSITIVE_INFINITY;
  const ben = await join(line.url, code, { nickname: 'Ben' });
  await teacher.send('control', { do: 'start' });
  await teacher.send('control', { do: 'pace', pace: 60 });
  await until(() => seen(ben) !== undefined);
  return { teacher, ann, ben, code };
}

async function workFor(guest: Guest, seconds: number): Promise<void> {
  for (let seq = 1; seq <= 10 * seconds; seq++) {
    const { id, replicas } = seen(guest)!.deployments[seq % 5]!;
    void guest.send('command', {
      seq,
      command: { verb: 'scale', deployment: id, replicas: replicas + (seq % 2 ? 1 : -1) },
    });
    await sleep(100);
  }
}

test.each(SLOW_BYTES)('a line of %i bytes a second is behind or cut off, and then shows the same', async (bytes) => {
  const { teacher, ann, ben, code } = await begin();
  line.bytesPerSecond = bytes;
  await workFor(ann, SLOW_SECONDS);
  if (ben.room.connection.isOpen) expect(ben.room.state.tick, 'it was slow').toBeLessThan(ann.room.state.tick);
  line.bytesPerSecond = Number.POSITIVE_INFINITY;
  await until(() => !ben.room.connection.isOpen || ben.room.state.tick >= ann.room.state.tick - 60);
  const { seatToken } = ben.welcome;
  const there = ben.room.connection.isOpen ? ben : await join(line.url, code, { seatToken });
  await teacher.send('control', { do: 'pause' });
  await until(() => there.room.state.paused && ann.room.state.paused && there.room.state.tick === ann.room.state.tick);
  await sleep(300);
  expect(seen(there)).toEqual(seen(ann));
});

test('a line that is dead costs its seat nothing: cut off, it comes back to the same', async () => {
  const { teacher, ann, ben, code } = await begin();
  let gone = false;
  ben.room.onLeave(() => {
    gone = true;
  });
  line.bytesPerSecond = 0;
  await until(() => ann.room.state.seats.get(String(ben.welcome.seat))?.connected === false);
  line.bytesPerSecond = Number.POSITIVE_INFINITY;
  await until(() => gone);
  const back = await join(line.url, code, { seatToken: ben.welcome.seatToken });
  expect(back.welcome.seat).toBe(ben.welcome.seat);
  await teacher.send('control', { do: 'pause' });
  await until(() => back.room.state.paused && ann.room.state.paused && back.room.state.tick === ann.room.state.tick);
  await sleep(300);
  expect(seen(back)).toEqual(seen(ann));
});
