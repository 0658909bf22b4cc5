/**
 * Hosts and VMs of the experiment as columns, and who gets how much CPU. A host lists its VMs in the order in which they
 * came; a VM on the move is in the lists of both ends, and `home` says which of the two it still runs on.
 */
import { fairShares } from '../../sim/rules/fair-shares.ts';
import { hostWatts } from '../../sim/rules/power.ts';
import {
  HOST_KINDS,
  type HostKind,
  MOVE_DEGRADATION,
  moveSeconds,
  VM_TYPES,
  VMS_PER_HOST_MAX,
  type VmType,
} from './setup.ts';

export interface Estate {
  readonly vms: number;
  readonly hosts: number;
  // VMs
  readonly vmMips: Float64Array;
  readonly vmMemoryMib: Float64Array;
  readonly vmMoveSeconds: Float64Array;
  readonly demandMips: Float64Array; // asked for now
  readonly vmGrantedMips: Float64Array; // as of the last settle
  readonly home: Int32Array; // −1: not placed, or gone
  readonly isMoving: Uint8Array;
  // hosts
  readonly kind: Uint8Array;
  readonly tableWatts: readonly (readonly number[])[];
  readonly coreMips: Float64Array; // the most that one VM can get
  readonly totalMips: Float64Array;
  readonly roomMib: Float64Array; // memory
  readonly count: Int32Array;
  readonly lists: Int32Array; // [host × VMS_PER_HOST_MAX + place]
  readonly askedMips: Float64Array; // by its VMs, uncapped
  readonly grantedMips: Float64Array; // to its VMs
  readonly spareMips: Float64Array; // 0 when short
  readonly memoryMib: Float64Array; // of the VMs in its list
  readonly changes: Int32Array; // how often these were summed up: what is derived from a list is stale after that
  // as measured at the last settle: plans do not touch these
  readonly usedMips: Float64Array;
  readonly wantedMips: Float64Array;
  readonly watts: Float64Array; // at that use, were it on
}

export function makeEstate(vms: number, hosts: number): Estate {
  const kind = Uint8Array.from({ length: hosts }, (_, host) => host % HOST_KINDS.length);
  const kinds = Array.from(kind, (each) => HOST_KINDS[each] as HostKind);
  const type = Uint8Array.from({ length: vms }, (_, vm) => Math.trunc(vm / Math.ceil(vms / VM_TYPES.length)));
  const types = Array.from(type, (each) => VM_TYPES[each] as VmType);
  const seconds = VM_TYPES.map(({ memoryMib }) => moveSeconds(memoryMib));
  const estate: Estate = {
    vms,
    hosts,
    vmMips: Float64Array.from(types, ({ mips }) => mips),
    vmMemoryMib: Float64Array.from(types, ({ memoryMib }) => memoryMib),
    vmMoveSeconds: Float64Array.from(type, (each) => seconds[each] as number),
    demandMips: new Float64Array(vms),
    vmGrantedMips: new Float64Array(vms),
    home: new Int32Array(vms).fill(-1),
    isMoving: new Uint8Array(vms),
    kind,
    tableWatts: kinds.map(({ tableWatts }) => tableWatts),
    coreMips: Float64Array.from(kinds, ({ coreMips }) => coreMips),
    totalMips: Float64Array.from(kinds, ({ cores, coreMips }) => cores * coreMips),
    roomMib: Float64Array.from(kinds, ({ memoryMib }) => memoryMib),
    count: new Int32Array(hosts),
    lists: new Int32Array(hosts * VMS_PER_HOST_MAX),
    askedMips: new Float64Array(hosts),
    grantedMips: new Float64Array(hosts),
    spareMips: new Float64Array(hosts),
    memoryMib: new Float64Array(hosts),
    changes: new Int32Array(hosts),
    usedMips: new Float64Array(hosts),
    wantedMips: new Float64Array(hosts),
    watts: new Float64Array(hosts),
  };
  for (let host = 0; host < hosts; host++) settle(estate, host);
  return estate;
}

export function append(estate: Estate, host: number, vm: number): void {
  const { count, lists } = estate;
  lists[host * VMS_PER_HOST_MAX + (count[host] as number)] = vm;
  (count[host] as number) += 1;
}

/** Takes a VM out of a host's list; the others keep their order. */
export function remove(estate: Estate, host: number, vm: number): void {
  const first = host * VMS_PER_HOST_MAX;
  const end = first + (estate.count[host] as number);
  const place = estate.lists.indexOf(vm, first);
  estate.lists.copyWithin(place, place + 1, end);
  (estate.count[host] as number) -= 1;
}

const needs = new Float64Array(VMS_PER_HOST_MAX);
const grants = new Float64Array(VMS_PER_HOST_MAX);

/**
 * CPU of a host among its VMs: all they ask for, at most a core each; when it is short, in proportion, whole MIPS. A VM
 * on the move gets nine tenths where it runs, and its target carries the other tenth (M9).
 */
export function resum(estate: Estate, host: number): void {
  const { count, lists, demandMips, home, isMoving, vmMemoryMib } = estate;
  const n = count[host] as number;
  const first = host * VMS_PER_HOST_MAX;
  const coreMips = estate.coreMips[host] as number;
  let spare = estate.totalMips[host] as number;
  let isShort = false;
  let asked = 0;
  let memoryMib = 0;
  for (let i = 0; i < n; i++) {
    const vm = lists[first + i] as number;
    const demand = demandMips[vm] as number;
    const comes = isMoving[vm] === 1 && home[vm] !== host;
    const need = Math.min(demand, coreMips) * (comes ? MOVE_DEGRADATION : 1);
    asked += demand;
    memoryMib += vmMemoryMib[vm] as number;
    needs[i] = need;
    grants[i] = need;
    if (spare >= need) spare -= need;
    else isShort = true;
  }
  if (isShort) fairShares(n, estate.totalMips[host] as number, needs, needs, needs, grants);
  let granted = 0;
  for (let i = 0; i < n; i++) {
    const vm = lists[first + i] as number;
    const goes = isMoving[vm] === 1 && home[vm] === host;
    const share = (grants[i] as number) * (goes ? 1 - MOVE_DEGRADATION : 1);
    grants[i] = isShort ? Math.floor(share) : share;
    granted += grants[i] as number;
  }
  estate.askedMips[host] = asked;
  estate.grantedMips[host] = granted;
  estate.spareMips[host] = isShort ? 0 : spare;
  estate.memoryMib[host] = memoryMib;
  (estate.changes[host] as number) += 1;
}

/** Shares the CPU out again and takes the measurements: what each VM gets, what the host does and draws. */
export function settle(estate: Estate, host: number): void {
  const { lists, home, isMoving, vmGrantedMips } = estate;
  const n = estate.count[host] as number;
  const first = host * VMS_PER_HOST_MAX;
  resum(estate, host);
  let used = 0;
  for (let i = 0; i < n; i++) {
    const vm = lists[first + i] as number;
    const granted = grants[i] as number;
    const goes = isMoving[vm] === 1 && home[vm] === host;
    if (home[vm] === host) vmGrantedMips[vm] = granted;
    used += goes ? granted / (1 - MOVE_DEGRADATION) : granted; // the tenth lost is work of the move
  }
  estate.usedMips[host] = used;
  estate.wantedMips[host] = estate.askedMips[host] as number;
  estate.watts[host] = hostWatts(
    estate.tableWatts[host] as readonly number[],
    used / (estate.totalMips[host] as number),
  );
}
