/** Rooms over real sockets: who gets in, what they see, what they are answered. */
import { setTimeout as sleep } from 'node:timers/promises';
import { matchMaker } from '@colyseus/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadContent, readContent } from '../../server/content.ts';
import type { Store } from '../../server/store/store.ts';
import { loadHasher } from '../../shared/base/hash.ts';
import { teamOfId } from '../../shared/base/ids.ts';
import { u } from '../../shared/base/random.ts';
import { contentHash, parseLog } from '../../shared/play/log.ts';
import { replay } from '../../shared/play/replay.ts';
import { readEstate } from '../../shared/wire/estate.ts';
import type { Requests } from '../../shared/wire/messages.ts';
import type { CreateOptions, JoinOptions } from '../../shared/wire/payloads.ts';
import { PHASES } from '../../shared/wire/symbols.ts';
import * as guests from '../support/guests.ts';
import { type RoomsHere, roomsHere } from '../support/rooms-here.ts';

type Guest = guests.Guest;
const { until } = guests;
const catalogue = loadContent();
const files = readContent();
const hasher = await loadHasher();

let skewMs = 0; // how far the test has put the clock forward
let here: RoomsHere;
let store: Store;

beforeAll(async () => {
  here = await roomsHere({ clock: { nowMs: () => performance.now() + skewMs } });
  store = here.store;
});
afterAll(() => here.stop());

const create = (options: CreateOptions) => guests.create(here.url, options);
const join = (code: string, options: JoinOptions) => guests.join(here.url, code, options);
const refusalOf = (entering: Promise<Guest>) =>
  entering.then(
    () => 'entered',
    (error: Error) => error.message,
  );

const scenario = 'launch-day';
const classOf = (teams: number): CreateOptions => ({ mode: 'class', scenario, teams, seatsPerTeam: 2, seed: 7 });
const scaleOf = ({ room, welcome }: Guest) => {
  const team = room.state.seats.get(String(welcome.seat))!.team;
  const { facts } = readEstate(room.state.estates.get(String(team))!, room.state.tick);
  const deployment = facts.deployments[0]!;
  return { verb: 'scale', deployment: deployment.id, replicas: deployment.replicas + 1 };
};

describe('a class', () => {
  let teacher: Guest;
  let ann: Guest;
  let bob: Guest;
  let code: string;

  beforeAll(async () => {
    teacher = await create(classOf(2));
    code = teacher.room.roomId;
    ann = await join(code, { nickname: 'Ann' });
    bob = await join(code, { nickname: 'Bob' });
  });

  test('has a code to tell, a host key for who made it, and teams that fill evenly', () => {
    expect(code).toMatch(/^[2-9A-Z]{6}$/);
    expect(teacher.welcome).toMatchObject({ role: 'instructor', code, seat: -1, seatToken: '' });
    expect(teacher.welcome.hostKey).toMatch(/^[0-9a-f]{32}$/);
    expect(ann.welcome).toMatchObject({ role: 'player', hostKey: '', lastSeq: 0 });
    expect(ann.welcome.seatToken).toMatch(/^[0-9a-f]{32}$/);
    const teams = [ann, bob].map(({ room, welcome }) => room.state.seats.get(String(welcome.seat))?.team);
    expect(teams).toEqual([0, 1]);
  });

  test('starts when its host says so, and not when a player does', async () => {
    expect(await ann.ask('command', { seq: 1, command: { verb: 'bootVm', vm: 1 } })).toMatchObject({
      ok: false,
      code: 'phase.wrong',
    });
    expect(await ann.ask('control', { do: 'start' })).toEqual({ ok: false, code: 'host.only' });
    expect(await teacher.ask('control', { do: 'start' })).toEqual({ ok: true });
    await until(() => ann.room.state.phase === PHASES.indexOf('play') && ann.room.state.tick > 3);
  });

  test('shows each team its own estate, the host the boards, and nobody another team', async () => {
    await until(() => teacher.room.state.boards?.size === 2 && ann.room.state.estates?.size === 1);
    for (const [team, { room }] of [ann, bob].entries()) {
      expect([...room.state.estates.keys()]).toEqual([String(team)]);
      const view = readEstate(room.state.estates.get(String(team))!, room.state.tick);
      expect(view.hosts.length).toBeGreaterThan(0);
      for (const host of view.hosts) expect(teamOfId(host.id)).toBe(team);
      expect(room.state.boards?.size ?? 0).toBe(0);
      expect(room.state.monitors?.size ?? 0).toBe(0);
    }
    expect(teacher.room.state.estates?.size ?? 0).toBe(0);
    expect(teacher.room.state.monitors.get('0')?.floor).toMatch(/^o\d+,\d+( |$)/);
    const onlooker = await join(code, { spectator: true });
    await until(() => onlooker.room.state.boards?.size === 2);
    expect(onlooker.room.state.monitors?.size ?? 0).toBe(0);
    expect(onlooker.room.state.estates?.size ?? 0).toBe(0);
    expect(await onlooker.ask('command', { seq: 1, command: scaleOf(ann) })).toMatchObject({ code: 'seat.unknown' });
    await onlooker.room.leave();
  });

  test('answers an order once it is done, and a repeat with the same', async () => {
    const command = scaleOf(ann);
    const ack = await ann.ask('command', { seq: 1, command });
    expect(ack).toEqual({ ok: true, seq: 1 });
    expect(await ann.ask('command', { seq: 1, command })).toEqual(ack);
    const shown = readEstate(ann.room.state.estates.get('0')!, 0).facts.deployments[0];
    expect(shown?.replicas, 'the patch is there before the answer').toBe(command.replicas);
    await until(() => ann.heard.acts.flat().length > 0);
    expect(ann.heard.acts.flat()).toMatchObject([{ seat: ann.welcome.seat, verb: 'scale', command }]);
    expect(bob.heard.acts).toEqual([]);
    const rivals = await bob.ask('command', { seq: 1, command });
    expect(rivals, "another team's deployment").toMatchObject({ ok: false, seq: 1 });
  });

  test('waits while it is paused, and decides at the next tick', async () => {
    expect(await teacher.ask('control', { do: 'pause' })).toEqual({ ok: true });
    await until(() => ann.room.state.pauseReason === 'host');
    let decided = false;
    const ordered = ann.ask('command', { seq: 2, command: scaleOf(ann) }).then((ack) => {
      decided = true;
      return ack;
    });
    await sleep(400);
    expect(decided).toBe(false);
    await teacher.ask('control', { do: 'resume' });
    expect(await ordered).toEqual({ ok: true, seq: 2 });
  });

  test('keeps a seat for whoever has its token, and for nobody else', async () => {
    ann.room.connection.transport.close(); // as a drop, not a goodbye
    const seat = String(ann.welcome.seat);
    await until(() => bob.room.state.seats.get(seat)?.connected === false);
    expect(await refusalOf(join(code, { seatToken: '0'.repeat(32) }))).toBe('seat.unknown');
    expect(await refusalOf(join(code, { hostKey: '0'.repeat(32) }))).toBe('host.only');
    const { seatToken } = ann.welcome;
    const back = await join(code, { seatToken });
    expect(back.welcome).toMatchObject({ seat: ann.welcome.seat, lastSeq: 2, seatToken });
    expect(await back.ask('command', { seq: 2, command: scaleOf(back) }), 'decided before the drop').toEqual({
      ok: true,
      seq: 2,
    });
    const elsewhere = await join(code, { seatToken });
    await back.closed;
    expect(back.heard.notice).toEqual([{ code: 'seat.elsewhere' }]);
    await until(() => bob.room.state.seats.get(seat)?.connected === true);
    ann = elsewhere;
  });

  test('answers nonsense and goes on', async () => {
    const nonsense: [keyof Requests, unknown][] = [
      ['command', undefined],
      ['command', { seq: 3 }],
      ['command', { seq: 1.5, command: { verb: 'bootVm', vm: 1 } }],
      ['command', { seq: 3, command: { verb: 'bootVm', vm: '1' } }],
      ['command', { seq: 3, command: { verb: '__proto__', vm: 1 } }],
      ['command', { seq: 3, command: { verb: 'bootVm', vm: 1, team: 1 } }],
      ['control', { do: 'explode' }],
      ['why', { service: -1 }],
      ['why', { service: 9999 }],
      ['ahead', {}],
      ['ahead', { draft: [{ verb: 'bootVm' }] }],
      ['switch', 'x'.repeat(3000)],
      ['rename', { nickname: 'a‮b' }],
      ['rename', { nickname: '' }],
    ];
    for (const [name, payload] of nonsense) {
      const reply = await ann.ask(name, payload);
      expect(reply, `${name} ${JSON.stringify(payload)}`).toMatchObject({ ok: false, code: 'message.malformed' });
      expect((reply as { at: string }).at.length).toBeLessThanOrEqual(200);
    }
    ann.room.send('no-such-message', { a: 1 });
    ann.room.send(77, 'x');
    ann.room.connection.transport.send(new Uint8Array([255, 254, 253, 252]));
    ann.room.connection.transport.send(new Uint8Array([]));
    expect(await ann.ask('why', { service: 0 })).toMatchObject({ ok: true });
    expect(await ann.ask('why', { host: 1_000_001 })).toMatchObject({ ok: true });
    expect(await ann.ask('why', { vm: 7 })).toEqual({ ok: true, chain: [] });
    expect(await ann.ask('why', { pod: 1_000_001 })).toEqual({ ok: true, chain: [] });
    expect(await ann.ask('plan', {})).toMatchObject({ ok: true, bound: { score: expect.any(Number) }, vmSizes: [] });
    const ahead = await ann.ask('ahead', { draft: [{ verb: 'bootVm', vm: 7 }] });
    expect(ahead).toMatchObject({ ok: true, drafted: { verdicts: [{ ok: false, code: 'verb.not_allowed' }] } });
    expect(ahead.ok && ahead.asIs.steps.length).toBeGreaterThan(0);
    expect(await ann.ask('rename', { nickname: ' Anna ' })).toEqual({ ok: true });
    await until(() => bob.room.state.seats.get(String(ann.welcome.seat))?.nickname === 'Anna');
  });

  test('slows down who asks too much, without throwing anybody out', async () => {
    const replies = await Promise.all(Array.from({ length: 80 }, () => bob.ask('history', {})));
    const slowed = replies.filter((reply) => !reply.ok && reply.code === 'rate.slow_down');
    expect(slowed.length).toBeGreaterThan(20);
    expect(slowed.length).toBeLessThan(45);
    await sleep(1100);
    expect(await bob.ask('history', {})).toMatchObject({ ok: true });
  });

  test('cuts off a flood and a frame that is no message, and the others play on', async () => {
    const vandal = await join(code, { nickname: 'Vandal' });
    vandal.room.connection.transport.send(new Uint8Array([13, 255, 255, 255, 255, 255]));
    const flooder = await join(code, { nickname: 'Flood' });
    for (let i = 0; i < 300; i++) flooder.room.send('rename', { nickname: 'x' });
    await flooder.closed;
    const { tick } = bob.room.state;
    await until(() => bob.room.state.tick > tick + 3);
    expect(await refusalOf(join(code, { nickname: 'Fifth' })), 'two teams of two seats').toBe('room.full');
    await teacher.ask('control', { do: 'kick', seat: flooder.welcome.seat });
    expect(await refusalOf(join(code, { seatToken: flooder.welcome.seatToken }))).toBe('seat.unknown');
    await teacher.ask('control', { do: 'lock', on: true });
    expect(await refusalOf(join(code, { nickname: 'Fifth' }))).toBe('room.locked');
  });

  test('ends with a Night, a debrief and a log that plays again to the same hash', async () => {
    expect(await bob.ask('debrief', {})).toEqual({ ok: false, code: 'phase.wrong' });
    await teacher.ask('control', { do: 'inject', incident: 'host.dies', warningSeconds: 5 });
    await teacher.ask('control', { do: 'end' });
    await until(() => bob.room.state.phase === PHASES.indexOf('night'));
    await teacher.ask('control', { do: 'end' });
    await until(() => bob.room.state.phase === PHASES.indexOf('debrief'));
    const told = await bob.ask('debrief', {});
    const logged = await teacher.ask('log', {});
    if (!told.ok || !logged.ok) throw new Error('refused');
    expect(told.debrief).toMatchObject({ scenario, stars: -1 });
    expect(told.debrief.nightEndTick).toBeGreaterThan(told.debrief.endTick);
    expect(logged.log).not.toContain('Bob');
    expect(logged.log).not.toContain('Ann');
    const log = parseLog(logged.log, hasher, contentHash(files, hasher));
    expect(replay(log, catalogue, hasher).hash).toBe(told.debrief.hash);
    expect(await bob.ask('log', {}), 'once nothing more is played it is everybody’s').toEqual(logged);
    expect(await refusalOf(join(code, { nickname: 'Late' }))).toBe('room.ended');
  });
});

describe('a team', () => {
  test('may be changed in the lobby by oneself, later by the host only, and shows no other then', async () => {
    const teacher = await create(classOf(3));
    const { roomId: code } = teacher.room;
    let ann = await join(code, { nickname: 'Ann', team: 0 });
    expect(await ann.ask('switch', { team: 9 })).toEqual({ ok: false, code: 'team.full' });
    expect(await ann.ask('switch', { team: 2 })).toEqual({ ok: true });
    await teacher.ask('control', { do: 'start' });
    await until(() => ann.room.state.estates?.size === 1);
    expect([...ann.room.state.estates.keys()]).toEqual(['2']);
    expect(await ann.ask('switch', { team: 1 })).toEqual({ ok: false, code: 'phase.wrong' });
    const { seat, seatToken } = ann.welcome;
    expect(await teacher.ask('control', { do: 'move', seat, team: 1 })).toEqual({ ok: true });
    await ann.closed;
    ann = await join(code, { seatToken });
    await until(() => ann.room.state.estates?.size === 1);
    expect([...ann.room.state.estates.keys()]).toEqual(['1']);
    expect(await ann.ask('command', { seq: 1, command: scaleOf(ann) })).toEqual({ ok: true, seq: 1 });
  });

  test('that comes late finds its estate, and every mate sees the same', async () => {
    const teacher = await create(classOf(1));
    const { roomId: code } = teacher.room;
    await teacher.ask('control', { do: 'start' });
    await until(() => teacher.room.state.tick > 3);
    const [ann, bob] = [await join(code, { nickname: 'Ann' }), await join(code, { nickname: 'Bob' })];
    await until(() => ann.room.state.estates?.size === 1 && bob.room.state.estates?.size === 1);
    await ann.ask('command', { seq: 1, command: scaleOf(ann) });
    await teacher.ask('control', { do: 'pause' });
    await sleep(300);
    const shown = [ann, bob].map(({ room }) => readEstate(room.state.estates.get('0')!, room.state.tick));
    expect(shown[0]).toEqual(shown[1]);
    expect(bob.heard.acts.flat()).toMatchObject([{ seat: ann.welcome.seat, verb: 'scale' }]);
  });
});

describe('team-mates', () => {
  let teacher: Guest;
  let [ann, bob, rival, onlooker]: Guest[] = [];
  const hand = [1, 'h1000001', 128, 200, 'v1000002', ''] as const;

  beforeAll(async () => {
    teacher = await create(classOf(2));
    const { roomId: code } = teacher.room;
    ann = await join(code, { nickname: 'Ann', team: 0 });
    bob = await join(code, { nickname: 'Bob', team: 0 });
    rival = await join(code, { nickname: 'Eve', team: 1 });
    onlooker = await join(code, { spectator: true });
  });

  test('see where a hand is, and nobody else does', async () => {
    expect(await ann!.ask('presence', hand), 'there is no floor yet').toMatchObject({ code: 'phase.wrong' });
    await teacher.ask('control', { do: 'start' });
    await until(() => ann!.room.state.tick > 1);
    expect(await ann!.ask('presence', hand)).toEqual({ ok: true });
    await until(() => bob!.heard.presence.length > 0);
    expect(bob!.heard.presence.flat()).toEqual([[ann!.welcome.seat, ...hand]]);
    await bob!.ask('signal', { kind: 'look', at: 'h1000001' });
    await until(() => ann!.heard.signals.length > 0 && bob!.heard.signals.length > 0);
    const said = { seat: bob!.welcome.seat, kind: 'look', at: 'h1000001', to: -1 };
    for (const { heard } of [ann!, bob!]) expect(heard.signals.flat()).toMatchObject([said]);
    for (const { heard } of [teacher, rival!, onlooker!]) expect([heard.presence, heard.signals]).toEqual([[], []]);
    expect(ann!.heard.presence, 'not one\u2019s own').toEqual([]);
  });

  test('are refused what is no place, and lose neither seat nor order by too much of it', async () => {
    const wrong = [
      null,
      [],
      [...hand, 1],
      [3, ...hand.slice(1)],
      [1, 'h1.5', 0, 0, '', ''],
      [1, 'x'.repeat(4000), 0, 0, '', ''],
      [1, '', -1, 0, '', ''],
      [1, '', 0, 0, '', 'm:<img>'],
      { zoom: 1 },
    ];
    for (const payload of wrong) {
      expect(await ann!.ask('presence', payload), JSON.stringify(payload)).toMatchObject({ code: 'message.malformed' });
      await sleep(180); // slower than the limit
    }
    expect(await ann!.ask('signal', { kind: 'shout', at: '' })).toMatchObject({ code: 'message.malformed' });
    const { seat: rivals } = rival!.welcome;
    expect(await ann!.ask('signal', { kind: 'help', at: '', to: rivals })).toMatchObject({ code: 'seat.unknown' });
    bob!.heard.presence.length = 0;
    const replies = await Promise.all(Array.from({ length: 60 }, () => ann!.ask('presence', hand)));
    expect(replies.filter((reply) => !reply.ok && reply.code === 'rate.slow_down').length).toBeGreaterThan(45);
    await sleep(500);
    expect(bob!.heard.presence.flat().length, 'several in a beat are one').toBeLessThanOrEqual(3);
    const signals = await Promise.all(Array.from({ length: 20 }, () => ann!.ask('signal', { kind: 'help', at: '' })));
    expect(signals.filter((reply) => reply.ok).length).toBeLessThanOrEqual(5);
    expect(await ann!.ask('command', { seq: 1, command: scaleOf(ann!) })).toEqual({ ok: true, seq: 1 });
    expect(await onlooker!.ask('presence', hand)).toMatchObject({ code: 'seat.unknown' });
    expect(await onlooker!.ask('signal', { kind: 'help', at: '' })).toMatchObject({ code: 'seat.unknown' });
    expect(rival!.heard.signals).toEqual([]);
  });

  test('look after what they took, also after a drop', async () => {
    const cardOf = (guest: Guest) => bob!.room.state.seats.get(String(guest.welcome.seat));
    expect(await ann!.ask('duty', { duty: 'boss' })).toMatchObject({ code: 'message.malformed' });
    expect(await ann!.ask('duty', { duty: 'platform' })).toEqual({ ok: true });
    await until(() => cardOf(ann!)?.duty === 2);
    expect(await onlooker!.ask('duty', { duty: 'finance' })).toMatchObject({ code: 'seat.unknown' });
    const { roomId: code } = teacher.room;
    const seats = (await store.claim(code))!.seats.filter((seat) => seat.duty === 2); // whereupon the room lets go
    expect(seats.map(({ seat }) => seat)).toEqual([ann!.welcome.seat]);
  });

  test('leave no trace of hands and signals in the log', async () => {
    const { roomId: code } = teacher.room;
    const kinds = new Set((await store.loadEntries(code)).map(({ entry }) => entry.kind));
    expect([...kinds]).toEqual(['command']);
  });
});

test('four hands that never rest cost each other less than a kilobyte a second', async () => {
  const teacher = await create({ ...classOf(1), seatsPerTeam: 4 });
  const { roomId: code } = teacher.room;
  const mates = await Promise.all([0, 1, 2, 3].map((nth) => join(code, { nickname: `Mate ${nth}` })));
  await teacher.ask('control', { do: 'start' });
  await until(() => mates[0]!.room.state.tick > 1);
  await teacher.ask('control', { do: 'pause' }); // what is left is hands
  await sleep(500);
  let bytes = 0;
  const { transport } = mates[0]!.room.connection as unknown as { transport: { ws: EventTarget } };
  transport.ws.addEventListener('message', (event) => {
    const { data } = event as unknown as { data: ArrayBuffer | Buffer };
    bytes += data.byteLength;
  });
  for (let nth = 0; nth < 15; nth++) {
    for (const { room } of mates.slice(1)) room.send('presence', [1, 'h1000012', nth * 9, 200, 'v1000034', 'v1000034']);
    await sleep(200);
  }
  expect(mates[0]!.heard.presence.flat().length).toBeGreaterThan(20);
  expect(bytes / 3).toBeGreaterThan(200);
  expect(bytes / 3).toBeLessThan(1000);
}, 20_000);

test('random frames harm nobody but their sender', async () => {
  const teacher = await create(classOf(1));
  const { roomId: code } = teacher.room;
  await teacher.ask('control', { do: 'start' });
  const draw = (frame: number, byte: number, upTo: number) => Math.floor(u(1, 'shuffle', frame, byte) * upTo);
  for (let vandals = 0; vandals < 8; vandals++) {
    const { room } = await join(code, { spectator: true });
    for (let nth = 0; nth < 80; nth++) {
      const frame = vandals * 100 + nth;
      const bytes = Uint8Array.from({ length: draw(frame, 0, 60) }, (_, at) => draw(frame, at + 1, 256));
      if (bytes.length > 0) bytes[0] = 10 + draw(frame, 99, 12); // about the codes of Colyseus's own protocol
      room.connection.transport.send(bytes);
    }
  }
  const { tick } = teacher.room.state;
  await until(() => teacher.room.state.tick > tick + 5);
  expect(await teacher.ask('control', { do: 'pause' })).toEqual({ ok: true });
});

test('a reader that does not keep up is cut off and comes back to a whole state', async () => {
  const teacher = await create(classOf(1));
  const { roomId: code } = teacher.room;
  const ann = await join(code, { nickname: 'Ann' });
  await teacher.ask('control', { do: 'start' });
  const sockets = matchMaker.getLocalRoomById(code).clients;
  const socket = sockets.find(({ sessionId }) => sessionId === ann.room.sessionId)!.ref;
  Object.defineProperty(socket, 'bufferedAmount', { value: 5_000_000 }); // what a stalled one has in six seconds
  await ann.closed;
  const back = await join(code, { seatToken: ann.welcome.seatToken });
  await until(() => back.room.state.estates?.size === 1);
  expect(back.welcome.seat).toBe(ann.welcome.seat);
});

describe('the door', () => {
  test('refuses what is no room', async () => {
    const bad = (options: object) => refusalOf(create({ ...classOf(2), ...options } as CreateOptions));
    expect(await bad({ scenario: 'nowhere' })).toBe('scenario.unknown');
    expect(await bad({ teams: 51 })).toBe('message.malformed');
    expect(await bad({ mode: 'friendly' }), 'it has no nickname').toBe('message.malformed');
    expect(await bad({ restore: 'ABCDEF' })).toBe('message.malformed');
    expect(await refusalOf(join('ABCDEF', { nickname: 'x' }))).not.toBe('entered');
  });

  test('lets nobody but its maker in by what it was made with', async () => {
    const options: CreateOptions = { mode: 'friendly', scenario, teams: 2, nickname: 'Eve' };
    const maker = await create(options);
    expect(maker.welcome).toMatchObject({ role: 'player', seat: 0 });
    expect(await refusalOf(join(maker.room.roomId, options as never))).toBe('message.malformed');
    expect(await maker.ask('control', { do: 'start' })).toEqual({ ok: true });
    await maker.room.leave();
  });

  test('opens a level for one, which its player starts', async () => {
    const solo = await create({ mode: 'solo', scenario: '2-1', teams: 1, seed: 3 });
    expect(await solo.ask('control', { do: 'start' })).toEqual({ ok: true });
    await solo.ask('control', { do: 'pace', pace: 60 });
    await until(() => solo.room.state.tick > 30);
    await solo.ask('control', { do: 'end' });
    await until(() => solo.room.state.phase === PHASES.indexOf('debrief'));
    const told = await solo.ask('debrief', {});
    expect(told).toMatchObject({ ok: true, debrief: { stars: 0, nightEndTick: 0 } });
    await solo.room.leave();
  });
});

test('a room that nobody comes back to closes for good, and one that is played does not', async () => {
  const left = await create(classOf(1));
  const played = await create(classOf(1));
  const code = left.room.roomId;
  await left.room.leave();
  await sleep(200);
  expect(await store.loadUnfinished()).toContain(code);
  skewMs += 11 * 60_000;
  let waited = 0;
  while ((await store.loadUnfinished()).includes(code) && waited++ < 50) await sleep(20);
  expect(await store.loadUnfinished()).not.toContain(code);
  expect(await refusalOf(join(code, { hostKey: left.welcome.hostKey }))).not.toBe('entered');
  expect(await store.loadUnfinished()).toContain(played.room.roomId);
  expect(await played.ask('control', { do: 'start' })).toEqual({ ok: true });
});
