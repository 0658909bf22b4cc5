/** Memory that is gone: on a machine what its VMs hold under a hypervisor, what is really used under an OS; in a VM what is used. */
import { freeMib } from '../../shared/sim/placement.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ShownHost, ShownVm, TeamView } from '../../shared/sim/shown.ts';

/** A VM's memory is its own from the start (memory is not overcommitted), whatever the guest does with it. */
export function memoryGoneMib(view: TeamView, rules: Rulebook, host: ShownHost): number {
  const isHypervisor = (rules.platforms[host.platform]?.kind ?? 'os') !== 'os';
  if (!isHypervisor) return host.memoryUsedMib;
  return (rules.models[host.model]?.memoryMib ?? 0) - Math.max(0, freeMib(view.facts, rules, host));
}

/** What its guest system and everything in it use of a VM that runs: what is beyond that could be given to others. */
export function memoryInUseMib({ nodes, instances }: TeamView, rules: Rulebook, vm: ShownVm): number {
  const within = new Set(nodes.filter((node) => node.vm === vm.id).map(({ id }) => id));
  return instances
    .filter((one) => one.vm === vm.id || within.has(one.node))
    .reduce((sum, one) => sum + one.memoryUsedMib, rules.guests[vm.guest]?.footprintMib ?? 0);
}
