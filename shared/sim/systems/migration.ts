/** Copies over the links: one at a time a host link, the rest waits (SPEC MG2–MG6). */
import { byId, removeWhere } from '../../base/ids.ts';
import type { Platform } from '../../content/schema.ts';
import { type Outcome, say } from '../events.ts';
import type { Rulebook } from '../rulebook.ts';
import { PRECOPY_STAGES, type PrecopyLimits, precopyAdvance, QEMU_LIMITS, XEN_LIMITS } from '../rules/precopy.ts';
import { dropTransfer } from '../vms/transfers.ts';
import { addProcess, startVm } from '../vms/vm-life.ts';
import { type Team, type Transfer, touch, type Vm, type World } from '../world.ts';
import { advanceCopy, copyStep, DISK_COPIES } from './disk-copies.ts';
import { tellEmpty } from './evacuation.ts';

export function moveVms(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    if (team.transfers.length === 0) continue;
    startNext(world, team, out);
    for (const transfer of [...team.transfers]) {
      if (!transfer.started) continue;
      if (DISK_COPIES.has(transfer.kind)) advanceCopy(world, rules, team, transfer, out);
      else if (transfer.kind === 'live') copyLive(world, rules, team, transfer, out);
      else copyDisk(world, rules, team, transfer, out);
    }
  }
}

/** Two at once on one link would take longer than one after the other (B7), so a move waits for both its links. */
function startNext(world: World, team: Team, out: Outcome): void {
  const busy = new Set<number>();
  for (const transfer of team.transfers) {
    if (transfer.started) busy.add(transfer.fromHost).add(transfer.toHost);
  }
  for (const transfer of team.transfers) {
    if (transfer.started || busy.has(transfer.fromHost) || busy.has(transfer.toHost)) continue;
    transfer.started = true;
    transfer.startedTick = world.tick;
    busy.add(transfer.fromHost).add(transfer.toHost);
    say(out, world.tick, team.index, 'migration.started', transfer.vm, transfer.toHost);
  }
}

type StopRule = Platform['stopRule'];
const LIMITS: Readonly<Record<StopRule, PrecopyLimits>> = {
  qemu: QEMU_LIMITS,
  xen: XEN_LIMITS,
  none: QEMU_LIMITS,
};

function copyLive(world: World, rules: Rulebook, team: Team, transfer: Transfer, out: Outcome): void {
  const vm = byId(team.vms, transfer.vm) as Vm;
  const from = byId(team.hosts, transfer.fromHost);
  const to = byId(team.hosts, transfer.toHost);
  if (vm.state !== 'running' || to?.state !== 'on') {
    dropTransfer(team, transfer);
    say(out, world.tick, team.index, 'migration.cancelled', vm.id);
    return;
  }
  if (transfer.remainingMib > 0 && from !== undefined) {
    // A local disk goes first, while the VM runs; what it writes meanwhile is written at both ends.
    transfer.remainingMib = Math.max(0, transfer.remainingMib - copyStep(world, rules, team, from, to));
    return;
  }
  const rule = LIMITS[rules.platforms[to.platform]?.stopRule ?? 'qemu'];
  const limits = vm.throttled ? { ...rule, autoConverge: true } : rule;
  precopyAdvance(
    transfer.precopy,
    from === undefined ? 0 : copyStep(world, rules, team, from, to),
    vm.dirtyMibPerS,
    1,
    limits,
  );
  if (transfer.precopy.stage !== PRECOPY_STAGES.done) return;
  vm.host = to.id;
  removeWhere(team.transfers, (one) => one.id === transfer.id);
  touch(team);
  say(out, world.tick, team.index, 'migration.done', vm.id, to.id);
  tellEmpty(world, team, out);
}

function copyDisk(world: World, rules: Rulebook, team: Team, transfer: Transfer, out: Outcome): void {
  const vm = byId(team.vms, transfer.vm) as Vm;
  const from = byId(team.hosts, transfer.fromHost);
  const to = byId(team.hosts, transfer.toHost);
  if (to?.state !== 'on' || from?.state !== 'on') return; // it waits for its ends
  transfer.remainingMib = Math.max(0, transfer.remainingMib - copyStep(world, rules, team, from, to));
  if (transfer.remainingMib > 0) return;
  removeWhere(team.transfers, (one) => one.id === transfer.id);
  vm.host = to.id;
  vm.vcpus = transfer.vcpus;
  vm.memoryMib = transfer.memoryMib;
  if (transfer.process > 0) cutOver(team, vm, transfer);
  startVm(world, rules, team, vm);
  say(out, world.tick, team.index, 'vm.converted', vm.id, to.id);
}

/** The process stops, the VM takes its place: the service is away for the guest's boot. */
function cutOver(team: Team, vm: Vm, transfer: Transfer): void {
  removeWhere(team.instances, (one) => one.id === transfer.process);
  addProcess(team, vm);
}
