/** Copies over the links that are neither pre-copy nor conversion: SPEC MG8–MG9, ST2, ST8–ST9. */
import { byId, removeWhere } from '../../base/ids.ts';
import { type EventKind, type Outcome, say } from '../events.ts';
import { mostMibPerS, takeLinks } from '../machines/links.ts';
import type { Rulebook } from '../rulebook.ts';
import { adoptDisk } from '../security/breach.ts';
import { linkLeft } from '../vms/backup-window.ts';
import { takeCopy } from '../vms/copies.ts';
import { dropTransfer } from '../vms/transfers.ts';
import { addProcess, startVm } from '../vms/vm-life.ts';
import { type Host, type Team, type Transfer, touch, type Vm, type World } from '../world.ts';

export const DISK_COPIES: ReadonlySet<Transfer['kind']> = new Set(['cold', 'postCopy', 'storage', 'backup', 'restore']);

/** One second of such a copy. It waits while one of its hosts is not on, but for a switch that cannot wait. */
export function advanceCopy(world: World, rules: Rulebook, team: Team, transfer: Transfer, out: Outcome): void {
  const vm = byId(team.vms, transfer.vm) as Vm;
  const from = byId(team.hosts, transfer.fromHost);
  const to = byId(team.hosts, transfer.toHost);
  if (from?.state !== 'on' || to?.state !== 'on') return;
  if (transfer.kind === 'postCopy' && !holds(world, team, transfer, vm, to, out)) return;
  transfer.remainingMib = Math.max(0, transfer.remainingMib - copyStep(world, rules, team, from, to));
  if (transfer.remainingMib > 0) return;
  removeWhere(team.transfers, (one) => one.id === transfer.id);
  touch(team);
  say(out, world.tick, team.index, FINISHES[transfer.kind] ?? 'migration.done', vm.id, to.id);
  finish(world, rules, team, transfer, vm, to);
}

/** MiB that a copy moves in this tick: its part of the links, less what the nightly backup takes of them. */
export function copyStep(world: World, rules: Rulebook, team: Team, from: Host, to: Host): number {
  return takeLinks(rules, team, from, to, mostMibPerS(rules, team, from, to) * linkLeft(world, team));
}

const FINISHES: Partial<Readonly<Record<Transfer['kind'], EventKind>>> = {
  storage: 'vm.diskMoved',
  backup: 'vm.backedUp',
  restore: 'vm.restored',
};

/** Post-copy switches in its first second: the VM runs over there, and waits there for the pages it has not got. */
function holds(world: World, team: Team, transfer: Transfer, vm: Vm, to: Host, out: Outcome): boolean {
  if (vm.state !== 'running') {
    dropTransfer(team, transfer);
    say(out, world.tick, team.index, 'migration.cancelled', vm.id);
    return false;
  }
  if (vm.host === to.id) return true;
  vm.host = to.id;
  touch(team);
  return true;
}

function finish(world: World, rules: Rulebook, team: Team, transfer: Transfer, vm: Vm, to: Host): void {
  switch (transfer.kind) {
    case 'cold':
      vm.host = to.id;
      startVm(world, rules, team, vm);
      return;
    case 'storage':
      vm.local = !vm.local;
      return;
    case 'backup':
      takeCopy(team, vm, 'backup', world.tick);
      return;
    case 'restore':
      restore(world, rules, team, transfer, vm, to);
      return;
    default:
  }
}

function restore(world: World, rules: Rulebook, team: Team, transfer: Transfer, vm: Vm, to: Host): void {
  const copy = byId(team.copies, transfer.process);
  if (copy !== undefined) {
    vm.diskMib = copy.diskMib;
    vm.patchedTick = copy.patchedTick;
    adoptDisk(team, vm, copy);
  }
  vm.host = to.id;
  vm.local = false;
  if (!team.instances.some((one) => one.vm === vm.id)) addProcess(team, vm);
  startVm(world, rules, team, vm);
}
