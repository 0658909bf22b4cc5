/** Plans of a scenario against each other on the same seeds: which wins, and by how much (09-balance, check 3). */
import type { Catalogue } from '../content/catalogue.ts';
import { idleBot } from './bot.ts';
import { driverOf } from './driver.ts';
import { botNamed, nightSeed, playNight, playSolo } from './match.ts';

export interface PlanRow {
  readonly plan: string;
  readonly profitDollars: number; // mean over the seeds, of the match
  readonly nightDollars: number; // mean, of the Night after it
  readonly inTimeShare: number;
  readonly percentOfPar: number; // its mean profit against the mean of the best plan on each seed
  readonly wins: number;
}

export function balance(catalogue: Catalogue, scenario: string, seeds: readonly number[]): PlanRow[] {
  const spec = catalogue.scenarios.find((entry) => entry.id === scenario);
  const names = ['idle', ...(spec?.plans ?? [])];
  const bySeed = seeds.map((seed) => names.map((name) => playOne(catalogue, scenario, name, seed)));
  const pars = bySeed.map((results) => Math.max(...results.map((result) => result.profit)));
  return names.map((plan, index) => {
    const own = bySeed.map((results) => results[index] as ReturnType<typeof playOne>);
    return {
      plan,
      profitDollars: mean(own.map((result) => result.profit)),
      nightDollars: mean(own.map((result) => result.night)),
      inTimeShare: mean(own.map((result) => result.inTimeShare)),
      percentOfPar: (100 * mean(own.map((result) => result.profit))) / Math.max(1, mean(pars)),
      wins: own.filter((result, i) => result.profit === pars[i]).length,
    };
  });
}

/** Par of a scenario on one seed: what the best of its plans earns there. */
export function parOnSeed(
  catalogue: Catalogue,
  scenario: string,
  seed: number,
): { plan: string; profitDollars: number } {
  const plans = catalogue.scenarios.find((entry) => entry.id === scenario)?.plans ?? [];
  const results = plans.map((plan) => {
    const { standing } = playSolo(catalogue, scenario, seed, botNamed(catalogue, plan) ?? idleBot);
    return { plan, profitDollars: standing.profitDollars };
  });
  results.sort((a, b) => b.profitDollars - a.profitDollars);
  return results[0] ?? { plan: idleBot.name, profitDollars: 0 };
}

function playOne(catalogue: Catalogue, scenario: string, name: string, seed: number) {
  const result = playSolo(catalogue, scenario, seed, botNamed(catalogue, name) ?? idleBot);
  const [night] = playNight(driverOf(result.rules, result.world), nightSeed(seed, 0));
  const { profitDollars, inTimeShare } = result.standing;
  return { profit: profitDollars, inTimeShare, night: night?.profitDollars ?? 0 };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
