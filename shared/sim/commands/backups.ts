/** Backup and restore: SPEC ST8–ST9. */
import { byId } from '../../base/ids.ts';
import { checkVmFits, vmFootprintMib } from '../placement.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import { dropSnapshots } from '../vms/copies.ts';
import { checkReserve } from '../vms/ha-reserve.ts';
import { checkRoom } from '../vms/volumes.ts';
import { wrongState } from '../vms/wrong-state.ts';
import { type DiskCopy, newTransfer, newVm, type Team, type Vm } from '../world.ts';
import type { Verb } from './command.ts';
import { checkDisk } from './copies.ts';
import { isMoving } from './vms.ts';

export const backupVm: Verb<'backupVm'> = {
  buys: true,
  host: (facts, command) => byId(facts.vms, command.vm)?.host ?? 0,
  check: (facts, _rules, command) => checkDisk(facts, byId(facts.vms, command.vm)),
  apply(_world, _rules, team, command) {
    const vm = byId(team.vms, command.vm) as Vm;
    startCopy(team, 'backup', vm, vm.host, 0, vm.diskMib);
  },
};

/** Brings a disk back from its backup: over that of its VM, or, if that is gone, as a new VM of the same size. */
export const restoreVm: Verb<'restoreVm'> = {
  host: (_facts, command) => command.host,
  check(facts, rules, command) {
    const copy = byId(facts.copies, command.copy);
    if (copy === undefined) return refuse('copy.unknown');
    if (copy.kind !== 'backup') return refuse('copy.kind');
    const to = byId(facts.hosts, command.host);
    if (to === undefined) return refuse('host.unknown');
    const vm = byId(facts.vms, copy.vm);
    if (vm !== undefined) {
      if (isMoving(facts, vm.id) || vm.state === 'converting') return refuse('vm.moving');
      if (vm.state !== 'stopped' && vm.state !== 'crashed') return wrongState(vm, 'stopped');
      if (vm.host === to.id) {
        return to.state === 'on' ? checkRoom(facts, rules, 0, copy.diskMib) : refuse('host.not_on');
      }
    }
    const { vcpus, memoryMib, guest } = copy;
    const fits = checkVmFits(facts, rules, to, vm ?? { vcpus, memoryMib, guest });
    if (!fits.ok) return fits;
    const reserve =
      vm === undefined
        ? checkReserve(facts, rules, to.platform, vmFootprintMib(copy, rules.platforms[to.platform]))
        : ACCEPTED;
    return reserve.ok ? checkRoom(facts, rules, 0, copy.diskMib) : reserve;
  },
  apply(world, _rules, team, command) {
    const copy = byId(team.copies, command.copy) as DiskCopy;
    const vm = byId(team.vms, copy.vm) ?? rebuilt(team, copy, command.host, world.tick);
    dropSnapshots(team, vm.id);
    vm.state = 'converting';
    vm.untilTick = 0;
    startCopy(team, 'restore', vm, command.host, copy.id, copy.diskMib);
  },
};

/** Until its blocks are back it has none. */
function rebuilt(team: Team, copy: DiskCopy, host: number, tick: number): Vm {
  const { guest, service, vcpus, memoryMib, patchedTick } = copy;
  const name = `vm${team.nextSerial + 1}`;
  const size = { vcpus, memoryMib, diskMib: 0 };
  const vm = newVm(team, { name, guest, service, host, ...size, state: 'converting', patchedTick });
  vm.busyTick = tick;
  return vm;
}

function startCopy(
  team: Team,
  kind: 'backup' | 'restore',
  vm: Vm,
  host: number,
  copy: number,
  remainingMib: number,
): void {
  newTransfer(team, vm, { kind, process: copy, fromHost: host, toHost: host, remainingMib });
}

export const setBackupCap: Verb<'setBackupCap'> = {
  check: (facts, _rules, command) => (facts.backupCapPercent === command.percent ? refuse('setting.same') : ACCEPTED),
  apply(_world, _rules, team, command) {
    team.backupCapPercent = command.percent;
  },
};
