import { describe, expect, test } from 'vitest';
import { Bucket } from '../../../server/rooms/bucket.ts';
import { Seats } from '../../../server/rooms/seats.ts';
import { newCode } from '../../../server/rooms/secrets.ts';
import { isStuck, newWatch, noteResult } from '../../../server/rooms/watch.ts';
import { codeSchema } from '../../../shared/wire/payloads.ts';

function sit(seats: Seats, team?: number) {
  const opened = seats.open({ nickname: 'Ann', team });
  if (typeof opened === 'string') throw new Error(opened);
  return opened;
}

describe('seats', () => {
  test('fill the smallest team first', () => {
    const seats = new Seats(3, 2);
    sit(seats, 1);
    expect([0, 1, 2, 3, 4].map(() => sit(seats).seat.team)).toEqual([0, 2, 0, 1, 2]);
    expect(seats.open({ nickname: 'Ann' })).toBe('room.full');
  });

  test('are not opened in a full team or in none', () => {
    const seats = new Seats(2, 1);
    sit(seats, 0);
    expect(seats.open({ nickname: 'Ann', team: 0 })).toBe('team.full');
    expect(seats.open({ nickname: 'Ann', team: 2 })).toBe('team.full');
  });

  test('are known by their token, of which only a hash is kept', () => {
    const seats = new Seats(2, 2);
    const { seat, token } = sit(seats);
    expect(seats.withToken(token)).toBe(seat);
    expect(seats.withToken(seat.tokenHash)).toBeUndefined();
    expect(JSON.stringify(seat)).not.toContain(token);
    seats.remove(seat);
    expect(seats.withToken(token)).toBeUndefined();
  });

  test('never get the number of one that the log knows', () => {
    const seats = new Seats(2, 4);
    const { seat } = sit(seats);
    seats.remove(seat);
    expect(sit(seats).seat.seat).toBe(1);
    seats.reserve(40);
    expect(sit(seats).seat.seat).toBe(41);
  });
});

test('codes are such as the door takes, and differ', () => {
  const codes = Array.from({ length: 200 }, newCode);
  for (const code of codes) expect(codeSchema.safeParse(code).success).toBe(true);
  expect(new Set(codes).size).toBe(codes.length);
});

test('a bucket gives forty at once and twenty a second', () => {
  const bucket = new Bucket(0);
  const taken = (count: number, ms: number) =>
    Array.from({ length: count }, () => bucket.take(ms)).filter(Boolean).length;
  expect(taken(100, 0)).toBe(40);
  expect(taken(100, 500)).toBe(10);
  expect(taken(100, 1000)).toBe(10);
  expect(taken(100, 60_000)).toBe(40);
});

test('a team is stuck at the third refusal of a kind, or idle in trouble', () => {
  const watch = newWatch();
  const refusal = { team: 0, seat: 2, seq: 1, ok: false, code: 'host.unknown', numbers: {} } as const;
  for (let times = 0; times < 2; times++) noteResult(watch, 10, 'bootVm', refusal);
  expect(isStuck(watch, 11, 10, 0)).toBe(false);
  noteResult(watch, 10, 'bootVm', refusal);
  expect(watch.refusedInARow).toBe(3);
  expect(isStuck(watch, 11, 10, 0)).toBe(true);
  noteResult(watch, 20, 'bootVm', { team: 0, seat: 2, seq: 2, ok: true });
  expect(watch).toEqual({ lastVerb: 'bootVm', lastSeat: 2, lastTick: 20, refusedInARow: 0, refusedCode: '' });
  expect(isStuck(watch, 20 + 1200, 10, 0), 'all is well').toBe(false);
  expect(isStuck(watch, 20 + 1199, 10, 1)).toBe(false);
  expect(isStuck(watch, 20 + 1200, 10, 1)).toBe(true);
});
