/**
 * Where mechanisms act on the tick's load, CPU, answers and memory. Each hook is asked once a host, VM or service in every
 * tick and says the neutral value where its mechanism is not in use; several mechanisms multiply or add up here. Those that
 * are marked *laid out* are asked when the estate is laid out (place-arrays.ts): what they read may change only with `touch`.
 */

import { meshSeconds, proxyMib } from '../beyond/mesh.ts';
import { batchWeight } from '../cluster/batch-burden.ts';
import { leakMib } from '../containers/flaws.ts';
import { foreignSpeed } from '../containers/image-architecture.ts';
import { poisonedSpeed } from '../containers/poison.ts';
import { sandboxSpeed } from '../containers/sandbox.ts';
import { emulatedSpeed } from '../machines/architecture.ts';
import type { ModelRule, Rulebook, ServiceRule } from '../rulebook.ts';
import { PRECOPY_STAGES } from '../rules/precopy.ts';
import type { Host, Instance, Node, ServiceState, Team, Vm, World } from '../world.ts';

/** A live migration takes a tenth of the VM's CPU while it copies (M9). */
const MIGRATION_EFFICIENCY = 0.9;

/** How fast a host's cores are, of their model's speed. */
export function hostSpeedFactor(_world: World, _rules: Rulebook, _team: Team, _host: Host): number {
  return 1;
}

/** How fast a VM works, of its host's speed; 0: it stands still and serves nothing. */
export function vmSpeedFactor(_world: World, rules: Rulebook, team: Team, host: Host, vm: Vm): number {
  const emulated = emulatedSpeed(rules, host, vm.guest) * vm.speed;
  return team.transfers.length === 0 ? emulated : emulated * migrationFactor(team, vm.id);
}

/** What a live migration leaves of a VM's speed: nothing while it is stopped for the final copy (M4, M9). */
function migrationFactor(team: Team, vm: number): number {
  const moving = team.transfers.find((transfer) => transfer.vm === vm && transfer.kind === 'live');
  if (moving?.started !== true) return 1;
  if (moving.precopy.stage === PRECOPY_STAGES.stopped) return 0;
  return MIGRATION_EFFICIENCY * (1 - moving.precopy.throttlePercent / 100);
}

/** How fast an instance works, of its runtime's speed. *Laid out.* */
export function instanceSpeedFactor(rules: Rulebook, team: Team, one: Instance, node: Node | undefined): number {
  return sandboxSpeed(rules, one, node) * poisonedSpeed(one) * foreignSpeed(rules, team, one, node);
}

/** Millicores that a host may use: all of its model's, or what its cooling can carry away (IN10). */
export function hostCeilingM(rules: Rulebook, host: Host): number {
  return (rules.models[host.model] as ModelRule).capacityM * host.cpuCeiling;
}

/** How fast what runs right on a host's own system is, of its hypervisor's speed: a type 2 does not stand between. */
export function osSpeedFactor(rules: Rulebook, host: Host): number {
  const platform = rules.platforms[host.platform];
  return platform?.kind === 'type2' ? platform.osEfficiency / platform.cpuEfficiency : 1;
}

/** Millicores that a host is asked for by something other than instances and VMs. */
export function hostBurdenM(_world: World, _rules: Rulebook, _team: Team, host: Host): number {
  return host.batchWantM;
}

/** What that weighs in a shortage. */
export function hostBurdenWeight(team: Team, host: Host): number {
  return batchWeight(team, host);
}

/** Tells what it was granted; only called where there is such a burden. */
export function noteBurden(_team: Team, host: Host, grantedM: number): void {
  host.batchM = grantedM;
}

/** Weight of a VM among what shares its host's cores (CP3). *Laid out.* */
export function vmWeight(vm: Vm): number {
  return vm.vcpus * vm.shares;
}

/** The most CPU that a VM can use (CP2). *Laid out.* */
export function vmMostM(vm: Vm): number {
  return vm.limitM > 0 ? Math.min(vm.limitM, vm.vcpus * 1000) : vm.vcpus * 1000;
}

/** Milliseconds of a standard core that one call takes. */
export function callCpuMs(team: Team, rule: ServiceRule): number {
  const isMore = team.mesh || rule.parts.length > 0;
  return isMore ? rule.cpuMsPerCall + (team.services[rule.index] as ServiceState).proxyMs : rule.cpuMsPerCall;
}

/** Seconds that a call to a service takes longer, on its way and not in its queue. */
export function callExtraSeconds(_world: World, _rules: Rulebook, team: Team, service: number): number {
  return meshSeconds(team, service);
}

/** Share of the calls to a service that are lost on their way. */
export function callLossShare(_world: World, _rules: Rulebook, _team: Team, _service: number): number {
  return 0;
}

/** Memory of a host that something other than instances and VMs holds; its node has so much less. */
export function hostExtraMib(_world: World, _rules: Rulebook, _team: Team, _host: Host): number {
  return 0;
}

/** Whether any instance of the team may hold more memory than its service's base and requests. */
export function hasInstanceExtras(team: Team): boolean {
  return team.mesh || team.flaws.length > 0;
}

/** That memory; asked only then. */
export function instanceExtraMib(world: World, rules: Rulebook, team: Team, one: Instance): number {
  return proxyMib(team, one) + leakMib(team, rules, one, world.tick);
}
