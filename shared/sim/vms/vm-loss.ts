/** VMs that are lost for good, and what goes with them (SPEC ST3, MG9). */
import { removeWhere } from '../../base/ids.ts';
import { endPod } from '../containers/pod-life.ts';
import { type Outcome, say } from '../events.ts';
import type { Rulebook } from '../rulebook.ts';
import { type Host, type Team, touch, type Vm, type World } from '../world.ts';
import { dropSnapshots } from './copies.ts';
import { killVm } from './vm-life.ts';

/** The disks in a host whose hardware died. Only what was backed up comes home. */
export function loseLocalDisks(world: World, rules: Rulebook, team: Team, host: Host, out: Outcome): void {
  const lost = team.vms.filter((vm) => vm.local && vm.host === host.id);
  for (const vm of lost) {
    say(out, world.tick, team.index, 'vm.lost', vm.id, host.id);
    removeVm(rules, team, vm);
  }
}

/** A half-moved memory is on two hosts: when one of them dies, the VM does (M7). Its disk is whole, so HA may boot it. */
export function losePostCopies(world: World, rules: Rulebook, team: Team, host: Host, out: Outcome): void {
  for (const transfer of team.transfers) {
    if (transfer.kind !== 'postCopy' || !transfer.started || transfer.fromHost !== host.id) continue;
    const vm = team.vms.find((one) => one.id === transfer.vm);
    if (vm === undefined || vm.state !== 'running') continue;
    killVm(rules, team, vm, 'crashed');
    vm.untilTick = world.tick + 1; // nobody has to find out first: the host it runs on saw its memory go
    say(out, world.tick, team.index, 'vm.killed', vm.id, host.id);
  }
}

function removeVm(rules: Rulebook, team: Team, vm: Vm): void {
  for (const node of team.nodes.filter((one) => one.vm === vm.id)) {
    for (const pod of team.instances.filter((one) => one.node === node.id)) endPod(rules, team, pod);
    removeWhere(team.nodes, (one) => one.id === node.id);
  }
  removeWhere(team.transfers, (transfer) => transfer.vm === vm.id);
  removeWhere(team.instances, (one) => one.vm === vm.id);
  dropSnapshots(team, vm.id);
  removeWhere(team.vms, (one) => one.id === vm.id);
  touch(team);
}
