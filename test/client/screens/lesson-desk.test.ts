/** The pure parts of the instructor's desk: the timeline to scale, the queue of hands, class lists, notes that change. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queueOf, SHOWN_AFTER_MS } from '../../../client/screens/console/help-queue.ts';
import {
  extensionOf,
  movedBy,
  plannedPace,
  segmentsOf,
  without,
} from '../../../client/screens/console/timeline-layout.ts';
import { decodeText, readRoster, rosterOf } from '../../../client/screens/lobby/roster.ts';
import { STANDS_MS, standing } from '../../../client/screens/watch/said.tsx';
import { loadContent } from '../../../server/content.ts';
import { Agenda, agendaOf } from '../../../server/rooms/agenda.ts';
import type { Note } from '../../../shared/wire/messages.ts';
import { controlSchema } from '../../../shared/wire/payloads.ts';

/** Begun at midnight and never paused. */
const spareOf = (agenda: Agenda) => agenda.spareMs(0, agenda.leftMs);

/** A lesson as the wire tells it: what the server's agenda holds. */
function lineOf(agenda: Agenda) {
  const { stages, at, lesson } = agenda.state;
  return {
    lesson,
    stage: at,
    stageLeft: Math.ceil(agenda.leftMs / 1000),
    spareSeconds: Math.floor(spareOf(agenda) / 1000),
    stages: stages.map((stage) => ({
      kind: stage.kind,
      seconds: Math.round(stage.minutes * 60),
      name: stage.kind === 'play' ? stage.round : '',
    })),
  };
}

const LESSONS = loadContent().lessons;
/** Every lesson at every stage, part of it run. */
const anywhere = fc
  .record({ lesson: fc.constantFrom(...LESSONS), at: fc.nat(23), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ lesson, at, share }) => {
    let agenda = new Agenda(agendaOf(lesson));
    for (let step = 0; step <= at && !agenda.isLast; step++) {
      agenda = agenda.next(0);
      agenda = agenda.ran(share * agenda.leftMs);
    }
    return agenda;
  });

describe('the timeline', () => {
  test('is to scale: shares of stages and spare make one, and what is over is full', () => {
    fc.assert(
      fc.property(anywhere, (agenda) => {
        const line = lineOf(agenda);
        const segments = segmentsOf(line);
        const whole = line.stages.reduce((sum, { seconds }) => sum + seconds, 0) + Math.max(0, line.spareSeconds);
        const shares = segments.reduce((sum, { share }) => sum + share, 0);
        expect(shares + Math.max(0, line.spareSeconds) / whole).toBeCloseTo(1, 9);
        for (const { place, when, passed, seconds, share } of segments) {
          expect(share * whole).toBeCloseTo(seconds, 6);
          expect(when).toBe(place < line.stage ? 'done' : place === line.stage ? 'now' : 'coming');
          expect(passed).toBeGreaterThanOrEqual(when === 'done' ? 1 : 0);
          expect(passed).toBeLessThanOrEqual(when === 'coming' ? 0 : 1);
        }
      }),
    );
  });

  test('offers more minutes exactly where the server gives them, and names who gives', () => {
    let refused = 0;
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 1, max: 10 }), (agenda, minutes) => {
        const offered = extensionOf(lineOf(agenda), minutes);
        const given = agenda.extended(minutes, spareOf(agenda));
        expect(offered.from === null, JSON.stringify(offered)).toBe(typeof given === 'string');
        if (typeof given === 'string') {
          refused += 1;
          return;
        }
        const lost = given.state.stages.findIndex(
          (stage, place) => stage.minutes < (agenda.state.stages[place]?.minutes ?? 0),
        );
        expect(lost).toBe(offered.from === 'stage' ? offered.place : -1);
      }),
    );
    expect(refused).toBeGreaterThan(0);
  });

  test('a match on its own has no minutes to share', () => {
    expect(extensionOf({ ...lineOf(new Agenda(agendaOf(LESSONS[0]!)).next(0)), lesson: '' }, 2)).toEqual({
      from: null,
      why: 'match',
    });
  });

  test('moves and skips only stages to come, each once', () => {
    fc.assert(
      fc.property(anywhere, fc.nat(23), fc.constantFrom(-1 as const, 1 as const), (agenda, place, by) => {
        const line = lineOf(agenda);
        const coming = line.stages.map((_, index) => index).filter((index) => index > line.stage);
        const moved = movedBy(line, place, by);
        const isPossible = place > line.stage && coming.includes(place) && coming.includes(place + by);
        expect(moved !== undefined).toBe(isPossible);
        if (moved !== undefined) {
          expect([...moved].sort((a, b) => a - b)).toEqual(coming);
          expect(moved.indexOf(place) - coming.indexOf(place)).toBe(by);
        }
        expect(without(line, place)).toEqual(coming.filter((one) => one !== place));
        expect(controlSchema.safeParse({ do: 'stages', places: without(line, place) }).success).toBe(true);
      }),
    );
  });

  test('normal speed is the one at which a round takes its minutes', () => {
    const play = (name: string, seconds: number) => ({ kind: 'play' as const, name, seconds });
    const stages = [play('A', 420), { kind: 'ask' as const, name: '', seconds: 120 }, play('A', 60), play('B', 480)];
    expect(plannedPace({ stages, stage: 0, endTick: 4200 }, 3)).toBe(10);
    expect(plannedPace({ stages, stage: 2, endTick: 4800 }, 3)).toBe(10);
    expect(plannedPace({ stages, stage: 3, endTick: 4800 }, 3)).toBe(10);
    expect(plannedPace({ stages, stage: 1, endTick: 4800 }, 3)).toBe(3);
  });
});

describe('raised hands', () => {
  const hand = (note: number, atMs: number, state: Note['state']): Note => ({
    note,
    kind: 'help',
    team: 0,
    seat: note,
    text: '',
    state,
    atMs,
  });

  test('who waits longest is first, also on the way; answered ones follow for two minutes', () => {
    const notes = [
      hand(0, 900, 'asked'),
      hand(1, 100, 'done'),
      hand(2, 300, 'coming'),
      hand(3, 200, 'done'),
      { ...hand(4, 1, ''), kind: 'message' as const },
      hand(5, 500, 'asked'),
    ];
    const doneMs = new Map([
      [1, 1000],
      [3, 2000],
    ]);
    const order = (nowMs: number) => queueOf(notes, doneMs, nowMs).map(({ note }) => note.note);
    expect(order(3000)).toEqual([2, 5, 0, 3, 1]);
    expect(order(1000 + SHOWN_AFTER_MS)).toEqual([2, 5, 0, 3]);
    expect(order(2000 + SHOWN_AFTER_MS)).toEqual([2, 5, 0]);
  });
});

describe('a class list', () => {
  test('is read with or without heads, by comma, semicolon or tab, and the room takes it', async () => {
    const expected = [{ realName: 'Ada Lovelace', team: 0 }, { realName: 'Grace "Amazing" Hopper' }];
    for (const text of [
      'Ada Lovelace,1\r\n"Grace ""Amazing"" Hopper",\r\n',
      'name;team\nAda Lovelace;1\n\nGrace "Amazing" Hopper;\n',
      '\uFEFFteam\tName\n1\tAda Lovelace\n\t"Grace ""Amazing"" Hopper"',
    ]) {
      const { pupils, complaints } = await readRoster(text, 2);
      expect(complaints, text).toEqual([]);
      expect(pupils, text).toEqual(expected);
      expect(controlSchema.safeParse({ do: 'roster', pupils }).success).toBe(true);
    }
  });

  test('every wrong line is named with what was expected', () => {
    const rows = [
      ['Name', 'Team'],
      ['Ada', '1'],
      ['', '2'],
      ['Bo', '3'],
      ['ADA ', '2'],
      ['x'.repeat(61), ''],
      ['a\u0007b'],
    ];
    expect(rosterOf(rows, 2)).toEqual({
      pupils: [{ realName: 'Ada', team: 0 }],
      complaints: [
        { what: 'noName', line: 3 },
        { what: 'badTeam', line: 4, most: 2 },
        { what: 'twice', line: 5, first: 2 },
        { what: 'longName', line: 6 },
        { what: 'strangeName', line: 7 },
      ],
    });
    expect(rosterOf([], 2).complaints).toEqual([{ what: 'empty' }]);
    expect(rosterOf([['name']], 2).complaints).toEqual([{ what: 'empty' }]);
    const many = Array.from({ length: 400 }, (_, index) => [`Student ${index}`]);
    expect(rosterOf(many, 2).complaints).toEqual([{ what: 'tooMany', line: 301, most: 300 }]);
  });

  test('quotation marks that do not close are a line, not a crash', async () => {
    expect((await readRoster('Ada\n"Bo\nCy\n', 2)).complaints).toMatchObject([{ what: 'badCsv' }]);
  });

  test('whatever is in the file, the room takes what is left without complaint', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 2, max: 50 }),
        async (text, teams) => {
          const { pupils, complaints } = await readRoster(text, teams);
          if (complaints.length > 0) return;
          expect(controlSchema.safeParse({ do: 'roster', pupils }).success, JSON.stringify(pupils)).toBe(true);
          expect(pupils.every(({ team = 0 }) => team >= 0 && team < teams)).toBe(true);
        },
      ),
    );
  });

  test('an old spreadsheet of Western Europe is read too', () => {
    expect(decodeText(new Uint8Array([0x4a, 0xfc, 0x72, 0x67]).buffer)).toBe('Jürg');
    expect(decodeText(new TextEncoder().encode('Jürg').buffer as ArrayBuffer)).toBe('Jürg');
  });
});

describe('what the host says to all, on the wall', () => {
  const said = (note: number, more: Partial<Note> = {}): Note => {
    return { note, kind: 'message', team: -1, seat: -1, text: `no. ${note}`, state: '', atMs: 1000 * note, ...more };
  };
  const one = said(1);

  test('is the newest for all, and nothing for one team or about one hand', () => {
    expect(standing([said(0), one], 0, 2000)).toBe(one);
    const others = [said(2, { team: 3 }), said(3, { kind: 'help', seat: 4, state: 'asked' })];
    expect(standing([said(0), one, ...others], 0, 4000)).toBe(one);
    expect(standing(others, 0, 4000)).toBeUndefined();
  });

  test('stands for a while, and until it is taken down: what was before it does not come back', () => {
    expect(standing([one], 0, one.atMs + STANDS_MS - 1)).toBe(one);
    expect(standing([one], 0, one.atMs + STANDS_MS)).toBeUndefined();
    expect(standing([said(0), one], 2, 2000)).toBeUndefined();
    expect(standing([said(0), one, said(2)], 2, 3000)).toMatchObject({ note: 2 });
  });
});
