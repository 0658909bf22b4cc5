/**
 * The fewest machines that could carry what runs now (SPEC PL5): Martello and Toth's bound L2 in each dimension (B9), the
 * larger of the two. No packing needs fewer, so bound ÷ used is a score that nobody can beat.
 */
import { byId } from '../../base/ids.ts';
import { vmFootprintMib } from '../../sim/placement.ts';
import { type Rulebook, usableMib } from '../../sim/rulebook.ts';
import { settleGauges } from '../../sim/tick/gauges.ts';
import type { Team } from '../../sim/world.ts';

export interface Item {
  readonly cpuM: number;
  readonly mib: number;
}

/** L2 for items no larger than the bin: for each limit α, large ones, middling ones and what the rest still needs. */
export function l2Bound(sizes: readonly number[], capacity: number): number {
  const items = sizes.filter((size) => size > 0);
  const limits = new Set([0, ...items.filter((size) => 2 * size <= capacity)]);
  let best = 0;
  for (const alpha of limits) {
    let alone = 0; // larger than C − α: nothing of α or more goes beside them
    let halves = 0; // more than half: no two of them together
    let halvesSum = 0;
    let smallSum = 0;
    for (const size of items) {
      if (size > capacity - alpha) alone += 1;
      else if (2 * size > capacity) {
        halves += 1;
        halvesSum += size;
      } else if (size >= alpha) smallSum += size;
    }
    const beside = halves * capacity - halvesSum;
    // Sums of fractions: a hair above a whole number of bins is that number.
    const more = Math.max(0, Math.ceil((smallSum - beside) / capacity - 1e-9));
    best = Math.max(best, alone + halves + more);
  }
  return best;
}

/** For two dimensions: the bins have at least as much of both as any machine there is. */
export function fewestBins(items: readonly Item[], bin: Item): number {
  const cut = (size: number, capacity: number) => Math.min(size, capacity); // what is larger than any bin takes a whole one
  const cpu = items.map(({ cpuM }) => cut(cpuM, bin.cpuM));
  const memory = items.map(({ mib }) => cut(mib, bin.mib));
  return Math.max(l2Bound(cpu, bin.cpuM), l2Bound(memory, bin.mib));
}

/**
 * What runs now: pods by what they reserve; VMs and processes by the CPU that they ask for and the memory that is theirs.
 * A VM that is a node is its pods.
 */
export function itemsOf(rules: Rulebook, team: Team): Item[] {
  settleGauges(team);
  const items: Item[] = [];
  const nodeVms = new Set(team.nodes.map((node) => node.vm));
  for (const vm of team.vms) {
    if (vm.state !== 'running' || nodeVms.has(vm.id)) continue;
    const platform = rules.platforms[byId(team.hosts, vm.host)?.platform ?? -1];
    items.push({ cpuM: Math.min(vm.cpuDemandM, vm.vcpus * 1000), mib: vmFootprintMib(vm, platform) });
  }
  for (const one of team.instances) {
    if (one.kind === 'container' && one.node !== 0) items.push({ cpuM: one.requestCpuM, mib: one.requestMib });
    if (one.kind === 'process') {
      items.push({ cpuM: one.cpuDemandM, mib: rules.services[one.service]?.memoryBaseMib ?? 0 });
    }
  }
  return items;
}

export interface HostBound {
  readonly bound: number;
  readonly used: number; // machines that are on
  readonly score: number; // bound ÷ used; 1: no estate of such machines is denser
}

export function hostBound(rules: Rulebook, team: Team): HostBound {
  const on = team.hosts.filter((host) => host.state === 'on');
  const bin = on.reduce(
    (most, host) => ({
      cpuM: Math.max(most.cpuM, rules.models[host.model]?.capacityM ?? 0),
      mib: Math.max(most.mib, usableMib(rules, host)),
    }),
    { cpuM: 1, mib: 1 },
  );
  const bound = fewestBins(itemsOf(rules, team), bin);
  return { bound, used: on.length, score: on.length > 0 ? Math.min(1, bound / on.length) : 1 };
}
