/** What the best of a scenario's plans earns: the measure that results are told in (09-balance H). */
import type { Catalogue } from '../content/catalogue.ts';
import type { Entry } from '../sim/entries.ts';
import { profitMicroCents } from '../sim/ledger.ts';
import type { Team } from '../sim/world.ts';
import { humanHands, idleBot } from './bot.ts';
import type { Told } from './counterfactual.ts';
import { advance, newDriver } from './driver.ts';
import { botNamed, playSolo, playTick } from './match.ts';

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
  entry.kind === 'night' || entry.kind === 'demand' || (entry.kind !== 'command' && (entry.team ?? -1) < 0);
