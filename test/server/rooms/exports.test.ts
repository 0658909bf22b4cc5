/** What an instructor takes home: numbers as they are, and nothing that a spreadsheet would run. */
import papaparse from 'papaparse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { agendaOf } from '../../../server/rooms/agenda.ts';
import { exportOf } from '../../../server/rooms/exports.ts';
import type { Match } from '../../../server/rooms/match.ts';
import { HANDLERS } from '../../../server/rooms/requests.ts';
import type { Ticker } from '../../../server/rooms/ticker.ts';
import { openStore, type Store } from '../../../server/store/store.ts';
import { type Lesson, lessonSchema } from '../../../shared/content/lesson.ts';
import { profitOf } from '../../../shared/play/lesson.ts';
import { EXPORTS, type Export } from '../../../shared/wire/symbols.ts';
import { shorten } from '../../seeded/scenarios.ts';
import { nastyStrings } from '../../support/nasty-strings.ts';
import { deskOf, headerOf, openHandRoom, personOf, reopenHandRoom, sit } from './hand-room.ts';

const choice = (id: string, concept: string) => ({
  ...{
    kind: 'choice',
    id,
    concept,
    text: 'Which, "a" or b?',
    options: ['=a, truly', 'b;c'],
    answer: 1,
    because: 'So.',
  },
});
const LESSON: Lesson = lessonSchema.parse({
  id: 'short',
  title: 'Short',
  about: 'For tests.',
  minutes: 5,
  scenario: 'launch-day',
  source: 'our choice: short',
  stages: [
    {
      kind: 'predict',
      minutes: 1,
      questions: [
        choice('one', 'knee'),
        choice('two', 'spread'),
        { kind: 'open', id: 'why', concept: 'headroom', text: 'Why?' },
      ],
    },
    { kind: 'play', minutes: 0.1, round: 'A', weight: 1 },
    { kind: 'debrief', minutes: 1 },
  ],
});
const catalogue = { ...shorten(loadContent(), 'launch-day', 0.1), lessons: [LESSON] };

let store: Store;
let match: Match;
let ticker: Ticker;

beforeEach(async () => {
  store = await openStore(':memory:');
  const header = headerOf('launch-day', { lesson: LESSON.id, teams: 12, seatsPerTeam: 6 });
  ({ match, ticker } = await openHandRoom(catalogue, store, header, 10, 'ABC234', agendaOf(LESSON)));
});
afterEach(() => store.close());

async function start(): Promise<void> {
  match.control({ do: 'start' });
  await ticker.beat();
}
const say = async (seat: number, question: string, body: number | string) =>
  expect(await HANDLERS.answer(deskOf(store, match), personOf(match.seats.get(seat)), { question, body })).toEqual({
    ok: true,
  });
async function toDebrief(): Promise<void> {
  match.control({ do: 'next' });
  for (let beat = 0; beat < 200 && match.phase !== 'debrief'; beat++) {
    if (match.phase === 'play' && match.tick === 2) {
      const deployment = match.world.teams[1]?.deployments[0];
      void match.order(1, 1, { verb: 'scale', deployment: deployment?.id ?? 0, replicas: 3 });
    }
    await ticker.beat();
  }
  expect(match.phase).toBe('debrief');
}
/** As a spreadsheet reads it. */
function read(what: Export): Record<string, string>[] {
  const { text, name } = exportOf(match, what);
  expect(name).toBe(`headroom-ABC234-${what}.csv`);
  expect(text.startsWith('\uFEFF'), 'with the mark of UTF-8').toBe(true);
  const { data, errors } = papaparse.parse<Record<string, string>>(text.slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

describe('what is in the files', () => {
  beforeEach(async () => {
    await sit(store, match, 'Jörg "J." Müller; A, B', 0);
    await sit(store, match, 'Bo', 1);
    await store.saveSeat(match.code, Object.assign(match.seats.get(1)!, { realName: 'Bö Lî' }));
    await start();
    await say(0, 'one', 0);
    await say(1, 'one', 1);
    await say(1, 'one', 1);
    await say(1, 'two', 1);
    for (let beat = 0; beat < 300; beat++) await ticker.beat();
    await say(0, 'two', 1);
    await say(1, 'why', 'Because,\nof course: "room"; =SUM(A1)');
    await toDebrief();
  });

  test('a student a line: how much was right beside how long it took', () => {
    expect(read('students')).toEqual([
      {
        ...{ seat: '0', nickname: 'Jörg "J." Müller; A, B', 'real name': '', team: 'Night Shift', orders: '0' },
        ...{ answered: '2', right: '1', of: '2', 'median seconds': '0' },
      },
      {
        ...{ seat: '1', nickname: 'Bo', 'real name': 'Bö Lî', team: 'Uptime Funk', orders: '1' },
        ...{ answered: '3', right: '2', of: '2', 'median seconds': '0' },
      },
    ]);
  });

  test('an answer a line, with its concept; slow and right is right', () => {
    const rows = read('answers');
    expect(rows.map((row) => [row.question, row.concept, row.nickname, row.answer, row.right, row.seconds])).toEqual([
      ['one', 'knee', 'Jörg "J." Müller; A, B', "'=a, truly", 'no', '0'],
      ['one', 'knee', 'Bo', 'b;c', 'yes', '0'],
      ['two', 'spread', 'Jörg "J." Müller; A, B', 'b;c', 'yes', '30'],
      ['two', 'spread', 'Bo', 'b;c', 'yes', '0'],
      ['why', 'headroom', 'Bo', 'Because, of course: "room"; =SUM(A1)', '', '30'],
    ]);
  });

  test('the weakest concept first', () => {
    expect(read('concepts')).toEqual([
      {
        ...{ concept: 'knee', 'right %': '50', right: '1', answers: '2', 'median seconds': '0' },
        'to look at again by': 'Jörg "J." Müller; A, B',
      },
      {
        concept: 'spread',
        'right %': '100',
        right: '2',
        answers: '2',
        'median seconds': '0',
        'to look at again by': '',
      },
    ]);
  });

  test('a team a round a line, with every cause of its money, and no two of one name', () => {
    const rows = read('teams');
    expect(new Set(rows.map(({ team }) => team)).size).toBe(12);
    const [round] = match.rounds;
    for (const [index, row] of rows.entries()) {
      const dollars = Math.round(profitOf(round!.debrief, index) / 100_000_000);
      expect([row.profit, row.score, row.name, row.weight]).toEqual([String(dollars), String(dollars), 'A', '1']);
    }
    expect(Number(rows[0]?.rent), 'a negative number stays one').toBeLessThan(0);
  });

  test('every order a line', () => {
    const [row, ...others] = read('decisions');
    expect(others).toEqual([]);
    expect(row).toMatchObject({ name: 'A', team: 'Uptime Funk', nickname: 'Bo', order: 'scale' });
    expect(JSON.parse(row?.command ?? '')).toMatchObject({ verb: 'scale', replicas: 3 });
  });

  test('also of the time before the lesson began again, and after a restart', async () => {
    const before = Object.fromEntries(EXPORTS.map((what) => [what, read(what)]));
    match.control({ do: 'again', rotate: false });
    await ticker.beat();
    await start();
    await say(0, 'one', 1);
    await toDebrief();
    ({ match, ticker } = await reopenHandRoom(catalogue, store));
    const rows = read('answers');
    expect(rows.filter(({ run }) => run === '1')).toEqual(before.answers);
    expect(rows.filter(({ run }) => run === '2').map(({ question, right }) => [question, right])).toEqual([
      ['one', 'yes'],
    ]);
    expect(read('decisions').slice(0, 1)).toEqual(before.decisions);
    expect(read('teams').filter(({ round }) => round === '0')).toHaveLength(12);
  });
});

/** What a spreadsheet would run, in any of its forms. */
const RUNS = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;

describe('whatever somebody is called or writes', () => {
  const nasty = nastyStrings();

  test(`${nasty.length} strings do no harm, and every cell is where it belongs`, async () => {
    expect(nasty.length).toBeGreaterThanOrEqual(200);
    for (let index = 0; index < 60; index++) await sit(store, match, `n${index}`);
    await start();
    for (let from = 0; from < nasty.length; from += 60) {
      const some = nasty.slice(from, from + 60);
      for (const [seat, text] of some.entries()) {
        Object.assign(match.seats.get(seat)!, { nickname: text, realName: text });
        match.learning.keep({ question: 'why', seat, body: text, tookMs: 0 });
        match.learning.keep({ question: 'one', seat, body: 0, tookMs: 0 });
      }
      for (const what of ['students', 'answers', 'concepts'] as const) {
        const { text } = exportOf(match, what);
        const { data } = papaparse.parse<string[]>(text.slice(1).trimEnd());
        const [head, ...rows] = data;
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          expect(row).toHaveLength(head?.length ?? 0);
          for (const cell of row) {
            if (!/^-?\d+$/.test(cell)) expect(cell).not.toMatch(RUNS);
            expect(cell).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
          }
        }
      }
      const said = read('answers').filter(({ question }) => question === 'why');
      for (const [index, text] of some.entries()) {
        const clean = text
          .replace(/\s+/g, ' ')
          .replace(/[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '');
        expect([clean, `'${clean}`], 'the words themselves are kept').toContain(said[index]?.answer);
      }
    }
  });
});
