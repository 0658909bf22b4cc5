/** Launch Day rewards planning in each of its tiers (09-balance, check 3): the order of its plans in the mean of a few seeds. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadContent } from '../../server/content.ts';
import { balance, type PlanRow } from '../../shared/play/balance.ts';

// Not the seeds that the scenario was tuned on (1 to 10).
const SEEDS = Array.from({ length: process.env.HEADROOM_LONG === '1' ? 60 : 12 }, (_, index) => 6001 + index);

const TIERS = [
  ['launch-day-explorer', ['static-four', 'static-six']],
  ['launch-day', ['static-six', 'static-eight']],
  ['launch-day-pro', ['static-six', 'static-eight']],
] as const;

describe.each(TIERS)(`%s on ${SEEDS.length} seeds`, (scenario, statics) => {
  let rows: readonly PlanRow[] = [];
  beforeAll(() => {
    rows = balance(loadContent(), scenario, SEEDS);
  }, 600_000);

  const row = (plan: string): PlanRow => {
    const found = rows.find((entry) => entry.plan === plan);
    if (found === undefined) throw new Error(`no plan ${plan} among ${rows.map((entry) => entry.plan)}`);
    return found;
  };
  const profit = (plan: string): number => row(plan).profitDollars;

  test('to plan with room to spare earns more than to plan without, and more than to plan lean', () => {
    expect(profit('planned-spare')).toBeGreaterThan(profit('planned'));
    expect(profit('planned-two-spares')).toBeGreaterThan(profit('lean'));
  });

  test('to plan earns more than to react, which reaches at most six tenths of it', () => {
    expect(profit('reactive')).toBeLessThanOrEqual(0.6 * profit('planned-two-spares'));
  });

  test('hands off after the first minute reaches at most half of par', () => {
    for (const plan of statics) expect(row(plan).percentOfPar, plan).toBeLessThanOrEqual(50); // mean against the mean of par
  });

  test('nobody earns less than who does nothing', () => {
    for (const { plan, profitDollars } of rows) {
      if (plan !== 'idle') expect(profitDollars, plan).toBeGreaterThan(profit('idle'));
    }
  });
});
