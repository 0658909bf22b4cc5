/** How much a course lacks of a level's next star: the slope that a search climbs while it has not got it. */
import { endMeasure } from '../sim/end-measures.ts';
import type { Rulebook } from '../sim/rulebook.ts';
import { remainsOf, standingOf } from '../sim/score.ts';
import type { Team } from '../sim/world.ts';

/** A share of late answers weighs like so many times that share of the money (game choice: 5 % late is like no profit). */
const LATE_WEIGHT = 20;
/** Below so many dollars a line in the rules is no measure for what is missing to it. */
const LEAST_DOLLARS = 50;

/** 0: nothing, or there is no further star. */
export function shortfallOf(rules: Rulebook, team: Team, stars: number, tick: number): number {
  const next = rules.scenario.stars?.[stars];
  if (next === undefined) return 0;
  const { profitDollars, inTimeShare, survivableMinutes } = standingOf(team);
  const money = Math.max(0, next.profitDollars - profitDollars) / Math.max(LEAST_DOLLARS, Math.abs(next.profitDollars));
  const late = LATE_WEIGHT * Math.max(0, next.inTimeShare - inTimeShare);
  const alone = Math.max(0, next.surviveAnyOneMinutes - survivableMinutes) / Math.max(1, next.surviveAnyOneMinutes);
  const remains = remainsOf(team, tick);
  let rest = 0;
  for (const { measure, atLeast, atMost } of next.atEnd) {
    const value = endMeasure(rules, remains, measure);
    const missing = Math.max(atLeast - value, value - atMost, 0);
    rest += missing / (missing + Math.max(1, atLeast));
  }
  return money + late + alone + rest;
}
