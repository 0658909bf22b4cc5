/** What is asked for: SPEC DM1–DM9. The same for every team; only the seed and the schedule decide it. */
import { between, gaussian, u } from '../../base/random.ts';
import { TICKS_PER_MINUTE } from '../../base/units.ts';
import type { RegionRule } from '../beyond/regions.ts';
import type { DemandRule, Rulebook } from '../rulebook.ts';
import { curveAt } from '../rules/curve.ts';
import type { ScheduledIncident, World } from '../world.ts';

/** A regime takes a minute to set in, and noise is drawn every 5 s: nothing jumps between two ticks (game choices). */
const REGIME_RAMP_TICKS = 60;
const NOISE_TICKS = 5;

/** Shape of a crowd in shares of its length: minutes up, a plateau, a slower decay (T7). */
const CROWD_RAMP = 0.2;
const CROWD_PLATEAU_END = 0.5;

export function drawDemand(world: World, rules: Rulebook): void {
  for (const [demand, rule] of rules.demands.entries()) {
    const rate = expectedRate(world, rules, demand, world.tick, isStruck) * noise(world, rule, demand);
    let weights = 0;
    for (const type of rules.types) if (type.demand === demand) weights += mixWeight(world, rules, type.index);
    for (const type of rules.types) {
      if (type.demand !== demand) continue;
      // A shift to nothing of the only kind of request leaves nothing to share out.
      world.ratesPerS[type.index] = weights > 0 ? (rate * mixWeight(world, rules, type.index)) / weights : 0;
    }
  }
  if (rules.regions.length > 0) {
    world.regionShares = regionSharesAt(world, rules, world.tick, isStruck);
  }
  const every = rules.scenario.forecast.everyMinutes * TICKS_PER_MINUTE;
  if (world.tick % every === 1 || world.forecast.length === 0) publishForecast(world, rules);
}

type Counts = (incident: ScheduledIncident, tick: number) => boolean;
const isStruck: Counts = (incident) => incident.happens;

/** Requests a second without noise: the curve, its regime, and the crowds and steps that `counts` lets in. */
export function expectedRate(world: World, rules: Rulebook, demand: number, tick: number, counts: Counts): number {
  const rule = rules.demands[demand] as DemandRule;
  let rate = curveAt(rule.spec.requestsPerSecond, tick / TICKS_PER_MINUTE) * regimeAt(world, rule, demand, tick);
  for (const incident of world.schedule) {
    if (incident.kind !== 'crowd' && incident.kind !== 'demand.step') continue;
    if (incident.target !== '' && incident.target !== rule.spec.application) continue;
    if (tick > incident.dueTick && tick <= incident.endTick && counts(incident, tick)) {
      rate *= 1 + (incident.factor - 1) * strengthAt(incident, tick);
    }
  }
  rate *= factorOf(world, rules, demand);
  if (rules.regions.length === 0) return rate;
  return rules.regions.reduce((sum, region) => sum + rate * regionWeight(world, region, tick, counts), 0);
}

/** How much more or less an application is asked for than its curve says, over its mix (SPEC DM9). */
function factorOf({ demandFactors }: World, rules: Rulebook, demand: number): number {
  if (demandFactors === undefined) return 1;
  let factor = 0;
  for (const type of rules.types) {
    if (type.demand === demand) factor += type.mixShare * (demandFactors[type.index] ?? 1);
  }
  return factor;
}

function regionSharesAt(world: World, rules: Rulebook, tick: number, counts: Counts): number[] {
  const weights = rules.regions.map((region) => regionWeight(world, region, tick, counts));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (all > 0 ? weight / all : 0));
}

/** What a region asks for, of all that the curve says: its share, as lively as its hour is, and crowds of its own. */
function regionWeight(world: World, region: RegionRule, tick: number, counts: Counts): number {
  let weight = region.share * curveAt(region.activity, tick / TICKS_PER_MINUTE);
  for (const incident of world.schedule) {
    if (incident.kind !== 'crowd' || incident.target !== region.id) continue;
    if (tick > incident.dueTick && tick <= incident.endTick && counts(incident, tick)) {
      weight *= 1 + (incident.factor - 1) * strengthAt(incident, tick);
    }
  }
  return weight;
}

function regimeAt(world: World, rule: DemandRule, demand: number, tick: number): number {
  const regimes = rule.spec.regimes;
  if (regimes === null) return 1;
  const blockTicks = regimes.everyMinutes * TICKS_PER_MINUTE;
  const block = Math.floor(tick / blockTicks);
  // The day opens as the curve says; what follows is not foreseen.
  const level = (b: number) => (b <= 0 ? 1 : between(regimes.low, regimes.high, u(world.seed, 'regime', demand, b)));
  const ramp = Math.min(1, (tick - block * blockTicks) / REGIME_RAMP_TICKS);
  return level(block - 1) + (level(block) - level(block - 1)) * ramp;
}

function strengthAt(incident: ScheduledIncident, tick: number): number {
  const length = incident.endTick - incident.dueTick;
  const ran = tick - incident.dueTick;
  if (incident.kind === 'demand.step')
    return Math.min(1, ran / REGIME_RAMP_TICKS, (incident.endTick - tick) / REGIME_RAMP_TICKS);
  const share = ran / length;
  if (share < CROWD_RAMP) return share / CROWD_RAMP;
  return share <= CROWD_PLATEAU_END ? 1 : (1 - share) / (1 - CROWD_PLATEAU_END);
}

function noise(world: World, rule: DemandRule, demand: number): number {
  const block = Math.floor(world.tick / NOISE_TICKS);
  const draw = (b: number) => between(-1, 1, u(world.seed, 'demand', demand, b));
  const share = (world.tick - block * NOISE_TICKS) / NOISE_TICKS;
  return 1 + rule.spec.noiseShare * (draw(block) + (draw(block + 1) - draw(block)) * share);
}

function mixWeight(world: World, rules: Rulebook, type: number): number {
  const rule = rules.types[type];
  if (rule === undefined) return 0;
  let weight = rule.mixShare * (world.demandFactors?.[type] ?? 1);
  for (const incident of world.schedule) {
    if (incident.kind !== 'mix.shift' || incident.target !== rule.id || !incident.happens) continue;
    if (world.tick > incident.dueTick && world.tick <= incident.endTick) weight *= incident.factor;
  }
  return weight;
}

/**
 * The forecast for each step of the horizon: what will come, crowds as announced (even those that will stay away), off by
 * an error that belongs to the moment forecast, and shrinks as it comes near.
 */
function publishForecast(world: World, rules: Rulebook): void {
  const { everyMinutes, horizonMinutes, errorShare } = rules.scenario.forecast;
  const steps = Math.floor(horizonMinutes / everyMinutes);
  world.forecastTick = world.tick;
  world.forecast = rules.demands.map((_rule, demand) => {
    const points: number[] = [];
    for (let step = 0; step <= steps; step++) {
      const tick = world.tick + step * everyMinutes * TICKS_PER_MINUTE;
      const known: Counts = (incident) => incident.announceTick <= world.tick;
      const slot = Math.floor(tick / (everyMinutes * TICKS_PER_MINUTE));
      const error = errorShare * (step / steps) * gaussian(u(world.seed, 'forecast', demand, slot));
      points.push(Math.max(0, Math.round(expectedRate(world, rules, demand, tick, known) * (1 + error))));
    }
    return points;
  });
  world.forecastRegions = forecastRegions(world, rules, steps);
}

/** Each region's share at every step of the horizon, by its published hours and what has been announced. */
function forecastRegions(world: World, rules: Rulebook, steps: number): number[][] {
  const every = rules.scenario.forecast.everyMinutes * TICKS_PER_MINUTE;
  const known: Counts = (incident) => incident.announceTick <= world.tick;
  const at = (step: number) => regionSharesAt(world, rules, world.tick + step * every, known);
  const shares = rules.regions.length === 0 ? [] : Array.from({ length: steps + 1 }, (_, step) => at(step));
  return rules.regions.map((_region, index) => shares.map((list) => list[index] as number));
}
