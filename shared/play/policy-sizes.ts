/** What a policy reckons with: the calls that will come, and the replicas and cores that carry them at its utilisation. */
import { TICKS_PER_MINUTE } from '../base/units.ts';
import type { PolicyPlan } from '../content/schema.ts';
import type { Rulebook, ServiceRule } from '../sim/rulebook.ts';
import type { View } from '../sim/view.ts';
import { serverToBuy } from './buying.ts';

type DeploymentView = View['facts']['deployments'][number];

/** Calls a second that a service is offered now, by the rates seen. */
function callsOf(view: View, rules: Rulebook, rule: ServiceRule): number {
  let calls = 0;
  for (const type of rules.types) calls += (view.gauges.ratesPerS[type.index] ?? 0) * (type.visits[rule.index] ?? 0);
  return calls;
}

/** The largest demand foreseen between two moments against what is asked now; 1.1 for who does not look ahead. */
export function growth(plan: PolicyPlan, view: View, rules: Rulebook, fromMinute: number, toMinute: number): number {
  if (!plan.forecast) return 1.1;
  const every = rules.scenario.forecast.everyMinutes;
  const since = (view.facts.tick - view.gauges.forecastTick) / TICKS_PER_MINUTE;
  let now = 0;
  for (const rate of view.gauges.ratesPerS) now += rate;
  let most = 0;
  const steps = view.gauges.forecast[0]?.length ?? 0;
  for (let step = 0; step < steps; step++) {
    const minute = step * every - since;
    if (minute < fromMinute - every || minute > toMinute) continue;
    let total = 0;
    for (const points of view.gauges.forecast) total += points[step] ?? 0;
    most = Math.max(most, total);
  }
  return now > 0 && most > 0 ? most / now : 1.1;
}

/** Cores that the worst minute between two moments will take, as the forecast says or as it is now. */
function coresWithin(plan: PolicyPlan, view: View, rules: Rulebook, fromMinute: number, toMinute: number): number {
  let cores = 0;
  for (const rule of rules.services) cores += (callsOf(view, rules, rule) * rule.cpuMsPerCall) / 1000;
  return cores * growth(plan, view, rules, fromMinute, toMinute);
}

/** A host fills up to its planned utilisation when each pod asks for its planned use divided by it. */
export const requestFor = (plan: PolicyPlan, limitCpuM: number): number =>
  Math.min(limitCpuM, Math.round((limitCpuM * plan.podUtilisation) / plan.hostUtilisation));

/** Replicas of a deployment for so many times today's calls, each planned for a share of its limit. */
export function replicasFor(plan: PolicyPlan, view: View, rules: Rulebook, one: DeploymentView, times: number): number {
  const rule = rules.services[one.service] as ServiceRule;
  const each = (one.limitCpuM > 0 ? one.limitCpuM : 1000) * plan.podUtilisation;
  const least = plan.spread ? 2 : 1; // one copy cannot be spread
  return Math.max(least, Math.ceil((callsOf(view, rules, rule) * times * rule.cpuMsPerCall) / each));
}

/** Cores that the pods for the worst minute between two moments will ask for: whole pods, not the mean of their use. */
export function coresToAskFor(
  plan: PolicyPlan,
  view: View,
  rules: Rulebook,
  fromMinute: number,
  toMinute: number,
): number {
  const times = growth(plan, view, rules, fromMinute, toMinute);
  return view.facts.deployments.reduce((sum, one) => {
    return sum + (replicasFor(plan, view, rules, one, times) * requestFor(plan, one.limitCpuM)) / 1000;
  }, 0);
}

/** Who will not act again sizes everything for the machines that were ordered. */
export function staticGrowth(plan: PolicyPlan, view: View, rules: Rulebook): number {
  const now = coresWithin({ ...plan, forecast: false }, view, rules, 0, 0) / 1.1;
  const model = serverToBuy(rules);
  return now > 0 ? Math.max(1, (plan.initialHosts * (model?.cores ?? 0) * plan.hostUtilisation) / now) : 1;
}
