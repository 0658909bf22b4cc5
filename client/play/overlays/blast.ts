/**
 * Blast radius in sums: who shares a kernel, a machine, a rack, a power feed, a network, a base image or a system with
 * whom. Each relation divides the running copies into groups, so that sharing is always mutual (SPEC SE1).
 */
import { byId } from '../../../shared/base/ids.ts';
import type { Rulebook } from '../../../shared/sim/rulebook.ts';
import { hostBelow, kernelOf, machineOf } from '../../../shared/sim/security/blast-radius.ts';
import { vlanOf } from '../../../shared/sim/security/networks.ts';
import type { TeamView } from '../../../shared/sim/shown.ts';
import type { InstanceFacts } from '../../../shared/sim/world.ts';
import type { Selection } from '../../store/board.ts';

export const RELATIONS = ['kernel', 'host', 'rack', 'feed', 'network', 'image', 'platform'] as const;
export type Relation = (typeof RELATIONS)[number];

const NONE = -1;

function groupOf(relation: Relation, one: InstanceFacts, { facts }: TeamView, rules: Rulebook): number {
  const host = byId(facts.hosts, hostBelow(facts, one));
  switch (relation) {
    case 'kernel':
      return kernelOf(facts, rules, one);
    case 'host':
      return host?.id ?? NONE;
    case 'rack':
      return host?.rack ?? NONE; // the cloud's machines share no rack that one knows of
    case 'feed':
      return rules.feedOf[host?.rack ?? NONE] ?? NONE;
    case 'network':
      return vlanOf(facts, one);
    case 'image':
      return one.kind === 'container' ? (rules.services[one.service]?.layers[0] ?? NONE) : NONE;
    case 'platform':
      return host?.platform ?? NONE;
  }
}

/** The group of each copy that is somewhere; a copy without one shares with nobody. */
export function groupsBy(relation: Relation, view: TeamView, rules: Rulebook): ReadonlyMap<number, number> {
  const groups = new Map<number, number>();
  for (const one of view.facts.instances) {
    if (machineOf(view.facts, one) === 0) continue;
    const group = groupOf(relation, one, view, rules);
    if (group !== NONE) groups.set(one.id, group);
  }
  return groups;
}

/** Copies that the selected thing is, or carries. */
export function ownOf(selection: Selection, view: TeamView): ReadonlySet<number> {
  const { facts } = view;
  const isOwn = (one: InstanceFacts): boolean => {
    switch (selection?.kind) {
      case 'host':
        return hostBelow(facts, one) === selection.id;
      case 'vm':
        return machineOf(facts, one) === selection.id;
      case 'instance':
        return one.id === selection.id;
      case 'deployment':
        return one.deployment === selection.id;
      case 'service':
        return one.service === selection.index;
      default:
        return false;
    }
  };
  return new Set(facts.instances.filter(isOwn).map(({ id }) => id));
}

/** Who else is hit with `own`: everyone in one of their groups, and they themselves. */
export function sharedWith(groups: ReadonlyMap<number, number>, own: ReadonlySet<number>): ReadonlySet<number> {
  const hit = new Set<number>();
  for (const id of own) {
    const group = groups.get(id);
    if (group !== undefined) hit.add(group);
  }
  const all = new Set(own);
  for (const [id, group] of groups) if (hit.has(group)) all.add(id);
  return all;
}

export interface Blast {
  readonly copies: number; // hit
  readonly of: number; // copies in all
  readonly services: readonly number[]; // with a copy among them
}

export function blastOf(hit: ReadonlySet<number>, view: TeamView): Blast {
  const placed = view.facts.instances.filter((one) => machineOf(view.facts, one) > 0);
  const services = new Set(placed.filter(({ id }) => hit.has(id)).map(({ service }) => service));
  return {
    copies: placed.filter(({ id }) => hit.has(id)).length,
    of: placed.length,
    services: [...services].sort((a, b) => a - b),
  };
}

/** Of each machine: how many copies would be hit with what is on it. Groups share nobody, so that sizes add up. */
export function blastByHost(groups: ReadonlyMap<number, number>, view: TeamView): ReadonlyMap<number, Blast> {
  const placed = view.facts.instances.filter((one) => machineOf(view.facts, one) > 0);
  const members = new Map<number, InstanceFacts[]>();
  const groupsOn = new Map<number, Set<number>>(view.hosts.map(({ id }) => [id, new Set()]));
  const alone = new Map<number, InstanceFacts[]>(view.hosts.map(({ id }) => [id, []]));
  for (const one of placed) {
    const [host, group] = [hostBelow(view.facts, one), groups.get(one.id)];
    if (group === undefined) alone.get(host)?.push(one);
    else {
      groupsOn.get(host)?.add(group);
      members.set(group, members.get(group) ?? []);
      members.get(group)?.push(one);
    }
  }
  const servicesOf = (list: readonly InstanceFacts[]) => new Set(list.map(({ service }) => service));
  const services = new Map([...members].map(([group, list]) => [group, servicesOf(list)]));
  return new Map(
    view.hosts.map(({ id }) => {
      const own = alone.get(id) ?? [];
      const hit = [...(groupsOn.get(id) ?? [])];
      const copies = hit.reduce((sum, group) => sum + (members.get(group)?.length ?? 0), own.length);
      const all = new Set([...servicesOf(own), ...hit.flatMap((group) => [...(services.get(group) ?? [])])]);
      return [id, { copies, of: placed.length, services: [...all].sort((a, b) => a - b) }];
    }),
  );
}
