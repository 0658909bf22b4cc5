/** What a team's machines cost in licences, by host and by core (SPEC LC1–LC3). Read from facts, paid every tick. */
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR } from '../../base/units.ts';
import { post } from '../ledger.ts';
import type { ModelRule, PlatformRule, Rulebook } from '../rulebook.ts';
import { windowsDollarsPerHour, windowsPacks } from '../rules/windows-licence.ts';
import type { Facts } from '../view.ts';
import type { HostFacts, Team } from '../world.ts';

type Estate = Pick<Facts, 'hosts' | 'vms'>;

/** Windows guests on a host, running or not: the licence is for what may run. */
function windowsGuests(estate: Estate, rules: Rulebook, hostId: number): number {
  let guests = 0;
  for (const vm of estate.vms) if (vm.host === hostId && rules.guests[vm.guest]?.windowsLicensed === true) guests += 1;
  return guests;
}

/** Dollars an hour for Windows Server on that host; 0 where it has neither Windows nor a Windows guest. */
export function windowsCostOf(estate: Estate, rules: Rulebook, host: Readonly<HostFacts>): number {
  const guests = windowsGuests(estate, rules, host.id);
  if (guests === 0 && rules.platforms[host.platform]?.windowsLicensed !== true) return 0;
  const { cores, sockets } = rules.models[host.model] as ModelRule;
  const terms = rules.economy.windowsLicence;
  return windowsDollarsPerHour(host.edition, windowsPacks(cores, sockets, terms), guests, terms);
}

/** Micro-cents a tick of a platform that is licensed by the core, with its minimum of cores a socket (H10). */
export function coreLicencePerTick(model: ModelRule, platform: PlatformRule | undefined): number {
  if (platform === undefined || platform.licencePerCoreTick === 0) return 0;
  return Math.max(model.cores, model.sockets * platform.licenceMinCoresPerSocket) * platform.licencePerCoreTick;
}

/** All licences that a host and the VMs on it cost, micro-cents a tick. */
export function licencePerTick(estate: Estate, rules: Rulebook, host: Readonly<HostFacts>): number {
  let dollars = windowsCostOf(estate, rules, host);
  for (const vm of estate.vms) if (vm.host === host.id) dollars += rules.guests[vm.guest]?.licenceDollarsPerHour ?? 0;
  const byCore = coreLicencePerTick(rules.models[host.model] as ModelRule, rules.platforms[host.platform]);
  return byCore + (dollars * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR;
}

/** Windows for all hosts, micro-cents a tick. A cache: what stands where and under which edition moves the topology. */
interface Known {
  readonly topology: number;
  readonly perTick: number;
}
const known = new WeakMap<Team, Known>();

export function payWindows(rules: Rulebook, team: Team): void {
  let cost = known.get(team);
  if (cost?.topology !== team.topology) {
    let perTick = 0;
    for (const host of team.hosts) {
      if (host.state === 'ordered') continue;
      perTick += (windowsCostOf(team, rules, host) * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR;
    }
    cost = { topology: team.topology, perTick };
    known.set(team, cost);
  }
  if (cost.perTick > 0) post(team, 'licence', -cost.perTick);
}
