/** A room has one tier: that of the scenario it was opened with, for every lesson that is played in it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { Agenda } from '../../../server/rooms/agenda.ts';
import { exportOf } from '../../../server/rooms/exports.ts';
import type { House } from '../../../server/rooms/house.ts';
import { openMatch } from '../../../server/rooms/open.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { createSchema } from '../../../shared/wire/payloads.ts';
import { shorten } from '../../seeded/scenarios.ts';
import { booksOf, CONTENT, headerOf, openHandRoom, quiet } from './hand-room.ts';

const catalogue = loadContent();
let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

async function open(scenario: string, lesson?: string) {
  const asked = { mode: 'class', scenario, teams: 2, seatsPerTeam: 2, ...(lesson === undefined ? {} : { lesson }) };
  const house: Partial<House> = { ...booksOf(catalogue), store, content: CONTENT, log: quiet }; // all that it needs of one
  const { match } = await openMatch(house as House, createSchema.parse(asked));
  return match;
}

test('a lesson plays its scenario in the tier of the room, at that tier’s pace', async () => {
  const [explorer, student] = [
    await open('launch-day-explorer', 'launch-day-45'),
    await open('launch-day', 'launch-day-45'),
  ];
  expect([explorer.scenario, explorer.settings.pace]).toEqual(['launch-day-explorer', 6]);
  expect([student.scenario, student.settings.pace]).toEqual(['launch-day', 8]);
  expect(explorer.header.lesson).toBe('launch-day-45');
});

test('the next lesson of the room is played in the same tier, also after one that has none', async () => {
  const match = await open('launch-day-pro', 'launch-day-45');
  for (const [lesson, scenario] of [
    ['fewer-boxes-20', '1-1'],
    ['launch-day-45', 'launch-day-pro'],
  ] as const) {
    const { agenda } = match.course;
    const at = agenda.state.stages.findIndex(({ kind }) => kind === 'predict');
    match.course.agenda = new Agenda({ ...agenda.state, at, round: { ...agenda.round, state: 'ready' } });
    expect(match.control({ do: 'again', rotate: false, lesson })).toBeUndefined();
    expect(match.scenario).toBe(scenario);
  }
});

test('the file of the teams says which scenario and tier each round was', async () => {
  const header = headerOf('launch-day-explorer');
  const short = shorten(catalogue, header.scenario, 0.1);
  const { match, ticker } = await openHandRoom(short, store, header, 60);
  match.control({ do: 'start' });
  await ticker.beat();
  match.control({ do: 'end' });
  for (let beat = 0; beat < 400 && match.phase !== 'debrief'; beat++) await ticker.beat();
  const [head = '', first = ''] = exportOf(match, 'teams').text.split('\r\n');
  const place = head.split(',').indexOf('scenario');
  expect(head.split(',').slice(place, place + 2)).toEqual(['scenario', 'tier']);
  expect(first.split(',').slice(place, place + 2)).toEqual(['Launch Day', 'explorer']);
});
