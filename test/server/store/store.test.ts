/** What a store keeps and refuses: one contract, over a file of SQLite and over a real PostgreSQL. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agendaOfMatch } from '../../../server/rooms/agenda.ts';
import { NOTHING_STAGED } from '../../../server/rooms/staged.ts';
import {
  openStore,
  type RoomBeat,
  type Store,
  type StoredNote,
  type StoredRoom,
  type StoredRound,
} from '../../../server/store/store.ts';
import type { Debrief } from '../../../shared/play/story.ts';
import type { Entry } from '../../../shared/sim/entries.ts';
import { KINDS, type Kind, type Place } from './stores.ts';

const header = {
  mode: 'class',
  scenario: 's',
  seed: 4_294_967_295,
  teams: 2,
  seatsPerTeam: 3,
  content: 'c',
  rules: 1,
  lesson: '',
} as const;
const course = { agenda: agendaOfMatch('s'), stageMs: 0, board: 'shown', roster: [], staged: NOTHING_STAGED } as const;
const progress = { phase: 'lobby', paused: false, locked: false, pace: 10, tick: 0, ...course } as const;
const roomOf = (code: string): StoredRoom => ({ code, header, hostKeyHash: 'h', hostSeat: -1, epoch: 1, ...progress });
const someone = { realName: 'Ann O’Neill', bot: '', browserHash: 'b', banned: false };
const seatOf = (seat: number) => ({ seat, team: 1, nickname: "O'Neill 💥", tokenHash: 't', duty: 3, ...someone });
const night: Entry = { kind: 'night', seed: 4_294_967_295 };
const beatOf = (code: string, tick: number, entries: Entry[], more: Partial<RoomBeat> = {}): RoomBeat => {
  return { ...progress, code, epoch: 1, phase: 'play', tick, entryTick: tick, entries, ...more };
};
const debrief = { endTick: 480, teams: [], note: 'ß “x” 漢' } as unknown as Debrief;
const roundOf = (round: number): StoredRound => {
  return { round, name: 'a', weight: 0.25, debrief, log: `{"line":1}\n`, lastSeqs: [[0, 12]] };
};
const WALL_MS = 1_785_000_000_123; // beyond 32 bits
const note: StoredNote = { note: 0, kind: 'help', team: 1, seat: 0, text: '', state: 'asked', atMs: WALL_MS };

const run = <T>(work: () => T) => work();

describe.each(Object.keys(KINDS) as Kind[])('the store over %s', (kind) => {
  let place: Place | undefined;
  let store: Store;
  beforeEach(async (context) => {
    place ??= await KINDS[kind](context);
    store = await place.open();
  }, 120_000);
  afterEach(async () => {
    await store?.close();
    await place?.clear();
  });
  afterAll(() => place?.remove());

  async function reopen(holder?: string): Promise<void> {
    await store.close();
    if (place !== undefined) store = await place.open(holder);
  }

  test('gives back what it was given, also to another process', async () => {
    expect(await store.createRoom(roomOf('AAAAAA'))).toBe(true);
    expect(await store.createRoom(roomOf('AAAAAA')), 'the code is taken').toBe(false);
    await store.saveSeat('AAAAAA', { ...seatOf(0), team: 0 });
    await store.saveSeat('AAAAAA', seatOf(0));
    await store.saveSeat('AAAAAA', seatOf(1));
    await store.removeSeat('AAAAAA', 1);
    await store.setHostSeat('AAAAAA', 0);
    await store.appendBeat([beatOf('AAAAAA', 3, [night, night], { paused: true, pace: 60, locked: true })]);
    await reopen();
    const play = { phase: 'play', paused: true, locked: true, pace: 60, tick: 3 } as const;
    expect(await store.claim('AAAAAA')).toEqual({
      room: { ...roomOf('AAAAAA'), hostSeat: 0, epoch: 2, ...play },
      seats: [seatOf(0)],
      entries: [
        { tick: 3, entry: night },
        { tick: 3, entry: night },
      ],
      rounds: [],
      answers: [],
      notes: [],
      hasBrokenCheckpoint: false,
    });
    expect(await store.claim('BBBBBB')).toBeUndefined();
  });

  test('keeps a lesson: its stages, roster, rounds, answers, notes and who is banned', async () => {
    await store.createRoom(roomOf('AAAAAA'));
    const agenda = {
      ...agendaOfMatch('other'),
      at: 1,
      lengthMs: 2_700_000,
      bellMs: 1_790_000_000_000,
      round: { number: 1, name: 'a', scenario: 's', state: 'on' },
    } as const;
    const roster = [{ realName: 'Zoë', team: 1 }, { realName: 'Bo' }];
    const more = { agenda, roster, stageMs: 61_500, board: 'frozen' } as const;
    await store.appendBeat([beatOf('AAAAAA', 1, [night])]);
    await store.appendBeat([beatOf('AAAAAA', 1, [night, night], { ...more, over: roundOf(0) })]);
    await store.appendBeat([beatOf('AAAAAA', 2, [], { ...more, over: { ...roundOf(0), log: 'again' } })]);
    await store.saveAnswer('AAAAAA', { question: 'q2', seat: 0, body: 'a “sentence”', tookMs: 9 });
    await store.saveAnswer('AAAAAA', { question: 'q1', seat: 1, body: 1, tookMs: 8 });
    await store.saveAnswer('AAAAAA', { question: 'q1', seat: 1, body: 0.5, tookMs: 11 });
    await store.saveNote('AAAAAA', note);
    await store.saveNote('AAAAAA', { ...note, state: 'done' });
    await store.saveSeat('AAAAAA', { ...seatOf(4), banned: true, bot: 'lean' });
    await reopen();
    const claimed = await store.claim('AAAAAA');
    expect(claimed?.room).toMatchObject({ ...more, tick: 2 });
    expect(claimed?.rounds, 'the first that was written stands').toEqual([roundOf(0)]);
    expect(claimed?.entries, 'of the round under way').toHaveLength(2);
    expect(await store.loadEntries('AAAAAA', 0)).toEqual([{ tick: 1, entry: night }]);
    expect(claimed?.answers).toEqual([
      { question: 'q1', seat: 1, body: 0.5, tookMs: 11 },
      { question: 'q2', seat: 0, body: 'a “sentence”', tookMs: 9 },
    ]);
    expect(claimed?.notes).toEqual([{ ...note, state: 'done' }]);
    expect(claimed?.seats).toEqual([{ ...seatOf(4), banned: true, bot: 'lean' }]);
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

  test('a beat of which nobody knows whether it was written is replaced by the next try', async () => {
    await store.createRoom(roomOf('AAAAAA'));
    await store.appendBeat([beatOf('AAAAAA', 1, [night])]);
    const elsewhere = await place?.open(); // has written the beat, and its answer was lost on the way
    await elsewhere?.appendBeat([beatOf('AAAAAA', 2, [night, night])]);
    await elsewhere?.close();
    const more = beatOf('AAAAAA', 2, [night, night, night]);
    await expect(store.appendBeat([more])).rejects.toThrow();
    expect(await store.appendBeat([more])).toEqual([]);
    expect((await store.loadEntries('AAAAAA')).map(({ tick }) => tick)).toEqual([1, 2, 2, 2]);
    await expect(store.appendBeat([more]), 'once: a taken tick is a mistake again').rejects.toThrow();
  });

  test('writes a beat of many rooms with many entries', async () => {
    const codes = Array.from({ length: 60 }, (_, index) => `R${String(index).padStart(5, '0')}`);
    for (const code of codes) await store.createRoom(roomOf(code));
    const crowd = Array.from({ length: 40 }, () => night);
    expect(await store.appendBeat(codes.map((code, index) => beatOf(code, index, crowd)))).toEqual([]);
    expect(await store.loadEntries('R00059')).toHaveLength(40);
    expect((await store.claim('R00042'))?.room.tick).toBe(42);
  });

  test('names the rooms whose lease is gone, and writes the others', async () => {
    await store.createRoom(roomOf('AAAAAA'));
    await store.createRoom(roomOf('BBBBBB'));
    await store.claim('AAAAAA');
    expect(await store.appendBeat([beatOf('AAAAAA', 1, [night]), beatOf('BBBBBB', 1, [night])])).toEqual(['AAAAAA']);
    expect(await store.loadEntries('AAAAAA')).toEqual([]);
    expect(await store.loadEntries('BBBBBB')).toHaveLength(1);
    expect(await store.appendBeat([beatOf('AAAAAA', 1, [night], { epoch: 2 })])).toEqual([]);
    expect(await store.appendBeat([beatOf('CCCCCC', 1, [night])]), 'no such room').toEqual(['CCCCCC']);
  });

  test('lets one of several processes take the room of one that is gone', async () => {
    await reopen('first');
    await store.createRoom(roomOf('AAAAAA'));
    const others = [await place?.open('second'), await place?.open('third')];
    const claims = others.map((other) => () => other?.claim('AAAAAA', 'first'));
    // One file is one process's: two connections of the same thread would wait for each other.
    const taken = kind === 'SQLite' ? [await claims[0]?.(), await claims[1]?.()] : await Promise.all(claims.map(run));
    expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
    const winner = taken[0] === undefined ? 'third' : 'second';
    expect(await store.loadHeld()).toEqual([{ code: 'AAAAAA', holder: winner }]);
    expect(await store.appendBeat([beatOf('AAAAAA', 1, [])]), 'the first has lost it').toEqual(['AAAAAA']);
    await others[winner === 'third' ? 1 : 0]?.handOver();
    expect(await store.loadHeld()).toEqual([{ code: 'AAAAAA', holder: '' }]);
    for (const other of others) await other?.close();
  });

  test('counts the pulses of each process', async () => {
    const other = await place?.open('other');
    await reopen('mine');
    await store.pulse();
    expect(await other?.pulse()).toEqual(new Map([['mine', 1], ['other', 1]])); // biome-ignore format: pairs
    expect((await store.pulse()).get('mine')).toBe(2);
    await other?.handOver();
    expect([...(await store.pulse()).keys()]).toEqual(['mine']);
    await other?.close();
  });

  test('lists the rooms that are not over', async () => {
    await store.createRoom(roomOf('AAAAAA'));
    await store.createRoom(roomOf('BBBBBB'));
    await store.finish('AAAAAA');
    expect(await store.loadUnfinished()).toEqual(['BBBBBB']);
    expect(await store.loadHeld()).toEqual([{ code: 'BBBBBB', holder: '' }]);
  });

  test('forgets a room with everything in it, and no other', async () => {
    for (const code of ['AAAAAA', 'BBBBBB']) {
      await store.createRoom(roomOf(code));
      await store.saveSeat(code, seatOf(0));
      await store.saveAnswer(code, { question: 'q', seat: 0, body: 1, tookMs: 9 });
      await store.saveNote(code, note);
      await store.appendBeat([beatOf(code, 1, [night], { over: roundOf(0) })]);
    }
    const untouched = await store.claim('BBBBBB');
    await store.forget('AAAAAA');
    expect(await store.claim('AAAAAA')).toBeUndefined();
    expect(await store.claim('BBBBBB')).toEqual({ ...untouched, room: { ...untouched?.room, epoch: 3 } });
    await store.createRoom(roomOf('AAAAAA'));
    expect(await store.claim('AAAAAA'), 'nothing is left for the next room of this code').toMatchObject({
      seats: [],
      entries: [],
      rounds: [],
      answers: [],
      notes: [],
    });
  });

  test('forgets what was last touched before a time', async () => {
    await store.createRoom(roomOf('AAAAAA'));
    await store.createRoom(roomOf('BBBBBB'));
    const later = Date.now() + 1;
    while (Date.now() <= later) await store.health();
    await store.appendBeat([beatOf('BBBBBB', 1, [])]);
    expect(await store.forgetBefore(later - 60_000)).toBe(0);
    expect(await store.forgetBefore(later)).toBe(1);
    expect(await store.loadUnfinished()).toEqual(['BBBBBB']);
  });

  test('says how it is', async () => {
    expect(await store.health()).toBe(true);
    const closed = await openStore(':memory:');
    await closed.close();
    expect(await closed.health()).toBe(false);
  });
});
