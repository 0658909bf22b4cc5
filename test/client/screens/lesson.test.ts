/** What a student's stages compute: sums of closed questions, own rounds, scales of numbers, the recap's cards. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handOf } from '../../../client/hud/class/own-help.ts';
import { CARD_MS, CARDS, recapOf } from '../../../client/hud/class/recap-sum.ts';
import { closedSince, sumOf, verdictOf } from '../../../client/screens/lesson/closed-sum.ts';
import { readNumber, stepOf } from '../../../client/screens/lesson/number-scale.ts';
import { ownRounds } from '../../../client/screens/lesson/own-rounds.ts';
import type { Results } from '../../../client/screens/parts/use-results.ts';
import type { Frame } from '../../../client/source/source.ts';
import type { ClosedQuestion, Note } from '../../../shared/wire/messages.ts';

const closed = (over: Partial<ClosedQuestion> & { id: string }): ClosedQuestion => ({
  kind: 'choice',
  concept: 'knee',
  text: '',
  options: ['a', 'b'],
  unit: '',
  min: 0,
  max: 0,
  mine: null,
  answered: 0,
  answer: 1,
  right: null,
  because: '',
  becauseIn: {},
  tally: [],
  measured: [],
  ...over,
});

describe('closed questions', () => {
  const right = closed({ id: 'a', mine: 1, right: true });
  const wrong = closed({ id: 'b', mine: 0, right: false });
  const none = closed({ id: 'c' });
  const later = closed({ id: 'd', kind: 'number', mine: 7, answer: null });
  const open = closed({ id: 'e', kind: 'open', mine: 'so', answer: null });

  test('count what is right among what is known by now, and no speed', () => {
    expect(sumOf([right, wrong, none, later, open])).toEqual({ right: 1, of: 3 });
    expect([right, wrong, none, later, open].map(verdictOf)).toEqual(['right', 'wrong', 'unanswered', 'later', 'open']);
  });
  test('of the last stage are those that were not there before', () => {
    expect(closedSince([right], [right, wrong]).map(({ id }) => id)).toEqual(['b']);
  });
});

describe('a number', () => {
  test('is read with a comma or a point, inside its bounds only', () => {
    expect(readNumber(' 12,5 ', 0, 20)).toBe(12.5);
    expect(readNumber('12.5', 0, 20)).toBe(12.5);
    for (const text of ['', '21', '-1', '1e1', 'ten', '1,2,3']) expect(readNumber(text, 0, 20), text).toBeUndefined();
  });
  test('has a slider of some hundred steps that whole numbers stay whole on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1e6 }), fc.integer({ min: 3, max: 1e6 }), (min, width) => {
        const step = stepOf(min, min + width);
        expect(Number.isInteger(step)).toBe(true);
        expect(width / step).toBeLessThanOrEqual(100);
      }),
    );
    expect(stepOf(500, 6000)).toBe(100);
    expect(stepOf(2, 18)).toBe(1);
    expect(stepOf(0, 1)).toBeCloseTo(0.01);
  });
});

describe('own rounds', () => {
  const round = (name: string, cents: readonly number[]) => ({
    round: 0,
    name,
    weight: 1,
    debrief: {
      teams: cents.map((profit, index) => ({ index, ledgerMicroCents: [profit, 1], standing: { inTimeShare: 0.9 } })),
      medals: [{ medal: 'green', team: 1, value: 1 }],
    },
  });
  const results = {
    rounds: [round('A', [10, 20]), round('B', [30, 5])],
    teams: [],
    pars: new Map([[0, 12]]),
  } as unknown as Results;

  test('are compared with the one before and with nobody else', () => {
    const own = ownRounds(results, 1);
    expect(own.map(({ name, profitMicroCents, gainMicroCents }) => [name, profitMicroCents, gainMicroCents])).toEqual([
      ['A', 21, null],
      ['B', 6, -15],
    ]);
    expect(own.map(({ shareOfPar }) => shareOfPar)).toEqual([1.75, 0.5]);
    expect(own[0]?.medals).toEqual(['green']);
    expect(ownRounds(results, 0)[1]?.medals).toEqual([]);
    expect(ownRounds(results, -1), 'without a team there is no own round').toEqual([]);
  });
});

describe('the recap', () => {
  const frame = {
    tick: 400,
    endTick: 1000,
    pace: 10,
    stage: 0,
    stages: [{ kind: 'warmup', seconds: 60, name: 'warmup' }],
    seats: [
      { seat: 3, nickname: 'Me', team: 1, duty: 0 },
      { seat: 4, nickname: 'Mate', team: 1, duty: 2 },
      { seat: 5, nickname: 'Rival', team: 0, duty: 0 },
    ],
    view: {
      team: { windowOffered: 200, windowInTime: 150, profitMicroCents: 77 },
      hosts: [{ state: 'on' }, { state: 'failed' }],
      signs: [],
      services: [],
      deployments: [],
      nodes: [],
      edges: [],
      instances: [],
      vms: [],
    },
  } as unknown as Frame;
  const rules = { services: [], regions: [], scenario: { inTimeTarget: 0.99 } } as never;

  test('tells of the own team only, and that a warm-up does not count', () => {
    expect(recapOf(frame, rules, 3)).toMatchObject({
      ticksLeft: 600,
      inTimeShare: 0.75,
      hosts: 1,
      mates: [{ name: 'Mate', duty: 2 }],
      isWarmup: true,
    });
    expect(recapOf({ ...frame, view: null }, rules, 3), 'nothing is here yet').toBeNull();
  });
  test('is over after twenty seconds', () => {
    expect(CARD_MS * CARDS.length).toBe(20_000);
  });
});

test('a hand is one’s own, and the last one counts', () => {
  const note = (over: Partial<Note>): Note => ({
    note: 0,
    kind: 'help',
    team: 0,
    seat: 1,
    text: '',
    state: 'done',
    atMs: 0,
    ...over,
  });
  const all = [
    note({ note: 0 }),
    note({ note: 1, state: 'asked' }),
    note({ note: 2, seat: 2 }),
    note({ note: 3, kind: 'hint' }),
  ];
  expect(handOf(all, 1)?.note).toBe(1);
  expect(handOf(all, 9)).toBeUndefined();
});
