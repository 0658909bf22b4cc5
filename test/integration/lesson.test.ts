/** A lesson over real sockets, from the code on the board to the file for the mark book; nobody sees an answer early. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { questionsOf } from '../../shared/content/lesson.ts';
import type { LessonNow, LessonResults } from '../../shared/wire/messages.ts';
import type { Control, CreateOptions, JoinOptions } from '../../shared/wire/payloads.ts';
import * as guests from '../support/guests.ts';
import { type RoomsHere, roomsHere } from '../support/rooms-here.ts';

type Guest = guests.Guest;
const { until } = guests;
const LESSON = 'launch-day-45';
const catalogue = loadContent();
const lesson = catalogue.lessons.find(({ id }) => id === LESSON)!;
let here: RoomsHere;

beforeAll(async () => {
  here = await roomsHere();
});
afterAll(() => here.stop());

const create = (options: CreateOptions) => guests.create(here.url, options);
const join = (code: string, options: JoinOptions) => guests.join(here.url, code, options);
const stageOf = ({ room }: Guest): string => lesson.stages[room.state.stage]?.kind ?? '';
async function lessonOf(guest: Guest): Promise<LessonNow> {
  const now = await guest.ask('lesson', {});
  if (!now.ok) throw new Error(now.code);
  return now;
}

test('a class plays a lesson', async () => {
  const teacher = await create({ mode: 'class', scenario: lesson.scenario, lesson: LESSON, teams: 3, seatsPerTeam: 2 });
  const code = teacher.room.roomId;
  const control = async (payload: Control) => expect(await teacher.ask('control', payload)).toEqual({ ok: true });
  await control({ do: 'roster', pupils: [{ realName: 'Ann Lee', team: 1 }] });
  await control({ do: 'bots', team: 2, count: 1 });
  await expect(join(code, { nickname: 'Arschloch' })).rejects.toThrow('nickname.unfit');
  const ann = await join(code, { nickname: 'Otter', realName: 'ann lee' });
  const bo = await join(code, { nickname: 'Lynx' });
  const wall = await join(code, { spectator: true });
  const all = [ann, bo, wall];
  await control({ do: 'start' });
  await until(() => all.every((guest) => stageOf(guest) === 'predict'));

  expect(await ann.ask('answer', { question: 'ld-peak', body: 2000 })).toEqual({ ok: true });
  expect(await ann.ask('answer', { question: 'ld-hosts', body: 7 })).toEqual({ ok: true });
  expect(await bo.ask('answer', { question: 'ld-full', body: 1 })).toMatchObject({ code: 'question.closed' });
  await until(() => wall.room.state.answered === 1);
  for (const { kind } of lesson.stages) {
    await until(() => all.every((guest) => stageOf(guest) === kind));
    await expectNothingEarly(all);
    if (kind === 'ask') {
      expect(await ann.ask('answer', { question: 'ld-full', body: 1 })).toEqual({ ok: true });
      expect(await bo.ask('answer', { question: 'ld-full', body: 0 })).toEqual({ ok: true });
    }
    if (kind === 'play') {
      await control({ do: 'pace', pace: 60 });
      const { tick } = ann.room.state;
      await until(() => ann.room.state.tick > tick + 60);
    }
    if (teacher.room.state.stage === lesson.stages.length - 1) break;
    const { stage } = teacher.room.state;
    await control({ do: 'next' });
    // The last round has a Night first, which is watched and may be cut short as well.
    await sleep(300);
    if (teacher.room.state.stage === stage) await control({ do: 'next' });
    await until(() => teacher.room.state.stage > stage);
  }

  const closed = (await lessonOf(ann)).closed;
  expect(closed.map(({ id }) => id)).toEqual(lesson.stages.flatMap(questionsOf).map(({ id }) => id));
  expect(closed.find(({ id }) => id === 'ld-full')).toMatchObject({ right: true, answer: 1, tally: [1, 1, 0] });
  expect(closed.find(({ id }) => id === 'ld-peak')?.answer).toBeGreaterThan(0);
  const results = (await bo.ask('results', {})) as { ok: true } & LessonResults;
  expect(results.rounds.map(({ name, weight }) => [name, weight])).toEqual([
    ['A', 1],
    ['B', 2],
  ]);
  const whatif = { round: results.rounds[0]!.round, team: 0, way: { do: 'withoutIncident', incident: 0 } } as const;
  expect(await bo.ask('whatif', whatif)).toMatchObject({ ok: true, profitMicroCents: expect.any(Number) });
  expect(await ann.ask('export', { what: 'students' })).toMatchObject({ code: 'host.only' });
  const file = await teacher.ask('export', { what: 'students' });
  expect(file).toMatchObject({ ok: true, text: expect.stringMatching(/Otter,Ann Lee|Otter,ann lee/) });
  expect(JSON.stringify([ann, bo, wall].map(({ heard, room }) => [heard, room.state.toJSON()]))).not.toMatch(
    /ann lee/i,
  );
});

/** What is asked now is in no frame with its answer, its reason or what others said. */
async function expectNothingEarly(all: readonly Guest[]): Promise<void> {
  for (const guest of all) {
    const { questions, closed } = await lessonOf(guest);
    const open = new Set(questions.map(({ id }) => id));
    expect(closed.some(({ id }) => open.has(id))).toBe(false);
    for (const question of questions) {
      expect(Object.keys(question)).not.toContain('answer');
      expect(Object.keys(question)).not.toContain('because');
      expect(question.tally).toEqual([]);
    }
    const told = JSON.stringify([questions, guest.room.state.toJSON(), guest.heard]);
    for (const asked of lesson.stages.flatMap(questionsOf))
      if (asked.kind !== 'open') expect(told).not.toContain(asked.because);
  }
}
