/** Hosts that are emptied for maintenance, and the tools that even out what is on them: SPEC VM13, MG10. */
import { byId } from '../../base/ids.ts';
import { isMoving } from '../commands/vms.ts';
import { type Outcome, say } from '../events.ts';
import { sameProcessor } from '../machines/architecture.ts';
import { linkMibPerS } from '../machines/links.ts';
import { checkVmFits, freeMib } from '../placement.ts';
import type { Rulebook } from '../rulebook.ts';
import { type Facts, factsOf } from '../view.ts';
import { startMove } from '../vms/transfers.ts';
import { checkRoom, diskMibOf } from '../vms/volumes.ts';
import { type Host, type Team, touch, type Vm, type World } from '../world.ts';

/** A balancer looks so often (game choice: vSphere DRS looks every 5 minutes, which nobody would see). */
const BALANCE_TICKS = 60;
/** And acts where the busiest host is this much busier than the idlest, of their cores (game choice). */
const BALANCE_GAP = 0.25;

/** It leaves alone what writes more than this part of a link, which might never arrive (game choice). */
const MOVABLE_SHARE = 0.5;

/** One VM after the other: a host's link carries one move at a time anyway (MG2). */
export function emptyHosts(world: World, rules: Rulebook, team: Team, out: Outcome): void {
  for (const host of team.hosts) {
    if (!host.evacuating || host.state !== 'on') continue;
    if (team.transfers.some((transfer) => transfer.fromHost === host.id)) continue;
    const facts = factsOf(world, team);
    for (const vm of team.vms) {
      if (vm.host !== host.id || vm.state === 'converting' || vm.state === 'booting') continue;
      const to = placeFor(facts, rules, team, vm);
      if (to === undefined) continue; // a smaller one may still fit
      sendAway(world, rules, team, vm, to, out);
      break;
    }
  }
}

/** The host with most free memory that takes it, of the same product. */
function placeFor(facts: Facts, rules: Rulebook, team: Team, vm: Vm): Host | undefined {
  const from = byId(team.hosts, vm.host);
  let best: Host | undefined;
  let bestFree = -1;
  for (const host of team.hosts) {
    if (host.id === vm.host || host.platform !== from?.platform || !checkVmFits(facts, rules, host, vm).ok) continue;
    if (vm.local && !checkRoom(facts, rules, host.id, diskMibOf(facts, vm)).ok) continue;
    if (vm.state === 'running' && !sameProcessor(rules, from, host)) continue;
    const free = freeMib(facts, rules, host);
    if (free > bestFree) [best, bestFree] = [host, free];
  }
  return best;
}

/** Live where it runs; one that is off and on the pool is only registered elsewhere. */
function sendAway(world: World, rules: Rulebook, team: Team, vm: Vm, to: Host, out: Outcome): void {
  if (vm.state !== 'running' && !vm.local) {
    vm.host = to.id;
    touch(team);
    tellEmpty(world, team, out);
  } else moveLive(rules, team, vm, to);
}

function moveLive(rules: Rulebook, team: Team, vm: Vm, to: Host): void {
  const kind = vm.state === 'running' ? 'live' : 'cold';
  startMove(rules, team, vm, kind, to.id);
  if (kind === 'cold') vm.state = 'converting';
}

/** Says once that a host has nothing left on it; looked at when a move from it ended. */
export function tellEmpty(world: World, team: Team, out: Outcome): void {
  for (const host of team.hosts) {
    if (!host.evacuating || team.vms.some((vm) => vm.host === host.id)) continue;
    say(out, world.tick, team.index, 'host.evacuated', host.id);
  }
}

export function balanceHosts(world: World, rules: Rulebook, team: Team): void {
  if (!team.autoBalance || world.tick % BALANCE_TICKS !== 0 || team.transfers.length > 0) return;
  const hosts = team.hosts.filter(
    (host) => host.state === 'on' && rules.platforms[host.platform]?.autoBalance === true,
  );
  let busiest: Host | undefined;
  for (const host of hosts) if (busiest === undefined || host.cpuUtilisation > busiest.cpuUtilisation) busiest = host;
  if (busiest === undefined) return;
  const facts = factsOf(world, team);
  for (const to of [...hosts].sort((a, b) => a.cpuUtilisation - b.cpuUtilisation || a.id - b.id)) {
    if (busiest.cpuUtilisation - to.cpuUtilisation < BALANCE_GAP) return;
    const vm = bestToMove(facts, rules, team, busiest, to);
    if (vm === undefined) continue;
    moveLive(rules, team, vm, to);
    return;
  }
}

/** The VM whose move brings the two hosts nearest to each other, and never past each other. */
function bestToMove(facts: Facts, rules: Rulebook, team: Team, from: Host, to: Host): Vm | undefined {
  if (!sameProcessor(rules, from, to)) return undefined;
  const half = (from.cpuUsedM - to.cpuUsedM) / 2;
  const mostDirty = MOVABLE_SHARE * Math.min(linkMibPerS(rules, from), linkMibPerS(rules, to));
  let best: Vm | undefined;
  for (const vm of team.vms) {
    if (vm.host !== from.id || vm.state !== 'running' || isMoving(facts, vm.id)) continue;
    if (vm.dirtyMibPerS > mostDirty) continue;
    if (vm.cpuGrantedM <= 0 || vm.cpuGrantedM > half * 1.5 || !checkVmFits(facts, rules, to, vm).ok) continue;
    if (vm.local && !checkRoom(facts, rules, to.id, diskMibOf(facts, vm)).ok) continue;
    if (best === undefined || Math.abs(vm.cpuGrantedM - half) < Math.abs(best.cpuGrantedM - half)) best = vm;
  }
  return best;
}
