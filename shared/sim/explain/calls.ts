/** Why calls to a service fail or take long although its copies could do them: callers, functions, shared state, distance. */
import { functionOf } from '../beyond/calls.ts';
import { isFar, type RegionRule } from '../beyond/regions.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { BUSY_SECOND_Z, functionSeconds, instancesNeeded } from '../rules/function-instances.ts';
import { sumOfPeaks } from '../rules/multiplexing.ts';
import { uslPeak, uslSpeedup } from '../rules/usl.ts';
import type { ServiceState, Team } from '../world.ts';
import { BUSY, type Why, why } from './why.ts';

const percent = (share: number) => Math.round(share * 100);

/** Load that is its callers' second and third tries, and a breaker that keeps them off (MS4–MS6). */
export function explainRetries(_rules: Rulebook, team: Team, service: number): Why[] {
  const { attempts, breakerTick, failedShare } = team.services[service] as ServiceState;
  if (breakerTick > 0) return [why('service.breaker_open', service, { untilTick: breakerTick })];
  if (attempts < 1.05) return [];
  const numbers = { callsPercent: percent(attempts), failedPercent: percent(failedShare) };
  return [why('service.retried', service, { ...numbers, timeoutMs: team.retryTimeoutMs })];
}

/** A function with too few instances, or too many new ones (FN3–FN5). */
export function explainFunction(rules: Rulebook, team: Team, service: number): Why[] {
  const one = functionOf(team, service);
  if (one === undefined) return [];
  const chain: Why[] = [];
  if (one.throttledShare > 0.001) {
    const { cpuMsPerCall } = rules.services[service] as ServiceRule;
    const callsPerS = ((team.services[service] as ServiceState).arrivalsPerS * one.percent) / 100;
    const seconds = functionSeconds(cpuMsPerCall, one.memoryMib);
    const needed = instancesNeeded(callsPerS, seconds);
    // If each call's moment had its own room: what sharing instances saves (Q8).
    const apart = Math.ceil(sumOfPeaks(callsPerS * seconds, 1, 1, BUSY_SECOND_Z));
    const numbers = { throttledPercent: percent(one.throttledShare), instances: Math.floor(one.warm), needed, apart };
    chain.push(why('service.throttled', service, numbers));
  }
  if (one.coldShare > 0.02) {
    const { coldStartMs } = rules.services[service] as ServiceRule;
    chain.push(why('service.cold', service, { coldPercent: percent(one.coldShare), coldStartMs }));
  }
  return chain;
}

/** Copies too many or too busy for what they share, or that all stop for a moment (RQ13, the storm's hiccup). */
export function explainShared(rules: Rulebook, team: Team, service: number): Why[] {
  const { capacityFactor, serving, utilisation } = team.services[service] as ServiceState;
  if (capacityFactor > 0.8 || serving === 0) return [];
  const { contention, coherency } = rules.services[service] as ServiceRule;
  const shared = serving > 1 ? uslSpeedup(serving, contention, coherency) / serving : 1;
  if (capacityFactor < shared / 2) return [why('service.hiccup', service, { leftPercent: percent(capacityFactor) })];
  const peak = uslPeak(contention, coherency);
  const best = Number.isFinite(peak) ? Math.max(1, Math.floor(peak)) : serving;
  if (serving <= best && utilisation <= BUSY) return [];
  return [why('service.shared_state', service, { serving, best, leftPercent: percent(shared) })];
}

/** Users so far away that the way alone takes most of the time that an answer may take (RG2). */
export function explainDistance(rules: Rulebook, team: Team, service: number): Why[] {
  const regions = rules.regions.length;
  for (const type of rules.types) {
    if (type.path[0] !== service) continue;
    for (let region = 0; region < regions; region++) {
      const away = rules.regions[region] as RegionRule;
      const rate = team.homeByRegion[type.index * regions + region] ?? 0;
      if (rate <= 0 || !isFar(away, type)) continue;
      const numbers = { region, tripMs: Math.round(away.homeSeconds * 1000), deadlineMs: type.deadlineMs };
      return [why('service.far', service, { ...numbers, perS: Math.round(rate) })];
    }
  }
  return [];
}
