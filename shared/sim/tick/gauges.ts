/**
 * What each instance wants, gets and holds, from the arrays of the tick (place-arrays.ts) to its record. Writing thousands of
 * records in every second would be for nobody: they are written when somebody is about to look. Whoever reads or sets
 * `cpuDemandM`, `cpuGrantedM`, `mostM` or `memoryMib` of an instance calls `settleGauges` before; a snapshot does, too, so
 * that a stored world is never behind. A team with VMs is settled every second, for its guests' disks and memory.
 */

import type { Instance, Team } from '../world.ts';
import type { Places } from './place-arrays.ts';

/** Layouts whose last tick is not in the records yet. */
const unwritten = new WeakMap<Team, Places>();

/** The tick is worked out. */
export function keepGauges(team: Team, places: Places): void {
  unwritten.set(team, places);
  if (places.vms.length > 0) settleGauges(team);
}

export function settleGauges(team: Team): void {
  const places = unwritten.get(team);
  if (places === undefined) return;
  unwritten.delete(team);
  writeGauges(places);
}

function writeGauges({ ones, loose, demandM, grantedM, mostM, memoryMib }: Places): void {
  for (let i = 0; i < ones.length; i++) {
    const one = ones[i] as Instance;
    one.cpuDemandM = demandM[i] as number;
    one.cpuGrantedM = grantedM[i] as number;
    one.memoryMib = memoryMib[i] as number;
    if (one.mostM !== mostM[i]) one.mostM = mostM[i] as number;
  }
  for (const one of loose) {
    one.efficiency = 0;
    one.cpuDemandM = 0;
    one.cpuGrantedM = 0;
  }
}
