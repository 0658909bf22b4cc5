/**
 * What several things that are selected together are: the first is the one that panels speak of, the others come with
 * it. Lists without doubles, in the order in which they were picked.
 */
import { byId } from '../../shared/base/ids.ts';
import type { Facts } from '../../shared/sim/view.ts';
import type { Selection } from '../store/board.ts';

export type Picked = Exclude<Selection, null>;

export function keyOfPick(one: Picked): string {
  if (one.kind === 'service') return `service${one.index}`;
  return one.kind === 'slot' ? `slot${one.rack}.${one.slot}` : `${one.kind}${one.id}`;
}

export const samePick = (a: Selection, b: Selection): boolean =>
  a === null || b === null ? a === b : keyOfPick(a) === keyOfPick(b);

/** Free slots, services and edge sites have no orders in common with others: they are selected alone. */
export const canJoin = (one: Picked): boolean =>
  one.kind !== 'slot' && one.kind !== 'service' && one.kind !== 'transfer' && one.kind !== 'edge';

/** One more, or one less where it was picked already. */
export function toggled(picks: readonly Picked[], one: Picked): readonly Picked[] {
  if (picks.some((other) => samePick(other, one))) return picks.filter((other) => !samePick(other, one));
  return added(picks, [one]);
}

/** All of them, each once; what cannot stand beside others leaves. */
export function added(picks: readonly Picked[], more: readonly Picked[]): readonly Picked[] {
  const all = new Map([...picks, ...more].map((one) => [keyOfPick(one), one]));
  const list = [...all.values()];
  return list.length < 2 ? list : list.filter(canJoin);
}

/** Those that are still there. */
export function present(picks: readonly Picked[], facts: Facts): readonly Picked[] {
  const there = picks.filter((one) => isThere(one, facts));
  return there.length === picks.length ? picks : there;
}

function isThere(one: Picked, facts: Facts): boolean {
  switch (one.kind) {
    case 'host':
      return byId(facts.hosts, one.id) !== undefined;
    case 'vm':
      return byId(facts.vms, one.id) !== undefined;
    case 'instance':
      return byId(facts.instances, one.id) !== undefined;
    case 'deployment':
      return byId(facts.deployments, one.id) !== undefined;
    case 'transfer':
      return byId(facts.transfers, one.id) !== undefined;
    case 'edge':
      return byId(facts.edges, one.id) !== undefined;
    default:
      return true;
  }
}

/** Everything of one kind that lives where the picked one does: VMs beside a VM, boxes beside a box, machines in a rack. */
export function neighbours(one: Picked, facts: Facts): readonly Picked[] {
  switch (one.kind) {
    case 'vm': {
      const host = byId(facts.vms, one.id)?.host;
      return facts.vms.filter((vm) => vm.host === host).map(({ id }) => ({ kind: 'vm', id }));
    }
    case 'instance': {
      const { host, node, kind } = byId(facts.instances, one.id) ?? { host: 0, node: 0, kind: 'process' };
      const near = facts.instances.filter((it) => it.kind === kind && it.host === host && it.node === node);
      return near.map(({ id }) => ({ kind: 'instance', id }));
    }
    case 'host':
      return livingOn(one.id, facts);
    case 'deployment':
      return facts.deployments.map(({ id }) => ({ kind: 'deployment', id }));
    default:
      return [];
  }
}

/** What lives on a machine: its VMs and processes, else the pods of the node that it is. */
function livingOn(host: number, facts: Facts): readonly Picked[] {
  const vms = facts.vms.filter((vm) => vm.host === host).map(({ id }) => ({ kind: 'vm', id }) as const);
  const node = facts.nodes.find((one) => one.host === host)?.id ?? 0;
  const own = facts.instances.filter((one) =>
    one.kind === 'process' ? one.host === host : node > 0 && one.kind === 'container' && one.node === node,
  );
  return [...vms, ...own.map(({ id }) => ({ kind: 'instance', id }) as const)];
}
