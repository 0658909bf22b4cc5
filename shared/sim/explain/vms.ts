/** What keeps a VM from its work (VM, MO and ST rules), also as a cause of what its service suffers. */
import { byId } from '../../base/ids.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { cpuReady, READY_TROUBLE } from '../vms/cpu-ready.ts';
import type { Team, Vm } from '../world.ts';
import { type Why, why } from './why.ts';

/** The VMs that a service's processes run in, as far as something holds them back. */
export function explainVms(_rules: Rulebook, team: Team, service: number): Why[] {
  const inside = (lookup(team).ofService[service] ?? []).filter((one) => one.kind === 'vm');
  return inside.flatMap((one) => {
    const vm = byId(team.vms, one.vm);
    return vm === undefined ? [] : explainHurt(team, vm);
  });
}

/** What is the matter with a VM, each with its numbers. */
export function explainHurt(team: Team, vm: Vm): Why[] {
  const chain: Why[] = [];
  const snapshots = team.copies.filter((one) => one.kind === 'snapshot' && one.vm === vm.id).length;
  if (vm.state === 'crashed' && byId(team.hosts, vm.host)?.state === 'on') {
    chain.push(why('vm.crashed', vm.id, { patchedTick: vm.patchedTick, snapshots }));
  }
  if (vm.diskFull) chain.push(why('vm.disk_full', vm.id, { local: vm.local ? 1 : 0, snapshots }));
  if (vm.limitM > 0 && vm.cpuDemandM > vm.limitM) chain.push(why('vm.limited', vm.id, { limitM: vm.limitM }));
  const ready = cpuReady(team, vm);
  if (ready > READY_TROUBLE) {
    const running = team.vms.filter((other) => other.host === vm.host && other.state === 'running');
    const vcpusOnHost = running.reduce((sum, other) => sum + other.vcpus, 0);
    chain.push(why('vm.cpu_ready', vm.id, { readyPercent: Math.round(ready * 100), vcpusOnHost }));
  }
  if (vm.swapMib > 0) chain.push(why('vm.swapped', vm.id, { swapMib: Math.round(vm.swapMib) }));
  if (vm.balloonMib > 0) chain.push(why('vm.ballooned', vm.id, { balloonMib: Math.round(vm.balloonMib) }));
  return chain;
}
