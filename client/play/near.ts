/** Which rack and which host are next to the near one: for arrows, swipes and keys, on the floor and beside it. */
import { byId } from '../../shared/base/ids.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';
import type { Zoom } from '../../shared/wire/symbols.ts';
import type { Selection } from '../store/board.ts';

export interface Level {
  readonly zoom: Zoom;
  readonly nearRack: number;
  readonly nearHost: number;
}

/** The rack or host before or after the near one, round the end; null: there is no other. */
export function beside(at: Level, view: Pick<TeamView, 'hosts'>, rules: Rulebook, way: 1 | -1): Level | null {
  if (at.zoom === 'host') return besideHost(at, view, way);
  const many = rules.scenario.racks.length;
  if (at.zoom === 'site' || many < 2) return null;
  const nearRack = (Math.max(0, at.nearRack) + way + many) % many;
  const nearHost = view.hosts.find((host) => host.rack === nearRack)?.id ?? at.nearHost;
  return { zoom: 'rack', nearRack, nearHost };
}

function besideHost({ nearHost }: Level, { hosts }: Pick<TeamView, 'hosts'>, way: 1 | -1): Level | null {
  const place = hosts.findIndex((host) => host.id === nearHost);
  const next = hosts[(Math.max(0, place) + way + hosts.length) % Math.max(1, hosts.length)];
  return next === undefined || hosts.length < 2 ? null : { zoom: 'host', nearRack: next.rack, nearHost: next.id };
}

/** The host that the selection is, or runs on; 0: on none. */
export function hostOfSelection(selection: Selection, { vms, instances, nodes, transfers }: TeamView): number {
  if (selection === null) return 0;
  if (selection.kind === 'host') return selection.id;
  if (selection.kind === 'vm') return byId(vms, selection.id)?.host ?? 0;
  if (selection.kind === 'transfer') return byId(transfers, selection.id)?.toHost ?? 0;
  if (selection.kind !== 'instance') return 0;
  const one = byId(instances, selection.id);
  if (one === undefined || one.host > 0) return one?.host ?? 0;
  const node = byId(nodes, one.node);
  const vm = one.vm > 0 ? one.vm : (node?.vm ?? 0);
  return node !== undefined && node.host > 0 ? node.host : (byId(vms, vm)?.host ?? 0);
}

/** The edge site of a region that stays, the one that is up first; 0: there is none. */
export function siteNear(region: number, edges: TeamView['edges']): number {
  const near = edges.filter((edge) => edge.region === region && edge.leaseEndTick === 0);
  return (near.find(({ state }) => state === 'on') ?? near[0])?.id ?? 0;
}
