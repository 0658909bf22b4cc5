/** Balance over seeds: what its rows count, and that each rule is broken by what it is there to find. */
import { expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import type { Scenario } from '../../shared/content/schema.ts';
import { type Outcome, rowsOf, trialsOf } from '../../shared/play/balance.ts';
import { rulingsOf } from '../../shared/play/balance-rules.ts';
import { CAUSES } from '../../shared/sim/world.ts';

const catalogue = loadContent();
const level = catalogue.scenarios.find(({ id }) => id === '1-1') as Scenario;

function outcome(kind: Outcome['kind'], plan: string, seed: number, stars: number, profitDollars: number): Outcome {
  const rest = { nightDollars: 0, inTimeShare: 1, firstLossSeconds: null, ledgerMicroCents: CAUSES.map(() => 0) };
  return { kind, plan, seed, stars, profitDollars, ...rest };
}

/** Ten days on which the reference earns 100 and a little, the other plan 80, nobody 0, and whoever stops 30. */
function fair(change: (seed: number) => readonly Outcome[] = () => []): Outcome[] {
  return Array.from({ length: 10 }, (_, seed) => [
    outcome('idle', 'idle', seed, 0, 0),
    outcome('plan', 'two-hosts', seed, 3, 100 + seed),
    outcome('plan', 'one-then-split', seed, 2, 80),
    outcome('static', 'two-hosts, first minute', seed, 1, 30),
    outcome('random', 'random', seed, 0, -20),
    ...change(seed),
  ]).flat();
}

const broken = (outcomes: readonly Outcome[]) =>
  rulingsOf(level, outcomes)
    .filter(({ held }) => !held)
    .map(({ rule }) => rule);

test('a fair scenario breaks no rule', () => {
  expect(broken(fair())).toEqual([]);
});

test('set-and-forget: two stars, or more than half of par', () => {
  expect(broken(fair((seed) => [outcome('static', 'stop', seed, 2, 10)]))).toEqual(['set-and-forget']);
  expect(broken(fair((seed) => [outcome('static', 'stop', seed, 0, 60)]))).toEqual(['set-and-forget']);
});

test('random: it does as well as half a plan', () => {
  expect(broken(fair((seed) => [outcome('random', 'random', seed, 0, 70)]))).toEqual(['random']);
});

test('untouched: a star, or the best plan, for nothing', () => {
  expect(broken(fair((seed) => (seed === 3 ? [outcome('idle', 'idle', seed, 1, 0)] : [])))).toEqual(['untouched']);
});

test('reference: all stars on nearly every seed', () => {
  const unlucky = fair().map((one) => (one.plan === 'two-hosts' && one.seed < 2 ? { ...one, stars: 2 } : one));
  expect(broken(unlucky)).toEqual(['reference']);
});

test('luck: one plan swings more from day to day than plans differ', () => {
  const swinging = fair().map((one) =>
    one.plan === 'two-hosts' ? { ...one, profitDollars: one.seed % 2 === 0 ? 300 : 90 } : one,
  );
  expect(broken(swinging)).toEqual(['luck']);
  const withRuins = swinging.flatMap((one) => [one, outcome('random', 'random', one.seed, 0, -9000)]);
  expect(broken(withRuins)).toEqual(['luck']); // what random hands ruin does not make a lottery a game of skill
});

test('rows count stars, wins and cents by cause', () => {
  const [idle, reference] = rowsOf(fair());
  expect(idle).toMatchObject({ plan: 'idle', percentOfPar: 0, wins: 0, stars: [10, 0, 0, 0] });
  expect(reference).toMatchObject({ plan: 'two-hosts', percentOfPar: 100, wins: 10, stars: [0, 0, 0, 10] });
  expect(reference?.spreadDollars).toBeCloseTo(Math.sqrt(8.25));
});

test('everybody plays the same day, and the same seed gives the same outcomes', () => {
  const play = () => trialsOf(catalogue, '1-1', 4, { randoms: 2, statics: true, autopilots: [] });
  const outcomes = play();
  expect(play()).toEqual(outcomes);
  const count = (kind: Outcome['kind']) => outcomes.filter((one) => one.kind === kind).length;
  expect([count('idle'), count('plan'), count('static'), count('random')]).toEqual([1, 2, 4, 2]);
  expect(new Set(outcomes.filter(({ kind }) => kind === 'random').map(({ profitDollars }) => profitDollars)).size).toBe(
    2,
  );
  for (const { ledgerMicroCents, profitDollars } of outcomes) {
    expect(ledgerMicroCents.reduce((sum, cents) => sum + cents, 0) / 1e8).toBeCloseTo(profitDollars, 6);
  }
});
