/**
 * *Survive any one*: whether everything on a host would find a place on the others, by the same room that a restart or
 * the scheduler would ask for (SPEC HR1). It looks at places, not at how fast they are.
 */

import { lookup } from './lookup.ts';
import { addRequest, requestOf, roomOf } from './node-room.ts';
import { freeMib, vmFootprintMib } from './placement.ts';
import type { Rulebook } from './rulebook.ts';
import { fits } from './rules/fit.ts';
import { factsOf } from './view.ts';
import type { Host, Team, World } from './world.ts';

/** A cache like `lookup`: places change only with the topology, and looking for them is dear. */
interface Known {
  readonly topology: number;
  readonly losable: Map<number, boolean>; // by host id, as far as somebody asked
  anyHost: boolean | undefined;
}
const answers = new WeakMap<Team, Known>();

function known(team: Team): Known {
  const before = answers.get(team);
  if (before !== undefined && before.topology === team.topology) return before;
  const fresh: Known = { topology: team.topology, losable: new Map(), anyHost: undefined };
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
  const load = lookup(team).hosts.find((entry) => entry.host === lost);
  if (load === undefined) return true;
  if (load.direct.some(({ one }) => one.kind === 'process')) return false; // nothing restarts it elsewhere
  return vmsFit(world, rules, team, lost) && podsFit(rules, team, lost);
}

function vmsFit(world: World, rules: Rulebook, team: Team, lost: Host): boolean {
  const vms = team.vms.filter((vm) => vm.host === lost.id && vm.state !== 'stopped');
  if (vms.length === 0) return true;
  const facts = factsOf(world, team);
  const free = team.hosts
    .filter(
      (host) => host !== lost && host.state === 'on' && host.platform === lost.platform && host.leaseEndTick === 0,
    )
    .map((host) => ({ mib: freeMib(facts, rules, host), cores: rules.models[host.model]?.cores ?? 0 }));
  vms.sort((a, b) => b.memoryMib - a.memoryMib || a.id - b.id); // first fit decreasing (B8)
  for (const vm of vms) {
    const place = free.find((entry) => entry.mib >= vmFootprintMib(vm) && entry.cores >= vm.vcpus);
    if (place === undefined) return false;
    place.mib -= vmFootprintMib(vm);
  }
  return true;
}

function podsFit(rules: Rulebook, team: Team, lost: Host): boolean {
  const rooms = team.nodes.map((node) => roomOf(team, rules, node));
  const gone = rooms.filter((room) => room.hostId === lost.id);
  if (gone.length === 0) return true;
  const left = rooms.filter((room) => room.hostId !== lost.id && room.open);
  const { podsOf } = lookup(team);
  const pods = gone.flatMap((room) => podsOf.get(room.node.id) ?? []);
  pods.sort((a, b) => b.requestCpuM - a.requestCpuM || b.requestMib - a.requestMib || a.id - b.id);
  for (const pod of pods) {
    const request = requestOf(pod);
    const room = left.find((entry) => fits(request, entry.used, entry.allocatable, entry.pods, entry.podsMax));
    if (room === undefined) return false;
    addRequest(room.used, request);
    room.pods += 1;
  }
  return true;
}
