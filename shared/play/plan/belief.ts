/**
 * The world as a team may believe it (SPEC PL2): its own estate as it is, the demand as the published forecast has it, the
 * trouble that was announced, and for all else another day's chance. Nothing hidden goes in: neither the match's seed nor
 * an incident that nobody has been told of, nor the estates of others.
 */
import { gaussian, u } from '../../base/random.ts';
import { TICKS_PER_MINUTE } from '../../base/units.ts';
import type { Rulebook } from '../../sim/rulebook.ts';
import { drawOffers } from '../../sim/systems/contracts.ts';
import { expectedRate } from '../../sim/systems/demand.ts';
import { newTeam, type ScheduledIncident, type Team, type World } from '../../sim/world.ts';
import { type Driver, driverOf } from '../driver.ts';
import { restore, snapshot } from '../snapshot.ts';

/** An incident that no one has been told of: it keeps its place, so that signs still point at theirs. */
const NEVER = Number.MAX_SAFE_INTEGER - 1;
const UNTOLD: ScheduledIncident = {
  spec: -1,
  kind: 'crowd',
  announceTick: NEVER,
  dueTick: NEVER,
  endTick: NEVER,
  happens: false,
  factor: 1,
  target: '',
  team: -1,
};

/** One believed day; another `seed` is another. The match's world is left as it is. */
export function believe(world: World, rules: Rulebook, team: Team, seed: number): Driver {
  const alone = world.teams.map((one) =>
    one === team ? one : newTeam(one.index, one.services.length, one.types.length),
  );
  const believed = restore(snapshot({ ...world, teams: alone, schedule: [], offerTicks: [] }));
  believed.seed = seed;
  believed.schedule = world.schedule.map((incident, index) => told(world, rules, team, incident, index, seed));
  const offers = drawOffers(rules, seed);
  believed.offerTicks = offers.map((tick, index) => {
    const asked = world.offerTicks[index] ?? 0;
    if (asked > 0 && asked <= world.tick) return asked;
    return tick > world.tick ? tick : 0;
  });
  return driverOf(expected(believed, rules, world, seed), believed);
}

/** What a sign says. Whether an announced crowd will come is drawn anew until it is due. */
function told(
  world: World,
  rules: Rulebook,
  team: Team,
  incident: ScheduledIncident,
  index: number,
  seed: number,
): ScheduledIncident {
  if (!team.signs.some((sign) => sign.incident === index)) return UNTOLD;
  if (incident.dueTick <= world.tick) return incident;
  const noShow = rules.scenario.incidents[incident.spec]?.noShowShare ?? 0;
  return { ...incident, happens: u(seed, 'crowd', index + 1, 0) >= noShow };
}

/**
 * The rulebook with the demand curve that the forecast draws, from what is asked for now on. The forecast has the crowds
 * that were announced in it, and their rise is taken out again: the believed world adds it where they come.
 */
function expected(believed: World, rules: Rulebook, world: World, seed: number): Rulebook {
  const { everyMinutes, errorShare } = rules.scenario.forecast;
  const unit = rules.demands.map((rule) => flat(rule, [[0, 1]]));
  const demands = rules.demands.map((rule, demand) => {
    const points: [number, number][] = [];
    const add = (tick: number, perS: number) => {
      const risen = expectedRate(believed, { ...rules, demands: unit }, demand, tick, () => true);
      points.push([tick / TICKS_PER_MINUTE, risen > 0 ? perS / risen : 0]);
    };
    const ofDemand = rules.types.filter((type) => type.demand === demand);
    add(
      world.tick,
      ofDemand.reduce((sum, type) => sum + (world.ratesPerS[type.index] ?? 0), 0),
    );
    const steps = world.forecast[demand] ?? [];
    for (const [step, perS] of steps.entries()) {
      const tick = world.forecastTick + step * everyMinutes * TICKS_PER_MINUTE;
      if (tick <= world.tick) continue;
      const error = errorShare * (step / Math.max(1, steps.length - 1)) * gaussian(u(seed, 'forecast', demand, tick));
      add(tick, Math.max(0, perS * (1 + error)));
    }
    return flat(rule, points);
  });
  return { ...rules, demands };
}

function flat(rule: Rulebook['demands'][number], points: [number, number][]): Rulebook['demands'][number] {
  const spec = { ...rule.spec, requestsPerSecond: points, regimes: null };
  return { spec, peak: Math.max(...points.map(([, perS]) => perS)) };
}
