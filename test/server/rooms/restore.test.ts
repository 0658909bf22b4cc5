/** A process dies at any beat: what was acknowledged is there again, once, and the match goes on as if nothing was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Match } from '../../../server/rooms/match.ts';
import { BEAT_MS, type Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { pick, u } from '../../../shared/base/random.ts';
import { parseLog } from '../../../shared/play/log.ts';
import { replay } from '../../../shared/play/replay.ts';
import { hashWorld } from '../../../shared/play/snapshot.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { Ack } from '../../../shared/wire/messages.ts';
import { WIDE, wideCatalogue } from '../../seeded/scenarios.ts';
import { again, seeds } from '../../seeded/seeds.ts';
import { randomEntries } from '../../support/random-commands.ts';
import { CONTENT, hasher, headerOf, openHandRoom, reopenHandRoom, sit } from './hand-room.ts';

const catalogue = wideCatalogue();
const SEATS = 6;
const BEATS = 120;
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
  folders.push(folder);
  return join(folder, 'rooms.sqlite');
}

/** A student's browser: it numbers its orders and keeps what it has no answer to. */
class Hand {
  readonly seat: number;
  readonly acks = new Map<number, Ack>();
  readonly pending = new Map<number, Command>();
  private seq = 0;
  constructor(seat: number) {
    this.seat = seat;
  }
  give(match: Match, command: Command): void {
    this.seq += 1;
    this.pending.set(this.seq, command);
    this.send(match, this.seq, command);
  }
  resend(match: Match): void {
    for (const [seq, command] of this.pending) this.send(match, seq, command);
  }
  private send(match: Match, seq: number, command: Command): void {
    void Promise.resolve(match.order(this.seat, seq, command)).then((ack) => {
      this.acks.set(seq, ack);
      this.pending.delete(seq);
    });
  }
}

async function playBeats(match: Match, ticker: Ticker, hands: readonly Hand[], seed: number, beats: number) {
  for (let beat = 0; beat < beats; beat++) {
    for (const [index, entry] of randomEntries(match.world, match.rules, seed).entries()) {
      if (entry.kind !== 'command') continue;
      const own = hands.filter(({ seat }) => match.seats.get(seat)?.team === entry.team);
      own[index % own.length]?.give(match, entry.command);
    }
    if (u(seed, 'shuffle', 20, match.tick) < 0.02)
      match.control({ do: 'inject', incident: 'host.dies', warningSeconds: 5 });
    if (u(seed, 'shuffle', 21, match.tick) < 0.05)
      match.control({ do: 'pace', pace: 5 + pick(20, u(seed, 'shuffle', 22, match.tick)) });
    await ticker.beat();
  }
}

async function begin(store: Store, scenario: string, seed: number) {
  const opened = await openHandRoom(catalogue, store, headerOf(scenario, { seed }));
  const hands: Hand[] = [];
  for (let seat = 0; seat < SEATS; seat++) hands.push(new Hand((await sit(store, opened.match, `n${seat}`)).seat.seat));
  opened.match.control({ do: 'start' });
  await opened.ticker.beat();
  return { ...opened, hands };
}

describe.each(WIDE)('a room killed and restored, %s', (scenario) => {
  test.each(seeds(7))('seed %i', async (seed) => {
    const file = newFile();
    const store = await openStore(file);
    const { match, ticker, hands } = await begin(store, scenario, seed);
    await playBeats(match, ticker, hands, seed, 5 + pick(BEATS, u(seed, 'shuffle', 23, 0)));
    const message = again(seed, scenario, match.tick);
    // Every other time it dies after the beat is written and before it is run and answered.
    const planned = seed % 2 === 0 ? match.plan(BEAT_MS) : undefined;
    if (planned !== undefined) await store.appendBeat([planned]);
    const answered = hands.map(({ acks }) => new Map(acks));
    await store.close();

    const reopened = await openStore(file);
    const back = await reopenHandRoom(catalogue, reopened);
    if (planned !== undefined) match.run(); // what the dead one would have become
    expect(back.match.tick, message).toBe(match.tick);
    expect(hashWorld(back.match.world, hasher), message).toBe(hashWorld(match.world, hasher));
    expect(back.match.phase).toBe('play');
    expect(back.match.pace).toBe(match.pace);
    expect(back.match.watches).toEqual(match.watches);
    expect(back.match.samplesOf(0)).toEqual(match.samplesOf(0));

    for (const [index, hand] of hands.entries()) {
      const anything: Command = { verb: 'bootVm', vm: 1 };
      for (const [seq, ack] of answered[index]!)
        expect(await back.match.order(hand.seat, seq, anything), message).toEqual(ack);
      hand.resend(back.match);
    }
    await playBeats(back.match, back.ticker, hands, seed, 20);
    for (let beat = 0; beat < 3; beat++) await back.ticker.beat(); // at a slow pace not every beat has a tick
    for (const hand of hands) expect(hand.pending.size, 'all were answered').toBe(0);
    await expectOnce(reopened);
    await expectReplay(back.match, back.ticker, message);
    await reopened.close();
  });
});

/** No order of a seat is in the log twice. */
async function expectOnce(store: Store): Promise<void> {
  const keys = (await store.loadEntries('ABC234')).flatMap(({ entry }) =>
    entry.kind === 'command' ? [`${entry.seat}:${entry.seq}`] : [],
  );
  expect(keys.length).toBeGreaterThan(20);
  expect(new Set(keys).size).toBe(keys.length);
}

/** The log of a match that two processes played is one log. */
async function expectReplay(match: Match, ticker: Ticker, message: string): Promise<void> {
  match.control({ do: 'end' });
  await ticker.beat();
  expect(match.phase).toBe('night');
  for (let beat = 0; beat < 200 && match.phase === 'night'; beat++) await ticker.beat();
  expect(match.phase).toBe('debrief');
  const log = parseLog(match.rounds.at(-1)!.log, hasher, CONTENT);
  expect(replay(log, catalogue, hasher).hash, message).toBe(match.debrief?.hash);
}

test('a room restored in its debrief tells the same', async () => {
  const store = await openStore(':memory:');
  const { match, ticker, hands } = await begin(store, WIDE[1], 3);
  await playBeats(match, ticker, hands, 3, 40);
  match.control({ do: 'end' });
  for (let beat = 0; beat < 100; beat++) await ticker.beat();
  expect(match.phase).toBe('debrief');
  const back = await reopenHandRoom(catalogue, store);
  expect(back.match.debrief).toEqual(match.debrief);
  expect(back.match.rounds.at(-1)!.log).toBe(match.rounds.at(-1)!.log);
  await store.close();
});

test('whoever lost the lease can write no more', async () => {
  const store = await openStore(':memory:');
  const { room, match, ticker } = await openHandRoom(catalogue, store, headerOf(WIDE[1]));
  match.control({ do: 'start' });
  await ticker.beat();
  const back = await reopenHandRoom(catalogue, store);
  await ticker.beat();
  expect(room.left).toBe('lease');
  expect(match.tick, 'what it could not write did not happen').toBe(back.match.tick);
  await back.ticker.beat();
  expect(back.match.tick).toBeGreaterThan(match.tick);
  await store.close();
});
