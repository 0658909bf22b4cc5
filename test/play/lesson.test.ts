/** What a lesson measures: predictions against what came, rounds by their weights, who gained most. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../../shared/content/lesson.ts';
import {
  answerTo,
  isRight,
  measured,
  measuredByTeam,
  mostImproved,
  profitOf,
  scoresOf,
  shareOfPar,
} from '../../shared/play/lesson.ts';
import type { Debrief, TeamStory } from '../../shared/play/story.ts';

const DOLLAR = 100_000_000;
const sampleAt = (tick: number, askedPerS: number, hosts: number) => ({
  ...{ tick, askedPerS, hosts, profitMicroCents: 0, capacityPerS: 0, inTimePermille: 1000, lost: 0 },
});
function teamWith(more: Partial<TeamStory>, inTimeShare = 0.987_654): TeamStory {
  const standing = { inTimeShare } as TeamStory['standing'];
  return { index: 0, samples: [], losses: [], standing, ledgerMicroCents: [], remains: {}, ...more };
}
const debriefOf = (teams: TeamStory[]): Debrief => ({ teams }) as Debrief;
/** A debrief in which each team made so many dollars. */
const earned = (...dollars: number[]) =>
  debriefOf(dollars.map((one) => teamWith({ ledgerMicroCents: [3 * DOLLAR, (one - 3) * DOLLAR] })));

const number = (measure: 'peak-per-s' | 'hosts-at-peak', within = 0.1): Question => ({
  ...{ kind: 'number', id: 'n', concept: 'knee', text: '?', unit: '', min: 0, max: 9000, within },
  ...{ measure, because: '.', becauseIn: {} },
});
const choice: Question = {
  ...{
    kind: 'choice',
    id: 'c',
    concept: 'knee',
    text: '?',
    options: ['a', 'b'],
    answer: 1,
    because: '.',
    becauseIn: {},
  },
};
const open: Question = { kind: 'open', id: 'o', concept: 'knee', text: '?' };

describe('what is measured', () => {
  const told = debriefOf([
    teamWith({
      samples: [sampleAt(10, 500, 3), sampleAt(20, 900, 8), sampleAt(30, 900, 5)],
      ledgerMicroCents: [-7.6 * DOLLAR],
    }),
    teamWith({ samples: [] }),
  ]);

  test('the peak, the machines that were on in it, answers in time, the profit', () => {
    expect(measured('peak-per-s', told, 0)).toBe(900);
    expect(measured('hosts-at-peak', told, 0), 'at the first of two equal peaks').toBe(8);
    expect(measured('in-time-percent', told, 0)).toBe(98.8);
    expect(measured('profit-dollars', told, 0)).toBe(-8);
  });

  test('nothing of a team that has not played, or that there is not', () => {
    expect(measured('peak-per-s', told, 1)).toBeNull();
    expect(measured('peak-per-s', told, 7)).toBeNull();
    expect(measuredByTeam(number('peak-per-s'), told)).toEqual([900, null]);
    expect(measuredByTeam(choice, told)).toEqual([]);
    expect(measuredByTeam(number('peak-per-s'), undefined)).toEqual([]);
  });

  test('a choice has its answer at once, a number with its round, an open question never', () => {
    expect([answerTo(choice, undefined, 0), answerTo(open, told, 0)]).toEqual([1, null]);
    expect([answerTo(number('hosts-at-peak'), undefined, 0), answerTo(number('hosts-at-peak'), told, 0)]).toEqual([
      null,
      8,
    ]);
    expect(answerTo(number('hosts-at-peak'), told, -1), 'of no team').toBeNull();
  });
});

describe('what is right', () => {
  test('the one option, or near enough to the number; of nothing said, nothing', () => {
    expect([isRight(choice, 1, 1), isRight(choice, 0, 1), isRight(choice, null, 1)]).toEqual([true, false, null]);
    expect(isRight(open, 'because', null)).toBeNull();
    expect(isRight(number('peak-per-s'), 900, null), 'not known yet').toBeNull();
  });

  test('near enough is the same distance on both sides, and never wider than the question says', () => {
    const property = (answer: number, off: number, within: number) => {
      const question = number('peak-per-s', within);
      const distance = off * within * Math.max(1, Math.abs(answer));
      const expected = off <= 1;
      if (Math.abs(off - 1) < 1e-6) return; // on the edge a rounding decides
      expect(isRight(question, answer + distance, answer)).toBe(expected);
      expect(isRight(question, answer - distance, answer)).toBe(expected);
    };
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: -5000, max: 5000 }),
        fc.oneof(fc.constantFrom(0.9, 0.999, 1.001, 1.1), fc.double({ min: 0, max: 3, noNaN: true })),
        share,
        property,
      ),
    );
  });
});

describe('a lesson’s result', () => {
  const weighed = (weight: number, ...dollars: number[]) => ({ weight, debrief: earned(...dollars) });

  test('weighs each round’s ledger', () => {
    expect(scoresOf([weighed(1, 10, 20), weighed(2, 5, -1)], 2)).toEqual([
      { index: 0, score: 20 * DOLLAR },
      { index: 1, score: 18 * DOLLAR },
    ]);
    expect(profitOf(earned(10, 20), 1)).toBe(20 * DOLLAR);
    expect(scoresOf([], 2).map(({ score }) => score)).toEqual([0, 0]);
  });

  const ofRound = (round: number, weight: number, ...dollars: number[]) => ({ round, ...weighed(weight, ...dollars) });
  const pars = new Map([10, 20, 100].map((dollars, round) => [round, dollars * DOLLAR]));

  test('names who gained most of par from the first to the last round that counts, if anybody did', () => {
    const [low, high] = [ofRound(1, 1, 10, 20, 0), ofRound(2, 2, 55, 100, 10)];
    expect(mostImproved([low, high], pars, 3), 'most money is not most of par').toEqual({ team: 2, gain: 0.1 });
    expect(mostImproved([low, ofRound(2, 2, 55, 150, 10)], pars, 3)).toEqual({ team: 1, gain: 0.5 });
    expect(
      mostImproved([ofRound(0, 0, 0, 0, 9), low, ofRound(2, 2, 60, 100, 5)], pars, 3),
      'a warm-up does not',
    ).toEqual({
      team: 0,
      gain: expect.closeTo(0.1),
    });
    expect(mostImproved([low, ofRound(2, 2, 50, 100, 0)], pars, 3), 'nobody gained').toBeNull();
    expect(mostImproved([low], pars, 3), 'one round').toBeNull();
    expect(mostImproved([low, ofRound(7, 2, 500, 500, 500)], pars, 3), 'its par is not known yet').toBeNull();
  });
});

describe('the share of par', () => {
  const rounds = [
    { round: 1, weight: 1, debrief: earned(50, -10) },
    { round: 2, weight: 2, debrief: earned(80, 40) },
  ];
  const pars = new Map([
    [1, 100 * DOLLAR],
    [2, 50 * DOLLAR],
  ]);

  test('weighs what was earned like what could have been', () => {
    expect([0, 1].map((team) => shareOfPar(rounds, pars, team))).toEqual([210 / 200, 70 / 200]);
    expect(shareOfPar(rounds.slice(0, 1), pars, 1), 'also below nothing').toBeCloseTo(-0.1, 12);
  });
  test('is not told before all of it is known, nor of a day on which nobody earns', () => {
    expect(shareOfPar(rounds, new Map([[1, 100 * DOLLAR]]), 0)).toBeNull();
    expect(shareOfPar(rounds.slice(0, 1), new Map([[1, -DOLLAR]]), 0)).toBeNull();
    expect(shareOfPar([], pars, 0)).toBeNull();
  });
});
