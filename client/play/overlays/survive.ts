/**
 * *Survive any one* in sums: what would be without a place if a machine, a rack or a power feed were lost now. Where
 * things would go is found by the planning aids (SPEC PL1); here it is counted.
 */
import { byId } from '../../../shared/base/ids.ts';
import type { Domain, Refuge } from '../../../shared/sim/places-without.ts';
import { hostBelow } from '../../../shared/sim/security/blast-radius.ts';
import type { TeamView } from '../../../shared/sim/shown.ts';
import type { Flight } from '../../look/overlay.ts';

export interface Loss {
  readonly kind: Domain['kind'];
  readonly index: number; // as of its domain
  readonly total: number; // things on it
  readonly vms: number; // without a place, as the two below
  readonly pods: number;
  readonly processes: number;
  readonly shortMib: number; // memory that they would need
  readonly services: readonly number[]; // that would have no copy left
}

/**
 * What on these machines nobody would make anew elsewhere, whatever room there is: VMs that HA does not restart (SPEC VM6)
 * and containers that no deployment declares (ND4). *Survive any one* asks for room alone (HR1).
 */
export function leftToHands({ vms, facts }: TeamView, isOn: (host: number) => boolean): number {
  const machines = vms.filter((vm) => isOn(vm.host) && vm.state !== 'stopped' && vm.haPriority === 0);
  const containers = facts.instances.filter(
    (one) => one.kind === 'container' && one.deployment === 0 && isOn(hostBelow(facts, one)),
  );
  return machines.length + containers.length;
}

export const isSurvived = (loss: Loss): boolean => loss.vms + loss.pods + loss.processes === 0;

export function lossOf({ kind, index, refuges }: Domain, view: TeamView): Loss {
  const homeless = refuges.filter(({ place }) => place === 0);
  const many = (of: Refuge['kind']) => homeless.filter((one) => one.kind === of).length;
  return {
    kind,
    index,
    total: refuges.length,
    vms: many('vm'),
    pods: many('pod'),
    processes: many('process'),
    shortMib: homeless.reduce((sum, one) => sum + sizeOf(one, view), 0),
    services: downWith(refuges, view),
  };
}

function sizeOf({ kind, id }: Refuge, view: TeamView): number {
  if (kind === 'vm') return byId(view.vms, id)?.memoryMib ?? 0;
  const one = byId(view.instances, id);
  return one === undefined ? 0 : Math.max(one.requestMib, one.memoryUsedMib);
}

/** Services with copies here, none anywhere else, and no place for any of them. */
function downWith(refuges: readonly Refuge[], view: TeamView): number[] {
  const lost = new Set<number>();
  const saved = new Set<number>();
  for (const one of refuges) {
    if (one.kind === 'vm') for (const inside of view.instances) if (inside.vm === one.id) lost.add(inside.id);
    if (one.kind !== 'vm') lost.add(one.id);
    if (one.place !== 0 && one.service >= 0) saved.add(one.service);
  }
  const down = new Set(refuges.filter(({ service }) => service >= 0).map(({ service }) => service));
  for (const one of view.instances) {
    if (one.state === 'running' && !lost.has(one.id)) down.delete(one.service);
  }
  return [...down].filter((service) => !saved.has(service)).sort((a, b) => a - b);
}

/** Where the things of a lost host would go, by the machine under each place. */
export function flightsOf({ kind, index, refuges }: Domain, view: TeamView): Flight[] {
  if (kind !== 'host') return [];
  const many = new Map<number, number>();
  for (const one of refuges) {
    const to = one.kind === 'pod' ? hostOfNode(one.place, view) : one.place;
    if (to !== 0) many.set(to, (many.get(to) ?? 0) + 1);
  }
  return [...many].map(([to, count]) => ({ from: index, to, many: count }));
}

function hostOfNode(id: number, view: TeamView): number {
  const node = byId(view.nodes, id);
  return node === undefined ? 0 : node.host || (byId(view.vms, node.vm)?.host ?? 0);
}

/** Changes when something moves, starts or stops: only then is it worth asking again. */
export function placesKey(view: TeamView): string {
  const hosts = view.hosts.map((host) => `${host.id}${host.state}${Number(host.losable)}`);
  const vms = view.vms.map((vm) => `${vm.id}${vm.host}${vm.state}`);
  const instances = view.instances.map((one) => `${one.id}.${one.node}.${one.host}${one.requestMib}`);
  return [...hosts, ...vms, ...instances].join();
}
