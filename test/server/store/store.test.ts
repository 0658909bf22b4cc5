import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type RoomBeat, type Store, type StoredRoom } from '../../../server/store/store.ts';
import type { Entry } from '../../../shared/sim/entries.ts';

const header = { mode: 'class', scenario: 's', seed: 7, teams: 2, seatsPerTeam: 3, content: 'c', rules: 1 } as const;
const progress = { phase: 'lobby', paused: false, locked: false, pace: 10, tick: 0 } as const;
const roomOf = (code: string): StoredRoom => ({ code, header, hostKeyHash: 'h', hostSeat: -1, epoch: 1, ...progress });
const night: Entry = { kind: 'night', seed: 4_294_967_295 };
const beatOf = (code: string, tick: number, entries: Entry[], more: Partial<RoomBeat> = {}): RoomBeat => {
  return { ...progress, code, epoch: 1, phase: 'play', tick, entryTick: tick, entries, ...more };
};

let folder: string;
let file: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-'));
  file = join(folder, 'deep', 'rooms.sqlite');
  store = await openStore(file);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

describe('the store', () => {
  test('gives back what it was given, also to another process', async () => {
    expect(await store.createRoom(roomOf('AAAAAA'))).toBe(true);
    expect(await store.createRoom(roomOf('AAAAAA')), 'the code is taken').toBe(false);
    const seat = { seat: 0, team: 1, nickname: "O'Neill 💥", tokenHash: 't', duty: 3 };
    await store.saveSeat('AAAAAA', { ...seat, team: 0 });
    await store.saveSeat('AAAAAA', seat);
    await store.saveSeat('AAAAAA', { ...seat, seat: 1 });
    await store.removeSeat('AAAAAA', 1);
    await store.setHostSeat('AAAAAA', 0);
    await store.appendBeat([beatOf('AAAAAA', 3, [night, night], { paused: true, pace: 60, locked: true })]);
    await store.close();
    store = await openStore(file);
    expect(await store.claim('AAAAAA')).toEqual({
      room: {
        ...roomOf('AAAAAA'),
        hostSeat: 0,
        epoch: 2,
        phase: 'play',
        paused: true,
        locked: true,
        pace: 60,
        tick: 3,
      },
      seats: [seat],
      entries: [
        { tick: 3, entry: night },
        { tick: 3, entry: night },
      ],
    });
    expect(await store.claim('BBBBBB')).toBeUndefined();
  });

  test('writes a beat whole or not at all', async () => {
    await store.createRoom(roomOf('AAAAAA'));
    await store.createRoom(roomOf('BBBBBB'));
    await store.appendBeat([beatOf('BBBBBB', 1, [night])]);
    const twice = [beatOf('AAAAAA', 1, [night]), beatOf('BBBBBB', 1, [night])]; // the tick is taken
    await expect(store.appendBeat(twice)).rejects.toThrow();
    expect(await store.loadEntries('AAAAAA')).toEqual([]);
    expect((await store.claim('AAAAAA'))?.room).toMatchObject({ tick: 0, phase: 'lobby' });
  });

  test('names the rooms whose lease is gone, and writes the others', async () => {
    await store.createRoom(roomOf('AAAAAA'));
    await store.createRoom(roomOf('BBBBBB'));
    await store.claim('AAAAAA');
    expect(await store.appendBeat([beatOf('AAAAAA', 1, [night]), beatOf('BBBBBB', 1, [night])])).toEqual(['AAAAAA']);
    expect(await store.loadEntries('AAAAAA')).toEqual([]);
    expect(await store.loadEntries('BBBBBB')).toHaveLength(1);
    expect(await store.appendBeat([beatOf('AAAAAA', 1, [night], { epoch: 2 })])).toEqual([]);
  });

  test('lists the rooms that are not over', async () => {
    await store.createRoom(roomOf('AAAAAA'));
    await store.createRoom(roomOf('BBBBBB'));
    await store.finish('AAAAAA');
    expect(await store.loadUnfinished()).toEqual(['BBBBBB']);
  });

  test('says how it is', async () => {
    expect(await store.health()).toBe(true);
    const closed = await openStore(':memory:');
    await closed.close();
    expect(await closed.health()).toBe(false);
  });
});
