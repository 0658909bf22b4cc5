/**
 * *Survive any one*: whether everything on a host would find a place on the others, by the same room that a restart or
 * the scheduler would ask for (SPEC HR1). It looks at places, not at how fast they are.
 */

import { indexOfId } from '../base/ids.ts';
import { newRooms, podsFit, type Rooms } from './containers/pod-rooms.ts';
import { type HostLoad, lookup, type VmLoad } from './lookup.ts';
import { checkArchitecture } from './machines/architecture.ts';
import { freeMib, vmFootprintMib } from './placement.ts';
import type { Rulebook } from './rulebook.ts';
import { factsOf } from './view.ts';
import type { Host, Team, World } from './world.ts';

/** A cache like `lookup`: places change only with the topology, and looking for them is dear. */
interface Known {
  readonly topology: number;
  readonly losable: Map<number, boolean>; // by host id, as far as somebody asked
  anyHost: boolean | undefined;
  rooms: Rooms | undefined; // what nodes have free, once for all hosts that may be lost
}
const answers = new WeakMap<Team, Known>();

function known(team: Team): Known {
  const before = answers.get(team);
  if (before !== undefined && before.topology === team.topology) return before;
  const fresh: Known = { topology: team.topology, losable: new Map(), anyHost: undefined, rooms: undefined };
  answers.set(team, fresh);
  return fresh;
}

export function canLoseAnyHost(world: World, rules: Rulebook, team: Team): boolean {
  const answer = known(team);
  answer.anyHost ??= team.hosts.every((host) => isLosable(world, rules, team, host));
  return answer.anyHost;
}

/** Whether that host may be lost now; one that is not on has nothing to lose. */
export function isLosable(world: World, rules: Rulebook, team: Team, host: Host): boolean {
  const { losable } = known(team);
  let answer = losable.get(host.id);
  if (answer === undefined) {
    answer = host.state !== 'on' || canLose(world, rules, team, host);
    losable.set(host.id, answer);
  }
  return answer;
}

export function canLose(world: World, rules: Rulebook, team: Team, lost: Host): boolean {
  const load = lookup(team).hosts[indexOfId(team.hosts, lost.id)];
  if (load === undefined) return true;
  if (load.direct.some(({ one }) => one.kind === 'process')) return false; // nothing restarts it elsewhere
  return vmsFit(world, rules, team, load) && nodesFit(rules, team, load);
}

function vmsFit(world: World, rules: Rulebook, team: Team, { host: lost, vms: all }: HostLoad): boolean {
  const vms = all.filter(({ vm }) => vm.state !== 'stopped').map(({ vm }: VmLoad) => vm);
  if (vms.length === 0) return true;
  if (vms.some((vm) => vm.local)) return false; // its disk is in the host
  const facts = factsOf(world, team);
  const free = team.hosts
    .filter(
      (host) => host !== lost && host.state === 'on' && host.platform === lost.platform && host.leaseEndTick === 0,
    )
    .map((host) => ({ host, mib: freeMib(facts, rules, host), cores: rules.models[host.model]?.cores ?? 0 }));
  vms.sort((a, b) => b.memoryMib - a.memoryMib || a.id - b.id); // first fit decreasing (B8)
  for (const vm of vms) {
    const needMib = vmFootprintMib(vm, rules.platforms[lost.platform]);
    const place = free.find(
      ({ host, mib, cores }) => mib >= needMib && cores >= vm.vcpus && checkArchitecture(rules, host, vm.guest).ok,
    );
    if (place === undefined) return false;
    place.mib -= needMib;
  }
  return true;
}

function nodesFit(rules: Rulebook, team: Team, { direct, vms }: HostLoad): boolean {
  const pods = direct.filter(({ node }) => node !== undefined).map(({ one }) => one);
  for (const { inside } of vms) for (const { one, node } of inside) if (node !== undefined) pods.push(one);
  if (pods.length === 0) return true;
  const answer = known(team);
  answer.rooms ??= newRooms(rules, team);
  return podsFit(answer.rooms, pods);
}
