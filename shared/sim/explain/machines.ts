/** What machines themselves have to do with a slow service: cooling, emulation, a lorry that is late (SPEC HW11, HW15, IN10). */
import { byId } from '../../base/ids.ts';
import { hostOfNode } from '../containers/pod-life.ts';
import { lookup } from '../lookup.ts';
import { isForeign } from '../machines/architecture.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Host, Instance, ServiceState, Team } from '../world.ts';
import { BUSY, type Why, why } from './why.ts';

function hostOf(team: Team, one: Instance): Host | undefined {
  const node = byId(team.nodes, one.node);
  if (node !== undefined) return hostOfNode(team, node);
  return byId(team.hosts, one.kind === 'vm' ? (byId(team.vms, one.vm)?.host ?? 0) : one.host);
}

/** The machine below it that failing cooling slows most, while it works at what it may. */
export function explainCooling(_rules: Rulebook, team: Team, service: number): Why[] {
  let worst: Host | undefined;
  for (const one of lookup(team).ofService[service] ?? []) {
    const host = hostOf(team, one);
    if (host === undefined || host.cpuCeiling === 1 || host.cpuUtilisation <= BUSY) continue;
    if (worst === undefined || host.cpuCeiling < worst.cpuCeiling) worst = host;
  }
  if (worst === undefined) return [];
  return [why('host.cooled', worst.id, { ceilingPercent: Math.round(worst.cpuCeiling * 100) })];
}

/** The first VM of it, or of its nodes, whose processor is emulated. */
export function explainEmulation(rules: Rulebook, team: Team, service: number): Why[] {
  for (const one of lookup(team).ofService[service] ?? []) {
    const vm = byId(team.vms, one.kind === 'vm' ? one.vm : (byId(team.nodes, one.node)?.vm ?? 0));
    const host = byId(team.hosts, vm?.host ?? 0);
    if (vm === undefined || host === undefined || !isForeign(rules, host, vm.guest)) continue;
    return [why('vm.emulated', vm.id, { slowdown: rules.economy.emulationSlowdown })];
  }
  return [];
}

/** Help that is on its way and late, for a service that has too little. */
export function explainLateOrder(_rules: Rulebook, team: Team, service: number): Why[] {
  const { utilisation, lostShare } = team.services[service] as ServiceState;
  return utilisation > BUSY || lostShare > 0 ? lateOrders(team) : [];
}

/** The late order that comes first. */
export function lateOrders(team: Team): Why[] {
  const late = team.hosts.filter((host) => host.isLate && host.leaseEndTick === 0);
  late.sort((a, b) => a.untilTick - b.untilTick || a.id - b.id);
  return late.slice(0, 1).map((host) => why('host.late', host.id, { untilTick: host.untilTick }));
}
