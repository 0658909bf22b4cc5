/** CPU inside a VM, and the memory that its work dirties (SPEC CP3, MG2). */

import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { fairShares } from '../rules/fair-shares.ts';
import type { Vm } from '../world.ts';
import { addPlaces, grantAll, grantNothing, reach, tasks } from './cpu-tasks.ts';
import type { Places } from './place-arrays.ts';

/** Inside a VM: its instances share what the VM was given, as those on a host do. */
export function shareVm(rules: Rulebook, places: Places, v: number, capacity: number): void {
  const vm = places.vms[v] as Vm;
  const from = places.insideFrom[v] as number;
  const to = places.insideTo[v] as number;
  vm.dirtyMibPerS = vm.state === 'running' ? dirtyOf(rules, places, from, to) : 0;
  if (vm.state !== 'running') {
    grantNothing(places, from, to);
    return;
  }
  const given = Math.max(vm.cpuGrantedM, 0);
  let used = grantAll(places, from, to);
  if (used > given) {
    const n = addPlaces(places, from, to, 0);
    fairShares(n, given, tasks.weights, tasks.demands, tasks.limits, tasks.granted);
    used = 0;
    for (let i = from; i < to; i++) {
      places.grantedM[i] = tasks.granted[i - from] as number;
      used += tasks.granted[i - from] as number;
    }
  }
  reach(places, from, to, Math.max(0, capacity - used), used);
}

/** Pages are written in step with the work done: the specified rate belongs to all threads busy. */
function dirtyOf(rules: Rulebook, { service, demandM, efficiency }: Places, from: number, to: number): number {
  let dirty = 0;
  for (let i = from; i < to; i++) {
    const rule = rules.services[service[i] as number] as ServiceRule;
    const busy = ((demandM[i] as number) * (efficiency[i] as number)) / (rule.threads * 1000);
    dirty += rule.dirtyMibPerS * Math.min(1, busy);
  }
  return dirty;
}
