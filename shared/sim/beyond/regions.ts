/** Where the users are: the map of a scenario, compiled once. */
import type { Scenario } from '../../content/schema.ts';
import type { Points } from '../rules/curve.ts';
import { roundTripSeconds } from '../rules/distance.ts';

export interface RegionRule {
  readonly id: string;
  readonly share: number;
  readonly activity: Points; // factor on its share, over minutes: the sun moves
  readonly homeSeconds: number; // there and back to the team's own site
  readonly seconds: readonly number[]; // to an edge in each region
}

/** The way home alone takes most of the time that an answer may take (RG2). */
export const isFar = (
  { homeSeconds }: RegionRule,
  { deadlineSeconds }: { readonly deadlineSeconds: number },
): boolean => homeSeconds >= deadlineSeconds / 2;

const HOME = { kmEast: 0, kmNorth: 0 };

export function compileRegions(scenario: Scenario): RegionRule[] {
  return scenario.regions.map((region) => ({
    id: region.name,
    share: region.share,
    activity: region.activity,
    homeSeconds: roundTripSeconds(region, HOME),
    seconds: scenario.regions.map((other) => roundTripSeconds(region, other)),
  }));
}
