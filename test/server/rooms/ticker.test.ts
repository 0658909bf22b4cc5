/** The clock of all rooms: late, stopped, set back; with a store that fails and comes back. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import type { Match } from '../../../server/rooms/match.ts';
import { BEAT_MS, type Beating, Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type RoomBeat, type Store } from '../../../server/store/store.ts';
import type { Ack } from '../../../shared/wire/messages.ts';
import { HandClock, headerOf, openHandRoom, quiet, sit } from './hand-room.ts';

const catalogue = loadContent();
const SCENARIO = 'launch-day';

/** A store over another, with a plug to pull. */
function frail(inner: Store) {
  const plug = { pulled: false, tries: 0 };
  const appendBeat: Store['appendBeat'] = async (beats) => {
    plug.tries += 1;
    if (plug.pulled) throw new Error('SQLITE_FULL: database or disk is full');
    return inner.appendBeat(beats);
  };
  return { store: { ...inner, appendBeat, health: async () => !plug.pulled }, plug };
}

let inner: Store;
beforeEach(async () => {
  inner = await openStore(':memory:');
});
afterEach(() => inner.close());

describe('a store that fails', () => {
  let match: Match;
  let ticker: Ticker;
  let plug: { pulled: boolean; tries: number };

  beforeEach(async () => {
    const made = frail(inner);
    plug = made.plug;
    ({ match, ticker } = await openHandRoom(catalogue, made.store, headerOf(SCENARIO)));
    await sit(inner, match, 'Ann');
    match.control({ do: 'start' });
    await ticker.beat();
  });

  test('stops every tick, is asked once a second, and nothing is lost when it is back', async () => {
    plug.pulled = true;
    const { tick } = match;
    const deployment = match.world.teams[0]!.deployments[0]!;
    let ack: Ack | undefined;
    const command = { verb: 'scale', deployment: deployment.id, replicas: deployment.replicas + 1 } as const;
    void Promise.resolve(match.order(0, 1, command)).then((answer) => {
      ack = answer;
    });
    plug.tries = 0;
    for (let beat = 0; beat < 30; beat++) await ticker.beat();
    expect([match.tick, match.pauseReason, ack]).toEqual([tick, 'store', undefined]);
    expect(plug.tries).toBe(3);
    plug.pulled = false;
    for (let beat = 0; beat < 10; beat++) await ticker.beat();
    expect(match.pauseReason).toBe('');
    expect(match.tick).toBeGreaterThan(tick);
    expect(ack).toEqual({ ok: true, seq: 1 });
    expect((await inner.loadEntries('ABC234')).length).toBe(1);
  });

  test('at the moment of the Night costs nothing but time', async () => {
    plug.pulled = true;
    match.control({ do: 'end' });
    for (let beat = 0; beat < 12; beat++) await ticker.beat();
    expect(match.phase).toBe('play');
    plug.pulled = false;
    for (let beat = 0; beat < 10; beat++) await ticker.beat();
    expect(match.phase).toBe('night');
    const nights = (await inner.loadEntries('ABC234')).filter(({ entry }) => entry.kind === 'night');
    expect(nights.length).toBe(1);
  });
});

/** A room that only counts. */
function counter(code: string, more: Partial<Beating> = {}): Beating & { runs: number; left: string } {
  return {
    code,
    runs: 0,
    left: '',
    isDue: () => true,
    plan: (): RoomBeat | undefined => undefined,
    unplan: () => {},
    run() {
      this.runs += 1;
    },
    show: () => {},
    setStoreDown: () => {},
    leave(reason) {
      this.left = reason;
    },
    ...more,
  };
}

describe('the clock', () => {
  const clock = new HandClock();
  const pass = async (ticker: Ticker, ms: number) => {
    clock.ms += ms;
    await ticker.poll();
  };

  test('beats every 100 ms, however it is looked at', async () => {
    const ticker = new Ticker(inner, quiet, clock);
    const room = counter('A');
    ticker.add(room);
    for (let ms = 0; ms < 1000; ms += 7) await pass(ticker, 7);
    expect(room.runs).toBe(Math.floor(1001 / BEAT_MS));
    expect(ticker.skippedBeats).toBe(0);
  });

  test('makes up for half a second, and for no hour', async () => {
    const ticker = new Ticker(inner, quiet, clock);
    const room = counter('A');
    ticker.add(room);
    await pass(ticker, 500);
    expect(room.runs).toBe(5);
    await pass(ticker, 3_600_000);
    expect(room.runs).toBe(15);
    expect(ticker.skippedBeats).toBe(36_000 - 10);
    await pass(ticker, -3_600_000);
    await pass(ticker, 100);
    expect(room.runs).toBe(16);
  });

  test('goes on for the others when a room breaks', async () => {
    const ticker = new Ticker(inner, quiet, clock);
    const bad = counter('A', {
      run: () => {
        throw new Error('a bug');
      },
    });
    const good = counter('B');
    ticker.add(bad);
    ticker.add(good);
    await ticker.beat();
    await ticker.beat();
    expect([bad.left, good.runs, ticker.roomCount]).toEqual(['broken', 2, 1]);
  });

  test('rooms beat in shifts of like size, spread over the beat, and each shift is written at once', async () => {
    const sizes: number[] = [];
    const appendBeat: Store['appendBeat'] = async (beats) => {
      sizes.push(beats.length);
      return [];
    };
    const ticker = new Ticker({ ...inner, appendBeat }, quiet, clock);
    const plan = (): RoomBeat => ({}) as RoomBeat;
    const rooms = ['A', 'B', 'C', 'D', 'E', 'F'].map((code) => counter(code, { plan }));
    for (const room of rooms) ticker.add(room);
    await ticker.beat();
    expect(sizes).toEqual([2, 2, 1, 1]);
    await pass(ticker, BEAT_MS / 2);
    expect(rooms.map(({ runs }) => runs)).toEqual([2, 2, 1, 1, 2, 2]);
    await pass(ticker, BEAT_MS / 2);
    expect(rooms.map(({ runs }) => runs)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  test('a shift that takes its time makes the next one no later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const late: number[] = [];
      const meters = {
        beat: (lateMs: number) => void late.push(lateMs),
        skippedBeats() {},
        stored() {},
        storeFailed() {},
      };
      const ticker = new Ticker(inner, quiet, { nowMs: () => performance.now() }, meters);
      const work = () => void vi.advanceTimersByTime(12);
      for (const code of ['A', 'B', 'C', 'D']) ticker.add(counter(code, { run: work }));
      ticker.start();
      await vi.advanceTimersByTimeAsync(1000);
      await ticker.stop();
      expect(late.length).toBeGreaterThan(30);
      expect(Math.max(...late)).toBeLessThan(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('rooms that become due together come in shifts of like size, each with the time that it waited', async () => {
    const ticker = new Ticker(inner, quiet, clock);
    let isDue = false;
    const waits: number[] = [];
    const plan = (sinceMs: number) => void waits.push(sinceMs);
    for (const code of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])
      ticker.add(counter(code, { plan, isDue: () => isDue }));
    await ticker.beat();
    expect(waits).toEqual([]);
    isDue = true;
    for (const count of [3, 6, 8]) {
      await pass(ticker, BEAT_MS / 4);
      expect(waits).toHaveLength(count);
    }
    expect(waits.every((ms) => ms >= BEAT_MS && ms <= 3 * BEAT_MS)).toBe(true);
    for (let looks = 0; looks < 40; looks++) await pass(ticker, BEAT_MS / 4);
    expect(waits.slice(-72), 'nobody is put off for ever').toEqual(Array(72).fill(BEAT_MS));
  });
});
