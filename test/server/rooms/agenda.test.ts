/** Where a lesson is: minutes are moved about and never lost, rounds are numbered once, and parts keep their order. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../server/content.ts';
import { Agenda, agendaOf, agendaOfMatch } from '../../../server/rooms/agenda.ts';
import { isPlayed, type Lesson, misplaced, type Stage } from '../../../shared/content/lesson.ts';

const { lessons } = loadContent();
const MINUTE_MS = 60_000;

type Act =
  | { do: 'next' }
  | { do: 'run'; ms: number; paused: boolean }
  | { do: 'extend'; minutes: number }
  | { do: 'arrange'; picks: readonly number[] };

const run = fc.record({
  do: fc.constant('run' as const),
  ms: fc.integer({ min: 100, max: 900_000 }),
  paused: fc.boolean(),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('next' as const) }) },
  { weight: 4, arbitrary: run },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('extend' as const), minutes: fc.integer({ min: 1, max: 10 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('arrange' as const), picks: fc.array(fc.nat(), { maxLength: 24 }) }),
  },
);

/** Places to come, each as often as it is picked: also twice, also beyond the end. */
function placesOf({ state }: Agenda, picks: readonly number[]): number[] {
  const coming = state.stages.length - state.at - 1;
  return picks.map((pick) => state.at + 1 + (pick % (coming + 1)));
}

/** All that may be skipped or moved, in a drawn order. */
function order({ state }: Agenda, picks: readonly number[]): number[] {
  const places = state.stages.flatMap((_, place) => (place > state.at ? [place] : []));
  const left = places.filter((_, index) => (picks[index] ?? 0) % 5 !== 4);
  for (const [index, pick] of picks.entries()) {
    if (index >= left.length || pick % 2 === 0) continue;
    const other = pick % left.length;
    [left[index], left[other]] = [left[other] as number, left[index] as number];
  }
  return left;
}

/** `nowMs`: the time of day, after the act. */
function done(agenda: Agenda, one: Act, nowMs = 0): Agenda {
  if (one.do === 'next') return agenda.next(nowMs);
  if (one.do === 'run') return agenda.stage === undefined || one.paused ? agenda : agenda.ran(one.ms);
  if (one.do === 'extend') return orAsItWas(agenda, agenda.extended(one.minutes, spare(agenda, nowMs)));
  const foolish = orAsItWas(agenda, agenda.arranged(placesOf(agenda, one.picks)));
  return foolish === agenda ? orAsItWas(agenda, agenda.arranged(order(agenda, one.picks))) : foolish;
}
const orAsItWas = (was: Agenda, now: Agenda | string): Agenda => (typeof now === 'string' ? was : now);

const spare = (agenda: Agenda, nowMs: number): number => agenda.spareMs(nowMs, agenda.leftMs);
const minutesIn = ({ state }: Agenda) => state.stages.reduce((sum, { minutes }) => sum + minutes, 0);

const anyLesson = fc.constantFrom(...lessons);
const BEGUN_MS = 9 * 3_600_000;
const begun = (lesson: Lesson) => new Agenda(agendaOf(lesson)).next(BEGUN_MS);

describe('whatever a host does', () => {
  const seen = { arranged: 0, extended: 0, last: 0, paused: 0 };

  test('the bell rings when it was set to, and spare is what lies between it and the end that is planned', () => {
    const property = (lesson: Lesson, acts: readonly Act[]) => {
      let agenda = new Agenda(agendaOf(lesson));
      let nowMs = BEGUN_MS;
      for (const one of acts) {
        const [was, before] = [agenda, spare(agenda, nowMs)];
        if (one.do === 'run') nowMs += one.ms;
        agenda = done(agenda, one, nowMs);
        const { at, bellMs, stages } = agenda.state;
        for (const { minutes } of stages) expect(minutes).toBeGreaterThanOrEqual(0);
        if (one.do === 'arrange' && agenda !== was) seen.arranged += 1;
        if (at < 0) continue;
        expect(bellMs).toBe(was.state.at < 0 ? nowMs + lesson.minutes * MINUTE_MS : was.state.bellMs);
        const after = spare(agenda, nowMs);
        if (one.do === 'run' && one.paused) {
          seen.paused += 1;
          expect(after, 'a pause costs of what is spare').toBeCloseTo(before - one.ms, 3);
        }
        if (one.do === 'extend' && agenda !== was) {
          seen.extended += 1;
          const isGiven = minutesIn(agenda) - minutesIn(was) < 0.001;
          const longerMs = agenda.leftMs - was.leftMs; // less than was asked for where the stage had run over
          expect(after).toBeCloseTo(before - longerMs + (isGiven ? one.minutes * MINUTE_MS : 0), 3);
          if (!isGiven) expect(after, 'no minutes are given that are gone').toBeGreaterThanOrEqual(0);
        }
      }
      if (agenda.isLast) seen.last += 1;
    };
    fc.assert(fc.property(anyLesson, fc.array(act, { minLength: 5, maxLength: 60 }), property), { numRuns: 400 });
    for (const [what, count] of Object.entries(seen))
      expect(count, `${what}: or the test says nothing`).toBeGreaterThan(50);
  });

  test('round numbers rise and never come back, also when it begins again', () => {
    const property = (lesson: Lesson, other: Lesson, acts: readonly Act[]) => {
      let agenda = new Agenda(agendaOf(lesson));
      const names = new Map<number, string>();
      for (const [index, one] of acts.entries()) {
        const was = agenda.round;
        agenda = index % 17 === 16 && was.state !== 'on' ? agenda.again(agendaOf(other)) : done(agenda, one);
        const { number, name, state } = agenda.round;
        expect(number).toBeGreaterThanOrEqual(was.number);
        if (number === was.number && was.state === 'over') expect(state, 'over is over').toBe('over');
        if (state !== 'on') continue;
        expect(names.get(number) ?? name, 'one round, one name').toBe(name);
        names.set(number, name);
        expect(number).toBeGreaterThanOrEqual(agenda.state.firstRound);
      }
    };
    fc.assert(fc.property(anyLesson, anyLesson, fc.array(act, { minLength: 20, maxLength: 80 }), property), {
      numRuns: 300,
    });
  });

  test('parts of a round stay in their order, and no round is left open behind the last stage', () => {
    const property = (lesson: Lesson, acts: readonly Act[]) => {
      let agenda = begun(lesson);
      for (const one of acts) {
        agenda = done(agenda, one);
        expect(misplaced(agenda.state.stages)).toBeUndefined();
      }
      const open: string[] = [];
      while (!agenda.isLast) {
        const { round, closesRound } = agenda;
        agenda = agenda.next(0);
        const isBetween = round.state === 'on' && agenda.round.number !== round.number && !closesRound;
        if (isBetween) open.push(round.name);
      }
      expect(open, 'a round that another follows was closed').toEqual([]);
      expect(agenda.round.state).not.toBe('on');
    };
    fc.assert(fc.property(anyLesson, fc.array(act, { maxLength: 40 }), property), { numRuns: 300 });
  });

  test('a debrief and an exit ticket give no minute away', () => {
    const kept = (agenda: Agenda) =>
      agenda.state.stages
        .slice(agenda.state.at + 1)
        .flatMap(({ kind, minutes }) => (kind === 'debrief' || kind === 'exit' ? [minutes] : []));
    fc.assert(
      fc.property(anyLesson, fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 30 }), (lesson, extensions) => {
        let agenda = begun(lesson);
        const before = kept(agenda);
        for (const minutes of extensions) agenda = orAsItWas(agenda, agenda.extended(minutes, 0));
        expect(kept(agenda)).toEqual(before);
      }),
    );
  });
});

describe('a lesson of 45 minutes', () => {
  const lesson = lessons.find(({ id }) => id === 'launch-day-45') as Lesson;
  const to = (kind: Stage['kind']) => {
    let agenda = begun(lesson);
    while (agenda.stage?.kind !== kind) agenda = agenda.next(0);
    return agenda;
  };

  test('more time comes from what is spare first, then from the longest round to come', () => {
    const five = begun(lesson).extended(5, 5 * MINUTE_MS) as Agenda;
    expect([five.stage?.minutes, spare(five, BEGUN_MS)]).toEqual([10, 0]);
    const more = five.extended(2, 0) as Agenda;
    expect(more.state.stages.map(({ minutes }) => minutes)).toEqual([12, 1, 3, 7, 2, 6, 12, 1, 1]);
    expect(more.extended(10, 0)).toBe('time.none');
    expect(to('debrief').extended(1, MINUTE_MS)).toBe('phase.wrong');
    expect(new Agenda(agendaOf(lesson)).extended(1, MINUTE_MS), 'before it begins').toBe('phase.wrong');
  });

  test('a stage that is cut short or runs over changes what is spare', () => {
    const spareAfter = (minutes: number) => {
      const nowMs = BEGUN_MS + minutes * MINUTE_MS;
      return (
        spare(
          begun(lesson)
            .ran(minutes * MINUTE_MS)
            .next(nowMs),
          nowMs,
        ) / MINUTE_MS
      );
    };
    expect([spareAfter(1), spareAfter(11)]).toEqual([9, -1]);
  });

  test('skipping the last rounds leaves their minutes, skipping the second half of one closes it', () => {
    const healing = lessons.find(({ id }) => id === 'heals-itself-45') as Lesson;
    let agenda = begun(healing);
    while (agenda.stage?.kind !== 'ask') agenda = agenda.next(0);
    expect(agenda.round).toMatchObject({ name: 'A', state: 'on' });
    expect(agenda.closesRound).toBe(false);
    const skipped = agenda.arranged([7, 8, 9]) as Agenda;
    expect([skipped.closesRound, skipped.roundWeight]).toEqual([true, 1]);
    expect(skipped.next(0).round).toMatchObject({ name: 'A', state: 'over' });
  });

  test.each([
    ['a place that is past', [0]],
    ['a place that there is not', [3, 40]],
    ['one twice', [3, 3, 6]],
    ['a debrief before the first round', [6, 3, 5, 7, 8]],
    ['a round as the end', [4, 6, 5]],
  ])('%s is refused', (_what, places) => {
    expect(begun(lesson).arranged(places)).toBe('stages.order');
  });

  test('rounds are counted by what is played: the warm-up, A and B have each their estates', () => {
    const numbers: [string, number][] = [];
    for (let agenda = begun(lesson); !agenda.isLast; agenda = agenda.next(0))
      if (isPlayed(agenda.stage)) numbers.push([agenda.round.name, agenda.round.number]);
    expect(numbers).toEqual([
      ['warmup', 0],
      ['A', 1],
      ['B', 2],
    ]);
  });
});

test('a match on its own is one round and its debrief', () => {
  const played = new Agenda(agendaOfMatch('launch-day')).next(0);
  expect(played.round).toEqual({ number: 0, name: '', scenario: 'launch-day', state: 'on' });
  expect(played.next(0)).toMatchObject({ isLast: true, round: { number: 0, state: 'over' } });
});
