/** What a student's socket carries, byte by byte: nothing of the day to come, of a rival, or of anybody's keys. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { nightSeed } from '../../shared/play/match.ts';
import { compileRulebook } from '../../shared/sim/compile-rulebook.ts';
import { createWorld } from '../../shared/sim/genesis.ts';
import { PHASES } from '../../shared/wire/symbols.ts';
import { create, type Guest, join, until } from '../support/guests.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** No other number of the match has these bytes. */
const SEED = 0xd1ce5eed;
const SCENARIO = 'launch-day';

const START_MS = 60_000; // of a server on a busy machine

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ bare: true });
}, START_MS);
afterAll(() => server.stop());

/** A number as any of the encodings on this line would write it: both byte orders, and digits. */
function bytesOf(value: number): Buffer[] {
  const [little, big, float] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.alloc(8)];
  little.writeUInt32LE(value);
  big.writeUInt32BE(value);
  float.writeDoubleLE(value);
  return [little, big, float, Buffer.from(String(value))];
}

const holds = ({ frames }: Guest, needle: Buffer) => frames.some((frame) => Buffer.from(frame).includes(needle));
const holdsNumber = (guest: Guest, value: number) => bytesOf(value).some((needle) => holds(guest, needle));

/** A class of two teams that plays, orders, is asked, and ends. */
async function playThrough() {
  const options = { mode: 'class', scenario: SCENARIO, teams: 2, seatsPerTeam: 2, seed: SEED } as const;
  const teacher = await create(server.url, options);
  const { code } = teacher.welcome;
  const ann = await join(server.url, code, { nickname: 'Ann', team: 0, realName: 'Annabel Quisling' });
  const zoe = await join(server.url, code, {
    nickname: 'Zoe',
    team: 1,
    realName: 'Zoraida Umlaut',
    browser: 'c'.repeat(32),
  });
  await teacher.send('control', { do: 'start' });
  await until(() => PHASES[ann.room.state.phase] === 'play');
  await teacher.send('control', { do: 'pace', pace: 60 });
  await teacher.send('control', { do: 'inject', incident: 'host.dies', warningSeconds: 0, team: 1 });
  for (let seq = 1; seq <= 20; seq++) {
    await zoe.send('command', {
      seq,
      command: { verb: 'setScoring', strategy: seq % 2 ? 'mostAllocated' : 'leastAllocated' },
    });
    await ann.send('why', { service: 0 });
    await ann.send('plan', {});
  }
  await zoe.send('presence', [2, 'h777', 1, 1, 'h778', '']);
  await zoe.send('signal', { kind: 'suggest', at: 'h779', draft: { verb: 'repairHost', host: 1_999_999_777 } });
  await zoe.send('raise', { up: true });
  await teacher.send('control', { do: 'inject', incident: 'crowd', warningSeconds: 0, inSeconds: 60 });
  await teacher.send('control', { do: 'say', kind: 'hint', text: 'only for the second team', team: 1 });
  for (const name of ['history', 'lesson', 'notes', 'debrief', 'log', 'results', 'export']) {
    await ann.send(name, name === 'export' ? { what: 'students' } : {});
  }
  await sleep(1500);
  return { teacher, ann, zoe };
}

test('no seed, no schedule, no rival, no key in any frame', async () => {
  const { teacher, ann, zoe } = await playThrough();
  expect(ann.frames.length, 'there is something to search').toBeGreaterThan(30);

  for (const secret of [SEED, nightSeed(SEED, 0)]) expect(holdsNumber(ann, secret), `${secret}`).toBe(false);
  const rules = compileRulebook(loadContent(), SCENARIO);
  const world = createWorld(rules, SEED, 2);
  const own = world.teams[0]!.hosts.map(({ id }) => id);
  const rival = world.teams[1]!.hosts.map(({ id }) => id);
  expect(
    own.some((id) => holdsNumber(ann, id)),
    'its own hosts are there, so that the search can find',
  ).toBe(true);
  for (const id of rival) expect(holdsNumber(ann, id), `host ${id} of a rival`).toBe(false);

  const words = ['schedule', 'tokenHash', 'hostKeyHash', 'browserHash', 'realName', 'Quisling', 'Umlaut', '"seed"'];
  const keys = [teacher.welcome.hostKey, zoe.welcome.seatToken, 'c'.repeat(32)];
  const rivals = ['h777', 'h779', 'only for the second team', '1999999777'];
  for (const word of [...words, ...keys, ...rivals]) expect(holds(ann, Buffer.from(word)), word).toBe(false);
  expect(holds(zoe, Buffer.from('only for the second team')), 'who it is for has it').toBe(true);
  const teamsOf = ({ heard }: Guest) => heard.events.flat().map(({ team }) => team);
  expect(teamsOf(zoe), 'a host of hers died').toContain(1);
  expect(teamsOf(ann)).not.toContain(1);
  expect(teacher.room.state.strike.incident, 'what counts down is there to be found').toBe('crowd');
  expect(ann.room.state.strike.incident, 'and is nobody’s but the host’s').toBeUndefined();
  expect([...ann.room.state.estates.keys()]).toEqual(['0']);
  expect(ann.room.state.boards?.size ?? 0, 'the boards are for the audience').toBe(0);
  expect(ann.room.state.monitors?.size ?? 0).toBe(0);
});

test('an onlooker sees boards and no estate, and what a student is not told either', async () => {
  const { teacher } = await playThrough();
  const onlooker = await join(server.url, teacher.welcome.code, { spectator: true });
  await sleep(1000);
  for (const name of ['log', 'export', 'history', 'plan', 'why', 'control', 'command']) {
    const payloads = { export: { what: 'answers' }, why: { service: 0 }, control: { do: 'pause' } };
    const payload = payloads[name as keyof typeof payloads] ?? {};
    expect((await onlooker.send(name, payload)).ok, name).toBe(false);
  }
  expect(onlooker.room.state.strike.incident).toBeUndefined();
  expect(onlooker.room.state.estates?.size ?? 0).toBe(0);
  expect(holdsNumber(onlooker, SEED)).toBe(false);
  for (const word of ['Quisling', 'Umlaut', 'h777']) expect(holds(onlooker, Buffer.from(word)), word).toBe(false);
});
