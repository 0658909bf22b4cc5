/** A node's memory as its kubelet and its kernel see it: all there is, and what nobody holds. */
import { byId, indexOfId } from '../../base/ids.ts';
import { lookup } from '../lookup.ts';
import { vmFootprintMib } from '../placement.ts';
import type { ModelRule, Rulebook } from '../rulebook.ts';
import { MEMORY } from '../rules/resources.ts';
import { settleGauges } from '../tick/gauges.ts';
import type { Node, Team } from '../world.ts';
import { allocatable } from './node-room.ts';

export interface NodeMemory {
  readonly capacityMib: number;
  readonly availableMib: number; // below zero: more is wanted than there is
}

/** `null` when the machine below the node is gone. Pods, processes and VMs count as they are now, not as requested. */
export function memoryOf(team: Team, rules: Rulebook, node: Node): NodeMemory | null {
  settleGauges(team);
  const { hosts, podsOf } = lookup(team);
  let availableMib = allocatable(team, rules, node)[MEMORY] ?? 0;
  const vm = byId(team.vms, node.vm);
  if (vm !== undefined) {
    for (const pod of podsOf.get(node.id) ?? []) availableMib -= pod.memoryMib;
    return { capacityMib: vm.memoryMib, availableMib };
  }
  const load = hosts[indexOfId(team.hosts, node.host)];
  if (load === undefined) return null;
  for (const { one } of load.direct) availableMib -= one.memoryMib;
  const platform = rules.platforms[load.host.platform];
  for (const other of load.vms) availableMib -= vmFootprintMib(other.vm, platform);
  return { capacityMib: (rules.models[load.host.model] as ModelRule).memoryMib, availableMib };
}
