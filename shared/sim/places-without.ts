/**
 * *Survive any one*, told in full (SPEC PL1): each thing on lost machines, and where it would find a place on those that
 * are left, by the same room as HR1. `survive.ts` answers the same for one host with yes or no, and fast.
 */

import { addRequest, type NodeRoom, requestOf, roomOf } from './containers/node-room.ts';
import { lookup } from './lookup.ts';
import { checkArchitecture } from './machines/architecture.ts';
import { freeMib, vmFootprintMib } from './placement.ts';
import type { Rulebook } from './rulebook.ts';
import { fits } from './rules/fit.ts';
import { admits } from './systems/scheduler.ts';
import { factsOf } from './view.ts';
import type { Host, Instance, Team, World } from './world.ts';

/** Where one lost thing would go: a host for a VM, a node for a pod; 0: nowhere. */
export interface Refuge {
  readonly kind: 'vm' | 'pod' | 'process';
  readonly id: number;
  readonly service: number; // -1: none
  readonly place: number;
}

export const isPlaced = (one: Refuge): boolean => one.place !== 0;

/** Everything on the hosts that `lost` names, with the place it would find on the others; first fit decreasing (B8). */
export function placesWithout(world: World, rules: Rulebook, team: Team, lost: (host: Host) => boolean): Refuge[] {
  const gone = team.hosts.filter((host) => host.state === 'on' && lost(host));
  const ids = new Set(gone.map(({ id }) => id));
  return [...processesOn(team, ids), ...placeVms(world, rules, team, ids), ...placePods(rules, team, ids)];
}

/** Nothing restarts a plain process elsewhere. */
function processesOn(team: Team, gone: ReadonlySet<number>): Refuge[] {
  return team.instances
    .filter((one) => one.kind === 'process' && gone.has(one.host))
    .map(({ id, service }) => ({ kind: 'process', id, service, place: 0 }) as const);
}

function placeVms(world: World, rules: Rulebook, team: Team, gone: ReadonlySet<number>): Refuge[] {
  const vms = team.vms.filter((vm) => gone.has(vm.host) && vm.state !== 'stopped');
  if (vms.length === 0) return [];
  const facts = factsOf(world, team);
  const left = team.hosts
    .filter((host) => host.state === 'on' && !gone.has(host.id) && host.leaseEndTick === 0)
    .map((host) => ({ host, mib: freeMib(facts, rules, host), cores: rules.models[host.model]?.cores ?? 0 }));
  vms.sort((a, b) => b.memoryMib - a.memoryMib || a.id - b.id);
  return vms.map((vm): Refuge => {
    const from = team.hosts.find((host) => host.id === vm.host) as Host;
    const needMib = vmFootprintMib(vm, rules.platforms[from.platform]);
    const place = left.find(({ host, mib, cores }) => {
      const takes = host.platform === from.platform && mib >= needMib && cores >= vm.vcpus;
      return takes && !vm.local && checkArchitecture(rules, host, vm.guest).ok;
    });
    if (place !== undefined) place.mib -= needMib;
    return { kind: 'vm', id: vm.id, service: vm.service, place: place?.host.id ?? 0 };
  });
}

function placePods(rules: Rulebook, team: Team, gone: ReadonlySet<number>): Refuge[] {
  const rooms = team.nodes.map((node) => roomOf(team, rules, node));
  const { podsOf, deployments } = lookup(team);
  const pods = rooms.filter((room) => gone.has(room.hostId)).flatMap((room) => podsOf.get(room.node.id) ?? []);
  pods.sort((a, b) => b.requestCpuM - a.requestCpuM || b.requestMib - a.requestMib || a.id - b.id);
  const left = rooms.filter((room) => !gone.has(room.hostId) && room.open);
  return pods.map((pod): Refuge => {
    const room = left.find((entry) => takes(entry, pod) && admits(entry, pod, deployments.get(pod.deployment)));
    if (room !== undefined) {
      addRequest(room.used, requestOf(pod));
      room.pods += 1;
    }
    return { kind: 'pod', id: pod.id, service: pod.service, place: room?.node.id ?? 0 };
  });
}

function takes(room: NodeRoom, pod: Instance): boolean {
  const kernel = room.kernelOf(pod.service) === room.kernel;
  return kernel && fits(requestOf(pod), room.used, room.allocatable, room.pods, room.podsMax);
}

/** A failure domain: what would be gone together. */
export interface Domain {
  readonly kind: 'host' | 'rack' | 'feed';
  readonly index: number; // host id; rack; the lowest rack on the feed
  readonly refuges: readonly Refuge[];
}

/** Each host that is on, each rack and each power feed with machines in it, with what would be lost now (PL1). */
export function domainsOf(world: World, rules: Rulebook, team: Team): Domain[] {
  const { racks } = rules.scenario;
  const feedOf = (rack: number) => racks[rack]?.feed ?? racks[rack]?.name ?? '';
  const found: Domain[] = [];
  const add = (kind: Domain['kind'], index: number, lost: (host: Host) => boolean) => {
    if (team.hosts.some((host) => host.state === 'on' && lost(host))) {
      found.push({ kind, index, refuges: placesWithout(world, rules, team, lost) });
    }
  };
  for (const host of team.hosts) add('host', host.id, (one) => one.id === host.id);
  for (const rack of racks.keys()) add('rack', rack, (one) => one.rack === rack);
  for (const rack of racks.keys()) {
    const feed = feedOf(rack);
    const first = racks.findIndex((_one, index) => feedOf(index) === feed);
    if (first === rack) add('feed', rack, (one) => one.rack >= 0 && feedOf(one.rack) === feed);
  }
  return found;
}
