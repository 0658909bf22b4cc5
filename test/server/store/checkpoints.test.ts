/** Checkpoints, over a file of SQLite and over a real PostgreSQL: whole, of the round, by whoever holds the room. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewCheckpoint, Store } from '../../../server/store/store.ts';
import { headerOf, storedRoom } from '../rooms/hand-room.ts';
import { KINDS, type Kind, type Place } from './stores.ts';

const CODE = 'ABC234';
const SCENARIO = 'launch-day';
const checkpointAt = (tick: number, part: number, more: Partial<NewCheckpoint> = {}): NewCheckpoint => {
  return { code: CODE, epoch: 1, round: 0, tick, part, whole: `{"at":${tick},"ß":"漢"}`, grown: `[${part}]`, ...more };
};

describe.each(Object.keys(KINDS) as Kind[])('checkpoints over %s', (kind) => {
  let place: Place | undefined;
  let store: Store;
  beforeEach(async (context) => {
    place ??= await KINDS[kind](context);
    store = await place.open();
    const room = storedRoom(CODE, headerOf(SCENARIO));
    await store.createRoom({ ...room, phase: 'play', tick: 100 });
  }, 120_000);
  afterEach(async () => {
    await store?.close();
    await place?.clear();
  });
  afterAll(() => place?.remove());

  test('what is whole takes the place of what was, what has grown is added, and entries are those after it', async () => {
    const { phase: _phase, tick: _tick, ...progress } = storedRoom(CODE, headerOf(SCENARIO));
    const beat = { ...progress, phase: 'play', entries: [{ kind: 'night', seed: 1 }] } as const;
    for (const tick of [40, 41, 60]) await store.appendBeat([{ ...beat, tick: 100, entryTick: tick }]);
    await store.saveCheckpoint(checkpointAt(20, 1));
    await store.saveCheckpoint(checkpointAt(40, 2));
    const claimed = await store.claim(CODE);
    expect(claimed?.checkpoint).toEqual({ tick: 40, whole: '{"at":40,"ß":"漢"}', grown: ['[1]', '[2]'] });
    expect(claimed?.hasBrokenCheckpoint).toBe(false);
    expect(
      claimed?.entries.map(({ tick }) => tick),
      'the tick of the checkpoint is in it',
    ).toEqual([41, 60]);
  });

  test('a new round begins with its first part', async () => {
    await store.saveCheckpoint(checkpointAt(20, 1, { round: 1 }));
    await store.saveCheckpoint(checkpointAt(40, 2, { round: 1 }));
    await store.saveCheckpoint(checkpointAt(30, 1));
    expect((await store.claim(CODE))?.checkpoint).toMatchObject({ tick: 30, grown: ['[1]'] });
  });

  test('of another round it is no help, and no harm', async () => {
    await store.saveCheckpoint(checkpointAt(20, 1, { round: 1 }));
    const claimed = await store.claim(CODE);
    expect(claimed?.checkpoint).toBeUndefined();
    expect(claimed?.hasBrokenCheckpoint).toBe(false);
  });

  test('one that is ahead of the heartbeat is not believed', async () => {
    await store.saveCheckpoint(checkpointAt(101, 1));
    expect((await store.claim(CODE))?.hasBrokenCheckpoint).toBe(true);
  });

  test('whoever lost the lease saves nothing', async () => {
    await store.saveCheckpoint(checkpointAt(20, 1));
    await store.claim(CODE);
    await store.saveCheckpoint(checkpointAt(90, 1));
    expect((await store.claim(CODE))?.checkpoint?.tick).toBe(20);
  });

  test('it goes with its room', async () => {
    await store.saveCheckpoint(checkpointAt(20, 1));
    await store.forget(CODE);
    await store.createRoom({ ...storedRoom(CODE, headerOf(SCENARIO)), tick: 100 });
    expect((await store.claim(CODE))?.checkpoint).toBeUndefined();
  });
});
