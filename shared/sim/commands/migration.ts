/** Moving VMs: SPEC MG1–MG7. */
import { byId } from '../../base/ids.ts';
import { checkVmFits } from '../placement.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { PlatformRule, Rulebook } from '../rulebook.ts';
import { dropTransfer } from '../transfers.ts';
import type { Facts } from '../view.ts';
import { killVm, startVm } from '../vm-life.ts';
import { type HostFacts, newTransfer, type Transfer, touch, type Vm } from '../world.ts';
import type { Verb } from './command.ts';
import { isMoving } from './vms.ts';

const vmHost = (facts: Facts, command: { vm: number }): number => byId(facts.vms, command.vm)?.host ?? 0;

export const migrateLive: Verb<'migrateLive'> = {
  host: vmHost,
  check(facts, rules, command) {
    const common = checkMove(facts, rules, command);
    if (!common.ok) return common;
    const vm = byId(facts.vms, command.vm) as Vm;
    if (vm.state !== 'running') return refuse('vm.state');
    const from = byId(facts.hosts, vm.host) as HostFacts;
    if (from.state !== 'on') return refuse('host.not_on');
    const platform = rules.platforms[from.platform] as PlatformRule;
    return platform.stopRule === 'none' ? refuse('migration.unsupported') : ACCEPTED;
  },
  apply(_world, rules, team, command) {
    const vm = byId(team.vms, command.vm) as Vm;
    newTransfer(team, {
      kind: 'live',
      vm: vm.id,
      process: 0,
      fromHost: vm.host,
      toHost: command.host,
      remainingMib: 0,
      vcpus: vm.vcpus,
      memoryMib: vm.memoryMib,
      writableMib: rules.services[vm.service]?.writableSetMib ?? 0,
    });
    touch(team);
  },
};

/** Stopped here, booted there from the pooled volume: seconds of outage, and what was only in memory is gone. */
export const migrateCold: Verb<'migrateCold'> = {
  host: vmHost,
  check: (facts, rules, command) => checkMove(facts, rules, command),
  apply(world, rules, team, command) {
    const vm = byId(team.vms, command.vm) as Vm;
    const wasOn = vm.state === 'running' || vm.state === 'booting';
    if (wasOn) killVm(rules, team, vm, 'stopped');
    vm.host = command.host;
    if (wasOn || vm.state === 'crashed') startVm(world, rules, team, vm);
    touch(team);
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

export const cancelMigration: Verb<'cancelMigration'> = {
  check(facts, _rules, command) {
    const transfer = facts.transfers.find((entry) => entry.vm === command.vm);
    return transfer === undefined ? refuse('migration.none') : ACCEPTED;
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
