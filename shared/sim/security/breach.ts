/** Falling into foreign hands, and coming out of them: SPEC SE3–SE8. Used by incidents, images and the watch. */
import { byId } from '../../base/ids.ts';
import { type Outcome, say } from '../events.ts';
import { post } from '../ledger.ts';
import type { Rulebook } from '../rulebook.ts';
import { type Host, type Instance, type Team, touch, type Vm, type World } from '../world.ts';
import { hostBelow, machineOf } from './blast-radius.ts';

/** A copy of a service answers nothing any more; the first of a service costs what its customers are owed. */
export function breachInstance(world: World, rules: Rulebook, team: Team, one: Instance, out: Outcome): void {
  if (one.breached) return;
  const isFirst = !team.instances.some((other) => other.service === one.service && other.breached);
  one.breached = true;
  touch(team);
  if (!isFirst) return;
  post(team, 'breach', -rules.prices.breach);
  say(out, world.tick, team.index, 'service.breached', one.kind === 'vm' ? one.vm : one.id, one.service);
}

/** The kernel of a VM: all that runs in it. */
export function breachVm(world: World, rules: Rulebook, team: Team, vm: Vm, out: Outcome): void {
  if (vm.breached) return;
  vm.breached = true;
  touch(team);
  say(out, world.tick, team.index, 'kernel.taken', vm.id);
  seize(world, rules, team, (one) => machineOf(team, one) === vm.id, out);
}

/** The kernel or hypervisor of a host: all that runs on it, VMs and what is in them too. */
export function breachHost(world: World, rules: Rulebook, team: Team, host: Host, out: Outcome): void {
  if (host.breached) return;
  host.breached = true;
  touch(team);
  say(out, world.tick, team.index, 'kernel.taken', host.id);
  for (const vm of team.vms) if (vm.host === host.id && vm.state === 'running') breachVm(world, rules, team, vm, out);
  seize(world, rules, team, (one) => hostBelow(team, one) === host.id, out);
}

/** The machine below, whichever it is. */
export function breachMachine(world: World, rules: Rulebook, team: Team, machine: number, out: Outcome): void {
  const vm = byId(team.vms, machine);
  const host = byId(team.hosts, machine);
  if (vm !== undefined) breachVm(world, rules, team, vm, out);
  else if (host !== undefined) breachHost(world, rules, team, host, out);
}

function seize(world: World, rules: Rulebook, team: Team, isThere: (one: Instance) => boolean, out: Outcome): void {
  for (const one of team.instances) {
    if (one.state === 'running' && !one.breached && isThere(one)) breachInstance(world, rules, team, one, out);
  }
}

/** A VM from clean media, a snapshot or a backup: its kernel is its owner's again, and so is what runs in it. */
export function cleanVm(team: Team, vm: Vm): void {
  vm.breached = false;
  for (const one of team.instances) if (machineOf(team, one) === vm.id) one.breached = false;
  touch(team);
}

/** A VM runs from another disk from now on: it is as clean as that was. */
export function adoptDisk(team: Team, vm: Vm, { breached }: { readonly breached: boolean }): void {
  cleanVm(team, vm);
  vm.breached = breached;
}

/** A host that was wiped and installed anew. */
export function cleanHost(team: Team, host: Host): void {
  host.breached = false;
  for (const one of team.instances) if (machineOf(team, one) === host.id) one.breached = false;
  touch(team);
}
