/** Seats that plans play: whole teams like rivals, mates that only mend, and all of it in the log. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { agendaOf } from '../../../server/rooms/agenda.ts';
import { crewsWithBots } from '../../../server/rooms/bot-hands.ts';
import type { Match } from '../../../server/rooms/match.ts';
import { HANDLERS } from '../../../server/rooms/requests.ts';
import type { Seat } from '../../../server/rooms/seats.ts';
import type { Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import type { Catalogue } from '../../../shared/content/catalogue.ts';
import { type Lesson, lessonSchema } from '../../../shared/content/lesson.ts';
import { parseLog } from '../../../shared/play/log.ts';
import { replay } from '../../../shared/play/replay.ts';
import type { CommandEntry } from '../../../shared/sim/entries.ts';
import { shorten } from '../../seeded/scenarios.ts';
import { CONTENT, deskOf, hasher, headerOf, openHandRoom, personOf, reopenHandRoom, sit } from './hand-room.ts';

const LESSON: Lesson = lessonSchema.parse({
  id: 'rehearsal',
  title: 'Rehearsal',
  about: 'Two matches of two scenarios.',
  minutes: 5,
  scenario: 'launch-day',
  source: 'our choice: short',
  stages: [
    { kind: 'brief', minutes: 0.1, lines: ['One line.'] },
    { kind: 'play', minutes: 0.5, round: 'A', weight: 1, scenario: '2-1' },
    { kind: 'play', minutes: 0.5, round: 'B', weight: 2, night: true },
    { kind: 'debrief', minutes: 1 },
  ],
});
const catalogue = short(loadContent());

/** Long enough for hands that think for twenty seconds. */
function short(shipped: Catalogue): Catalogue {
  const base = shorten(shorten(shipped, 'launch-day', 1.2), '2-1', 3);
  const scenarios = base.scenarios.map((one) => ({ ...one, night: { ...one.night, minutes: 1 } }));
  return { ...base, scenarios, lessons: [LESSON] };
}

let store: Store;
let match: Match;
let ticker: Ticker;

beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

async function open(scenario: string, lesson?: Lesson): Promise<void> {
  const header = headerOf(scenario, { teams: 3, ...(lesson !== undefined && { lesson: lesson.id }) });
  const agenda = lesson === undefined ? undefined : agendaOf(lesson);
  ({ match, ticker } = await openHandRoom(catalogue, store, header, 10, 'ABC234', agenda));
}
/** Answered when it is written, so the room goes on meanwhile. */
async function control(payload: object): Promise<unknown> {
  const answer = Promise.resolve(HANDLERS.control(deskOf(store, match), personOf(), payload));
  await ticker.beat();
  return answer;
}
async function commands(round = match.round): Promise<CommandEntry[]> {
  const entries = await store.loadEntries('ABC234', round);
  return entries.flatMap(({ entry }) => (entry.kind === 'command' ? [entry] : []));
}
const verbsOf = (all: readonly CommandEntry[], team: number) =>
  new Set(all.filter((one) => one.team === team).map(({ command }) => command.verb));

describe('a class of bots only', () => {
  test('plays a whole lesson, each round by plans of its own scenario, and the log needs none of them', async () => {
    await open('launch-day', LESSON);
    for (const team of [0, 1, 2]) expect(await control({ do: 'bots', team, count: 1 })).toEqual({ ok: true });
    expect([...match.seats].map(({ team, bot }) => [team, bot !== ''])).toEqual([
      [0, true],
      [1, true],
      [2, true],
    ]);
    expect(await control({ do: 'start' })).toEqual({ ok: true });
    for (let beat = 0; beat < 6000 && !match.agenda.isLast; beat++) await ticker.beat();
    expect(match.phase).toBe('debrief');
    expect(match.rounds.map(({ name }) => name)).toEqual(['A', 'B']);
    for (const { round, log, debrief } of match.rounds) {
      const given = await commands(round);
      for (const team of [0, 1, 2])
        expect(verbsOf(given, team).size, `round ${round}, team ${team}`).toBeGreaterThan(0);
      expect(new Set(given.map(({ seat, seq }) => `${seat}:${seq}`)).size).toBe(given.length);
      const played = replay(parseLog(log, hasher, CONTENT), catalogue, hasher);
      expect(played.hash).toBe(debrief.hash);
    }
    const profits = match.rounds[1]?.debrief.teams.map(({ ledgerMicroCents }) =>
      ledgerMicroCents.reduce((sum, cents) => sum + cents, 0),
    );
    expect(new Set(profits).size, 'different plans').toBe(3);
  });

  test('gives up no seat to a bot that a person has, and the seats of bots to people', async () => {
    await open('launch-day');
    await sit(store, match, 'Ann', 0);
    expect(await control({ do: 'bots', team: 0, count: 6 })).toEqual({ ok: false, code: 'team.full' });
    expect(match.seats.botsOf(0)).toHaveLength(2);
    expect(await control({ do: 'bots', team: 0, count: 1 })).toEqual({ ok: true });
    expect(match.seats.botsOf(0)).toHaveLength(1);
    expect(await control({ do: 'bots', team: 7, count: 1 })).toEqual({ ok: false, code: 'team.full' });
    expect(await control({ do: 'bots', team: 0, count: 0 })).toEqual({ ok: true });
    expect([...match.seats].map(({ nickname }) => nickname)).toEqual(['Ann']);
  });
});

test('crews are found in one look at the seats: the first bot of each team, and whether people sit beside it', () => {
  const drawn = fc.array(fc.record({ team: fc.integer({ min: -1, max: 5 }), bot: fc.constantFrom('', 'lean') }));
  fc.assert(
    fc.property(drawn, (places) => {
      const seats = places.map((place, seat) => ({ ...place, seat })) as unknown as Seat[];
      let looks = 0;
      const counted = {
        *[Symbol.iterator]() {
          for (const seat of seats) {
            looks += 1;
            yield seat;
          }
        },
      };
      const crews = crewsWithBots(counted);
      expect(looks).toBe(seats.length);
      const teams = [...new Set(seats.flatMap(({ bot, team }) => (bot === '' ? [] : [team])))].sort((a, b) => a - b);
      expect([...crews.keys()]).toEqual(teams);
      for (const [team, { bot, isAlone }] of crews) {
        const crew = seats.filter((one) => one.team === team);
        expect(bot).toBe(crew.find((one) => one.bot !== ''));
        expect(isAlone).toBe(crew.every((one) => one.bot !== ''));
      }
    }),
  );
});

test('a bot beside people mends and does nothing else; alone it plays', async () => {
  await open('launch-day');
  await sit(store, match, 'Ann', 0);
  for (const team of [0, 1]) await control({ do: 'bots', team, count: 1 });
  await control({ do: 'start' });
  await control({ do: 'inject', incident: 'host.dies', warningSeconds: 0 });
  for (let beat = 0; beat < 600; beat++) await ticker.beat();
  const given = await commands();
  const chores = [...verbsOf(given, 0)];
  expect(chores.length).toBeGreaterThan(0);
  expect(chores.filter((verb) => verb !== 'declareDead' && verb !== 'repairHost')).toEqual([]);
  expect([...verbsOf(given, 1)].some((verb) => verb === 'order' || verb === 'scale')).toBe(true);
  expect(verbsOf(given, 2), 'nobody is there').toEqual(new Set());
});

test('after a restart a bot goes on, and does nothing a second time', async () => {
  const play = async (dies: boolean) => {
    await store.close();
    store = await openStore(':memory:');
    await open('4-2'); // its plan orders a machine, which it could do again
    await control({ do: 'bots', team: 0, count: 1 });
    await control({ do: 'start' });
    await control({ do: 'pace', pace: 30 });
    for (let beat = 0; beat < 600; beat++) {
      if (dies && beat % 200 === 150) ({ match, ticker } = await reopenHandRoom(catalogue, store));
      await ticker.beat();
    }
    return (await commands(0)).map(({ command }) => JSON.stringify(command)).sort();
  };
  const whole = await play(false);
  expect(whole.filter((command) => command.includes('"order"')).length).toBeGreaterThan(0);
  expect(await play(true)).toEqual(whole);
});
