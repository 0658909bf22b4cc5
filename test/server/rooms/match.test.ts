/** A match without sockets: when ticks come, who is answered what, how it ends. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import type { Match } from '../../../server/rooms/match.ts';
import type { Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { parseLog } from '../../../shared/play/log.ts';
import { starsAtEnd } from '../../../shared/play/match.ts';
import { replay } from '../../../shared/play/replay.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Ack } from '../../../shared/wire/messages.ts';
import { shorten } from '../../seeded/scenarios.ts';
import { CONTENT, type HandClock, type HandRoom, hasher, headerOf, openHandRoom, sit } from './hand-room.ts';

const MATCH = 'launch-day';
const LEVEL = '2-1';
const catalogue = shorten(shorten(loadContent(), MATCH, 1), LEVEL, 1);

let store: Store;
let match: Match;
let ticker: Ticker;
let room: HandRoom;
let clock: HandClock;

beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

async function begin(scenario: string, pace = 10): Promise<void> {
  const size = { teams: scenario === LEVEL ? 1 : 2 }; // stars are of whoever plays alone
  ({ room, match, ticker, clock } = await openHandRoom(catalogue, store, headerOf(scenario, size), pace));
  await sit(store, match, 'Ann');
  match.control({ do: 'start' });
  await ticker.beat();
}
async function beats(count: number): Promise<void> {
  for (let beat = 0; beat < count; beat++) await ticker.beat();
}
const scaling = (): Command => {
  const deployment = match.world.teams[0]!.deployments[0]!;
  return { verb: 'scale', deployment: deployment.id, replicas: deployment.replicas + 1 };
};
/** What an order has been answered up to now. */
function watched(answer: Ack | Promise<Ack>): { ack: Ack | undefined } {
  const seen: { ack: Ack | undefined } = { ack: undefined };
  void Promise.resolve(answer).then((ack) => {
    seen.ack = ack;
  });
  return seen;
}

describe('time', () => {
  test.each([
    [5, 10, 5],
    [10, 10, 10],
    [25, 8, 20],
    [60, 10, 60],
  ])('at %i ticks a second, %i beats bring %i ticks', async (pace, count, ticks) => {
    await begin(MATCH, pace);
    const before = match.tick;
    await beats(count);
    expect(match.tick - before).toBe(ticks);
  });

  test.each([
    [4, 250],
    [5, 200],
    [6, 175],
    [8, 125],
    [10, 100],
    [60, 100],
  ])(
    'at %i ticks a second a class that orders all the time waits %i ms at most, and time goes no faster',
    async (pace, mostMs) => {
      const LOOK_MS = 25;
      const seconds = 48 / pace; // the day has sixty ticks
      await begin(MATCH, pace);
      room.beatsWhenDue = true;
      const before = match.tick;
      const waiting = new Map<number, { readonly atMs: number; readonly seen: { ack: Ack | undefined } }>();
      let longestMs = 0;
      for (let ms = LOOK_MS; ms <= seconds * 1000; ms += LOOK_MS) {
        waiting.set(ms, { atMs: clock.ms, seen: watched(match.order(0, ms / LOOK_MS, scaling())) });
        clock.ms += LOOK_MS;
        await ticker.poll();
        for (const [key, { atMs, seen }] of waiting) {
          if (seen.ack === undefined) continue;
          waiting.delete(key);
          longestMs = Math.max(longestMs, clock.ms - atMs);
        }
      }
      expect(longestMs).toBeLessThanOrEqual(mostMs);
      const played = (match.tick - before) / pace;
      expect(Math.abs(played - seconds)).toBeLessThanOrEqual(0.2 + 1 / pace);
    },
  );

  test('an order is answered in the next beat where a tick is due soon, and time goes no faster for it', async () => {
    await begin(MATCH, 8);
    const before = match.tick;
    let seq = 0;
    for (let beat = 1; beat <= 60; beat++) {
      const orders = beat % 3 !== 2 ? [watched(match.order(0, ++seq, scaling()))] : [];
      await ticker.beat();
      expect(
        orders.every(({ ack }) => ack !== undefined),
        `beat ${beat}`,
      ).toBe(true);
      const ahead = match.tick - before - beat * 0.8;
      expect(ahead, `beat ${beat}`).toBeGreaterThan(-1);
      expect(ahead, `beat ${beat}`).toBeLessThanOrEqual(2 * 0.8 + 1e-9);
    }
    await beats(3);
    expect(Math.abs(match.tick - before - 63 * 0.8)).toBeLessThan(1);
  });

  test('stands while the host pauses, and orders wait for the next tick', async () => {
    await begin(MATCH);
    match.control({ do: 'pause' });
    await ticker.beat();
    const { tick } = match;
    const seen = watched(match.order(0, 1, scaling()));
    await beats(20);
    expect([match.tick, match.pauseReason, seen.ack]).toEqual([tick, 'host', undefined]);
    match.control({ do: 'resume' });
    await ticker.beat();
    expect([match.tick, seen.ack]).toEqual([tick + 1, { ok: true, seq: 1 }]);
    expect((await store.loadEntries('ABC234')).map((entry) => entry.tick)).toEqual([tick + 1]);
  });

  test('does not begin before it is started, and not twice', async () => {
    ({ room, match, ticker, clock } = await openHandRoom(catalogue, store, headerOf(MATCH)));
    await beats(5);
    expect([match.phase, match.tick]).toEqual(['lobby', 0]);
    expect(match.control({ do: 'pause' })).toBe('phase.wrong');
    expect(match.control({ do: 'end' })).toBe('phase.wrong');
    match.control({ do: 'start' });
    await ticker.beat();
    expect(match.phase).toBe('play');
    expect(match.control({ do: 'start' })).toBe('phase.wrong');
  });
});

describe('orders', () => {
  test('are decided once: a repeat before waits with the first, a repeat after gets its answer', async () => {
    await begin(MATCH);
    const command = scaling();
    const replicas = () => match.world.teams[0]!.deployments[0]!.replicas;
    const before = replicas();
    const first = watched(match.order(0, 1, command));
    const second = watched(match.order(0, 1, command));
    await ticker.beat();
    await ticker.beat();
    expect(first.ack).toEqual({ ok: true, seq: 1 });
    expect(second.ack).toEqual(first.ack);
    expect(match.order(0, 1, scaling())).toEqual(first.ack);
    expect(replicas()).toBe(before + 1);
    expect(match.orders.lastSeq(0)).toBe(1);
  });

  test('are refused by the rules with the numbers, and that is kept too', async () => {
    await begin(MATCH);
    const seen = watched(match.order(0, 1, { verb: 'bootVm', vm: 999 }));
    await beats(2);
    expect(seen.ack).toMatchObject({ ok: false, seq: 1, numbers: expect.anything() });
    expect(match.order(0, 1, { verb: 'bootVm', vm: 999 })).toEqual(seen.ack);
    expect(match.watches[0]).toMatchObject({ refusedInARow: 1, lastVerb: '' });
  });

  test('that wait count for a page that is loaded anew: its first must not pass for a repeat', async () => {
    await begin(MATCH);
    match.control({ do: 'pause' });
    await ticker.beat();
    watched(match.order(0, 1, scaling()));
    watched(match.order(0, 2, scaling()));
    expect(match.orders.lastSeq(0)).toBe(2);
    expect(match.orders.lastSeq(1)).toBe(0);
  });

  test('of a seat that was removed are taken back', async () => {
    await begin(MATCH);
    const seen = watched(match.order(0, 1, scaling()));
    match.seats.remove(match.seats.get(0)!);
    match.forget(0);
    await beats(2);
    expect(seen.ack).toEqual({ ok: false, code: 'seat.removed', seq: 1 });
    expect(await store.loadEntries('ABC234')).toEqual([]);
    expect(match.order(0, 2, scaling())).toEqual({ ok: false, code: 'seat.unknown', seq: 2 });
  });
});

describe('the end', () => {
  test('of a match is the Night and then the debrief, and its log plays again', async () => {
    await begin(MATCH, 60);
    watched(match.order(0, 1, scaling()));
    const dayEnd = match.endTick;
    while (match.phase === 'play') await ticker.beat();
    expect([match.phase, match.pace]).toEqual(['night', 60]);
    expect(match.order(0, 2, scaling())).toMatchObject({ ok: false, code: 'phase.wrong' });
    while (match.phase === 'night') await ticker.beat();
    const minutes = match.rules.scenario.night.minutes;
    expect(match.debrief).toMatchObject({ endTick: dayEnd, nightEndTick: dayEnd + minutes * 60, stars: -1 });
    const played = replay(parseLog(match.rounds.at(-1)!.log, hasher, CONTENT), catalogue, hasher);
    expect([played.hash, played.ticks]).toEqual([match.debrief?.hash, match.tick]);
    expect(played.driver.world.night).toBe(true);
    await beats(5);
    expect(match.tick, 'nothing moves any more').toBe(dayEnd + minutes * 60);
  });

  test('may come early, also while it is paused', async () => {
    await begin(MATCH);
    await beats(5);
    match.control({ do: 'pause' });
    await beats(5);
    match.control({ do: 'end' });
    await ticker.beat();
    expect(match.phase).toBe('night');
    const { tick } = match;
    match.control({ do: 'end' });
    await ticker.beat();
    expect(match.debrief).toMatchObject({ endTick: tick - 6, nightEndTick: tick });
    expect(replay(parseLog(match.rounds.at(-1)!.log, hasher, CONTENT), catalogue, hasher).hash).toBe(
      match.debrief?.hash,
    );
  });

  test('of a level gives its stars, without a Night to watch', async () => {
    await begin(LEVEL, 60);
    while (match.phase === 'play') await ticker.beat();
    expect(match.phase).toBe('debrief');
    expect(match.tick).toBe(match.rules.endTick);
    expect(match.debrief?.stars).toBe(starsAtEnd(match.rules, match.world, match.world.teams[0]!));
    expect(match.debrief).toMatchObject({ nightEndTick: 0, endTick: match.tick });
  });

  test('answers what waits', async () => {
    await begin(LEVEL);
    match.control({ do: 'pause' });
    await ticker.beat();
    const seen = watched(match.order(0, 1, { verb: 'bootVm', vm: 1 }));
    match.control({ do: 'end' });
    await beats(2);
    expect(seen.ack).toMatchObject({ ok: false, code: 'match.over', seq: 1 });
    expect(match.debrief?.stars, 'a level that was ended early').toBe(0);
  });
});
