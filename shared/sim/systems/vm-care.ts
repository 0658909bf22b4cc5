/** What goes on around VMs in a tick, before they are asked for work: SPEC VM10–VM13, ST3–ST7, MO2–MO5, PA4. */
import { byId } from '../../base/ids.ts';
import { type Outcome, say } from '../events.ts';
import { lookup, type VmLoad } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { failBadPatches } from '../vms/bad-patches.ts';
import { addProcess, startVm } from '../vms/vm-life.ts';
import type { Team, World } from '../world.ts';
import { writeDisks } from './disk-writes.ts';
import { balanceHosts, emptyHosts } from './evacuation.ts';
import { memorySpeed, reclaimMemory } from './memory-reclaim.ts';

/** A guest fetches pages that are not there yet: at worst it is half as fast (game choice: M7 only says "slow"). */
const POST_COPY_SPEED = 0.5;

export function tendVms(world: World, rules: Rulebook, out: Outcome): void {
  for (const team of world.teams) {
    if (team.vms.length === 0) continue;
    finishClones(world, rules, team, out);
    failBadPatches(world, rules, team, out);
    emptyHosts(world, rules, team, out);
    balanceHosts(world, rules, team);
    writeDisks(world, rules, team, out);
    reclaimMemory(world, rules, team, out);
    setSpeeds(world, rules, team);
  }
}

function finishClones(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  for (const vm of team.vms) {
    if (vm.state !== 'converting' || vm.untilTick === 0 || world.tick < vm.untilTick) continue;
    if (byId(team.hosts, vm.host)?.state !== 'on') continue;
    addProcess(team, vm);
    startVm(world, rules, team, vm);
    say(out, world.tick, team.index, 'vm.cloned', vm.id, vm.host);
  }
}

function setSpeeds(world: World, rules: Rulebook, team: Team): void {
  for (const { vms } of lookup(team).hosts) {
    for (const load of vms) {
      if (load.vm.cpuDemandM > 0) load.vm.busyTick = world.tick;
      load.vm.speed = load.vm.diskFull ? 0 : memorySpeed(rules, load) * postCopySpeed(team, load);
    }
  }
}

/** Slow until its pages are there: in step with what has come. */
function postCopySpeed(team: Team, { vm }: VmLoad): number {
  if (team.transfers.length === 0) return 1;
  const transfer = team.transfers.find((one) => one.vm === vm.id && one.kind === 'postCopy');
  if (transfer === undefined || vm.host !== transfer.toHost || transfer.memoryMib === 0) return 1;
  return 1 - (1 - POST_COPY_SPEED) * (transfer.remainingMib / transfer.memoryMib);
}
