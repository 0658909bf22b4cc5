/** Hosts that promised more memory than they have find it again: SPEC MO1–MO5. */
import { type Outcome, say } from '../events.ts';
import { type HostLoad, lookup, type VmLoad } from '../lookup.ts';
import { placedMib } from '../placement.ts';
import { type Guest, type Rulebook, type Runtime, usableMib } from '../rulebook.ts';
import { type ReclaimTask, reclaim, reclaimedSpeed, sharedShare } from '../rules/memory-reclaim.ts';
import { factsOf } from '../view.ts';
import type { Team, World } from '../world.ts';

/** Less than this is the noise of a host's own pages. */
const SAID_MIB = 1;
/** Reclaim works by scans, not at once (game choice). */
const RECLAIM_TICKS = 5;

/** Sets balloon, swap and the speed they leave for every VM of every overcommitted host. */
export function reclaimMemory(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  if (world.tick % RECLAIM_TICKS !== 0) return;
  for (const load of lookup(team).hosts) {
    const overcommitted = load.host.overcommitPercent > 100;
    if (!overcommitted && load.vms.every(({ vm }) => vm.balloonMib === 0 && vm.swapMib === 0)) continue;
    const shortMib = overcommitted ? shortOf(world, rules, team, load) : 0;
    share(world, rules, team, load, shortMib, out);
  }
}

/** Memory that the host owes its VMs, after identical guests share their common pages (H17). */
function shortOf(world: World, rules: Rulebook, team: Team, { host, vms }: HostLoad): number {
  const promised = placedMib(factsOf(world, team), rules, host.id);
  const usable = usableMib(rules, host);
  if (promised <= usable) return 0;
  return Math.max(0, promised - sharedMib(rules, vms) - usable);
}

/** One copy of identical pages is kept for guests of one kind. */
function sharedMib(rules: Rulebook, vms: readonly VmLoad[]): number {
  let saved = 0;
  for (const [index, guest] of rules.guests.entries()) {
    const alike = vms.filter(({ vm }) => vm.guest === index && vm.state === 'running');
    const memory = alike.reduce((sum, { vm }) => sum + vm.memoryMib, 0);
    saved += memory * sharedShare(guest.kernel, alike.length);
  }
  return saved;
}

function share(world: World, rules: Rulebook, team: Team, { vms }: HostLoad, needMib: number, out: Outcome): void {
  const running = vms.filter(({ vm }) => vm.state === 'running');
  const tasks = running.map((load) => newTask(rules, load));
  // A VM that is off was promised memory, too, and holds none.
  const idle = vms.reduce((sum, { vm }) => sum + (vm.state === 'running' ? 0 : vm.memoryMib), 0);
  reclaim(tasks, Math.max(0, needMib - idle));
  for (const { vm } of vms) if (vm.state !== 'running') [vm.balloonMib, vm.swapMib] = [0, 0];
  for (const [i, { vm }] of running.entries()) {
    const task = tasks[i] as ReclaimTask;
    const tell = (kind: 'vm.ballooned' | 'vm.swapped', before: number, now: number) => {
      if (before < SAID_MIB && now >= SAID_MIB) say(out, world.tick, team.index, kind, vm.id, Math.round(now));
    };
    tell('vm.ballooned', vm.balloonMib, task.balloonMib);
    tell('vm.swapped', vm.swapMib, task.swapMib);
    vm.balloonMib = task.balloonMib;
    vm.swapMib = task.swapMib;
  }
}

/** What a guest uses: its own footprint, its container engine, and what runs in it. */
function newTask(rules: Rulebook, { vm, inside }: VmLoad): ReclaimTask {
  let activeMib = (rules.guests[vm.guest] as Guest).footprintMib;
  activeMib += (rules.runtimes[vm.runtime] as Runtime | undefined)?.reserveMib ?? 0;
  for (const { one } of inside) activeMib += one.memoryMib;
  return { memoryMib: vm.memoryMib, activeMib, balloonMib: 0, swapMib: 0 };
}

/** What balloon and swap leave of a VM's speed. */
export function memorySpeed(rules: Rulebook, load: VmLoad): number {
  const { vm } = load;
  if (vm.balloonMib === 0 && vm.swapMib === 0) return 1;
  return reclaimedSpeed({ ...newTask(rules, load), balloonMib: vm.balloonMib, swapMib: vm.swapMib });
}
