/** How often what is shown: what costs a write and a byte is written when it changed and when an eye needs it. */
import { expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { dueBetween } from '../../../server/project/cadence.ts';
import { Cells } from '../../../server/project/rows.ts';
import { openStore } from '../../../server/store/store.ts';
import { flag, numbers, uint8 } from '../../../shared/wire/columns.ts';
import { headerOf, openHandRoom } from './hand-room.ts';

const catalogue = loadContent();

test('gauges come at 5, 2 and 1 Hz', () => {
  for (const step of [1, 2]) {
    const second = Array.from({ length: 10 / step }, (_, nth) => dueBetween(nth * step, (nth + 1) * step));
    const count = (of: 'quick' | 'middling' | 'slow') => second.filter((due) => due[of]).length;
    expect([count('quick'), count('middling'), count('slow')]).toEqual([5, 2, 1]);
  }
});

test('a cell is written when it differs, and a list that changed in place differs', () => {
  const writes: string[] = [];
  const row = new Proxy({} as Record<string, number | string | boolean>, {
    set: (target, key, value) => {
      writes.push(String(key));
      target[String(key)] = value;
      return true;
    },
  });
  const columns = [
    ['id', uint8],
    ['on', flag],
    ['layers', numbers],
  ] as const;
  const cells = new Cells(row, columns);
  const record = { id: 1, on: false, layers: [1, 2] };
  cells.write(record);
  cells.write(record);
  expect(writes.splice(0)).toEqual(['id', 'on', 'layers']);
  record.layers.push(3);
  record.on = true;
  cells.write(record);
  expect(writes).toEqual(['on', 'layers']);
  expect(row.layers).toBe('1 2 3');
});

test('while time stands still, everything is shown once and then nothing', async () => {
  const store = await openStore(':memory:');
  const { match, room, ticker } = await openHandRoom(catalogue, store, headerOf('launch-day'));
  match.control({ do: 'start' });
  for (let beat = 0; beat < 13; beat++) await ticker.beat();
  match.control({ do: 'pause' });
  await ticker.beat();
  await ticker.beat();
  const gauges = room.projection.state.estates.get('0')?.gauges as unknown as Record<string, unknown>;
  expect(gauges.offered, 'up to the last tick').toBe(
    match.world.teams[0]?.types.reduce((sum, { offered }) => sum + offered.whole, 0),
  );
  expect(room.projection.state).toMatchObject({ paused: true, pauseReason: 'host', tick: match.tick });
  gauges.offered = 0;
  await ticker.beat();
  expect(gauges.offered, 'nobody wrote it again').toBe(0);
  await store.close();
});

test('boards and monitors tell how a team does', async () => {
  const store = await openStore(':memory:');
  const { match, room, ticker } = await openHandRoom(catalogue, store, headerOf('launch-day'), 60);
  match.control({ do: 'start' });
  for (let beat = 0; beat < 30; beat++) await ticker.beat();
  match.control({ do: 'inject', incident: 'host.dies', warningSeconds: 0 });
  for (let beat = 0; beat < 20; beat++) await ticker.beat();
  const { boards, monitors } = room.projection.state;
  const board = boards.get('1');
  expect(board?.spendPerHourMicroCents).toBeGreaterThan(0);
  expect(board?.alerts, 'the host that died and the sign of it').toBeGreaterThanOrEqual(2);
  expect(board?.inTimePermille).toBeLessThanOrEqual(1000);
  const words = monitors.get('1')?.floor.split(' ') ?? [];
  expect(words.length).toBe(match.world.teams[1]?.hosts.length);
  for (const word of words) expect(word).toMatch(/^[ofdibxr]\d{1,3},\d{1,3}$/);
  expect(words.filter((word) => word.startsWith('x')).length).toBe(1);
  await store.close();
});
