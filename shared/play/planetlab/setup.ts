/**
 * The data centre of the consolidation literature (facts B1, M9, P1, P2): what Beloglazov & Buyya and CloudSim 3.0.3
 * gave their 800 hosts and their VMs. Published constants all of them, none of them tuned.
 */
import { PRECOPY_STAGES, type PrecopyLimits, precopyAdvance, startPrecopy } from '../../sim/rules/precopy.ts';

export const HOSTS = 800;
export const STEP_SECONDS = 300;
/** CloudSim's first events come a tenth of a second late, after its VMs are made; its samples are read then. */
export const LATE_SECONDS = 0.1;

export interface HostKind {
  readonly name: string;
  readonly coreMips: number;
  readonly cores: number;
  readonly memoryMib: number;
  readonly tableWatts: readonly number[];
}

/** Hosts take turns: even ones are of the first kind. */
export const HOST_KINDS: readonly HostKind[] = [
  {
    name: 'HP ProLiant ML110 G4',
    coreMips: 1860,
    cores: 2,
    memoryMib: 4096,
    tableWatts: [86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117],
  },
  {
    name: 'HP ProLiant ML110 G5',
    coreMips: 2660,
    cores: 2,
    memoryMib: 4096,
    tableWatts: [93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135],
  },
];

export interface VmType {
  readonly mips: number;
  readonly memoryMib: number;
}

/** VMs of one core each; the first quarter of a trace's lines is of the first type, and so on. */
export const VM_TYPES: readonly VmType[] = [
  { mips: 2500, memoryMib: 870 },
  { mips: 2000, memoryMib: 1740 },
  { mips: 1000, memoryMib: 1740 },
  { mips: 500, memoryMib: 613 },
];

/** A host's disk of 1 TB over a VM's 2.5 GB: the only thing that bounds VMs a host once memory is forgotten. */
export const VMS_PER_HOST_MAX = 400;

// Half of 1 Gb/s is for migrations, in MB/s as CloudSim counts (M9).
const MOVE_MIB_PER_S = 1_000_000 / (2 * 8000);

/** What moving costs a VM, and how much of it the target carries meanwhile (M9). */
export const MOVE_DEGRADATION = 0.1;

const ONE_PASS: PrecopyLimits = {
  downtimeLimitSeconds: 0,
  stopMib: 0,
  roundsMax: 1,
  sentPerMemoryMax: null,
  autoConverge: false,
};

/** How long a VM moves (M9): the game's pre-copy of a VM that writes nothing, memory over bandwidth. */
export function moveSeconds(memoryMib: number): number {
  const state = startPrecopy(memoryMib, 0);
  while (state.stage !== PRECOPY_STAGES.done) precopyAdvance(state, MOVE_MIB_PER_S, 0, STEP_SECONDS, ONE_PASS);
  return state.copySeconds;
}

export const MEMORY_RULES = ['cloudsim', 'enforced'] as const;
/**
 * `cloudsim`: memory counts when a VM is first placed and never again, and a VM that asks for no CPU is taken for
 * finished and removed. `enforced`: a VM, busy or idle, holds its memory wherever it is, and keeps its host on.
 */
export type MemoryRule = (typeof MEMORY_RULES)[number];

export type Policy =
  | { readonly kind: 'npa' }
  | { readonly kind: 'dvfs' }
  | { readonly kind: 'thr' | 'mad' | 'lr'; readonly safety: number };

/** By the names that the literature gives them (B4, B6); victims by minimum migration time (MMT). */
export const POLICIES: ReadonlyMap<string, Policy> = new Map<string, Policy>([
  ['npa', { kind: 'npa' }],
  ['dvfs', { kind: 'dvfs' }],
  ['thr-mmt-0.8', { kind: 'thr', safety: 0.8 }],
  ['thr-mmt-1.0', { kind: 'thr', safety: 1 }],
  ['mad-mmt-2.5', { kind: 'mad', safety: 2.5 }],
  ['lr-mmt-1.2', { kind: 'lr', safety: 1.2 }],
]);
