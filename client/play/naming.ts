/**
 * What things are called: on labels, in sentences and in typed commands. A name is unique among its kind and stays with
 * its thing as long as that thing is there.
 */
import { byId, TEAM_STRIDE } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Facts } from '../../shared/sim/view.ts';

export const NAMED_KINDS = [
  'host',
  'vm',
  'node',
  'process',
  'pod',
  'deployment',
  'function',
  'edge',
  'copy',
  'build',
] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

type Names = ReadonlyMap<number, string>;

/** One view asks for many names: each kind is named once a view. */
const known = new WeakMap<Facts, Map<NamedKind, Names>>();

/** Every thing of a kind, with the name that a command calls it by. */
export function namesOf(kind: NamedKind, facts: Facts, rules: Rulebook): Names {
  const kinds = known.get(facts) ?? new Map<NamedKind, Names>();
  known.set(facts, kinds);
  const names = kinds.get(kind) ?? nameAll(kind, facts, rules);
  kinds.set(kind, names);
  return names;
}

function nameAll(kind: NamedKind, facts: Facts, rules: Rulebook): Names {
  switch (kind) {
    case 'host':
      return distinct(facts.hosts.map(({ id, name }) => [id, name]));
    case 'vm':
      return distinct(facts.vms.map(({ id, name }) => [id, name]));
    case 'node':
      return distinct(facts.nodes.map(({ id, host, vm }) => [id, ownerName(facts, host, vm)]));
    case 'process':
      return distinct(ofKind(facts, 'process').map(({ id, service }) => [id, serviceId(rules, service)]));
    case 'pod':
      return new Map(
        ofKind(facts, 'container').map(({ id, service }) => [id, `${serviceId(rules, service)}-${id % TEAM_STRIDE}`]),
      );
    case 'deployment':
      return distinct(facts.deployments.map(({ id, service }) => [id, serviceId(rules, service)]));
    case 'build':
      return distinct(
        facts.builds.map(({ id, service, release }) => [id, `${serviceId(rules, service)}:${String(release)}`]),
      );
    case 'copy':
      return distinct(facts.copies.map(({ id, name }) => [id, name]));
    case 'function':
      return distinct(facts.functions.map(({ id, service }) => [id, serviceId(rules, service)]));
    case 'edge':
      return distinct(facts.edges.map(({ id, region }) => [id, `edge-${rules.regions[region]?.id ?? ''}`]));
  }
}

export function nameOf(kind: NamedKind, id: number, facts: Facts, rules: Rulebook): string {
  return namesOf(kind, facts, rules).get(id) ?? '';
}

/** Of any copy of a service: a process, the process in a VM, a pod. */
export function instanceName(id: number, facts: Facts, rules: Rulebook): string {
  const one = byId(facts.instances, id);
  if (one === undefined) return '';
  if (one.kind === 'container') return nameOf('pod', id, facts, rules);
  return one.kind === 'vm' ? nameOf('vm', one.vm, facts, rules) : nameOf('process', id, facts, rules);
}

const serviceId = (rules: Rulebook, index: number): string => rules.services[index]?.id ?? '';
const ownerName = (facts: Facts, host: number, vm: number): string =>
  (vm > 0 ? byId(facts.vms, vm)?.name : byId(facts.hosts, host)?.name) ?? '';
const ofKind = (facts: Facts, kind: 'process' | 'container') => facts.instances.filter((one) => one.kind === kind);

/** A second thing of the same name gets its serial number, as a second file of the same name does. */
function distinct(pairs: readonly (readonly [number, string])[]): ReadonlyMap<number, string> {
  const taken = new Set<string>();
  const names = new Map<number, string>();
  for (const [id, name] of pairs) {
    const unique = taken.has(name) ? `${name}-${id % TEAM_STRIDE}` : name;
    taken.add(unique);
    names.set(id, unique);
  }
  return names;
}
