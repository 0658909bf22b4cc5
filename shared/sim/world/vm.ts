/** Virtual machines, the copies of their disks, and large things on their way over the links. */
import { type PrecopyState, startPrecopy } from '../rules/precopy.ts';
import { takeId, touch } from './serial.ts';
import type { Team } from './team.ts';

export const VM_STATES = ['stopped', 'booting', 'running', 'crashed', 'converting'] as const;
export type VmState = (typeof VM_STATES)[number];

export interface VmFacts {
  readonly id: number;
  readonly name: string;
  readonly guest: number;
  readonly service: number; // -1: none (a node of the cluster, or empty)
  host: number;
  vcpus: number;
  memoryMib: number;
  diskMib: number; // blocks in use, which is what a copy moves
  local: boolean; // its disk is in its host and not on the pooled volume
  runtime: number; // -1: no container engine in it
  state: VmState;
  untilTick: number;
  haPriority: number; // 0: not restarted on another host; else 1 (first) to 3
  throttled: boolean; // auto-converge may slow it while it migrates
  vlan: number; // its virtual network; 0: the flat one
  hardened: boolean;
  breached: boolean; // its kernel is in foreign hands
  reservationM: number; // millicores that it gets in any shortage
  limitM: number; // the most it gets, whatever is free; 0: its vCPUs
  shares: number; // weight of each vCPU in a shortage (vSphere: 500 low, 1,000 normal, 2,000 high)
  patchedTick: number; // when its guest was last patched up to date
}

export interface VmHidden {
  busyTick: number; // when it last did any work
  writtenMib: number; // less than a MiB written and not yet counted
  fillMibPerS: number; // what a runaway log adds to its disk
  fillUntilTick: number;
}

export interface VmGauges {
  cpuDemandM: number;
  cpuGrantedM: number;
  dirtyMibPerS: number;
  speed: number; // what memory, disk and an unfinished move leave of its work; 1: all of it, 0: it answers nothing
  balloonMib: number; // taken from what its guest does not use
  swapMib: number; // of what it uses, on its host's disk
  diskFull: boolean; // its volume takes no more writes
}

export interface Vm extends VmFacts, VmHidden, VmGauges {}

export const COPY_KINDS = ['snapshot', 'backup', 'template'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

/** A VM's disk as it was: to go back to (snapshot), to come back from (backup) or to make more of (template). */
export interface DiskCopy {
  readonly id: number;
  readonly kind: CopyKind;
  readonly name: string;
  readonly vm: number; // that it is or was of
  readonly guest: number;
  readonly service: number;
  readonly vcpus: number;
  readonly memoryMib: number;
  readonly diskMib: number; // blocks that were in use
  readonly takenTick: number;
  readonly patchedTick: number; // of the guest on it
  readonly breached: boolean; // it was in foreign hands when this was taken
  heldMib: number; // space that it takes now: a snapshot holds what was overwritten since
}

export const TRANSFER_KINDS = ['live', 'cold', 'convert', 'postCopy', 'storage', 'backup', 'restore'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** Something large on its way over the links: a migration, or a disk that becomes a VM. */
export interface TransferFacts {
  readonly id: number;
  readonly kind: TransferKind;
  readonly vm: number;
  readonly process: number; // the instance that a conversion replaces; 0: none
  readonly fromHost: number;
  readonly toHost: number;
  readonly vcpus: number; // the size it has over there, and holds there from now on
  readonly memoryMib: number;
  started: boolean; // it waits until both links are free: two at once would take longer than one after the other
}

export interface TransferGauges {
  startedTick: number;
  remainingMib: number; // of a cold copy or a conversion
  precopy: PrecopyState;
}

export interface Transfer extends TransferFacts, TransferGauges {}

/** Shares of a vCPU as vSphere counts them: 500 low, 1,000 normal, 2,000 high. */
export const NORMAL_SHARES = 1000;

export function newVm(
  team: Team,
  of: Pick<
    VmFacts,
    'name' | 'guest' | 'service' | 'host' | 'vcpus' | 'memoryMib' | 'diskMib' | 'state' | 'patchedTick'
  >,
): Vm {
  const vm: Vm = {
    id: takeId(team),
    name: of.name,
    guest: of.guest,
    service: of.service,
    host: of.host,
    vcpus: of.vcpus,
    memoryMib: of.memoryMib,
    diskMib: of.diskMib,
    local: false,
    runtime: -1,
    state: of.state,
    untilTick: 0,
    haPriority: 0,
    throttled: false,
    vlan: 0,
    hardened: false,
    breached: false,
    reservationM: 0,
    limitM: 0,
    shares: NORMAL_SHARES,
    patchedTick: of.patchedTick,
    busyTick: of.patchedTick,
    writtenMib: 0,
    fillMibPerS: 0,
    fillUntilTick: 0,
    cpuDemandM: 0,
    cpuGrantedM: 0,
    dirtyMibPerS: 0,
    speed: 1,
    balloonMib: 0,
    swapMib: 0,
    diskFull: false,
  };
  team.vms.push(vm);
  touch(team);
  return vm;
}

type TransferPlan = Pick<Transfer, 'kind' | 'toHost' | 'remainingMib'> &
  Partial<Pick<Transfer, 'process' | 'fromHost' | 'vcpus' | 'memoryMib'>> & { readonly writableMib?: number };

/** From where the VM is and as large as it is, unless the plan says otherwise; without pages that are written again. */
export function newTransfer(team: Team, vm: Vm, plan: TransferPlan): Transfer {
  const { vcpus = vm.vcpus, memoryMib = vm.memoryMib } = plan;
  const transfer: Transfer = {
    id: takeId(team),
    kind: plan.kind,
    vm: vm.id,
    process: plan.process ?? 0,
    fromHost: plan.fromHost ?? vm.host,
    toHost: plan.toHost,
    vcpus,
    memoryMib,
    started: false,
    startedTick: 0,
    remainingMib: plan.remainingMib,
    precopy: startPrecopy(memoryMib, plan.writableMib ?? 0),
  };
  team.transfers.push(transfer);
  touch(team);
  return transfer;
}
