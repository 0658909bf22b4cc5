/** Parts of a program: services whose calls the program's own copies answer until they have copies themselves (SPEC RQ14). */
import { lookup } from '../lookup.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import type { ServiceState, Team } from '../world.ts';
import type { Places } from './place-arrays.ts';

/**
 * Whether a part is still inside: it has no copy that answers, and no deployment, or one whose first roll-out has not yet
 * brought such a copy. Once cut out it stays out, so that a part that falls does not fall back on its program.
 */
export function isInside(team: Team, { index, program }: ServiceRule): boolean {
  if (program < 0) return false;
  const { ofService } = lookup(team);
  if (ofService[index]?.some((one) => one.efficiency > 0) === true) return false;
  const own = team.deployments.find(({ service }) => service === index);
  return own === undefined || own.replicas === 0 || (own.rolling && own.history.length === 0);
}

/** CPU that a call to a program takes for the parts inside it, in milliseconds of a standard core, at today's mix. */
export function insideMs(rules: Rulebook, team: Team, rule: ServiceRule): number {
  let work = 0;
  let calls = 0;
  for (const type of rules.types) {
    const rate = team.homePerS[type.index] as number;
    calls += rate * (type.visits[rule.index] as number);
    for (const part of rule.parts) {
      const visits = type.visits[part] as number;
      if (visits === 0 || !isInside(team, rules.services[part] as ServiceRule)) continue;
      work += rate * visits * (rules.services[part] as ServiceRule).cpuMsPerCall;
    }
  }
  return calls > 0 ? work / calls : 0;
}

/** A part inside is as well as its program is, and asks for nothing itself. */
export function mirrorProgram(team: Team, places: Places, { index, program }: ServiceRule): void {
  const state = team.services[index] as ServiceState;
  const whole = team.services[program] as ServiceState;
  state.endpoints = places.endpoints[program] as number;
  state.serving = places.serving[program] as number;
  state.capacityPerS = whole.capacityPerS;
  state.utilisation = whole.utilisation;
  state.limited = whole.limited;
  state.backlog = 0;
  state.waitSeconds = 0;
  state.lostShare = 0;
}
