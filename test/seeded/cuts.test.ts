/**
 * A match whose process dies over and over, at any point of a beat: each time the next one goes on from the checkpoint
 * and the entries after it. Nothing that was acknowledged is lost, nothing is played twice, and the whole is one match.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Match } from '../../server/rooms/match.ts';
import { BEAT_MS } from '../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { pick, u } from '../../shared/base/random.ts';
import { parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';
import { hashWorld } from '../../shared/play/snapshot.ts';
import type { Ack } from '../../shared/wire/messages.ts';
import { booksOf, CONTENT, hasher, headerOf, openHandRoom, reopenHandRoom, sit } from '../server/rooms/hand-room.ts';
import { randomEntries } from '../support/random-commands.ts';
import { WIDE, wideCatalogue } from './scenarios.ts';
import { again, LONG, seeds } from './seeds.ts';

const catalogue = wideCatalogue();
const CODE = 'ABC234';
const SEATS = 4;
/** In each match of three scenarios; with --long ten matches of each, and 10,200 cuts in all. */
const CUTS = LONG ? 340 : 100;
const MATCHES = 1;
const MOST_BEATS = 6; // from one cut to the next

interface Told {
  readonly seat: number;
  readonly seq: number;
  readonly ack: Ack;
}
type Open = Awaited<ReturnType<typeof reopenHandRoom>>;

async function begin(store: Store, scenario: string, seed: number): Promise<Open> {
  const opened = await openHandRoom(catalogue, store, headerOf(scenario, { seed }), 10, CODE);
  for (let seat = 0; seat < SEATS; seat++) await sit(store, opened.match, `n${seat}`);
  opened.match.control({ do: 'start' });
  await opened.ticker.beat();
  return opened;
}

/** Orders of every team; `acks` takes what each hears. */
function orderAll(match: Match, seed: number, acks: Told[]): void {
  for (const [index, entry] of randomEntries(match.world, match.rules, seed).entries()) {
    if (entry.kind !== 'command') continue;
    const own = [...match.seats].filter(({ team }) => team === entry.team);
    const seat = own[index % own.length]?.seat;
    if (seat === undefined) continue;
    const seq = match.orders.lastSeq(seat) + 1;
    void Promise.resolve(match.order(seat, seq, entry.command)).then((ack) => acks.push({ seat, seq, ack }));
  }
}

async function keep(store: Store, match: Match): Promise<void> {
  const { checkpoint, saved } = match.save();
  await store.saveCheckpoint(checkpoint);
  saved();
}

const printOf = (match: Match) => ({
  tick: match.tick,
  hash: hashWorld(match.world, hasher),
  watches: match.watches,
  usages: match.usages,
  samples: [match.samplesOf(0), match.samplesOf(1)],
  decided: match.orders
    .save()
    .filter(({ lastSeq }) => lastSeq > 0)
    .sort((a, b) => a.seat - b.seat),
});

describe.each(WIDE)('a match of many processes, %s', (scenario) => {
  test.each(seeds(MATCHES))('seed %i', async (seed) => {
    const store = await openStore(':memory:');
    let { match, ticker } = await begin(store, scenario, seed);
    const acks: Told[] = [];
    for (let cut = 0; cut < CUTS && match.phase === 'play'; cut++) {
      const draw = (what: number) => u(seed, 'shuffle', 40 + what, cut);
      for (let beat = pick(MOST_BEATS, draw(0)); beat >= 0; beat--) {
        orderAll(match, seed, acks);
        await ticker.beat();
        if (u(seed, 'shuffle', 50 + beat, cut) < 0.2) await keep(store, match);
      }
      const message = again(seed, scenario, match.tick);
      orderAll(match, seed, acks);
      if (pick(3, draw(1)) === 0) match.save(); // it dies before that is written
      const planned = pick(2, draw(2)) === 0 ? match.plan(BEAT_MS) : undefined;
      if (planned !== undefined) await store.appendBeat([planned]);
      const back = await reopenHandRoom(catalogue, store);
      if (planned !== undefined) match.run(); // what the dead one would have become
      expect(printOf(back.match), message).toEqual(printOf(match));
      for (const { seat, seq, ack } of acks.splice(0))
        expect(await back.match.order(seat, seq, { verb: 'bootVm', vm: 1 }), message).toEqual(ack);
      ({ match, ticker } = back);
    }
    await expectOneMatch(store, match, ticker, again(seed, scenario, match.tick));
    await store.close();
  });
});

async function expectOneMatch(store: Store, match: Match, ticker: Open['ticker'], message: string): Promise<void> {
  const keys = (await store.loadEntries(CODE)).flatMap(({ entry }) =>
    entry.kind === 'command' ? [`${entry.seat}:${entry.seq}`] : [],
  );
  expect(keys.length).toBeGreaterThan(50);
  expect(new Set(keys).size, 'no order is in it twice').toBe(keys.length);
  match.control({ do: 'end' });
  for (let beat = 0; beat < 300 && match.phase !== 'debrief'; beat++) await ticker.beat();
  const log = parseLog(match.rounds.at(-1)?.log ?? '', hasher, CONTENT);
  expect(replay(log, catalogue, hasher).hash, message).toBe(match.debrief?.hash);
}

/** With bots in every seat, so that also what they have in mind goes on. */
test.each(seeds(4))(
  'a checkpoint and all entries lead to the same match and the same debrief, seed %i',
  async (seed) => {
    const store = await openStore(':memory:');
    const header = headerOf('launch-day', { seed, teams: 2, seatsPerTeam: 1 });
    const { match, ticker } = await openHandRoom(catalogue, store, header, 10, CODE); // a tick a beat: bots look once a beat
    for (const [team, bot] of ['planned', 'static-eight'].entries()) {
      const opened = match.seats.open({ nickname: `bot ${team}`, team, bot });
      if (typeof opened === 'string') throw new Error(opened);
      await store.saveSeat(CODE, opened.seat);
    }
    match.control({ do: 'start' });
    const cutBeat = 300 + pick(600, u(seed, 'shuffle', 60, 0));
    for (let beat = 0; beat < cutBeat; beat++) {
      await ticker.beat();
      if (beat % 199 === 198) await keep(store, match);
    }
    const claimed = await store.claim(CODE);
    if (claimed?.checkpoint === undefined) throw new Error('expected a checkpoint');
    const { checkpoint, ...rest } = claimed;
    const whole = { ...rest, entries: await store.loadEntries(CODE) };
    expect(claimed.entries.length, 'a tail only').toBeLessThan(whole.entries.length);
    const [short, long] = [claimed, whole].map((from) => {
      const one = new Match(from.room, booksOf(catalogue));
      one.restore(from);
      return one;
    }) as [Match, Match];
    expect(printOf(short)).toEqual(printOf(long));
    for (const one of [short, long]) {
      for (let beat = 0; beat < 400; beat++) if (one.plan(BEAT_MS) !== undefined) one.run();
      one.control({ do: 'end' });
      for (let beat = 0; beat < 400 && one.phase !== 'debrief'; beat++) if (one.plan(BEAT_MS) !== undefined) one.run();
    }
    expect(short.debrief).toEqual(long.debrief);
    expect(short.rounds.at(-1)?.log).toBe(long.rounds.at(-1)?.log);
    expect(short.phase).toBe('debrief');
    await store.close();
  },
);

test.each([
  ['a flipped bit', "update checkpoints set body = 'A' || substr(body, 2) where part = 0"],
  ['a flipped bit in what had grown', "update checkpoints set body = 'A' || substr(body, 2) where part = 1"],
  ['a tick that is not its own', 'update checkpoints set tick = tick - 1 where part = 0'],
  ['a part that is gone', 'delete from checkpoints where part = 2'],
  ['nothing to read', "update checkpoints set body = ''"],
  ['parts from elsewhere', 'update checkpoints set round = 1 where part = 2'],
])('%s is found, and the entries are played from the start', async (_what, harm) => {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
  const store = await openStore(join(folder, 'rooms.sqlite'));
  const { match, ticker } = await begin(store, WIDE[1], 7);
  const acks: Told[] = [];
  for (let beat = 0; beat < 90; beat++) {
    orderAll(match, 7, acks);
    await ticker.beat();
    if (beat % 25 === 24) await keep(store, match);
  }
  await store.close();
  const file = new Database(join(folder, 'rooms.sqlite'));
  file.exec(harm);
  file.close();
  const reopened = await openStore(join(folder, 'rooms.sqlite'));
  expect((await reopened.claim(CODE))?.hasBrokenCheckpoint).toBe(true);
  const back = await reopenHandRoom(catalogue, reopened);
  expect(printOf(back.match)).toEqual(printOf(match));
  await keep(reopened, back.match); // the next is sound again
  expect((await reopened.claim(CODE))?.checkpoint?.tick).toBe(match.tick);
  await reopened.close();
  rmSync(folder, { recursive: true });
});
