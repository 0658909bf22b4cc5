/** Moving VMs: SPEC MG1–MG7. */
import { byId } from '../../base/ids.ts';
import { sameProcessor } from '../machines/architecture.ts';
import { checkVmFits } from '../placement.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { PlatformRule, Rulebook } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { dropTransfer, startMove } from '../vms/transfers.ts';
import { killVm, startVm } from '../vms/vm-life.ts';
import { checkRoom, diskMibOf } from '../vms/volumes.ts';
import { wrongState } from '../vms/wrong-state.ts';
import { type HostFacts, newTransfer, type Team, type Transfer, touch, type Vm } from '../world.ts';
import type { Verb } from './command.ts';
import { isMoving } from './vms.ts';

const vmHost = (facts: Facts, command: { vm: number }): number => byId(facts.vms, command.vm)?.host ?? 0;

export const migrateLive: Verb<'migrateLive'> = {
  host: vmHost,
  check(facts, rules, command) {
    const common = checkMove(facts, rules, command);
    if (!common.ok) return common;
    const vm = byId(facts.vms, command.vm) as Vm;
    if (vm.state !== 'running') return wrongState(vm, 'running');
    const from = byId(facts.hosts, vm.host) as HostFacts;
    if (from.state !== 'on') return refuse('host.not_on');
    if (vm.local) {
      const room = checkRoom(facts, rules, command.host, diskMibOf(facts, vm));
      if (!room.ok) return room;
    }
    return movesLive(facts, rules, from, command.host) ? ACCEPTED : refuse('migration.unsupported');
  },
  apply(_world, rules, team, command) {
    startMove(rules, team, byId(team.vms, command.vm) as Vm, 'live', command.host);
  },
};

/** Stopped here, booted there from the pooled volume: seconds of outage, and what was only in memory is gone. */
export const migrateCold: Verb<'migrateCold'> = {
  host: vmHost,
  check(facts, rules, command) {
    const common = checkMove(facts, rules, command);
    const vm = byId(facts.vms, command.vm);
    if (!common.ok || vm === undefined || !vm.local) return common;
    if (byId(facts.hosts, vm.host)?.state !== 'on') return refuse('disk.local'); // and out of reach
    return checkRoom(facts, rules, command.host, diskMibOf(facts, vm));
  },
  apply(world, rules, team, command) {
    const vm = byId(team.vms, command.vm) as Vm;
    if (vm.local) {
      carryDisk(rules, team, vm, command.host);
      return;
    }
    const wasOn = vm.state === 'running' || vm.state === 'booting';
    if (wasOn) killVm(rules, team, vm, 'stopped');
    vm.host = command.host;
    if (wasOn || vm.state === 'crashed') startVm(world, rules, team, vm);
    touch(team);
  },
};

/** Its disk is in its host, so it goes over the links with it, and the VM is off until it is there. */
function carryDisk(rules: Rulebook, team: Team, vm: Vm, toHost: number): void {
  if (vm.state === 'running' || vm.state === 'booting') killVm(rules, team, vm, 'stopped');
  vm.state = 'converting';
  newTransfer(team, vm, { kind: 'cold', toHost, remainingMib: diskMibOf(team, vm) });
}

/** Switches first and fetches the memory after: it always ends, and if either host dies meanwhile the VM is lost. */
export const migratePostCopy: Verb<'migratePostCopy'> = {
  host: vmHost,
  check(facts, rules, command) {
    const common = checkMove(facts, rules, command);
    if (!common.ok) return common;
    const vm = byId(facts.vms, command.vm) as Vm;
    if (vm.state !== 'running') return wrongState(vm, 'running');
    if (vm.local) return refuse('disk.local');
    const from = byId(facts.hosts, vm.host) as HostFacts;
    if (from.state !== 'on') return refuse('host.not_on');
    const isAble = (rules.platforms[from.platform] as PlatformRule).postCopy;
    return isAble && movesLive(facts, rules, from, command.host) ? ACCEPTED : refuse('migration.unsupported');
  },
  apply(_world, _rules, team, command) {
    const vm = byId(team.vms, command.vm) as Vm;
    newTransfer(team, vm, { kind: 'postCopy', toHost: command.host, remainingMib: vm.memoryMib });
  },
};

function checkMove(facts: Facts, rules: Rulebook, command: { vm: number; host: number }): Verdict {
  const vm = byId(facts.vms, command.vm);
  if (vm === undefined) return refuse('vm.unknown');
  if (isMoving(facts, vm.id) || vm.state === 'converting') return refuse('vm.moving');
  const to = byId(facts.hosts, command.host);
  if (to === undefined) return refuse('host.unknown');
  if (to.id === vm.host) return refuse('host.same');
  const from = byId(facts.hosts, vm.host) as HostFacts;
  const fits = checkVmFits(facts, rules, to, vm);
  if (!fits.ok) return fits;
  return from.platform === to.platform ? ACCEPTED : refuse('platform.differs');
}

function movesLive(facts: Facts, rules: Rulebook, from: HostFacts, toHost: number): boolean {
  const isAble = rules.platforms[from.platform]?.stopRule !== 'none';
  return isAble && sameProcessor(rules, from, byId(facts.hosts, toHost));
}

export const cancelMigration: Verb<'cancelMigration'> = {
  check(facts, _rules, command) {
    const transfer = facts.transfers.find((entry) => entry.vm === command.vm);
    if (transfer === undefined) return refuse('migration.none');
    // Half of its memory is over there: there is no whole VM to go back to.
    return transfer.kind === 'postCopy' && transfer.started ? refuse('migration.committed') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const transfer = team.transfers.find((entry) => entry.vm === command.vm) as Transfer;
    dropTransfer(team, transfer);
  },
};

export const throttleVm: Verb<'throttleVm'> = {
  host: vmHost,
  check(facts, _rules, command) {
    const vm = byId(facts.vms, command.vm);
    if (vm === undefined) return refuse('vm.unknown');
    return vm.throttled === command.on ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.vms, command.vm) as Vm).throttled = command.on;
  },
};
