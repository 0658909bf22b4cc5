/** A log that runs away (card *Disk filling*, SPEC IN): from the sign on it would fill its volume just when it is due. */
import type { Rulebook } from '../rulebook.ts';
import type { ScheduledIncident, Team, Vm } from '../world.ts';
import { volumeFreeMib, volumeOf } from './volumes.ts';

/** A VM by name, or the one whose disk is largest. */
export function vmTarget(team: Team, target: string): number {
  if (target !== 'largest') return team.vms.find((vm) => vm.name === target)?.id ?? -1;
  let largest: Vm | undefined;
  for (const vm of team.vms) {
    if (vm.state === 'running' && (largest === undefined || vm.diskMib > largest.diskMib)) largest = vm;
  }
  return largest?.id ?? -1;
}

/** So fast that all the room there is now is gone at the due tick; whoever makes room buys time. */
export function fillDisk(rules: Rulebook, team: Team, incident: ScheduledIncident, targetId: number): void {
  if (incident.kind !== 'disk.fills') return;
  const vm = team.vms.find((one) => one.id === targetId);
  if (vm === undefined || (!vm.local && team.poolMib < 0)) return;
  const ticks = Math.max(1, incident.dueTick - incident.announceTick);
  vm.fillMibPerS = Math.max(0, volumeFreeMib(team, rules, volumeOf(vm))) / ticks;
  vm.fillUntilTick = incident.endTick;
}
