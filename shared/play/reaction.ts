/** The reaction budget: from the first sign of an announced trouble a person has time before it costs anything. */
import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Scenario } from '../content/schema.ts';
import type { Tier } from '../content/tiers.ts';
import { profitMicroCents } from '../sim/ledger.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import { advance, type Driver, driverOf, newDriver } from './driver.ts';
import type { Proof } from './prove.ts';
import { restore, snapshot } from './snapshot.ts';

/** First sign to first cent lost, in real seconds, by the chapter of a level and the tier of a match (09-balance A5). */
const LEVEL_SECONDS = [60, 60, 60, 45, 45, 30, 30] as const;
const MATCH_SECONDS: Readonly<Record<Tier, number>> = { explorer: 60, student: 40, pro: 25 };
export const reactionSeconds = ({ tier, chapter }: Pick<Scenario, 'tier' | 'chapter'>): number =>
  tier === null ? (LEVEL_SECONDS[chapter] ?? 30) : MATCH_SECONDS[tier];

const MICRO_CENTS_PER_CENT = MICRO_CENTS_PER_DOLLAR / 100;

/**
 * For each announced incident: the untouched estate with it and without it, under the same weather; the first tick at
 * which the one with it has less money is the first cent lost.
 */
export function proveReaction(catalogue: Catalogue, level: Scenario, seed: number): Proof {
  const budget = reactionSeconds(level);
  const untouched = playUntouched(catalogue, level, seed);
  const parts: string[] = [];
  let held = true;
  for (const [spec, incident] of level.incidents.entries()) {
    if (incident.warningMinutes === 0) continue; // to be prepared for, and announced as such by its level's brief
    const ticks = ticksToFirstLoss(untouched, spec);
    if (ticks === undefined) continue;
    const seconds = Math.round(ticks / level.pace);
    held = held && seconds >= budget;
    parts.push(`${incident.id} ${seconds} s`);
  }
  return { name: 'reaction', held, detail: `${parts.join(', ') || 'nothing announced'} (budget ${budget} s)` };
}

/** A day on which nobody acts: how it began, and the money after every tick. */
interface Untouched {
  readonly rules: Rulebook;
  readonly start: string;
  readonly profitByTick: readonly number[];
}

function playUntouched(catalogue: Catalogue, level: Scenario, seed: number): Untouched {
  const driver = newDriver(catalogue, level.id, seed, 1);
  const start = snapshot(driver.world);
  const profitByTick: number[] = [];
  while (driver.world.tick < driver.rules.endTick) profitByTick.push(stepFor(driver));
  return { rules: driver.rules, start, profitByTick };
}

/** One tick, and the money after it. */
function stepFor(driver: Driver): number {
  advance(driver);
  const [team] = driver.world.teams;
  if (team === undefined) throw new Error('a world has a team');
  return profitMicroCents(team);
}

function ticksToFirstLoss({ rules, start, profitByTick }: Untouched, spec: number): number | undefined {
  const without = driverOf(rules, restore(start));
  const { world } = without;
  const sign = world.schedule.find((entry) => entry.spec === spec)?.announceTick;
  if (sign === undefined) return undefined;
  world.schedule = world.schedule.filter((entry) => entry.spec !== spec);
  for (const profit of profitByTick) {
    if (profit < stepFor(without) - MICRO_CENTS_PER_CENT) return world.tick - sign;
  }
  return undefined;
}
