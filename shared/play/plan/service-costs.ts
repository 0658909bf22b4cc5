/**
 * What a thousand answers of each service cost now (SPEC PL6): rent, power and licences of every machine, shared out by
 * the CPU that each service uses on it. A machine that does nothing is nobody's, nor are pool, backups, registry and tools:
 * their cost stands beside.
 */
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_HOUR } from '../../base/units.ts';
import { lookup } from '../../sim/lookup.ts';
import { licencePerTick } from '../../sim/machines/licences.ts';
import { powerPriceFactor } from '../../sim/machines/site.ts';
import type { ModelRule, Rulebook } from '../../sim/rulebook.ts';
import { supplyDollarsPerHour } from '../../sim/systems/billing.ts';
import { storageDollarsPerHour, toolDollarsPerHour } from '../../sim/systems/vm-bills.ts';
import { settleGauges } from '../../sim/tick/gauges.ts';
import type { Host, Instance, Team, World } from '../../sim/world.ts';

export interface ServiceCost {
  readonly service: number; // -1: what is no service's
  readonly perHourMicroCents: number;
  readonly callsPerS: number;
  readonly perThousandMicroCents: number; // 0: no calls
}

export function serviceCosts(world: World, rules: Rulebook, team: Team): ServiceCost[] {
  settleGauges(team);
  const perTick = rules.services.map(() => 0);
  const perJoule = rules.prices.perJoule * powerPriceFactor(world);
  let nobodys = besideMachines(rules, team);
  for (const { host, direct, vms } of lookup(team).hosts) {
    const cost = costPerTick(rules, team, host, perJoule);
    const users = [...direct.map(({ one }) => one), ...vms.flatMap(({ inside }) => inside.map(({ one }) => one))];
    const shares = sharesOf(users);
    for (const [service, share] of shares) perTick[service] = (perTick[service] ?? 0) + cost * share;
    if (shares.size === 0) nobodys += cost;
  }
  const costs = perTick.map((cost, service): ServiceCost => {
    const callsPerS = team.services[service]?.arrivalsPerS ?? 0;
    const perThousandMicroCents = callsPerS > 0 ? Math.round((cost / callsPerS) * 1000) : 0;
    return { service, perHourMicroCents: Math.round(cost * TICKS_PER_HOUR), callsPerS, perThousandMicroCents };
  });
  const none = { callsPerS: 0, perThousandMicroCents: 0 };
  return [...costs, { service: -1, perHourMicroCents: Math.round(nobodys * TICKS_PER_HOUR), ...none }];
}

/** Disks, backups, registry, mirror, scanner and tools. */
function besideMachines(rules: Rulebook, team: Team): number {
  const dollars =
    storageDollarsPerHour(rules, team) + toolDollarsPerHour(rules, team) + supplyDollarsPerHour(rules, team);
  return (dollars * MICRO_CENTS_PER_DOLLAR) / TICKS_PER_HOUR;
}

/** Rent or cloud price, power and licences of one machine in this second, with those of the VMs on it. */
function costPerTick(rules: Rulebook, team: Team, host: Host, perJoule: number): number {
  if (host.state === 'ordered') return 0;
  const model = rules.models[host.model] as ModelRule;
  const rent = host.isCommitted ? model.committedPerTick : model.rentPerTick;
  return rent + host.watts * perJoule + licencePerTick(team, rules, host);
}

/** Each service's part of the CPU used; by memory where nothing is computed but something stands by. */
function sharesOf(users: readonly Instance[]): Map<number, number> {
  const shares = new Map<number, number>();
  const part = users.some(({ cpuGrantedM }) => cpuGrantedM > 0)
    ? (one: Instance) => one.cpuGrantedM
    : (one: Instance) => one.memoryMib;
  const all = users.reduce((sum, one) => sum + part(one), 0);
  if (all <= 0) return shares;
  for (const one of users) shares.set(one.service, (shares.get(one.service) ?? 0) + part(one) / all);
  return shares;
}
