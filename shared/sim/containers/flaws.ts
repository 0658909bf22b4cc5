/** Releases with something wrong in them that only running them shows: SPEC IM14–IM15. */

import { meanOverCalls } from '../beyond/traffic-split.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import type { Flaw, Instance, Team } from '../world.ts';

/** Errors begin when the first cache runs over (09-balance I, card 10: after three minutes). */
export const ERRORS_AFTER_TICKS = 180;
const TICKS_PER_MINUTE = 60;

function flawOf(team: Team, kind: Flaw['kind'], one: Pick<Instance, 'service' | 'release'>): Flaw | undefined {
  return team.flaws.find((flaw) => flaw.kind === kind && flaw.service === one.service && flaw.release === one.release);
}

/** Share of a service's calls that its serving instances answer with an error (MS8: a mesh may split calls unevenly). */
export function errorShareOf(team: Team, instances: readonly Instance[], tick: number): number {
  if (team.flaws.length === 0) return 0;
  const errorsOf = (one: Instance) =>
    tick >= one.warmTick + ERRORS_AFTER_TICKS ? (flawOf(team, 'errors', one)?.share ?? 0) : 0;
  return Math.min(1, meanOverCalls(team, instances, errorsOf));
}

/** What an instance of a leaking release holds beyond its need: a share of its limit (or base) more each minute. */
export function leakMib(team: Team, rules: Rulebook, one: Instance, tick: number): number {
  if (team.flaws.length === 0 || one.state !== 'running' || tick <= one.warmTick) return 0;
  const share = flawOf(team, 'leak', one)?.share ?? 0;
  const whole = one.limitMib > 0 ? one.limitMib : (rules.services[one.service] as ServiceRule).memoryBaseMib;
  return (share * whole * (tick - one.warmTick)) / TICKS_PER_MINUTE;
}
