/** Trouble beyond the one data centre: a service's hiccup that retries may make last, and a region gone dark (IN cards). */
import type { Outcome } from '../events.ts';
import { indexOfName, type Rulebook } from '../rulebook.ts';
import type { ScheduledIncident, ServiceState, Sign, Team, World } from '../world.ts';
import { failEdge } from './edges.ts';

/** Its target in a team; undefined where it is none of these. */
export function farTarget(rules: Rulebook, team: Team, incident: ScheduledIncident): number | undefined {
  if (incident.kind === 'retry.storm') return hiccupTarget(rules, team, incident.target);
  if (incident.kind === 'region.dark') return regionTarget(rules, incident.target);
  return undefined;
}

/** By name, or the service that is asked most: where a storm has most to feed on. */
function hiccupTarget(rules: Rulebook, team: Team, target: string): number {
  if (target !== 'busiest') return indexOfName(rules.services, target);
  let best = -1;
  let most = 0;
  for (const [service, state] of team.services.entries()) {
    if (state.offeredPerS > most) [best, most] = [service, state.offeredPerS];
  }
  return best;
}

/** By name, or the one with most users away from home. */
function regionTarget(rules: Rulebook, target: string): number {
  if (target !== 'largest') return indexOfName(rules.regions, target);
  let best = -1;
  for (const [index, region] of rules.regions.entries()) {
    if (region.homeSeconds > 0 && (best < 0 || region.share > (rules.regions[best]?.share ?? 0))) best = index;
  }
  return best;
}

export function strikeFar(world: World, team: Team, incident: ScheduledIncident, sign: Sign, out: Outcome): void {
  if (incident.kind === 'retry.storm') {
    const state = team.services[sign.targetId] as ServiceState | undefined;
    if (state !== undefined) state.hiccupTick = Math.max(state.hiccupTick, incident.endTick);
  } else if (incident.kind === 'region.dark') {
    for (const edge of team.edges) {
      if (edge.region === sign.targetId) failEdge(world, team, edge, incident.endTick, out);
    }
  }
}
