/**
 * Cost in sums: what each machine costs an hour (rent, power, licences) and how much of it nobody uses. The same parts
 * as the planning aids share out among services (SPEC PL6).
 */
import { TICKS_PER_HOUR } from '../../../shared/base/units.ts';
import { licencePerTick } from '../../../shared/sim/machines/licences.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import type { ShownHost, TeamView } from '../../../shared/sim/shown.ts';

export interface HostCost {
  readonly host: number;
  readonly perHourMicroCents: number;
  readonly idleMicroCents: number; // of it, by the share of its cores that nothing uses
}

export function hostCosts(view: TeamView, rules: Rulebook): HostCost[] {
  return view.hosts.map((host) => {
    const perHour = costPerTick(view, rules, host) * TICKS_PER_HOUR;
    const idle = host.state === 'on' ? 1 - Math.min(100, host.cpuPercent) / 100 : 1;
    return {
      host: host.id,
      perHourMicroCents: Math.round(perHour),
      idleMicroCents: Math.round(perHour * idle),
    };
  });
}

/** Power at its usual price: a dearer hour is in the ledger, not on the label. */
function costPerTick(view: TeamView, rules: Rulebook, host: Readonly<ShownHost>): number {
  const model = rules.models[host.model];
  if (model === undefined || host.state === 'ordered') return 0;
  const rent = host.isCommitted ? model.committedPerTick : model.rentPerTick;
  return rent + host.watts * rules.prices.perJoule + licencePerTick(view.facts, rules, host);
}

export interface CostSum {
  readonly perHourMicroCents: number;
  readonly idleMicroCents: number;
}
export const sumOf = (costs: readonly HostCost[]): CostSum => ({
  perHourMicroCents: costs.reduce((sum, one) => sum + one.perHourMicroCents, 0),
  idleMicroCents: costs.reduce((sum, one) => sum + one.idleMicroCents, 0),
});
