/** What a host does for a class while it plays: words, help, money, trouble, places. Stored before it is answered. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import type { Match } from '../../../server/rooms/match.ts';
import { HANDLERS } from '../../../server/rooms/requests.ts';
import type { Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import type { Note } from '../../../shared/wire/messages.ts';
import { deskOf, headerOf, openHandRoom, personOf, reopenHandRoom, sit } from './hand-room.ts';

const catalogue = loadContent();
let store: Store;
let match: Match;
let ticker: Ticker;

beforeEach(async () => {
  store = await openStore(':memory:');
  ({ match, ticker } = await openHandRoom(catalogue, store, headerOf('launch-day', { teams: 3, seatsPerTeam: 6 })));
  for (const [index, name] of ['Ann', 'Bo', 'Cy', 'Di'].entries()) await sit(store, match, name, index % 2);
});
afterEach(() => store.close());

const by = (seat?: number) => personOf(seat === undefined ? undefined : match.seats.get(seat));
const host = async (payload: object): Promise<unknown> => {
  const answer = Promise.resolve(HANDLERS.control(deskOf(store, match), by(), payload));
  await ticker.beat();
  return answer;
};
const raise = (seat: number, up: boolean) => HANDLERS.raise(deskOf(store, match), by(seat), { up });
const notes = (seat?: number): readonly Note[] =>
  (HANDLERS.notes(deskOf(store, match), by(seat), {}) as { notes: readonly Note[] }).notes;
const restart = async () => {
  ({ match, ticker } = await reopenHandRoom(catalogue, store));
};
const OK = { ok: true };

test('a student does none of it', async () => {
  const controls = [
    { do: 'start' },
    { do: 'say', kind: 'hint', text: 'x' },
    { do: 'kick', seat: 1 },
    { do: 'bots', team: 0, count: 1 },
  ];
  for (const control of controls)
    expect(await HANDLERS.control(deskOf(store, match), by(0), control)).toEqual({ ok: false, code: 'host.only' });
  expect(await HANDLERS.export(deskOf(store, match), by(0), { what: 'students' })).toMatchObject({ code: 'host.only' });
});

describe('words', () => {
  test('reach the team that they are for, or all, also after a restart', async () => {
    expect(await host({ do: 'say', kind: 'hint', team: 1, text: 'Look at the queue.' })).toEqual(OK);
    expect(await host({ do: 'say', kind: 'message', text: 'Two minutes.' })).toEqual(OK);
    for (const again of [false, true]) {
      if (again) await restart();
      expect(notes(0).map(({ text }) => text)).toEqual(['Two minutes.']);
      expect(notes(1).map(({ kind, text }) => [kind, text])).toEqual([
        ['hint', 'Look at the queue.'],
        ['message', 'Two minutes.'],
      ]);
      expect(notes()).toHaveLength(2);
    }
  });

  test.each([[''], ['   '], ['x'.repeat(281)]])('%j is not sent', async (text) => {
    expect(await host({ do: 'say', kind: 'message', text })).toMatchObject({ code: 'message.malformed' });
    expect(notes()).toEqual([]);
  });

  test('have an end: a class that is told a thousand things hears none', async () => {
    for (let count = 0; count < 1000; count++) match.notes.say('message', -1, 'x', 0);
    expect(await host({ do: 'say', kind: 'message', text: 'One more.' })).toMatchObject({ code: 'rate.slow_down' });
    expect(await raise(0, true)).toMatchObject({ code: 'rate.slow_down' });
  });
});

describe('a raised hand', () => {
  test('is between its seat and the host, and comes back to it with each receipt', async () => {
    expect(await raise(0, true)).toEqual(OK);
    expect(await raise(0, true), 'twice is once').toEqual(OK);
    expect(await raise(3, true)).toEqual(OK);
    expect(notes().map(({ seat, state }) => [seat, state])).toEqual([
      [0, 'asked'],
      [3, 'asked'],
    ]);
    expect(notes(2), 'a team-mate').toEqual([]);
    match.notes.takeFresh();
    expect(await host({ do: 'help', seat: 0, as: 'coming' })).toEqual(OK);
    expect(match.notes.takeFresh()).toMatchObject([{ seat: 0, state: 'coming' }]);
    await restart();
    expect(notes(0)).toMatchObject([{ seat: 0, state: 'coming' }]);
    expect(await host({ do: 'help', seat: 0, as: 'done' })).toEqual(OK);
    expect(await host({ do: 'help', seat: 0, as: 'done' })).toEqual({ ok: false, code: 'help.none' });
    expect(await raise(3, false), 'taken down again').toEqual(OK);
    expect(notes().map(({ state }) => state)).toEqual(['done', 'done']);
    expect(await raise(0, true), 'and up once more').toEqual(OK);
    expect(notes(0).map(({ state }) => state)).toEqual(['done', 'asked']);
  });
});

describe('money and trouble', () => {
  test('are for one team or for all, and what was answered happens', async () => {
    expect(await host({ do: 'budget', dollars: 100 }), 'before the day').toMatchObject({ code: 'phase.wrong' });
    expect(notes(), 'nobody is told of money that did not come').toEqual([]);
    await host({ do: 'start' });
    expect(await host({ do: 'budget', team: 1, dollars: 250 })).toEqual(OK);
    expect(await host({ do: 'budget', dollars: -50 })).toEqual(OK);
    expect(await host({ do: 'inject', incident: 'host.dies', warningSeconds: 60, team: 2 })).toEqual(OK);
    await restart();
    expect(match.world.teams.map(({ grantedMicroCents }) => grantedMicroCents / 100_000_000)).toEqual([-50, 200, -50]);
    expect(match.world.teams.map(({ signs }) => signs.length)).toEqual([0, 0, 1]);
    expect(notes(1).map(({ kind, text }) => [kind, text])).toEqual([
      ['budget', '250'],
      ['budget', '-50'],
    ]);
    expect(notes(0).map(({ text }) => text)).toEqual(['-50']);
  });

  test('come to nothing once the host has ended the round', async () => {
    await host({ do: 'start' });
    match.control({ do: 'end' });
    expect(match.control({ do: 'budget', dollars: 5 })).toBe('phase.wrong');
    expect(match.control({ do: 'inject', incident: 'crowd', warningSeconds: 0 })).toBe('phase.wrong');
  });
});

describe('places', () => {
  const crews = () => [0, 1, 2].map((team) => [...match.seats].filter((seat) => seat.team === team).length);

  test('are as even as can be, and each by hand, also after a restart', async () => {
    expect(crews()).toEqual([2, 2, 0]);
    expect(await host({ do: 'balance' })).toEqual(OK);
    expect([...crews()].sort()).toEqual([1, 1, 2]);
    const before = crews();
    expect(await host({ do: 'balance' }), 'again changes nothing').toEqual(OK);
    expect(crews()).toEqual(before);
    expect(await host({ do: 'move', seat: 0, team: 2 })).toEqual(OK);
    expect(await host({ do: 'move', seat: 0, team: 9 })).toMatchObject({ code: 'team.full' });
    expect(await host({ do: 'move', seat: 77, team: 0 })).toMatchObject({ code: 'seat.unknown' });
    await restart();
    expect(match.seats.get(0)?.team).toBe(2);
  });

  test('are not shuffled while the class plays', async () => {
    await host({ do: 'start' });
    expect(await host({ do: 'balance' })).toMatchObject({ code: 'phase.wrong' });
  });
});
