/** Sending a VM on its way, and ending a copy before its time, by will or as one of its ends is gone (SPEC MG6). */
import { byId, removeWhere } from '../../base/ids.ts';
import type { Rulebook } from '../rulebook.ts';
import { newTransfer, type Team, type Transfer, touch, type Vm } from '../world.ts';
import { diskMibOf } from './volumes.ts';

/** Sends a VM to another host, with its disk first where that is in the host it leaves (storage migration). */
export function startMove(rules: Rulebook, team: Team, vm: Vm, kind: 'live' | 'cold', toHost: number): void {
  const remainingMib = vm.local ? diskMibOf(team, vm) : 0;
  const writableMib = rules.services[vm.service]?.writableSetMib ?? 0;
  newTransfer(team, vm, { kind, toHost, remainingMib, writableMib });
}

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
