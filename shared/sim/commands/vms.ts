/** Virtual machines: SPEC VM1–VM9. */
import { byId, removeWhere } from '../../base/ids.ts';
import { checkProcessFits, checkVmFits, freeMib, vmFootprintMib } from '../placement.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { indexOfName, type ModelRule, type Rulebook, type ServiceRule } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import { dropSnapshots } from '../vms/copies.ts';
import { checkReserve } from '../vms/ha-reserve.ts';
import { checkTenant, newVmName, tenantOf } from '../vms/tenant-vms.ts';
import { addProcess, killVm, startVm } from '../vms/vm-life.ts';
import { checkRoom, diskMibOf } from '../vms/volumes.ts';
import { wrongState } from '../vms/wrong-state.ts';
import { type HostFacts, type Instance, newTransfer, newVm, touch, type Vm, type VmFacts } from '../world.ts';
import type { Verb } from './command.ts';

const vmHost = (facts: Facts, command: { vm: number }): number => byId(facts.vms, command.vm)?.host ?? 0;

export const createVm: Verb<'createVm'> = {
  host: (_facts, command) => command.host,
  check(facts, rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    if (!rules.scenario.guests.includes(command.guest)) return refuse('guest.not_allowed');
    const guest = rules.guests[indexOfName(rules.guests, command.guest)];
    const needMib = guest?.footprintMib ?? 0;
    if (command.vcpus < 1 || command.memoryMib < needMib) return refuse('vm.too_small', { needMib, needVcpus: 1 });
    const tenant = checkTenant(
      facts,
      rules,
      command.service,
      indexOfName(rules.guests, command.guest),
      command.memoryMib,
    );
    if (!tenant.ok) return tenant;
    const fits = checkVmFits(facts, rules, host, { ...command, guest: indexOfName(rules.guests, command.guest) });
    if (!fits.ok) return fits;
    const reserve = checkReserve(facts, rules, host.platform, vmFootprintMib(command, rules.platforms[host.platform]));
    return reserve.ok ? checkRoom(facts, rules, 0, guest?.diskMib ?? 0) : reserve;
  },
  apply(world, rules, team, command) {
    const guest = indexOfName(rules.guests, command.guest);
    const vm = newVm(team, {
      name: newVmName(team, team.nextSerial + 1, command.service, 'vm'),
      guest,
      service: tenantOf(rules, command.service, -1),
      host: command.host,
      vcpus: command.vcpus,
      memoryMib: command.memoryMib,
      diskMib: rules.guests[guest]?.diskMib ?? 0,
      state: 'stopped',
      patchedTick: world.tick, // it is installed with today's updates
    });
    addProcess(team, vm);
  },
};

export const bootVm: Verb<'bootVm'> = {
  host: vmHost,
  check(facts, rules, command) {
    const vm = byId(facts.vms, command.vm);
    if (vm === undefined) return refuse('vm.unknown');
    if (vm.state !== 'stopped' && vm.state !== 'crashed') return wrongState(vm, 'stopped');
    const host = byId(facts.hosts, vm.host) as HostFacts;
    return host.state === 'on' ? checkReserve(facts, rules, host.platform, 0) : refuse('host.not_on');
  },
  apply(world, rules, team, command) {
    startVm(world, rules, team, byId(team.vms, command.vm) as Vm);
  },
};

export const stopVm: Verb<'stopVm'> = {
  host: vmHost,
  check(facts, _rules, command) {
    const vm = byId(facts.vms, command.vm);
    if (vm === undefined) return refuse('vm.unknown');
    if (isMoving(facts, vm.id)) return refuse('vm.moving');
    return vm.state === 'running' || vm.state === 'booting' ? ACCEPTED : wrongState(vm, 'running');
  },
  apply(_world, rules, team, command) {
    killVm(rules, team, byId(team.vms, command.vm) as Vm, 'stopped');
  },
};

export const resizeVm: Verb<'resizeVm'> = {
  host: vmHost,
  check(facts, rules, command) {
    const vm = byId(facts.vms, command.vm);
    if (vm === undefined) return refuse('vm.unknown');
    if (vm.state !== 'stopped') return wrongState(vm, 'stopped'); // memory and vCPU are set while it is off
    const host = byId(facts.hosts, vm.host) as HostFacts;
    const small = checkSize(rules, vm.guest, vm.service, command);
    if (!small.ok) return small;
    const cores = (rules.models[host.model] as ModelRule).cores;
    if (command.vcpus > cores) return refuse('host.cores_short', { needCores: command.vcpus, cores });
    const platform = rules.platforms[host.platform];
    const more = vmFootprintMib(command, platform) - vmFootprintMib(vm, platform);
    const free = freeMib(facts, rules, host);
    if (more > free) return refuse('host.memory_short', { needMib: more, freeMib: free });
    return more > 0 ? checkReserve(facts, rules, host.platform, more) : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    const vm = byId(team.vms, command.vm) as Vm;
    vm.vcpus = command.vcpus;
    vm.memoryMib = command.memoryMib;
    touch(team);
  },
};

export const deleteVm: Verb<'deleteVm'> = {
  host: vmHost,
  check(facts, _rules, command) {
    const vm = byId(facts.vms, command.vm);
    if (vm === undefined) return refuse('vm.unknown');
    if (isMoving(facts, vm.id)) return refuse('vm.moving');
    if (facts.nodes.some((node) => node.vm === vm.id)) return refuse('host.not_empty');
    return vm.state === 'stopped' || vm.state === 'crashed' ? ACCEPTED : wrongState(vm, 'stopped');
  },
  apply(_world, _rules, team, command) {
    removeWhere(team.vms, (vm) => vm.id === command.vm);
    removeWhere(team.instances, (instance) => instance.vm === command.vm);
    dropSnapshots(team, command.vm);
    touch(team);
  },
};

export const setHa: Verb<'setHa'> = {
  host: vmHost,
  check(facts, _rules, command) {
    const vm = byId(facts.vms, command.vm);
    if (vm === undefined) return refuse('vm.unknown');
    return vm.haPriority === command.priority ? refuse('setting.same') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    (byId(team.vms, command.vm) as Vm).haPriority = command.priority;
  },
};

/** Physical to virtual (a process becomes a VM), or a stopped VM from one hypervisor product to another. */
export const convert: Verb<'convert'> = {
  host: (_facts, command) => command.host,
  check(facts, rules, command) {
    const to = byId(facts.hosts, command.host);
    if (to === undefined) return refuse('host.unknown');
    const process = byId(facts.instances, command.subject);
    if (process !== undefined) {
      if (process.kind !== 'process') return refuse('instance.not_process');
      if (rules.services[process.service]?.drivesDevice === true) return refuse('instance.bound');
      if (facts.transfers.some((transfer) => transfer.process === process.id)) return refuse('vm.moving');
      const source = byId(facts.hosts, process.host) as HostFacts;
      if (source.state !== 'on') return refuse('host.not_on');
      const small = checkSize(rules, guestFor(rules, source), process.service, command);
      if (!small.ok) return small;
      const fits = checkVmFits(facts, rules, to, { ...command, guest: guestFor(rules, source) });
      if (!fits.ok) return fits;
      const reserve = checkReserve(facts, rules, to.platform, vmFootprintMib(command, rules.platforms[to.platform]));
      return reserve.ok ? checkRoom(facts, rules, 0, rules.economy.p2vDiskMib) : reserve;
    }
    const vm = byId(facts.vms, command.subject);
    if (vm === undefined) return refuse('vm.unknown');
    if (vm.state !== 'stopped') return wrongState(vm, 'stopped');
    if (isMoving(facts, vm.id)) return refuse('vm.moving');
    if (vm.host === to.id) return refuse('host.same');
    const small = checkSize(rules, vm.guest, vm.service, command);
    if (!small.ok) return small;
    const fits = checkVmFits(facts, rules, to, { ...vm, ...command });
    return fits.ok && vm.local ? checkRoom(facts, rules, to.id, diskMibOf(facts, vm)) : fits;
  },
  apply(_world, rules, team, command) {
    const process = byId(team.instances, command.subject);
    const size = { vcpus: command.vcpus, memoryMib: command.memoryMib };
    if (process === undefined) {
      const vm = byId(team.vms, command.subject) as Vm;
      vm.state = 'converting'; // it takes its new size when it has arrived: the old host has no room for it
      newTransfer(team, vm, { kind: 'convert', toHost: command.host, remainingMib: vm.diskMib, ...size });
      return;
    }
    const service = rules.services[process.service] as ServiceRule;
    const vm = newVm(team, {
      name: service.id,
      guest: guestFor(rules, byId(team.hosts, process.host) as HostFacts),
      service: process.service,
      host: command.host,
      ...size,
      diskMib: rules.economy.p2vDiskMib,
      state: 'converting',
      patchedTick: (byId(team.hosts, process.host) as HostFacts).patchedTick,
    });
    newTransfer(team, vm, {
      kind: 'convert',
      process: process.id,
      fromHost: process.host,
      toHost: command.host,
      remainingMib: vm.diskMib,
      ...size,
    });
  },
};

/** The guest that matches the kernel of the OS a process runs on, and the processor it was built for. */
export function guestFor(rules: Rulebook, host: Pick<HostFacts, 'model' | 'platform'>): number {
  const kernel = rules.platforms[host.platform]?.kernel;
  const { architecture } = rules.models[host.model] as ModelRule;
  return rules.guests.findIndex(
    (guest) =>
      guest.kernel === kernel && guest.architecture === architecture && rules.scenario.guests.includes(guest.id),
  );
}

function checkSize(
  rules: Rulebook,
  guest: number,
  service: number,
  size: Pick<VmFacts, 'vcpus' | 'memoryMib'>,
): Verdict {
  const footprint = rules.guests[guest]?.footprintMib;
  if (footprint === undefined) return refuse('guest.not_allowed');
  const needMib = footprint + (rules.services[service]?.memoryBaseMib ?? 0);
  return size.vcpus < 1 || size.memoryMib < needMib ? refuse('vm.too_small', { needMib, needVcpus: 1 }) : ACCEPTED;
}

export function isMoving(facts: Pick<Facts, 'transfers'>, vmId: number): boolean {
  return facts.transfers.some((transfer) => transfer.vm === vmId);
}

/** A plain process goes to another OS: stopped here, installed and started there. */
export const moveProcess: Verb<'moveProcess'> = {
  check(facts, rules, command) {
    const process = byId(facts.instances, command.instance);
    if (process === undefined) return refuse('instance.unknown');
    if (process.kind !== 'process') return refuse('instance.not_process');
    if (rules.services[process.service]?.drivesDevice === true) return refuse('instance.bound');
    if (facts.transfers.some((transfer) => transfer.process === process.id)) return refuse('vm.moving');
    const to = byId(facts.hosts, command.host);
    if (to === undefined) return refuse('host.unknown');
    if (to.id === process.host) return refuse('host.same');
    return checkProcessFits(facts, rules, to, rules.services[process.service] as ServiceRule);
  },
  apply(world, rules, team, command) {
    const process = byId(team.instances, command.instance) as Instance;
    process.host = command.host;
    process.state = 'starting';
    process.untilTick = world.tick + (rules.services[process.service] as ServiceRule).startTicks;
    process.cpuGrantedM = 0; // what it had was the other machine's
    process.hung = false;
    process.breached = false; // it is installed there, not carried over
    touch(team);
  },
};
