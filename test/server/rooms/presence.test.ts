import { expect, test } from 'vitest';
import { Crew } from '../../../server/rooms/presence.ts';
import type { Seat } from '../../../server/rooms/seats.ts';
import { pick, u } from '../../../shared/base/random.ts';
import { type Presence, presenceSchema } from '../../../shared/wire/payloads.ts';

const seatOf = (seat: number, team: number): Seat => ({
  seat,
  team,
  nickname: `n${seat}`,
  tokenHash: '',
  duty: 0,
  realName: '',
  bot: '',
  browserHash: '',
  banned: false,
  session: 's',
});
const handAt = (x: number): Presence => [1, 'h1000001', x, 0, '', ''];
/** Two beats: moves go out with every other. */
const heardOver = (crew: Crew, listener: Seat) =>
  [crew.take(), crew.take()].flatMap((heard) => (heard === undefined ? [] : [heard(listener)]));

test('whoever moves and speaks is heard by their own team, with what came last', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const crew = new Crew();
    const seats = Array.from({ length: 8 }, (_, seat) => seatOf(seat, pick(3, u(seed, 'shuffle', seat, 0))));
    const last = new Map<Seat, number>();
    for (let move = 0; move < 12; move++) {
      const seat = seats[pick(8, u(seed, 'shuffle', 50, move))] as Seat;
      last.set(seat, move);
      crew.move(seat, handAt(move));
      if (move % 3 === 0) crew.say(seat, move, { kind: 'help', at: '' });
    }
    const beats = [crew.take(), crew.take()];
    for (const listener of seats) {
      const heard = beats.flatMap((beat) => (beat === undefined ? [] : [beat(listener)]));
      const rows = heard.flatMap(({ presence }) => presence);
      const mates = [...last].filter(([seat]) => seat !== listener && seat.team === listener.team);
      expect(rows).toEqual(mates.map(([{ seat }, move]) => [seat, ...handAt(move)]));
      const speakers = heard.flatMap(({ signals }) => signals).map(({ seat }) => seats[seat]?.team);
      expect(speakers.every((team) => team === listener.team)).toBe(true);
    }
  }
});

test('what was heard is not said again', () => {
  const crew = new Crew();
  const [ann, bob] = [seatOf(0, 0), seatOf(1, 0)];
  crew.move(ann, handAt(1));
  crew.say(ann, 5, { kind: 'look', at: 's0.3' });
  expect(heardOver(crew, bob).flatMap(({ presence }) => presence)).toHaveLength(1);
  expect(heardOver(crew, bob)).toEqual([]);
});

test('a place is a name of the game', () => {
  const places = ['', 'h1', 'v12', 'i999', 'd4', 't7', 'e0', 's0.3', 's-1.0'];
  for (const place of places) expect(presenceSchema.safeParse([0, place, 0, 255, place, place]).success).toBe(true);
  for (const held of ['m:rack-server', 'k:docker', 'c:cart']) {
    expect(presenceSchema.safeParse([0, '', 0, 0, '', held]).success).toBe(true);
    expect(presenceSchema.safeParse([0, held, 0, 0, '', '']).success).toBe(false);
  }
  for (const bad of ['h', 'x1', 'h1 ', 'h-1', 's1', 's0.3.1', 'm:', 'h1234567890', `m:${'a'.repeat(41)}`, 'h1\n']) {
    expect(presenceSchema.safeParse([0, '', 0, 0, '', bad]).success, bad).toBe(false);
  }
});
