/** Plans of a scenario against each other on the same seeds: which wins, and by how much (09-balance, check 3). */
import type { Catalogue } from '../content/catalogue.ts';
import type { Entry } from '../sim/entries.ts';
import { profitMicroCents } from '../sim/ledger.ts';
import type { Team } from '../sim/world.ts';
import { humanHands, idleBot } from './bot.ts';
import type { Told } from './counterfactual.ts';
import { advance, driverOf, newDriver } from './driver.ts';
import { botNamed, nightSeed, playNight, playSolo, playTick } from './match.ts';

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

/**
 * Par of a day as a class had it, micro-cents: what the best of its plans earns in the same weather, with all that struck
 * everybody, up to the second at which it ended, and in its Night.
 */
export function parOfDay(catalogue: Catalogue, told: Told): number {
  const plans = catalogue.scenarios.find((entry) => entry.id === told.scenario)?.plans ?? [];
  return Math.max(...(plans.length > 0 ? plans : [idleBot.name]).map((plan) => profitOnDay(catalogue, told, plan)));
}

function profitOnDay(catalogue: Catalogue, { scenario, seed, endTick, entries }: Told, plan: string): number {
  const driver = newDriver(catalogue, scenario, seed, 1);
  const hands = [humanHands(botNamed(catalogue, plan) ?? idleBot)];
  const seqs: number[] = [];
  while (driver.world.tick < endTick) {
    driver.queue.push(...(entries.get(driver.world.tick + 1) ?? []).filter(isForAll));
    if (driver.world.night || driver.queue.some(({ kind }) => kind === 'night')) advance(driver);
    else playTick(driver, hands, seqs);
  }
  return profitMicroCents(driver.world.teams[0] as Team);
}

/** What one team did, was struck by or was given is that team's. */
const isForAll = (entry: Entry): boolean =>
  entry.kind === 'night' || (entry.kind !== 'command' && (entry.team ?? -1) < 0);

function playOne(catalogue: Catalogue, scenario: string, name: string, seed: number) {
  const result = playSolo(catalogue, scenario, seed, botNamed(catalogue, name) ?? idleBot);
  const [night] = playNight(driverOf(result.rules, result.world), nightSeed(seed, 0));
  const { profitDollars, inTimeShare } = result.standing;
  return { profit: profitDollars, inTimeShare, night: night?.profitDollars ?? 0 };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
