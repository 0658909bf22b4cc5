/** What belongs to the room and not to a page of its host: it is the same for every page, and after a crash. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { agendaOf } from '../../../server/rooms/agenda.ts';
import { HANDLERS } from '../../../server/rooms/requests.ts';
import { BEAT_MS } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import type { Lesson } from '../../../shared/content/lesson.ts';
import type { InjectEntry } from '../../../shared/sim/entries.ts';
import type { Reply } from '../../../shared/wire/messages.ts';
import type { Control, Wall } from '../../../shared/wire/payloads.ts';
import { FIRST_PAGE, SCRIPT_STEPS, WALL_PAGES, ZOOMS } from '../../../shared/wire/symbols.ts';
import { deskOf, headerOf, openHandRoom, personOf, reopenHandRoom, sit } from './hand-room.ts';

const catalogue = loadContent();
const LESSON = catalogue.lessons.find(({ id }) => id === 'launch-day-45') as Lesson;
const NINE_MS = 9 * 3_600_000;
const MINUTE_MS = 60_000;

let folder: string;
let store: Store;
let room: Awaited<ReturnType<typeof reopenHandRoom>>;
let nowMs: number;
const wallMs = () => nowMs;

beforeEach(async () => {
  nowMs = NINE_MS;
  folder = mkdtempSync(join(tmpdir(), 'headroom-'));
  store = await openStore(join(folder, 'rooms.sqlite'));
  const header = headerOf(LESSON.scenario, { lesson: LESSON.id });
  room = await openHandRoom(catalogue, store, header, 10, 'ABC234', agendaOf(LESSON), wallMs);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function beats(count: number): Promise<void> {
  for (let beat = 0; beat < count; beat++) {
    nowMs += BEAT_MS;
    await room.ticker.beat();
  }
}
async function press(control: Control): Promise<Reply> {
  const reply = Promise.resolve(HANDLERS.control(deskOf(store, room.match), personOf(), control)) as Promise<Reply>;
  await beats(1);
  return reply;
}
/** The process is gone without a word; another opens the room. */
async function crash(): Promise<void> {
  await store.close();
  store = await openStore(join(folder, 'rooms.sqlite'));
  room = await reopenHandRoom(catalogue, store, 'ABC234', wallMs);
  room.room.show();
}
const shown = () => room.room.projection.state;

describe('the bell', () => {
  test('is set as the lesson begins, and no pause, crash or host moves it', async () => {
    expect([shown().bellMs, shown().spareSeconds]).toEqual([0, 300]);
    await press({ do: 'start' });
    const { bellMs } = shown();
    expect(bellMs).toBe(NINE_MS + BEAT_MS + LESSON.minutes * MINUTE_MS);
    await press({ do: 'pause' });
    await beats(10 * 60 * 2);
    expect(shown().spareSeconds, 'two minutes of pause are gone').toBe(170);
    nowMs += MINUTE_MS; // nobody beats
    await crash();
    expect(shown()).toMatchObject({ bellMs, spareSeconds: 110, paused: true });
    await press({ do: 'resume' });
    await beats(600);
    expect(shown(), 'a minute that was planned is none that is missing').toMatchObject({ bellMs, spareSeconds: 110 });
    expect(await press({ do: 'extend', minutes: 2 }), 'and what is gone is not given').toEqual({ ok: true });
    expect(room.match.agenda.state.stages.at(6)?.minutes, 'so the longest round gives').toBe(12);
  });

  test('rings for a lesson that a match on its own has none of', async () => {
    const own = await openHandRoom(catalogue, store, headerOf('launch-day'), 10, 'XYZ789', undefined, wallMs);
    own.match.control({ do: 'start' });
    await own.ticker.beat();
    expect(own.room.projection.state).toMatchObject({ phase: 1, bellMs: 0, spareSeconds: 0 });
  });
});

describe('an incident that counts down', () => {
  const strike = { do: 'inject', incident: 'rack.dark', warningSeconds: 0, team: 1, inSeconds: 10 } as const;
  const struck = () => room.match.world.schedule.filter(({ spec }) => spec < 0).length;

  /** To where a round is played. */
  async function play(): Promise<void> {
    await press({ do: 'start' });
    while (room.match.agenda.stage?.kind !== 'play') await press({ do: 'next' });
    await beats(3);
  }

  test('strikes once, ten seconds on, though its page and the process are gone', async () => {
    await play();
    const before = room.match.tick;
    expect(await press(strike)).toEqual({ ok: true });
    const { tick } = shown().strike;
    expect(tick).toBe(before + 10 * room.match.pace);
    expect(shown().strike).toMatchObject({ incident: 'rack.dark', team: 1 });
    expect(await press({ ...strike, team: 0 }), 'one at a time').toEqual({ ok: false, code: 'inject.waits' });
    await beats(20);
    await crash();
    expect(shown().strike).toMatchObject({ incident: 'rack.dark', team: 1, tick });
    while (room.match.tick < tick) {
      expect(struck()).toBe(0);
      await beats(1);
    }
    expect([struck(), shown().strike.incident]).toEqual([1, '']);
    await crash();
    await beats(5);
    expect([struck(), shown().strike.incident], 'nor twice').toEqual([1, '']);
    const stored = await store.loadEntries('ABC234', room.match.round);
    const injected = stored.flatMap(({ entry }): InjectEntry[] => (entry.kind === 'inject' ? [entry] : []));
    expect(injected).toMatchObject([{ team: 1, incident: { kind: 'rack.dark' } }]);
  });

  test('stands still in a pause, and can be called off until it strikes', async () => {
    await play();
    await press(strike);
    const { tick } = shown().strike;
    await press({ do: 'pause' });
    await beats(300);
    expect([struck(), shown().strike.tick]).toEqual([0, tick]);
    await press({ do: 'resume' });
    expect(await press({ do: 'callOff' })).toEqual({ ok: true });
    await crash();
    while (room.match.tick < tick + 5) await beats(1);
    expect([struck(), shown().strike.incident]).toEqual([0, '']);
    expect(await press({ do: 'callOff' }), 'there is none').toEqual({ ok: false, code: 'inject.none' });
  });

  test('ends with its stage', async () => {
    await play();
    await press(strike);
    await press({ do: 'next' });
    await beats(2);
    expect([room.match.agenda.stage?.kind, shown().strike.incident, struck()]).toEqual(['ask', '', 0]);
    expect(await press(strike)).toEqual({ ok: false, code: 'phase.wrong' });
  });

  test('is not lost to a beat that the store refuses', async () => {
    await play();
    await press(strike);
    const { tick } = shown().strike;
    const append = store.appendBeat;
    while (room.match.tick + 5 < tick) await beats(1);
    store.appendBeat = () => Promise.reject(new Error('full'));
    await beats(30);
    expect([struck(), shown().strike.tick]).toEqual([0, tick]);
    store.appendBeat = append;
    await beats(40);
    expect([struck(), shown().strike.incident]).toEqual([1, '']);
  });
});

describe('the wall', () => {
  const near = { zoom: 'host', nearRack: 2, nearHost: 5 } as const;
  const replay = { tick: 420, fromMs: NINE_MS + 1, speed: 30, ...near }; // it runs
  const moment = { page: 'script', step: 'moment', pick: 2, shown: true, team: 1, round: 3 } as const;
  const cause: Wall = { ...FIRST_PAGE, ...moment, ...replay };

  test('shows what the host chose, and another process goes on with it', async () => {
    await press({ do: 'start' });
    expect(await press({ do: 'wall', wall: cause })).toEqual({ ok: true });
    const places = {
      page: WALL_PAGES.indexOf('script'),
      step: SCRIPT_STEPS.indexOf('moment'),
      zoom: ZOOMS.indexOf('host'),
    };
    const told = { ...cause, ...places };
    expect(shown().wall.toJSON()).toEqual(told);
    await crash();
    expect(shown().wall.toJSON()).toEqual(told);
  });

  test.each<[string, object]>([
    ['before the day', { tick: -2 }],
    ['between two seconds', { tick: 1.5 }],
    ['after any day', { tick: 2 ** 24 }],
    ['that stands still as it runs', { speed: 0 }],
    ['that is too fast', { speed: 256 }],
    ['from no time', { fromMs: -1 }],
    ['from no number', { fromMs: Number.NaN }],
    ['on no page', { page: 'ceiling' }],
    ['through a microscope', { zoom: 'page' }],
    ['of no rack', { nearRack: -2 }],
    ['of no machine', { nearHost: 0.5 }],
  ])('shows no replay %s', async (_what, part) => {
    await press({ do: 'start' });
    const asked = { do: 'wall', wall: { ...cause, ...part } } as Control;
    expect(await press(asked)).toMatchObject({ ok: false, code: 'message.malformed' });
    expect(room.match.settings.staged.wall).toEqual(FIRST_PAGE);
  });

  test('of a program that knew no replays is a wall that shows none', async () => {
    await press({ do: 'start' });
    const before = Object.fromEntries(Object.entries(cause).filter(([name]) => !(name in replay)));
    await press({ do: 'wall', wall: cause });
    room.match.settings.staged = { ...room.match.settings.staged, wall: before as unknown as Wall };
    room.match.settings.changed();
    await beats(1);
    await crash();
    expect(room.match.settings.staged.wall).toEqual({ ...FIRST_PAGE, ...moment });
  });

  test('begins anew with each stage, and what was taken down stays down', async () => {
    await press({ do: 'start' });
    await press({ do: 'wall', wall: { ...cause, hushed: 4 } });
    await press({ do: 'next' });
    await beats(1);
    expect(room.match.settings.staged.wall).toEqual({ ...FIRST_PAGE, hushed: 4 });
  });

  test('is nobody’s but the host’s to turn', async () => {
    const { seat } = await sit(store, room.match, 'Ann');
    const asked = { do: 'wall', wall: cause };
    const reply = await HANDLERS.control(deskOf(store, room.match), personOf(seat), asked);
    expect(reply).toEqual({ ok: false, code: 'host.only' });
    expect(room.match.settings.staged.wall).toEqual(FIRST_PAGE);
  });
});
