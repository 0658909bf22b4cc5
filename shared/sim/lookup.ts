/**
 * Who is on what, rebuilt when a team's topology number has risen. A cache: never hashed, never stored; two worlds with
 * equal records behave alike whether theirs is warm or cold.
 */
import { indexOfId } from '../base/ids.ts';
import type { Deployment, Host, Instance, Node, Team, Vm } from './world.ts';

/** An instance in its place; `node` is a container's. */
export interface Placed {
  readonly one: Instance;
  readonly node: Node | undefined;
  place: number; // its index in places.ts, which sets it
}
export interface VmLoad {
  readonly vm: Vm;
  readonly inside: Placed[];
}
export interface HostLoad {
  readonly host: Host;
  readonly direct: Placed[]; // processes, and containers of the host's own node
  readonly vms: VmLoad[];
}
export interface Lookup {
  readonly topology: number;
  readonly hosts: HostLoad[]; // by index in team.hosts
  readonly places: readonly (Placed | undefined)[]; // by index in team.instances
  readonly ofService: Instance[][];
  readonly podsOf: Map<number, Instance[]>; // by node id
  readonly ofDeployment: Map<number, Instance[]>;
  readonly deployments: Map<number, Deployment>;
  readonly revisionOf: Map<number, number>; // of all pods of a deployment; -1: they are of several
  readonly pending: Instance[];
}

const caches = new WeakMap<Team, Lookup>();

export function lookup(team: Team): Lookup {
  const known = caches.get(team);
  if (known !== undefined && known.topology === team.topology) return known;
  const fresh = build(team);
  caches.set(team, fresh);
  return fresh;
}

/** What stands on a node, and where it stands. */
interface OnNode {
  readonly node: Node;
  readonly pods: Instance[];
  readonly placed: Placed[] | undefined; // of its host or VM; undefined: that is gone
}

function build(team: Team): Lookup {
  const hosts: HostLoad[] = team.hosts.map((host) => ({ host, direct: [], vms: [] }));
  const loadOf = new Map<number, VmLoad>();
  for (const vm of team.vms) {
    const load: VmLoad = { vm, inside: [] };
    loadOf.set(vm.id, load);
    hosts[indexOfId(team.hosts, vm.host)]?.vms.push(load);
  }
  const onNode = new Map<number, OnNode>();
  for (const node of team.nodes) {
    const placed = node.vm > 0 ? loadOf.get(node.vm)?.inside : hosts[indexOfId(team.hosts, node.host)]?.direct;
    onNode.set(node.id, { node, pods: [], placed });
  }
  const ofService: Instance[][] = team.services.map(() => []);
  const ofDeployment = new Map<number, Instance[]>(team.deployments.map((one) => [one.id, []]));
  const places: (Placed | undefined)[] = [];
  const pending: Instance[] = [];
  for (const one of team.instances) {
    ofService[one.service]?.push(one);
    ofDeployment.get(one.deployment)?.push(one);
    if (one.state === 'pending') pending.push(one);
    const on = onNode.get(one.node);
    on?.pods.push(one);
    const beside = on === undefined ? placedBeside(team, hosts, loadOf, one) : on.placed;
    const placed: Placed | undefined = beside === undefined ? undefined : { one, node: on?.node, place: -1 };
    if (placed !== undefined) beside?.push(placed);
    places.push(placed);
  }
  const podsOf = new Map<number, Instance[]>();
  for (const [id, { pods }] of onNode) podsOf.set(id, pods);
  const deployments = new Map(team.deployments.map((one) => [one.id, one]));
  const revisionOf = new Map([...ofDeployment].map(([id, pods]) => [id, commonRevision(pods)]));
  return { topology: team.topology, hosts, places, ofService, podsOf, ofDeployment, deployments, revisionOf, pending };
}

/** Where a process or what is in a VM of its own stands. */
function placedBeside(
  team: Team,
  hosts: readonly HostLoad[],
  loadOf: ReadonlyMap<number, VmLoad>,
  one: Instance,
): Placed[] | undefined {
  return one.vm > 0 ? loadOf.get(one.vm)?.inside : hosts[indexOfId(team.hosts, one.host)]?.direct;
}

function commonRevision(pods: readonly Instance[]): number {
  const revision = pods[0]?.revision ?? -1;
  return pods.every((pod) => pod.revision === revision) ? revision : -1;
}
