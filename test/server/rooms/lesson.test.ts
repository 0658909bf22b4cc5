/** A whole lesson on a ticker that is turned by hand: stage by stage, and with a process that dies in each of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { agendaOf } from '../../../server/rooms/agenda.ts';
import type { Match } from '../../../server/rooms/match.ts';
import { HANDLERS } from '../../../server/rooms/requests.ts';
import { BEAT_MS, type Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { pick, u } from '../../../shared/base/random.ts';
import type { Catalogue } from '../../../shared/content/catalogue.ts';
import { type Lesson, lessonSchema } from '../../../shared/content/lesson.ts';
import { profitOf, scoresOf } from '../../../shared/play/lesson.ts';
import { parseLog } from '../../../shared/play/log.ts';
import { roundSeed } from '../../../shared/play/match.ts';
import { replay } from '../../../shared/play/replay.ts';
import { hashWorld } from '../../../shared/play/snapshot.ts';
import type { Command } from '../../../shared/sim/commands/schema.ts';
import type { World } from '../../../shared/sim/world.ts';
import type { Ack, LessonNow, LessonResults } from '../../../shared/wire/messages.ts';
import { shorten } from '../../seeded/scenarios.ts';
import { again, seeds } from '../../seeded/seeds.ts';
import { CONTENT, deskOf, hasher, headerOf, openHandRoom, personOf, reopenHandRoom, sit } from './hand-room.ts';

const SCENARIO = 'launch-day';
const choice = { kind: 'choice', concept: 'knee', text: 'Which?', options: ['a', 'b'], answer: 1, because: 'So.' };
const hosts = { kind: 'number', concept: 'headroom', text: 'How many?', unit: '', min: 0, max: 9000, within: 0.5 };
const LESSON: Lesson = lessonSchema.parse({
  id: 'short',
  title: 'Short',
  about: 'A lesson for tests.',
  minutes: 5,
  scenario: SCENARIO,
  source: 'our choice: of each kind one, and a round that is stopped half-way',
  stages: [
    { kind: 'predict', minutes: 0.1, questions: [{ ...hosts, id: 'guess', measure: 'peak-per-s', because: 'So.' }] },
    { kind: 'brief', minutes: 0.1, lines: ['One line.'] },
    { kind: 'warmup', minutes: 0.1 },
    { kind: 'play', minutes: 0.2, round: 'A', until: 0.5, weight: 1 },
    { kind: 'ask', minutes: 0.1, questions: [{ ...choice, id: 'half-way' }] },
    { kind: 'play', minutes: 0.2, round: 'A', weight: 1 },
    { kind: 'board', minutes: 0.1 },
    { kind: 'play', minutes: 0.4, round: 'B', weight: 2, night: true },
    { kind: 'debrief', minutes: 1 },
    { kind: 'exit', minutes: 0.5, questions: [{ ...choice, id: 'last' }] },
    { kind: 'debrief', minutes: 0.5 },
  ],
});
const OTHER: Lesson = { ...LESSON, id: 'other', stages: LESSON.stages.slice(7), minutes: 5 };
const catalogue = withLessons(shorten(loadContent(), SCENARIO, 0.5));

/** Nights of two simulated minutes: the tests are of rooms, not of the weather. */
function withLessons(base: Catalogue): Catalogue {
  const scenarios = base.scenarios.map((one) => ({ ...one, night: { ...one.night, minutes: 2 } }));
  return { ...base, scenarios, lessons: [LESSON, OTHER] };
}

let store: Store;
let match: Match;
let ticker: Ticker;
let file = ':memory:';
const folders: string[] = [];

afterEach(async () => {
  await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

async function begin(seed = 1, where = ':memory:') {
  file = where;
  store = await openStore(file);
  const header = headerOf(SCENARIO, { seed, lesson: LESSON.id });
  ({ match, ticker } = await openHandRoom(catalogue, store, header, 10, 'ABC234', agendaOf(LESSON)));
  const seats = [];
  for (const name of ['Ann', 'Bo', 'Cy']) seats.push((await sit(store, match, name)).seat);
  match.control({ do: 'start' });
  await ticker.beat();
  return seats;
}
function newFile(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'headroom-')));
  return join(folders.at(-1) as string, 'rooms.sqlite');
}
const kindNow = () => match.agenda.stage?.kind;
async function toNext(limit = 3000): Promise<void> {
  const { at } = match.agenda.state;
  for (let beat = 0; beat < limit && match.agenda.state.at === at; beat++) await ticker.beat();
  if (match.agenda.state.at === at) throw new Error(`still in ${kindNow()}`);
}
async function to(kind: string, name = ''): Promise<void> {
  const isThere = () => kindNow() === kind && (name === '' || match.agenda.round.name === name);
  while (!isThere()) {
    if (kindNow() === 'debrief' || kindNow() === 'exit') match.control({ do: 'next' });
    await toNext();
  }
}
const scaling = (team = 0): Command => {
  const deployment = match.world.teams[team]?.deployments[0];
  return { verb: 'scale', deployment: deployment?.id ?? 0, replicas: (deployment?.replicas ?? 0) + 1 };
};
const asked = async (name: 'lesson' | 'results' | 'answer', seat?: number, payload: unknown = {}): Promise<unknown> =>
  HANDLERS[name](deskOf(store, match), personOf(seat === undefined ? undefined : match.seats.get(seat)), payload);
const lessonOf = async (seat?: number) => (await asked('lesson', seat)) as LessonNow;
/** What a team begins with, without ids and money: those are the team's and the day's. */
const estates = ({ teams }: World) =>
  teams.map((team) => {
    const own = team.hosts.map(({ model, slot, rack, platform }) => [model, slot, rack, platform]);
    const deployments = team.deployments.map(({ service, replicas, limitCpuM }) => [service, replicas, limitCpuM]);
    return JSON.stringify([own, deployments, team.vms.length, team.grantedMicroCents]);
  });

describe('a lesson', () => {
  test('goes through its stages by itself, and waits where the class talks', async () => {
    await begin();
    const seen: string[] = [];
    while (!match.agenda.isLast) {
      seen.push(`${kindNow()} ${match.phase}`);
      if (kindNow() === 'debrief' || kindNow() === 'exit') {
        for (let beat = 0; beat < 1200; beat++) await ticker.beat();
        expect(match.stageLeftSeconds, 'it waits beyond its time').toBe(0);
        match.control({ do: 'next' });
      }
      await toNext();
    }
    expect(seen).toEqual([
      'predict talk',
      'brief talk',
      'warmup play',
      'play play',
      'ask talk',
      'play play',
      'board talk',
      'play play',
      'debrief debrief',
      'exit talk',
    ]);
    expect(match.control({ do: 'next' })).toBe('phase.wrong');
    expect(match.rounds.map(({ round, name, weight }) => [round, name, weight])).toEqual([
      [0, 'warmup', 0],
      [1, 'A', 1],
      [2, 'B', 2],
    ]);
  });

  test('gives each round the minutes that it was planned for, and more when the host asks for more', async () => {
    await begin();
    const beatsOf = async (): Promise<number> => {
      const { at } = match.agenda.state;
      let beats = 0;
      for (; match.agenda.state.at === at && match.phase === 'play'; beats++) await ticker.beat();
      return beats;
    };
    const seen: number[] = [];
    for (const [kind, name] of [
      ['warmup', ''],
      ['play', 'A'],
      ['ask', ''],
      ['play', 'A'],
      ['play', 'B'],
    ] as const) {
      await to(kind, name);
      if (kind !== 'ask') seen.push(await beatsOf());
    }
    const planned = [0.1, 0.2, 0.2, 0.4].map((minutes) => minutes * 600);
    for (const [index, beats] of seen.entries()) expect(Math.abs(beats / (planned[index] ?? 1) - 1)).toBeLessThan(0.1);
    await store.close();
    await begin();
    await to('play', 'B');
    const left = match.stageLeftSeconds;
    match.control({ do: 'extend', minutes: 1 });
    await ticker.beat();
    expect(Math.abs(match.stageLeftSeconds / (left + 60) - 1), 'ticks are whole').toBeLessThan(0.15);
  });

  test('a warm-up says when its time is up, not when its day would be; more time does not slow it', async () => {
    await begin();
    await to('warmup');
    const { pace } = match;
    const ends = new Set<number>();
    for (let beat = 0; beat < 20; beat++) {
      await ticker.beat();
      ends.add(match.endTick);
    }
    expect([...ends], 'stands still while it is played').toEqual([0.1 * 60 * pace]);
    expect(match.stageLeftSeconds).toBe(4);
    expect(match.control({ do: 'extend', minutes: 1 })).toBeUndefined();
    expect(match.pace).toBe(pace);
    expect(match.endTick, 'of a day that is shorter').toBe(match.rules.endTick);
    expect(match.endTick).toBeLessThan(1.1 * 60 * pace);
  });

  test('a warm-up is forgotten; rounds are fresh and equal estates under other weather', async () => {
    await begin();
    await to('warmup');
    await ticker.beat();
    const fresh = estates(match.world);
    void match.order(0, 1, scaling());
    for (let beat = 0; beat < 3; beat++) await ticker.beat();
    expect(estates(match.world)).not.toEqual(fresh);
    const seen: number[] = [];
    for (const round of ['A', 'B']) {
      await to('play', round);
      await ticker.beat();
      expect(estates(match.world), round).toEqual(fresh);
      expect(new Set(estates(match.world)).size, 'all teams start alike').toBe(1);
      seen.push(match.world.seed);
    }
    expect(seen).toEqual([roundSeed(1, 1), roundSeed(1, 2)]);
    expect(new Set([1, ...seen]).size).toBe(3);
  });

  test('a round that is stopped to ask goes on as it stood', async () => {
    await begin();
    await to('ask');
    const hash = hashWorld(match.world, hasher);
    expect([match.tick, match.phase]).toEqual([match.rules.endTick / 2, 'talk']);
    expect(match.order(0, 1, scaling())).toEqual({ ok: false, code: 'phase.wrong', seq: 1 });
    for (let beat = 0; beat < 30; beat++) await ticker.beat();
    expect([match.tick, hashWorld(match.world, hasher)]).toEqual([match.rules.endTick / 2, hash]);
    await toNext();
    await to('board');
    const { log, debrief } = match.rounds.at(-1) ?? {};
    expect(replay(parseLog(log ?? '', hasher, CONTENT), catalogue, hasher).hash).toBe(debrief?.hash);
  });

  test('its result weighs rounds 1 : 2 with the Night', async () => {
    await begin();
    await to('play', 'B');
    for (let order = 1; order <= 4; order++) {
      void match.order(1, order, scaling(1));
      await ticker.beat();
    }
    while (match.phase === 'play') await ticker.beat();
    expect(match.phase).toBe('night');
    await to('debrief');
    const { rounds, teams } = (await asked('results')) as LessonResults;
    expect(rounds.map(({ name, weight }) => [name, weight])).toEqual([
      ['A', 1],
      ['B', 2],
    ]);
    const [a, b] = rounds.map(({ debrief }) => [profitOf(debrief, 0), profitOf(debrief, 1)]) as [number[], number[]];
    expect(teams).toEqual([0, 1].map((index) => ({ index, score: a[index]! + 2 * b[index]! })));
    expect(teams).toEqual(scoresOf(match.course.counted, 2));
    expect(rounds[1]?.debrief.nightEndTick).toBe(match.rules.endTick + 120);
  });

  test('orders that wait when a stage ends are refused, and never played', async () => {
    await begin();
    await to('play', 'A');
    await ticker.beat();
    match.control({ do: 'pause' });
    await ticker.beat();
    const answer = Promise.resolve(match.order(0, 1, scaling()));
    match.control({ do: 'end' });
    await ticker.beat();
    expect(kindNow()).toBe('ask');
    expect(await answer).toMatchObject({ ok: false, code: 'match.over', seq: 1 });
    expect(match.order(0, 1, scaling()), 'and that is kept').toMatchObject({ ok: false, code: 'match.over' });
    await to('board');
    expect(await store.loadEntries('ABC234', 1)).toEqual([]);
  });

  test('also by the process that goes on in the next round', async () => {
    await begin(1, newFile());
    while (match.agenda.state.at < 5) await toNext();
    await ticker.beat();
    match.control({ do: 'pause' });
    await ticker.beat();
    void match.order(0, 7, scaling());
    match.control({ do: 'end' });
    await toNext();
    await store.close();
    store = await openStore(file);
    ({ match, ticker } = await reopenHandRoom(catalogue, store));
    await to('play', 'B');
    expect(match.order(0, 7, scaling())).toMatchObject({ ok: false, code: 'message.malformed' });
    expect(match.orders.lastSeq(0)).toBe(7);
  });
});

describe('questions', () => {
  test('are closed with their stage; what is right comes then, and a prediction’s answer with its round', async () => {
    await begin();
    expect((await lessonOf(0)).questions).toMatchObject([{ id: 'guess', mine: null }]);
    expect(JSON.stringify(await lessonOf(0))).not.toMatch(/answer"|because|measure|right/);
    expect(await asked('answer', 0, { question: 'guess', body: 9001 })).toMatchObject({ code: 'message.malformed' });
    expect(await asked('answer', 0, { question: 'guess', body: 300 })).toEqual({ ok: true });
    expect(await asked('answer', 1, { question: 'guess', body: 9000 })).toEqual({ ok: true });
    expect(await asked('answer', 0, { question: 'half-way', body: 0 })).toMatchObject({ code: 'question.closed' });
    expect(match.learning.answeredAll(match.agenda)).toBe(2);
    await to('brief');
    expect(await asked('answer', 2, { question: 'guess', body: 500 })).toMatchObject({ code: 'question.closed' });
    await to('ask');
    expect((await lessonOf(0)).closed, 'A is half played').toMatchObject([{ answer: null, right: null, measured: [] }]);
    expect(await asked('answer', 1, { question: 'half-way', body: 1 })).toEqual({ ok: true });
    await to('board');
    const debrief = match.rounds.at(-1)?.debrief;
    const peak = debrief?.teams[0]?.samples.reduce((most, one) => (one.askedPerS > most.askedPerS ? one : most));
    const closed = (await lessonOf(0)).closed;
    expect(closed).toMatchObject([
      { id: 'guess', mine: 300, answer: peak?.askedPerS, right: true, tally: [300, 9000] },
      { id: 'half-way', mine: null, answer: 1, right: null, tally: [0, 1], because: 'So.' },
    ]);
    expect((await lessonOf(1)).closed.map(({ right }) => right)).toEqual([false, true]);
    expect((await lessonOf()).closed[0], 'to the host: each team’s').toMatchObject({
      answer: null,
      measured: [peak?.askedPerS, peak?.askedPerS],
    });
    await to('debrief');
    const after = Math.max(...(match.debrief?.teams[0]?.samples ?? []).map(({ askedPerS }) => askedPerS));
    expect(after, 'another day').not.toBe(peak?.askedPerS);
    expect((await lessonOf(0)).closed[0]?.answer, 'B does not change what A measured').toBe(peak?.askedPerS);
  });
});

describe('again', () => {
  test('in the same room: fresh rounds under other weather, the same question open once more, duties passed on', async () => {
    const [ann, bo] = await begin();
    await asked('answer', 0, { question: 'guess', body: 3 });
    Object.assign(ann!, { duty: 1 });
    Object.assign(bo!, { duty: 4 });
    await to('play', 'A');
    expect(match.control({ do: 'again', rotate: true }), 'not in a round').toBe('phase.wrong');
    await to('ask');
    expect(match.control({ do: 'again', rotate: true }), 'nor where one is stopped').toBe('phase.wrong');
    await to('debrief');
    const beats = (async () => {
      for (let beat = 0; beat < 3; beat++) await ticker.beat();
    })();
    expect(await HANDLERS.control(deskOf(store, match), personOf(), { do: 'again', rotate: true })).toEqual({
      ok: true,
    });
    await beats;
    expect([match.phase, match.tick, match.round, match.agenda.state.bellMs]).toEqual(['lobby', 0, 3, 0]);
    expect([ann?.duty, bo?.duty]).toEqual([2, 1]);
    expect([await asked('results'), match.debrief]).toMatchObject([{ ok: false, code: 'phase.wrong' }, undefined]);
    match.control({ do: 'start' });
    await ticker.beat();
    expect((await lessonOf(0)).questions).toMatchObject([{ id: 'guess', mine: null, answered: 0 }]);
    await asked('answer', 0, { question: 'guess', body: 7 });
    expect(match.learning.all.map(({ question, body }) => [question, body])).toEqual([
      ['guess', 3],
      ['guess@3', 7],
    ]);
    await to('warmup');
    expect([match.round, match.world.seed]).toEqual([3, roundSeed(1, 3)]);
    await to('board');
    expect(((await asked('results')) as LessonResults).rounds.map(({ round }) => round)).toEqual([4]);
    expect(
      match.rounds.map(({ round }) => round),
      'nothing of before is lost',
    ).toEqual([0, 1, 2, 3, 4]);
  });

  test('with another lesson, or none of that name', async () => {
    await begin();
    await to('debrief');
    expect(match.control({ do: 'again', rotate: false, lesson: 'moon' })).toBe('scenario.unknown');
    expect(match.control({ do: 'again', rotate: false, lesson: 'other' })).toBeUndefined();
    await ticker.beat();
    expect([match.agenda.state.lesson, match.phase, match.agenda.state.stages.length]).toEqual(['other', 'lobby', 4]);
    match.control({ do: 'start' });
    await ticker.beat();
    expect([match.phase, match.round, match.agenda.round.name]).toEqual(['play', 3, 'B']);
  });
});

/** What has to be the same in the process that goes on. */
async function factsOf(of: Match, at: Store) {
  const desk = deskOf(at, of);
  const results = await HANDLERS.results(desk, personOf(), {});
  const told = [0, 1, 2].map((seat) =>
    of.learning.now(of.agenda, of.rounds, { seat, team: seat % 2, leads: false }, () => 0),
  );
  return {
    hash: hashWorld(of.world, hasher),
    tick: of.tick,
    phase: of.phase,
    pace: of.pace,
    agenda: of.agenda.state,
    answers: [...of.learning.all].sort((a, b) => a.seat - b.seat || a.question.localeCompare(b.question)),
    told,
    notes: of.notes.all,
    rounds: of.rounds,
    results,
    samples: of.samplesOf(1),
    board: of.settings.board,
    endTick: of.course.endTick, // a warm-up ends by its time, which is looked at apart
  };
}

describe('a process that dies in each stage', () => {
  test.each(seeds(4))('seed %i: the next one goes on with the same', async (seed) => {
    await begin(seed, newFile());
    let seq = 0;
    const acks: { seq: number; ack: Ack }[] = [];
    const draw = (what: number, of: number) => pick(of, u(seed, 'shuffle', what, match.agenda.state.at * 1000 + seq));
    while (!match.agenda.isLast) {
      await live();
      await dieAndGoOn();
      await live();
      if (kindNow() === 'debrief' || kindNow() === 'exit') match.control({ do: 'next' });
      await toNext();
    }
    expect(acks.filter(({ ack }) => ack.ok).length).toBeGreaterThan(10);
    const { rounds } = match;
    for (const { log, debrief } of rounds)
      expect(replay(parseLog(log, hasher, CONTENT), catalogue, hasher).hash).toBe(debrief.hash);
    expect(rounds.map(({ round }) => round)).toEqual([0, 1, 2]);

    /** A few beats in which everybody does what the stage lets them. */
    async function live(): Promise<void> {
      for (let beat = 0; beat < 2 + draw(31, 12); beat++) {
        seq += 1;
        const own = seq;
        void Promise.resolve(match.order(own % 3, own, scaling((own % 3) % 2))).then((ack) =>
          acks.push({ seq: own, ack }),
        );
        const [question] = (await lessonOf(0)).questions;
        if (question !== undefined) await asked('answer', own % 3, { question: question.id, body: own % 2 });
        if (draw(32, 4) === 0) {
          const note = match.notes.say('message', -1, `note ${own}`, own);
          await store.saveNote(match.code, note);
        }
        if (draw(33, 9) === 0) match.control({ do: 'board', as: 'frozen' });
        if (draw(34, 20) === 0) match.control({ do: 'extend', minutes: 1 });
        if (match.phase === 'play' && draw(35, 9) === 0) match.control({ do: 'budget', dollars: 5 });
        await ticker.beat();
      }
    }

    async function dieAndGoOn(): Promise<void> {
      const message = again(seed, `${kindNow()} ${match.agenda.round.name}`, match.tick);
      const planned = draw(36, 2) === 0 ? match.plan(BEAT_MS) : undefined;
      if (planned !== undefined) await store.appendBeat([planned]);
      await store.close();
      store = await openStore(file);
      const back = await reopenHandRoom(catalogue, store);
      if (planned !== undefined) match.run(); // what the dead one would have become
      expect(await factsOf(back.match, store), message).toEqual(await factsOf(match, store));
      expect(match.agenda.ranMs - back.match.agenda.ranMs, message).toBeLessThan(1000);
      for (const one of acks.filter(({ ack }) => ack.ok)) {
        const known = back.match.orders.known(one.seq % 3, one.seq);
        expect(known, `${message}: order ${one.seq} is not new`).toBeDefined();
      }
      ({ match, ticker } = back);
    }
  });
});
