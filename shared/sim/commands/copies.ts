/** Snapshots, templates and clones: SPEC ST5–ST7. */
import { byId, removeWhere } from '../../base/ids.ts';
import { MAX_SNAPSHOTS } from '../limits.ts';
import { checkVmFits, vmFootprintMib } from '../placement.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import { adoptDisk } from '../security/breach.ts';
import type { Facts } from '../view.ts';
import { dropSnapshots, takeCopy } from '../vms/copies.ts';
import { checkReserve } from '../vms/ha-reserve.ts';
import { checkTenant, newVmName, tenantOf } from '../vms/tenant-vms.ts';
import { killVm, startVm } from '../vms/vm-life.ts';
import { checkRoom, volumeOf } from '../vms/volumes.ts';
import { wrongState } from '../vms/wrong-state.ts';
import { type DiskCopy, newVm, touch, type Vm, type VmFacts } from '../world.ts';
import type { Verb } from './command.ts';
import { timer } from './hosts.ts';
import { isMoving } from './vms.ts';

const vmHost = (facts: Facts, command: { vm: number }): number => byId(facts.vms, command.vm)?.host ?? 0;

/** Whether a VM's disk can be worked on: it is whole, where its host is, and that is on. */
export function checkDisk(facts: Facts, vm: Readonly<VmFacts> | undefined): Verdict {
  if (vm === undefined) return refuse('vm.unknown');
  if (isMoving(facts, vm.id) || vm.state === 'converting') return refuse('vm.moving');
  return byId(facts.hosts, vm.host)?.state === 'on' ? ACCEPTED : refuse('host.not_on');
}

export const snapshotVm: Verb<'snapshotVm'> = {
  host: vmHost,
  check(facts, rules, command) {
    const vm = byId(facts.vms, command.vm);
    const whole = checkDisk(facts, vm);
    if (!whole.ok || vm === undefined) return whole;
    const snapshots = facts.copies.filter((copy) => copy.kind === 'snapshot' && copy.vm === vm.id).length;
    if (snapshots >= MAX_SNAPSHOTS) return refuse('vm.snapshots', { snapshots, most: MAX_SNAPSHOTS });
    return checkRoom(facts, rules, volumeOf(vm), 1); // it takes its first block
  },
  apply(world, _rules, team, command) {
    takeCopy(team, byId(team.vms, command.vm) as Vm, 'snapshot', world.tick);
  },
};

/** Back to a snapshot: disk and patches as they were then; what came after it is gone. */
export const revertVm: Verb<'revertVm'> = {
  check(facts, _rules, command) {
    const copy = byId(facts.copies, command.copy);
    if (copy === undefined) return refuse('copy.unknown');
    if (copy.kind !== 'snapshot') return refuse('copy.kind');
    return checkDisk(facts, byId(facts.vms, copy.vm));
  },
  apply(world, rules, team, command) {
    const copy = byId(team.copies, command.copy) as DiskCopy;
    const vm = byId(team.vms, copy.vm) as Vm;
    const wasOn = vm.state !== 'stopped';
    if (wasOn) killVm(rules, team, vm, 'stopped');
    vm.diskMib = copy.diskMib;
    vm.patchedTick = copy.patchedTick;
    adoptDisk(team, vm, copy);
    copy.heldMib = 0;
    dropSnapshots(team, vm.id, copy.id);
    if (wasOn) startVm(world, rules, team, vm);
    touch(team);
  },
};

export const deleteCopy: Verb<'deleteCopy'> = {
  check(facts, _rules, command) {
    const copy = byId(facts.copies, command.copy);
    if (copy === undefined) return refuse('copy.unknown');
    const inUse = facts.transfers.some((transfer) => transfer.kind === 'restore' && transfer.process === copy.id);
    return inUse ? refuse('vm.moving') : ACCEPTED;
  },
  apply(_world, _rules, team, command) {
    removeWhere(team.copies, (copy) => copy.id === command.copy);
    touch(team);
  },
};

/** A stopped VM becomes the pattern for others; it is none itself any more. */
export const makeTemplate: Verb<'makeTemplate'> = {
  host: vmHost,
  check(facts, _rules, command) {
    const vm = byId(facts.vms, command.vm);
    const whole = checkDisk(facts, vm);
    if (!whole.ok || vm === undefined) return whole;
    if (vm.state !== 'stopped') return wrongState(vm, 'stopped');
    if (vm.local) return refuse('disk.local');
    if (facts.nodes.some((node) => node.vm === vm.id)) return refuse('host.not_empty');
    const snapshots = facts.copies.filter((copy) => copy.kind === 'snapshot' && copy.vm === vm.id).length;
    return snapshots > 0 ? refuse('vm.snapshots', { snapshots, most: 0 }) : ACCEPTED;
  },
  apply(world, _rules, team, command) {
    takeCopy(team, byId(team.vms, command.vm) as Vm, 'template', world.tick);
    removeWhere(team.vms, (vm) => vm.id === command.vm);
    removeWhere(team.instances, (instance) => instance.vm === command.vm);
    touch(team);
  },
};

/** One more of a VM or a template: its blocks are copied on the pool, then it boots. */
export const cloneVm: Verb<'cloneVm'> = {
  host: (_facts, command) => command.host,
  check(facts, rules, command) {
    const host = byId(facts.hosts, command.host);
    if (host === undefined) return refuse('host.unknown');
    const template = byId(facts.copies, command.source);
    if (template !== undefined && template.kind !== 'template') return refuse('copy.kind');
    const vm = byId(facts.vms, command.source);
    const whole = template === undefined ? checkDisk(facts, vm) : ACCEPTED;
    const of = template ?? vm;
    if (!whole.ok || of === undefined) return whole.ok ? refuse('vm.unknown') : whole;
    const size = { vcpus: of.vcpus, memoryMib: of.memoryMib, guest: of.guest };
    const tenant = checkTenant(facts, rules, command.service, of.guest, of.memoryMib);
    if (!tenant.ok) return tenant;
    const fits = checkVmFits(facts, rules, host, size);
    if (!fits.ok) return fits;
    const reserve = checkReserve(facts, rules, host.platform, vmFootprintMib(size, rules.platforms[host.platform]));
    return reserve.ok ? checkRoom(facts, rules, 0, of.diskMib) : reserve;
  },
  apply(world, rules, team, command) {
    const of = byId(team.copies, command.source) ?? (byId(team.vms, command.source) as Vm);
    const { guest, vcpus, memoryMib, diskMib, patchedTick } = of;
    const service = tenantOf(rules, command.service, of.service);
    const name = newVmName(team, team.nextSerial + 1, command.service, `${of.name}-`);
    const size = { vcpus, memoryMib, diskMib };
    const vm = newVm(team, {
      name,
      guest,
      service,
      host: command.host,
      ...size,
      state: 'converting',
      patchedTick,
    });
    adoptDisk(team, vm, of);
    vm.busyTick = world.tick;
    vm.untilTick = world.tick + timer(rules, 'clone');
  },
};
