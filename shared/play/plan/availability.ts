/**
 * How much of the time each request type's way would be up, as wear goes and until somebody mends it (SPEC PL7): copies on
 * several machines against what one failing machine leaves.
 */
import { BILL_HOURS_PER_HOUR } from '../../base/units.ts';
import { lookup } from '../../sim/lookup.ts';
import type { Rulebook } from '../../sim/rulebook.ts';
import { kOfNAvailability, seriesAvailability } from '../../sim/rules/availability.ts';
import { YEAR_SECONDS } from '../../sim/rules/hazard.ts';
import { isInside } from '../../sim/tick/parts.ts';
import type { Instance, ServiceState, Team } from '../../sim/world.ts';

export interface WayAvailability {
  readonly type: number; // index of the request type
  readonly share: number; // of the time, 0..1
  readonly weakest: number; // the service of its way that is down most often
}

export function availabilityOfWays(rules: Rulebook, team: Team): WayAvailability[] {
  const host = hostAvailability(rules);
  // A part inside its program is up when that is, which is asked for itself (RQ14).
  const ofService = rules.services.map((rule) =>
    isInside(team, rule) ? 1 : serviceAvailability(team, rule.index, host),
  );
  return rules.types.map(({ index, path }) => {
    const parts = path.map((service) => ofService[service] as number);
    const worst = parts.indexOf(Math.min(...parts));
    return { type: index, share: seriesAvailability(parts), weakest: path[worst] ?? -1 };
  });
}

/** Of a machine of ours: up between its crashes and hardware faults (IN7), down for a reboot, or a part and a reboot (HW8). */
export function hostAvailability({ economy, scenario }: Rulebook): number {
  const { osCrashPerYear, hardwarePerYear } = economy.hazards;
  const { reboot = 0, partSwap = 0 } = economy.timers;
  const perSecond = (BILL_HOURS_PER_HOUR * scenario.hazardFactor) / YEAR_SECONDS;
  const upWith = (perYear: number, downSeconds: number) => 1 / (1 + perYear * perSecond * downSeconds);
  return seriesAvailability([upWith(osCrashPerYear, reboot), upWith(hardwarePerYear, partSwap + reboot)]);
}

/** So many machines hold copies that serve; so many of them are needed at this load. Cloud machines do not wear. */
function serviceAvailability(team: Team, service: number, host: number): number {
  const { hosts } = lookup(team);
  const serves = (one: Instance) => one.service === service && one.state === 'running' && one.ready;
  const holding = hosts.filter(
    ({ direct, vms }) =>
      direct.some(({ one }) => serves(one)) || vms.some(({ inside }) => inside.some(({ one }) => serves(one))),
  );
  const own = holding.filter((load) => load.host.rack >= 0).length;
  const { utilisation } = team.services[service] as ServiceState;
  const needed = Math.max(1, Math.ceil(holding.length * Math.min(1, utilisation)));
  const neededOfOwn = Math.max(0, needed - (holding.length - own));
  return holding.length === 0 ? 0 : kOfNAvailability(host, own, neededOfOwn);
}
