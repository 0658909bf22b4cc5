/** The five proofs of a level and its reaction budget (09-balance A, C, E), from its data alone. */
import { MICRO_CENTS_PER_DOLLAR } from '../base/units.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Scenario } from '../content/schema.ts';
import { profitMicroCents } from '../sim/ledger.ts';
import { humanHands, idleBot, without } from './bot.ts';
import { advance, driverOf, newDriver } from './driver.ts';
import { botNamed, playSolo, playTick } from './match.ts';
import { search } from './search.ts';
import { restore, snapshot } from './snapshot.ts';

export interface Proof {
  readonly name: 'untouched' | 'static' | 'withheld' | 'reference' | 'sensible' | 'reaction';
  readonly held: boolean;
  readonly detail: string;
}

export interface ProofOptions {
  readonly seeds: readonly number[];
  readonly rollouts: number; // a search, of which static and withheld take one a seed
}

/** The best plan that acts only in the first minute may reach one star and half of par. */
const STATIC_SECONDS = 60;
const STATIC_SHARE_OF_PAR = 0.5;
/** First sign to first cent lost, in real seconds, by chapter (09-balance A5). */
const REACTION_SECONDS = [60, 60, 60, 45, 45, 30, 30] as const;

export function proveLevel(catalogue: Catalogue, level: Scenario, options: ProofOptions): Proof[] {
  return [
    proveUntouched(catalogue, level, options),
    proveStatic(catalogue, level, options),
    proveWithheld(catalogue, level, options),
    proveReference(catalogue, level, options),
    proveSensible(catalogue, level, options),
    proveReaction(catalogue, level, options),
  ];
}

const MICRO_CENTS_PER_CENT = MICRO_CENTS_PER_DOLLAR / 100;

const money = (dollars: number) => `$${Math.round(dollars)}`;

function proveUntouched(catalogue: Catalogue, level: Scenario, { seeds }: ProofOptions): Proof {
  const results = seeds.map((seed) => playSolo(catalogue, level.id, seed, idleBot));
  const detail = results.map((result) => `${result.stars}★ ${money(result.standing.profitDollars)}`).join(', ');
  return { name: 'untouched', held: results.every((result) => result.stars === 0), detail };
}

/** What the stored reference plan earns: par of the level on that seed. */
export function parOf(catalogue: Catalogue, level: Scenario, seed: number): number {
  const bot = botNamed(catalogue, level.reference ?? '') ?? idleBot;
  return playSolo(catalogue, level.id, seed, bot).standing.profitDollars;
}

function proveStatic(catalogue: Catalogue, level: Scenario, { seeds, rollouts }: ProofOptions): Proof {
  const lastTick = STATIC_SECONDS * level.pace;
  const parts: string[] = [];
  let held = true;
  for (const seed of seeds) {
    const par = parOf(catalogue, level, seed);
    const courses = level.plans.map((name) => {
      const result = playSolo(catalogue, level.id, seed, botNamed(catalogue, name) ?? idleBot, lastTick);
      return { stars: result.stars, profitDollars: result.standing.profitDollars };
    });
    courses.push(
      search(catalogue, level.id, seed, { rollouts: Math.ceil(rollouts / 4), withheld: new Set(), lastTick }),
    );
    const stars = Math.max(...courses.map((course) => course.stars));
    const profit = Math.max(...courses.map((course) => course.profitDollars));
    held = held && stars <= 1 && profit <= STATIC_SHARE_OF_PAR * par;
    parts.push(`${stars}★ ${money(profit)} = ${Math.round((100 * profit) / par)} % of par`);
  }
  return { name: 'static', held, detail: parts.join(', ') };
}

function proveWithheld(catalogue: Catalogue, level: Scenario, options: ProofOptions): Proof {
  if (level.withheldInTurn.length > 0) return proveWithheldInTurn(catalogue, level, options);
  const { seeds, rollouts } = options;
  const withheld = new Set<string>(level.withheld);
  const found = seeds.map((seed) => search(catalogue, level.id, seed, { rollouts, withheld }));
  const most = level.choice ? 1 : 0; // where another honest technology exists, the second star is what it may not reach
  const detail = found.map((course) => `${course.stars}★ ${money(course.profitDollars)}`).join(', ');
  return {
    name: 'withheld',
    held: found.every((course) => course.stars <= most),
    detail: `${detail} without ${level.withheld.join(', ')}`,
  };
}

/** An exam asks for everything: without any one family of verbs no plan of its own and no search wins the last star. */
function proveWithheldInTurn(catalogue: Catalogue, level: Scenario, { seeds, rollouts }: ProofOptions): Proof {
  const share = Math.ceil(rollouts / level.withheldInTurn.length); // the rollouts of one search, shared out
  let held = true;
  const parts = level.withheldInTurn.map((verbs) => {
    const withheld = new Set<string>(verbs);
    const best = seeds.map((seed) => {
      const plans = level.plans.map((name) => {
        const bot = without(botNamed(catalogue, name) ?? idleBot, withheld);
        return playSolo(catalogue, level.id, seed, bot).stars;
      });
      return Math.max(...plans, search(catalogue, level.id, seed, { rollouts: share, withheld }).stars);
    });
    held = held && best.every((stars) => stars < (level.stars?.length ?? 0));
    return `${best.map((stars) => `${stars}★`).join(', ')} without ${verbs[0]} …`;
  });
  return { name: 'withheld', held, detail: parts.join('; ') };
}

function proveReference(catalogue: Catalogue, level: Scenario, { seeds }: ProofOptions): Proof {
  const bots = seeds.map(() => botNamed(catalogue, level.reference ?? ''));
  const results = seeds.map((seed, index) => playSolo(catalogue, level.id, seed, bots[index] ?? idleBot));
  const detail = results.map((result) => `${result.stars}★ ${money(result.standing.profitDollars)}`).join(', ');
  return { name: 'reference', held: level.reference !== null && results.every((r) => r.stars === 3), detail };
}

function proveSensible(catalogue: Catalogue, level: Scenario, { seeds }: ProofOptions): Proof {
  const seed = seeds[0] ?? 1;
  const results = level.plans.map((name) => {
    const result = playSolo(catalogue, level.id, seed, botNamed(catalogue, name) ?? idleBot);
    return { name, stars: result.stars, profit: result.standing.profitDollars };
  });
  const held = results.filter((result) => result.stars >= 1).length >= 2;
  return { name: 'sensible', held, detail: results.map((r) => `${r.name} ${r.stars}★ ${money(r.profit)}`).join(', ') };
}

/**
 * For each announced incident: the untouched estate with it and without it, under the same weather; the first tick at
 * which the one with it has less money is the first cent lost.
 */
function proveReaction(catalogue: Catalogue, level: Scenario, { seeds }: ProofOptions): Proof {
  const seed = seeds[0] ?? 1;
  const budget = REACTION_SECONDS[level.chapter] ?? 30;
  const parts: string[] = [];
  let held = true;
  for (const [spec, incident] of level.incidents.entries()) {
    if (incident.warningMinutes === 0) continue; // to be prepared for, and announced as such by its level's brief
    const ticks = ticksToFirstLoss(catalogue, level, seed, spec);
    if (ticks === undefined) continue;
    const seconds = Math.round(ticks / level.pace);
    held = held && seconds >= budget;
    parts.push(`${incident.id} ${seconds} s`);
  }
  return { name: 'reaction', held, detail: `${parts.join(', ') || 'nothing announced'} (budget ${budget} s)` };
}

function ticksToFirstLoss(catalogue: Catalogue, level: Scenario, seed: number, spec: number): number | undefined {
  const withIt = newDriver(catalogue, level.id, seed, 1);
  const sign = withIt.world.schedule.find((entry) => entry.spec === spec)?.announceTick;
  if (sign === undefined) return undefined;
  const withoutIt = driverOf(withIt.rules, restore(snapshot(withIt.world)));
  withoutIt.world.schedule = withoutIt.world.schedule.filter((entry) => entry.spec !== spec);
  const hands = [humanHands(idleBot)];
  while (withIt.world.tick < withIt.rules.endTick) {
    playTick(withIt, hands, []);
    advance(withoutIt);
    const [a, b] = [withIt.world.teams[0], withoutIt.world.teams[0]];
    if (a === undefined || b === undefined) return undefined;
    if (profitMicroCents(a) < profitMicroCents(b) - MICRO_CENTS_PER_CENT) return withIt.world.tick - sign;
  }
  return undefined;
}
