/** Ending a copy before its time, by will or because one of its ends is gone (SPEC MG6). */
import { byId, removeWhere } from '../../base/ids.ts';
import { type Team, type Transfer, touch } from '../world.ts';

/** Takes a transfer off the links. The half-made VM of a box goes with it; a VM between products stays where it was. */
export function dropTransfer(team: Team, transfer: Transfer): void {
  removeWhere(team.transfers, (entry) => entry.id === transfer.id);
  const vm = byId(team.vms, transfer.vm);
  if (transfer.kind === 'convert' && vm !== undefined) {
    if (transfer.process > 0) removeWhere(team.vms, (entry) => entry.id === vm.id);
    else vm.state = 'stopped';
  }
  if (transfer.kind === 'cold' && vm !== undefined) vm.state = 'stopped';
  if (transfer.kind === 'restore' && vm !== undefined) {
    if (vm.diskMib === 0)
      removeWhere(team.vms, (entry) => entry.id === vm.id); // it was to be made from the backup
    else vm.state = 'stopped';
  }
  touch(team);
}
