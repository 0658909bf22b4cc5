/** Who comes in, where they sit, and who comes back after being sent out. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import type { House } from '../../../server/rooms/house.ts';
import type { Match } from '../../../server/rooms/match.ts';
import { Admission } from '../../../server/rooms/people.ts';
import { HANDLERS } from '../../../server/rooms/requests.ts';
import type { Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import {
  deskOf,
  HandClock,
  type HandRoom,
  headerOf,
  openHandRoom,
  personOf,
  quiet,
  reopenHandRoom,
} from './hand-room.ts';

const catalogue = loadContent();
const BROWSER = 'a'.repeat(32);
let store: Store;
let match: Match;
let room: HandRoom;
let ticker: Ticker;
let door: Admission;

beforeEach(async () => {
  store = await openStore(':memory:');
  ({ room, match, ticker } = await openHandRoom(
    catalogue,
    store,
    headerOf('launch-day', { teams: 3, seatsPerTeam: 2 }),
  ));
  door = doorOf();
});
afterEach(() => store.close());

function doorOf(): Admission {
  const house: Partial<House> = { store, log: quiet, clock: new HandClock() }; // all that a door needs of it
  return new Admission(house as House, match, () => 0);
}
const come = (nickname: string, more: object = {}) => door.admit({ nickname, ...more });
const host = async (payload: object): Promise<unknown> => {
  const answer = Promise.resolve(HANDLERS.control(deskOf(store, match), personOf(), payload));
  await ticker.beat();
  return answer;
};
/** The same room in another process. */
async function restart(): Promise<void> {
  ({ room, match, ticker } = await reopenHandRoom(catalogue, store));
  door = doorOf();
}

describe('sent out', () => {
  test('for once: the token is worth nothing any more, the browser may come again, also after a restart', async () => {
    const person = await come('Ann', { browser: BROWSER });
    const seat = person.seat?.seat ?? -1;
    expect(await host({ do: 'kick', seat })).toEqual({ ok: true });
    await expect(door.admit({ seatToken: person.seatToken })).rejects.toThrow('seat.unknown');
    await restart();
    await expect(door.admit({ seatToken: person.seatToken })).rejects.toThrow('seat.unknown');
    expect((await come('Ann', { browser: BROWSER })).seat?.nickname).toBe('Ann');
  });

  test('for good: neither token nor browser opens the door, under any name, also after a restart', async () => {
    const person = await come('Ann', { browser: BROWSER });
    await host({ do: 'ban', seat: person.seat?.seat });
    for (const again of [false, true]) {
      if (again) await restart();
      await expect(door.admit({ seatToken: person.seatToken })).rejects.toThrow('seat.banned');
      await expect(come('Bo', { browser: BROWSER })).rejects.toThrow('seat.banned');
      expect([...match.seats], 'and no place is taken').toHaveLength(0);
    }
    expect((await come('Cy', { browser: 'b'.repeat(32) })).seat?.nickname, 'another browser is let in').toBe('Cy');
    expect(await host({ do: 'kick', seat: person.seat?.seat })).toMatchObject({ code: 'seat.unknown' });
  });
});

describe('a name', () => {
  test('that a class need not read is refused at the door and when it is changed', async () => {
    await expect(come('sh1t')).rejects.toThrow('nickname.unfit');
    expect([...match.seats]).toHaveLength(0);
    const { seat } = await come('Ann');
    const rename = (nickname: string) => HANDLERS.rename(deskOf(store, match), personOf(seat), { nickname });
    expect(await rename('Arschloch')).toEqual({ ok: false, code: 'nickname.unfit' });
    expect(await rename('Anna')).toEqual({ ok: true });
    expect(await host({ do: 'rename', seat: seat?.seat, nickname: 'f u c k' })).toMatchObject({
      code: 'nickname.unfit',
    });
    await restart();
    expect([...match.seats].map(({ nickname }) => nickname)).toEqual(['Anna']);
  });

  test('that is real is in no state that is sent, and in no log', async () => {
    const secret = 'Wilhelmina Zumwinkel';
    await come('Otter', { realName: secret, team: 0 });
    await host({ do: 'roster', pupils: [{ realName: secret, team: 0 }] });
    match.control({ do: 'start' });
    for (let beat = 0; beat < 20; beat++) await ticker.beat();
    room.projection.write(true);
    const sent = JSON.stringify(room.projection.state.toJSON());
    expect(sent).toContain('Otter');
    expect(sent).not.toContain('Wilhelmina');
    match.control({ do: 'end' });
    await ticker.beat();
    match.control({ do: 'end' });
    await ticker.beat();
    expect(match.rounds[0]?.log).toMatch(/headroom-log/);
    expect(match.rounds[0]?.log).not.toMatch(/Wilhelmina|Otter/);
  });

  test('of the class list is kept to the instructor and finds its team, however it is written', async () => {
    await host({ do: 'roster', pupils: [{ realName: 'Ann Ó Neill', team: 2 }, { realName: 'Bo Li' }] });
    await restart();
    const ann = await come('Otter', { realName: '  ann  ó neill ' });
    expect(ann.seat?.team).toBe(2);
    expect((await come('Lynx', { realName: 'Bo Li' })).seat?.team, 'no team there: the smallest').toBe(0);
    expect((await come('Yak', { realName: 'Somebody' })).seat?.team).toBe(1);
    expect((await come('Raven', { realName: 'Ann Ó Neill', team: 1 })).seat?.team, 'what is asked for goes first').toBe(
      1,
    );
  });
});

test('a class list that fills a team beyond its places, or names one that there is not, keeps nobody out', async () => {
  const pupils = ['A', 'B', 'C'].map((realName) => ({ realName, team: 1 }));
  await host({ do: 'roster', pupils: [...pupils, { realName: 'D', team: 40 }] });
  const teams: (number | undefined)[] = [];
  for (const realName of ['A', 'B', 'C', 'D']) teams.push((await come(`n${realName}`, { realName })).seat?.team);
  expect(teams.slice(0, 2)).toEqual([1, 1]);
  expect(teams.slice(2)).not.toContain(1);
});

describe('a full room', () => {
  const bots = async () => {
    for (const team of [0, 1, 2]) await host({ do: 'bots', team, count: 2 });
  };

  test('has place for people as long as a bot sits there, in the team that they ask for', async () => {
    await bots();
    expect((await come('Ann', { team: 1 })).seat?.team).toBe(1);
    expect(match.seats.botsOf(1)).toHaveLength(1);
    for (const name of ['Bo', 'Cy', 'Di', 'Ed', 'Flo']) await come(name);
    expect([...match.seats].every(({ bot }) => bot === '')).toBe(true);
    await expect(come('Gus')).rejects.toThrow('room.full');
    await expect(come('Gus', { team: 1 })).rejects.toThrow(/room.full|team.full/);
    await restart();
    expect([...match.seats]).toHaveLength(6);
  });

  test('gives no number twice, so that a log never takes one for another', async () => {
    await bots();
    const numbers = [...match.seats].map(({ seat }) => seat);
    const { seat } = await come('Ann');
    expect(numbers).not.toContain(seat?.seat);
  });
});

test('who has come in once sits in the same place again, with the same browser', async () => {
  const first = await come('Ann', { browser: BROWSER, team: 2 });
  const again = await come('Anna', { browser: BROWSER });
  expect([again.seat?.seat, again.seat?.team, again.seat?.nickname]).toEqual([first.seat?.seat, 2, 'Anna']);
  await expect(door.admit({ seatToken: first.seatToken }), 'the token of before').rejects.toThrow('seat.unknown');
});

test('a locked room lets nobody in but those who have a seat', async () => {
  const ann = await come('Ann');
  await host({ do: 'lock', on: true });
  await expect(come('Bo')).rejects.toThrow('room.locked');
  expect((await door.admit({ seatToken: ann.seatToken })).seat).toBe(ann.seat);
});
