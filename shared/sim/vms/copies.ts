/** Snapshots, templates and backups as records: SPEC ST5–ST9. */
import { removeWhere } from '../../base/ids.ts';
import { type CopyKind, type DiskCopy, type Team, takeId, touch, type Vm } from '../world.ts';

/** A copy of a VM's disk as it is now. A snapshot takes room only as the VM writes on; the others hold all blocks. */
export function takeCopy(team: Team, vm: Readonly<Vm>, kind: CopyKind, tick: number): DiskCopy {
  const count = team.copies.filter((copy) => copy.kind === kind && copy.vm === vm.id).length;
  const copy: DiskCopy = {
    id: takeId(team),
    kind,
    name: kind === 'template' ? vm.name : `${vm.name}-${kind === 'snapshot' ? 's' : 'b'}${count + 1}`,
    vm: vm.id,
    guest: vm.guest,
    service: vm.service,
    vcpus: vm.vcpus,
    memoryMib: vm.memoryMib,
    diskMib: vm.diskMib,
    takenTick: tick,
    patchedTick: vm.patchedTick,
    breached: vm.breached,
    heldMib: kind === 'snapshot' ? 0 : vm.diskMib,
  };
  team.copies.push(copy);
  touch(team);
  return copy;
}

export function dropSnapshots(team: Team, vmId: number, afterId = 0): void {
  removeWhere(team.copies, (copy) => copy.kind === 'snapshot' && copy.vm === vmId && copy.id > afterId);
}

/** The snapshot that what the VM overwrites is kept for: its newest. */
export function newestSnapshot(team: Pick<Team, 'copies'>, vmId: number): DiskCopy | undefined {
  let newest: DiskCopy | undefined;
  for (const copy of team.copies) if (copy.kind === 'snapshot' && copy.vm === vmId) newest = copy;
  return newest;
}
