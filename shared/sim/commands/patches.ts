/** Patches: SPEC PA1–PA4. */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import type { Guest } from '../rulebook.ts';
import { lastPatchTick } from '../vms/patch-age.ts';
import { killVm } from '../vms/vm-life.ts';
import { wrongState } from '../vms/wrong-state.ts';
import { touch } from '../world.ts';
import type { Verb } from './command.ts';
import { checkDisk } from './copies.ts';
import { timer } from './hosts.ts';

/** Brings a guest, or the system of a host, up to date, which ends in a reboot. */
export const patch: Verb<'patch'> = {
  host: (facts, command) => byId(facts.vms, command.target)?.host ?? byId(facts.hosts, command.target)?.id ?? 0,
  check(facts, rules, command) {
    const vm = byId(facts.vms, command.target);
    const host = byId(facts.hosts, command.target);
    if (vm === undefined && host === undefined) return refuse('vm.unknown');
    const patchedTick = vm?.patchedTick ?? host?.patchedTick ?? 0;
    if (host !== undefined && host.platform < 0) return refuse('host.no_os');
    if (lastPatchTick(rules, facts.tick) <= patchedTick) return refuse('patch.current');
    if (vm !== undefined) {
      const whole = checkDisk(facts, vm);
      if (!whole.ok) return whole;
      return vm.state === 'running' ? ACCEPTED : wrongState(vm, 'running');
    }
    if (host?.state !== 'on') return refuse('host.not_on');
    const busy =
      facts.vms.some((one) => one.host === host.id && one.state !== 'stopped') ||
      facts.transfers.some((transfer) => transfer.fromHost === host.id || transfer.toHost === host.id);
    return busy ? refuse('host.not_empty') : ACCEPTED;
  },
  apply(world, rules, team, command) {
    const vm = byId(team.vms, command.target);
    const host = byId(team.hosts, command.target);
    if (vm !== undefined) {
      killVm(rules, team, vm, 'stopped'); // what was only in memory goes with the reboot
      vm.state = 'booting';
      vm.untilTick = world.tick + (rules.guests[vm.guest] as Guest).patchTicks;
      vm.patchedTick = world.tick;
    } else if (host !== undefined) {
      host.state = 'booting';
      host.untilTick = world.tick + timer(rules, 'reboot');
      host.patchedTick = world.tick;
    }
    touch(team);
  },
};

export const setPatchTool: Verb<'setPatchTool'> = {
  buys: true,
  check: (facts, _rules, command) => (facts.patchTool === command.on ? refuse('setting.same') : ACCEPTED),
  apply(_world, _rules, team, command) {
    team.patchTool = command.on;
  },
};
