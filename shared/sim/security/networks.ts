/**
 * Who may talk to whom: virtual networks as records of a team, read from facts alone (SPEC NW5–NW8). Network 0 is flat:
 * everything is on it until it is attached to another one.
 */
import { byId } from '../../base/ids.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Facts } from '../view.ts';
import type { InstanceFacts, Team } from '../world.ts';

type Estate = Pick<Facts, 'hosts' | 'vms' | 'nodes' | 'instances' | 'deployments' | 'flows'>;

/** The virtual network that an instance is on: its deployment's, its VM's, or that of the machine it was started on. */
export function vlanOf(estate: Estate, one: InstanceFacts): number {
  if (one.kind === 'process') return byId(estate.hosts, one.host)?.vlan ?? 0;
  if (one.kind === 'vm') return byId(estate.vms, one.vm)?.vlan ?? 0;
  const deployment = byId(estate.deployments, one.deployment);
  if (deployment !== undefined) return deployment.vlan;
  const node = byId(estate.nodes, one.node);
  return byId(estate.vms, node?.vm ?? 0)?.vlan ?? byId(estate.hosts, node?.host ?? 0)?.vlan ?? 0;
}

/** Calls pass within a network, and from one to another where a flow is open. */
export function mayTalk(flows: Facts['flows'], from: number, to: number): boolean {
  return from === to || flows.some((flow) => flow[0] === from && flow[1] === to);
}

/** How many copies of each service are on each network. */
function copiesByVlan(estate: Estate, services: number): Map<number, number>[] {
  const places = Array.from({ length: services }, () => new Map<number, number>());
  for (const one of estate.instances) {
    const place = places[one.service];
    if (place === undefined || (one.kind === 'container' && one.node === 0)) continue;
    const vlan = vlanOf(estate, one);
    place.set(vlan, (place.get(vlan) ?? 0) + 1);
  }
  return places;
}

/** Of the pairs of a caller's copy and a callee's, those that may not talk: calls are spread evenly over pairs (RQ2). */
function deniedShare(flows: Facts['flows'], callers: Map<number, number>, callees: Map<number, number>): number {
  let pairs = 0;
  let denied = 0;
  for (const [from, many] of callers) {
    for (const [to, others] of callees) {
      pairs += many * others;
      if (!mayTalk(flows, from, to)) denied += many * others;
    }
  }
  return pairs === 0 ? 0 : denied / pairs;
}

/** Calls of one service to another that are lost between their networks. */
export interface Denial {
  readonly caller: number;
  readonly callee: number;
  readonly share: number;
}

const caches = new WeakMap<Team, { readonly topology: number; readonly byType: Denial[][] }>();

/** By request type: what is denied on its way. A cache, rebuilt when anything was placed, moved, attached or allowed. */
export function denialsOf(team: Team, rules: Rulebook): readonly (readonly Denial[])[] {
  const known = caches.get(team);
  if (known !== undefined && known.topology === team.topology) return known.byType;
  const places = copiesByVlan(team, rules.services.length);
  const none = new Map<number, number>();
  const byType = rules.types.map(({ edges }) =>
    edges
      .map(([caller, callee]) => ({
        caller,
        callee,
        share: deniedShare(team.flows, places[caller] ?? none, places[callee] ?? none),
      }))
      .filter(({ share }) => share > 0),
  );
  caches.set(team, { topology: team.topology, byType });
  return byType;
}
