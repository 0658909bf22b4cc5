/** Walls before, clean media after: SPEC SE7–SE8. */
import { byId } from '../../base/ids.ts';
import { ACCEPTED, refuse } from '../rejections.ts';
import type { PlatformRule, Rulebook, ServiceRule } from '../rulebook.ts';
import { machineOf } from '../security/blast-radius.ts';
import { cleanHost, cleanVm } from '../security/breach.ts';
import { killVm, startVm } from '../vms/vm-life.ts';
import { type Host, type Team, touch, type Vm, type World } from '../world.ts';
import type { Verb } from './command.ts';
import { timer } from './hosts.ts';
import { attachable } from './networks.ts';
import { isMoving } from './vms.ts';

export const harden: Verb<'harden'> = {
  check(facts, _rules, { target }) {
    const found = attachable(facts, target);
    if (found === undefined) return refuse('target.unknown');
    return found.hardened ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, { target }) {
    (attachable(team, target) as { hardened: boolean }).hardened = true;
  },
};

/** A machine that is in foreign hands is wiped and installed from clean media; nobody can tell what else was changed. */
export const rebuild: Verb<'rebuild'> = {
  host: (facts, { target }) => byId(facts.vms, target)?.host ?? target,
  check(facts, _rules, { target }) {
    const vm = byId(facts.vms, target);
    if (vm !== undefined) {
      if (!vm.breached) return refuse('kernel.clean');
      if (isMoving(facts, vm.id)) return refuse('vm.moving');
      return byId(facts.hosts, vm.host)?.state === 'on' ? ACCEPTED : refuse('host.not_on');
    }
    const host = byId(facts.hosts, target);
    if (host === undefined) return refuse('target.unknown');
    if (!host.breached) return refuse('kernel.clean');
    if (host.state !== 'on') return refuse('host.not_on');
    if (host.leaseEndTick > 0) return refuse('host.leaving', { tick: host.leaseEndTick });
    const isUsed =
      facts.vms.some((one) => one.host === host.id) ||
      facts.transfers.some((one) => one.fromHost === host.id || one.toHost === host.id) ||
      facts.instances.some((one) => one.kind === 'container' && machineOf(facts, one) === host.id);
    return isUsed ? refuse('host.not_empty') : ACCEPTED;
  },
  apply(world, rules, team, { target }) {
    const vm = byId(team.vms, target);
    if (vm !== undefined) rebuildVm(world, rules, team, vm);
    else rebuildHost(world, rules, team, byId(team.hosts, target) as Host);
  },
};

function rebuildVm(world: World, rules: Rulebook, team: Team, vm: Vm): void {
  killVm(rules, team, vm, 'stopped');
  cleanVm(team, vm);
  startVm(world, rules, team, vm);
  vm.untilTick += timer(rules, 'guestInstall');
  vm.patchedTick = world.tick;
}

/** Its processes come back with it; VMs and containers had to leave before. */
function rebuildHost(world: World, rules: Rulebook, team: Team, host: Host): void {
  cleanHost(team, host);
  host.state = 'installing';
  host.untilTick = world.tick + (rules.platforms[host.platform] as PlatformRule).installTicks;
  host.patchedTick = world.tick;
  for (const one of team.instances) {
    if (one.kind !== 'process' || one.host !== host.id) continue;
    one.state = 'starting';
    one.hung = false;
    one.untilTick = host.untilTick + (rules.services[one.service] as ServiceRule).startTicks;
  }
  touch(team);
}
