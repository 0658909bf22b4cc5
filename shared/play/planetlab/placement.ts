/**
 * The first placement: every VM as if it asked for all its MIPS, with its memory, in the order of the trace. Without
 * migration the first host with room takes it (DVFS), else the one whose power grows least, as in a plan.
 */
import { hostWatts } from '../../sim/rules/power.ts';
import { append, type Estate, resum } from './estate.ts';
import { FALLBACK_THRESHOLD } from './overload.ts';
import { hasMemory } from './plan.ts';
import type { Policy } from './setup.ts';

/** @throws RangeError that names the first VM without a host. */
export function placeFirst(estate: Estate, policy: Policy): void {
  estate.demandMips.set(estate.vmMips);
  for (let vm = 0; vm < estate.vms; vm++) {
    const host = policy.kind === 'dvfs' ? firstFit(estate, vm) : leastPower(estate, vm, thresholdOf(policy));
    if (host < 0) throw new RangeError(`VM ${vm + 1} of ${estate.vms} finds no room on ${estate.hosts} hosts`);
    append(estate, host, vm);
    estate.home[vm] = host;
    resum(estate, host);
  }
}

function thresholdOf(policy: Policy): number {
  return policy.kind === 'thr' ? policy.safety : FALLBACK_THRESHOLD; // nobody has a history yet
}

function hasRoom(estate: Estate, host: number, vm: number): boolean {
  const mips = estate.vmMips[vm] as number;
  return (
    mips <= (estate.coreMips[host] as number) &&
    mips <= (estate.spareMips[host] as number) &&
    hasMemory(estate, host, vm)
  );
}

function firstFit(estate: Estate, vm: number): number {
  for (let host = 0; host < estate.hosts; host++) if (hasRoom(estate, host, vm)) return host;
  return -1;
}

/** The threshold sees only the newcomer: those placed before it have not asked for anything yet (as in CloudSim). */
function leastPower(estate: Estate, vm: number, threshold: number): number {
  const mips = estate.vmMips[vm] as number;
  let leastWatts = Number.MAX_VALUE;
  let found = -1;
  for (let host = 0; host < estate.hosts; host++) {
    if (!hasRoom(estate, host, vm)) continue;
    const total = estate.totalMips[host] as number;
    if ((estate.count[host] as number) > 0 && mips / total > threshold) continue;
    const tableWatts = estate.tableWatts[host] as readonly number[];
    const watts =
      hostWatts(tableWatts, ((estate.grantedMips[host] as number) + mips) / total) - hostWatts(tableWatts, 0);
    if (watts >= leastWatts) continue;
    leastWatts = watts;
    found = host;
  }
  return found;
}
