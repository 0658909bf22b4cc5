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
import type { Control, Reply } from '../../../shared/wire/messages.ts';
import { deskOf, headerOf, openHandRoom, personOf, reopenHandRoom } from './hand-room.ts';

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
