/** Memory that is gone on a machine: what its VMs hold under a hypervisor, what is really used under an OS. */
import { freeMib } from '../../shared/sim/placement.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { ShownHost, TeamView } from '../../shared/sim/shown.ts';

/** A VM's memory is its own from the start (memory is not overcommitted), whatever the guest does with it. */
export function memoryGoneMib(view: TeamView, rules: Rulebook, host: ShownHost): number {
  const isHypervisor = (rules.platforms[host.platform]?.kind ?? 'os') !== 'os';
  if (!isHypervisor) return host.memoryUsedMib;
  return (rules.models[host.model]?.memoryMib ?? 0) - Math.max(0, freeMib(view.facts, rules, host));
}
