/**
 * Who is on what, rebuilt when a team's topology number has risen. A cache: never hashed, never stored; two worlds with
 * equal records behave alike whether theirs is warm or cold.
 */
import { byId, indexOfId } from '../base/ids.ts';
import type { Deployment, Host, Instance, Node, Team, Vm } from './world.ts';

/** An instance in its place; `node` is a container's. */
export interface Placed {
  readonly one: Instance;
  readonly node: Node | undefined;
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
  readonly ofService: Instance[][];
  readonly podsOf: Map<number, Instance[]>; // by node id
  readonly ofDeployment: Map<number, Instance[]>;
  readonly deployments: Map<number, Deployment>;
}

const caches = new WeakMap<Team, Lookup>();

export function lookup(team: Team): Lookup {
  const known = caches.get(team);
  if (known !== undefined && known.topology === team.topology) return known;
  const fresh = build(team);
  caches.set(team, fresh);
  return fresh;
}

function build(team: Team): Lookup {
  const hosts: HostLoad[] = team.hosts.map((host) => ({ host, direct: [], vms: [] }));
  const loadOf = new Map<number, VmLoad>();
  for (const vm of team.vms) {
    const load: VmLoad = { vm, inside: [] };
    loadOf.set(vm.id, load);
    hosts[indexOfId(team.hosts, vm.host)]?.vms.push(load);
  }
  const ofService: Instance[][] = team.services.map(() => []);
  const podsOf = new Map<number, Instance[]>(team.nodes.map((node) => [node.id, []]));
  const ofDeployment = new Map<number, Instance[]>(team.deployments.map((one) => [one.id, []]));
  for (const instance of team.instances) {
    ofService[instance.service]?.push(instance);
    ofDeployment.get(instance.deployment)?.push(instance);
    const node = byId(team.nodes, instance.node);
    if (node !== undefined) podsOf.get(node.id)?.push(instance);
    const vmId = node === undefined ? instance.vm : node.vm;
    if (vmId > 0) loadOf.get(vmId)?.inside.push({ one: instance, node });
    else
      hosts[indexOfId(team.hosts, node === undefined ? instance.host : node.host)]?.direct.push({
        one: instance,
        node,
      });
  }
  const deployments = new Map(team.deployments.map((one) => [one.id, one]));
  return { topology: team.topology, hosts, ofService, podsOf, ofDeployment, deployments };
}
