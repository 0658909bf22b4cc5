/**
 * The blast radius as state: who shares a kernel, a base image, a network or a machine with whom. Pure functions over
 * facts, for what strikes, for contracts, for the view and for *why* (SPEC SE1–SE2).
 */
import { byId } from '../../base/ids.ts';
import type { Isolation } from '../../content/schema.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import type { InstanceFacts } from '../world.ts';
import { vlanOf } from './networks.ts';

export type Estate = Pick<Facts, 'hosts' | 'vms' | 'nodes' | 'instances' | 'deployments' | 'flows'>;

/** The machine, real or virtual, whose kernel is below an instance: a host's or a VM's id; 0: it is on none yet. */
export function machineOf(estate: Estate, one: InstanceFacts): number {
  if (one.kind === 'process') return one.host;
  if (one.kind === 'vm') return one.vm;
  const node = byId(estate.nodes, one.node);
  return node === undefined ? 0 : node.vm || node.host;
}

/** What stands between an instance and that kernel; a process and the program of a VM stand on it. */
export function wallOf(estate: Estate, rules: Rulebook, one: InstanceFacts): Isolation {
  if (one.kind !== 'container') return 'kernel';
  return rules.runtimes[byId(estate.nodes, one.node)?.runtime ?? -1]?.isolation ?? 'kernel';
}

/** Whose kernel it calls: its machine's, or its own where a sandbox or a small VM stands between. */
export function kernelOf(estate: Estate, rules: Rulebook, one: InstanceFacts): number {
  return wallOf(estate, rules, one) === 'kernel' ? machineOf(estate, one) : one.id;
}

/** The physical machine under an instance; 0: none yet. */
export function hostBelow(estate: Estate, one: InstanceFacts): number {
  const machine = machineOf(estate, one);
  return byId(estate.vms, machine)?.host ?? machine;
}

/** The lowest layer of its image; -1 for what is not started from an image. */
function baseOf(rules: Rulebook, one: InstanceFacts): number {
  return one.kind === 'container' ? (rules.services[one.service]?.layers[0] ?? -1) : -1;
}

export interface BlastRadius {
  readonly kernel: readonly number[]; // ids of the other instances, by what they share
  readonly image: readonly number[];
  readonly network: readonly number[];
  readonly host: readonly number[];
}

/** For an instance, a VM or a host (as everything on it together): the other instances that a breach of it could reach. */
export function blastRadius(estate: Estate, rules: Rulebook, subject: number): BlastRadius {
  const own = estate.instances.filter((one) => isOf(estate, one, subject));
  const others = estate.instances.filter((one) => !own.includes(one) && machineOf(estate, one) > 0);
  const sharing = (of: (one: InstanceFacts) => number): number[] => {
    const shared = new Set(own.map(of));
    return others.filter((one) => of(one) >= 0 && shared.has(of(one))).map(({ id }) => id);
  };
  return {
    kernel: sharing((one) => kernelOf(estate, rules, one)),
    image: sharing((one) => baseOf(rules, one)),
    network: sharing((one) => vlanOf(estate, one)),
    host: sharing((one) => hostBelow(estate, one)),
  };
}

function isOf(estate: Estate, one: InstanceFacts, subject: number): boolean {
  return one.id === subject || machineOf(estate, one) === subject || hostBelow(estate, one) === subject;
}

/** Instances of other services that share a kernel, or a machine, with a service's. */
export function neighbours(estate: Estate, rules: Rulebook, service: number, by: 'kernel' | 'host'): number[] {
  const of = (one: InstanceFacts) => (by === 'kernel' ? kernelOf(estate, rules, one) : hostBelow(estate, one));
  const own = new Set<number>();
  for (const one of estate.instances) if (one.service === service && machineOf(estate, one) > 0) own.add(of(one));
  return estate.instances
    .filter((one) => one.service !== service && machineOf(estate, one) > 0 && own.has(of(one)))
    .map(({ id }) => id);
}
