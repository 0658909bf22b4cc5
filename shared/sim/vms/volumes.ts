/**
 * Where disks are: on the team's pooled volume, or in the host itself (SPEC ST1–ST4). Read from facts alone. Blocks are
 * thin: a disk takes the room of what was written to it, and so do its snapshots.
 */
import { byId } from '../../base/ids.ts';
import { MIB_PER_GIB } from '../../base/units.ts';
import { ACCEPTED, refuse, type Verdict } from '../rejections.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import type { VmFacts } from '../world.ts';

type Disks = Pick<Facts, 'vms' | 'copies' | 'hosts' | 'transfers' | 'poolMib'>;

/** A disk with its snapshots, which live and move with it. */
export function diskMibOf(facts: Pick<Facts, 'copies'>, vm: Readonly<VmFacts>): number {
  return vm.diskMib + snapshotMib(facts, vm.id);
}

export function snapshotMib(facts: Pick<Facts, 'copies'>, vmId: number): number {
  let held = 0;
  for (const copy of facts.copies) if (copy.kind === 'snapshot' && copy.vm === vmId) held += copy.heldMib;
  return held;
}

/** Templates stand on the pool; backups stand elsewhere, on a store of their own. */
export function poolUsedMib(facts: Disks): number {
  let used = 0;
  for (const vm of facts.vms) if (!vm.local) used += diskMibOf(facts, vm);
  for (const copy of facts.copies) if (copy.kind === 'template') used += copy.heldMib;
  for (const transfer of facts.transfers) {
    if (transfer.kind === 'storage' && byId(facts.vms, transfer.vm)?.local === true)
      used += movingMib(facts, transfer.vm);
  }
  return used;
}

function localUsedMib(facts: Disks, hostId: number): number {
  let used = 0;
  for (const vm of facts.vms) if (vm.local && vm.host === hostId) used += diskMibOf(facts, vm);
  for (const transfer of facts.transfers) {
    const vm = byId(facts.vms, transfer.vm);
    if (vm === undefined || transfer.toHost !== hostId) continue;
    const arrives = transfer.kind === 'storage' ? !vm.local : vm.local && vm.host !== hostId;
    if (arrives) used += movingMib(facts, vm.id);
  }
  return used;
}

function movingMib(facts: Disks, vmId: number): number {
  const vm = byId(facts.vms, vmId);
  return vm === undefined ? 0 : diskMibOf(facts, vm);
}

/** Room on a volume: a host's own disk, or the pool (`hostId` 0). A pool without bounds always has room. */
export function volumeFreeMib(facts: Disks, rules: Rulebook, hostId: number): number {
  if (hostId === 0) return facts.poolMib < 0 ? Number.MAX_SAFE_INTEGER : facts.poolMib - poolUsedMib(facts);
  const host = byId(facts.hosts, hostId);
  const sizeMib = (rules.models[host?.model ?? -1]?.diskGib ?? 0) * MIB_PER_GIB;
  return sizeMib - localUsedMib(facts, hostId);
}

export const volumeOf = (vm: Pick<VmFacts, 'local' | 'host'>): number => (vm.local ? vm.host : 0);

export function checkRoom(facts: Disks, rules: Rulebook, volume: number, needMib: number): Verdict {
  const freeMib = volumeFreeMib(facts, rules, volume);
  return needMib > freeMib ? refuse('disk.full', { needMib, freeMib: Math.max(0, freeMib) }) : ACCEPTED;
}
