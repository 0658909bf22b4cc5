/** Launch Day rewards planning (09-balance, check 3): the order of its plans in the mean of a few seeds. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { balance, type PlanRow } from '../../shared/play/balance.ts';

// Not the seeds that the scenario was tuned on (1 to 20): on those one spare looked best, on a hundred others two are.
const SEEDS = Array.from({ length: process.env.HEADROOM_LONG === '1' ? 60 : 12 }, (_, index) => 6001 + index);

describe(`Launch Day on ${SEEDS.length} seeds`, () => {
  let rows: readonly PlanRow[] = [];
  beforeAll(() => {
    rows = balance(loadContent(), 'launch-day', SEEDS);
  }, 600_000);

  const row = (plan: string): PlanRow => {
    const found = rows.find((entry) => entry.plan === plan);
    if (found === undefined) throw new Error(`no plan ${plan} among ${rows.map((entry) => entry.plan)}`);
    return found;
  };
  const profit = (plan: string): number => row(plan).profitDollars;

  test('plan and one spare earns more than the lean plan', () => {
    expect(profit('planned-spare')).toBeGreaterThan(profit('lean'));
  });

  test('to plan earns more than to react', () => {
    expect(profit('planned')).toBeGreaterThan(profit('reactive'));
  });

  test('to go on acting earns more than eight hosts from the start, which reach at most half of par', () => {
    expect(profit('planned-spare')).toBeGreaterThan(profit('static-eight'));
    expect(row('static-eight').percentOfPar).toBeLessThanOrEqual(50); // its mean against the mean of par
  });

  test('nobody earns less than who does nothing', () => {
    for (const { plan, profitDollars } of rows) {
      if (plan !== 'idle') expect(profitDollars, plan).toBeGreaterThan(profit('idle'));
    }
  });
});
