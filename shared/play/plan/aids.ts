/** The planning aids that a look at the estate answers at once, for a screen: no day is played for them. */
import { type Domain, domainsOf } from '../../sim/places-without.ts';
import type { Rulebook } from '../../sim/rulebook.ts';
import type { Team, World } from '../../sim/world.ts';
import { availabilityOfWays, type WayAvailability } from './availability.ts';
import { type HostBound, hostBound } from './lower-bound.ts';
import type { Horizon, Outlook } from './outlook.ts';
import { type PodSize, sizeOfPods, sizeOfVm, type VmSize } from './right-size.ts';
import { type ServiceCost, serviceCosts } from './service-costs.ts';
import type { UsageHistory } from './usage.ts';

export interface PlanningAids {
  readonly tick: number; // of the look
  readonly domains: readonly Domain[]; // what would be lost with each host, rack and feed (PL1)
  readonly bound: HostBound; // PL5
  readonly costs: readonly ServiceCost[]; // PL6
  readonly ways: readonly WayAvailability[]; // PL7, by request type
  readonly podSizes: readonly (PodSize & { readonly deployment: number })[]; // PL4, of what has run
  readonly vmSizes: readonly (VmSize & { readonly vm: number })[];
}

export function planningAids(world: World, rules: Rulebook, team: Team, history: UsageHistory): PlanningAids {
  return {
    tick: world.tick,
    domains: domainsOf(world, rules, team),
    bound: hostBound(rules, team),
    costs: serviceCosts(world, rules, team),
    ways: availabilityOfWays(rules, team),
    podSizes: team.deployments.flatMap(({ id }) => {
      const size = sizeOfPods(history, team, id);
      return size === undefined ? [] : [{ deployment: id, ...size }];
    }),
    vmSizes: team.vms.flatMap(({ id }) => {
      const size = sizeOfVm(history, team, id);
      return size === undefined ? [] : [{ vm: id, ...size }];
    }),
  };
}

/** What a screen asks for: ten minutes, in steps of half a minute, on five other days (*game choice*: an answer within seconds). */
export const LOOK_AHEAD: Horizon = { ticks: 600, stepTicks: 30, seeds: [1, 2, 3, 4, 5] };

/** The next minutes as they are, and with a draft where there is one. */
export interface LookAhead {
  readonly tick: number;
  readonly asIs: Outlook;
  readonly drafted: Outlook | null;
}
