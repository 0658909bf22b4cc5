/** What the forecast says of the minutes ahead: when the next peak comes, and what a loss that is announced leaves. */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { answerable } from '../../shared/sim/shown/capacity.ts';
import type { ShownSign, TeamView } from '../../shared/sim/shown.ts';
import type { ForecastPoint } from './demand.ts';
import { strikes } from './health.ts';

/** Less than a tenth above now is no peak to get ready for. */
const PEAK_SHARE = 1.1;

/** The highest point ahead, where it stands out from what is asked for now. */
export function nextPeak(forecast: readonly ForecastPoint[], tick: number, askedPerS: number): ForecastPoint | null {
  let peak: ForecastPoint | null = null;
  for (const point of forecast) if (point.tick > tick && point.perS > (peak?.perS ?? 0)) peak = point;
  return peak !== null && peak.perS >= askedPerS * PEAK_SHARE ? peak : null;
}

export interface CapacityStep {
  readonly tick: number;
  readonly perS: number;
  readonly sign: ShownSign;
}

/** Machines that a sign takes away; null where it takes none. */
function machinesOf(sign: ShownSign, now: TeamView, rules: Rulebook): ReadonlySet<number> | null {
  switch (sign.kind) {
    case 'host.dies':
    case 'host.serviced':
      return new Set([sign.targetId]);
    case 'rack.dark':
      return new Set(now.hosts.filter((host) => host.rack === sign.targetId).map((host) => host.id));
    case 'feed.dark':
      return new Set(now.hosts.filter((host) => rules.feedOf[host.rack] === sign.targetId).map((host) => host.id));
    default:
      return null;
  }
}

/** What could be served once each announced loss has struck, as things stand: nothing moved, nothing restarted. */
export function capacityAhead(now: TeamView, rules: Rulebook): CapacityStep[] {
  const gone = new Set<number>();
  const signs = now.signs
    .filter((sign) => sign.state === 'announced' && strikes(sign, now))
    .sort((a, b) => a.dueTick - b.dueTick);
  return signs.flatMap((sign) => {
    const machines = machinesOf(sign, now, rules);
    if (machines === null || machines.size === 0) return [];
    for (const id of machines) gone.add(id);
    return [{ tick: sign.dueTick, perS: capacityWithout(now, rules, gone), sign }];
  });
}

/** What could be served now; before anybody asks, of what the forecast expects. */
export const capacityNow = (now: TeamView, rules: Rulebook): number =>
  now.team.ratesPerS.some((rate) => rate > 0) ? now.team.capacityPerS : capacityWithout(now, rules, new Set());

/** Requests a second by type: those of now, or before the first the busiest that the forecast knows. No mix, no capacity. */
function mixOf({ team }: TeamView, rules: Rulebook): readonly number[] {
  if (team.ratesPerS.some((rate) => rate > 0)) return team.ratesPerS;
  const sums = (team.forecast[0] ?? []).map((_, step) => team.forecast.reduce((sum, one) => sum + (one[step] ?? 0), 0));
  const busiest = sums.indexOf(Math.max(0, ...sums));
  return rules.types.map(({ demand, mixShare }) => (team.forecast[demand]?.[busiest] ?? 0) * mixShare);
}

/** As the rules reckon capacity (each application as far as its weakest service goes), with these machines gone. */
export function capacityWithout(now: TeamView, rules: Rulebook, gone: ReadonlySet<number>): number {
  const left = sharesLeft(now, gone);
  return answerable(rules, {
    ratesPerS: mixOf(now, rules),
    functions: now.functions,
    callsPerS: (service) => (now.services[service]?.capacityPerS ?? 0) * (left.get(service) ?? 1),
  });
}

/** Of each service, the share of its answering copies that stand elsewhere. */
function sharesLeft(now: TeamView, gone: ReadonlySet<number>): ReadonlyMap<number, number> {
  const hostOf = (one: TeamView['instances'][number]): number => {
    if (one.kind === 'process') return one.host;
    if (one.kind === 'vm') return byId(now.vms, one.vm)?.host ?? 0;
    const node = byId(now.nodes, one.node);
    return node === undefined ? 0 : (byId(now.vms, node.vm)?.host ?? node.host);
  };
  const counts = new Map<number, { all: number; stay: number }>();
  for (const one of now.instances) {
    if (!one.ready || one.state !== 'running') continue;
    const count = counts.get(one.service) ?? { all: 0, stay: 0 };
    count.all += 1;
    if (!gone.has(hostOf(one))) count.stay += 1;
    counts.set(one.service, count);
  }
  return new Map([...counts].map(([service, { all, stay }]) => [service, stay / all]));
}
