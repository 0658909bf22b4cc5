/** What VMs write: thin blocks in use, snapshots that hold what was there before, volumes that fill (SPEC ST3–ST5). */

import { type Outcome, say } from '../events.ts';
import { lookup, type VmLoad } from '../lookup.ts';
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import { newestSnapshot } from '../vms/copies.ts';
import { volumeFreeMib, volumeOf } from '../vms/volumes.ts';
import type { Team, Vm, World } from '../world.ts';

/** Blocks are counted so often: thin provisioning is read off in steps, too (game choice). */
const WRITE_TICKS = 5;
/** Of what is written, blocks that were never in use before; the rest overwrites (game choice: logs and new rows). */
const NEW_BLOCKS_SHARE = 0.2;

export function writeDisks(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  if (rules.scenario.storage === null || world.tick % WRITE_TICKS !== 0) return;
  const free = new Map<number, number>();
  for (const { host, vms } of lookup(team).hosts) {
    for (const load of vms) {
      const on = host.state === 'on' && load.vm.state === 'running';
      const volume = volumeOf(load.vm);
      const room = free.get(volume) ?? volumeFreeMib(team, rules, volume);
      const written = on ? write(world, rules, team, load, room) : 0;
      free.set(volume, room - written);
      tellFull(world, team, load.vm, on && room <= 0 && writesOf(world, rules, load) > 0, out);
    }
  }
}

/** MiB a second that a VM writes now: its services in step with their work, and a log that has run away. */
function writesOf(world: World, rules: Rulebook, { vm, inside }: VmLoad): number {
  let writes = world.tick <= vm.fillUntilTick ? vm.fillMibPerS : 0;
  for (const { one } of inside) {
    const rule = rules.services[one.service] as ServiceRule;
    // A full disk is tried again and again: what it refused still wants to be written.
    const busy = vm.diskFull ? 1 : Math.min(1, (one.cpuGrantedM * one.efficiency) / (rule.threads * 1000));
    writes += rule.diskMibPerS * busy;
  }
  return writes;
}

/** Returns what it took of the volume. */
function write(world: World, rules: Rulebook, team: Team, load: VmLoad, room: number): number {
  const { vm } = load;
  const log = world.tick <= vm.fillUntilTick ? vm.fillMibPerS : 0;
  const work = vm.diskFull ? 0 : writesOf(world, rules, load) - log;
  const snapshot = newestSnapshot(team, vm.id);
  vm.writtenMib += (log + work * (snapshot === undefined ? NEW_BLOCKS_SHARE : 1)) * WRITE_TICKS;
  const whole = Math.max(0, Math.min(Math.floor(vm.writtenMib), Math.floor(room)));
  vm.writtenMib = room <= 0 ? 0 : vm.writtenMib - whole;
  if (snapshot === undefined) vm.diskMib += whole;
  else {
    // The old blocks stay in the snapshot, at most all that it saw; what is more than that is new.
    const kept = Math.min(whole, Math.max(0, snapshot.diskMib - snapshot.heldMib));
    snapshot.heldMib += kept;
    vm.diskMib += whole - kept;
  }
  return whole;
}

function tellFull(world: World, team: Team, vm: Vm, full: boolean, out: Outcome): void {
  if (full && !vm.diskFull) say(out, world.tick, team.index, 'vm.diskFull', vm.id, vm.local ? vm.host : 0);
  vm.diskFull = full;
}
