/**
 * What all nodes of a team have free for pods, in arrays: whether the pods of a lost host would find room on the others
 * (SPEC HR1). Asked for each host of an estate in turn, so a placement on trial is undone and not copied.
 */
import { byId } from '../../base/ids.ts';
import { MAX_PODS_PER_NODE } from '../limits.ts';
import { lookup } from '../lookup.ts';
import type { Rulebook } from '../rulebook.ts';
import { firstUntolerated } from '../rules/taints.ts';
import { clusterTaints, isNotSelected, taintsOf, tolerationsOf } from '../systems/nodes.ts';
import type { Instance, Node, Team } from '../world.ts';
import { allocatable } from './node-room.ts';
import { hostOfNode } from './pod-life.ts';

/** So many nodes in a row are passed over at once where none of them has what a pod asks for. */
const BLOCK = 32;

export interface Rooms {
  readonly nodeIndex: ReadonlyMap<number, number>; // by node id
  readonly hostId: Float64Array;
  readonly isOpen: Uint8Array; // takes new pods
  readonly cpuM: Float64Array; // allocatable less requested
  readonly mib: Float64Array;
  readonly pods: Int32Array; // that it may take
  readonly overheadCpuM: Float64Array; // that its runtime reserves beside each pod (K6)
  readonly overheadMib: Float64Array;
  readonly kernel: readonly string[];
  readonly kernelOf: readonly string[]; // that the image of a service needs
  readonly mostCpuM: Float64Array; // by block: no node of it has more, and a trial only takes
  readonly mostMib: Float64Array;
  /** Whether a pod bears a player's taint on a node, and is held to it; null: nobody has tainted or chosen any. */
  readonly takes: ((k: number, pod: Instance) => boolean) | null;
}

export function newRooms(rules: Rulebook, team: Team): Rooms {
  const count = team.nodes.length;
  const blocks = Math.ceil(count / BLOCK);
  const nodeIndex = new Map<number, number>();
  const rooms: Rooms = {
    nodeIndex,
    hostId: new Float64Array(count),
    isOpen: new Uint8Array(count),
    cpuM: new Float64Array(count),
    mib: new Float64Array(count),
    pods: new Int32Array(count),
    overheadCpuM: new Float64Array(count),
    overheadMib: new Float64Array(count),
    kernel: team.nodes.map((node) => rules.runtimes[node.runtime]?.kernel ?? ''),
    kernelOf: rules.services.map((service) => rules.images[service.imageIndex]?.kernel ?? ''),
    mostCpuM: new Float64Array(blocks).fill(-Infinity),
    mostMib: new Float64Array(blocks).fill(-Infinity),
    takes: isSelective(team) ? (k, pod) => bearsTaintOf(team, team.nodes[k], pod) : null,
  };
  const { podsOf } = lookup(team);
  for (const [k, node] of team.nodes.entries()) {
    const [cpuM = 0, mib = 0] = allocatable(team, rules, node);
    const pods = podsOf.get(node.id) ?? [];
    nodeIndex.set(node.id, k);
    rooms.hostId[k] = hostOfNode(team, node)?.id ?? 0;
    rooms.isOpen[k] = firstUntolerated([], clusterTaints(node)) === null ? 1 : 0;
    rooms.cpuM[k] = cpuM;
    rooms.mib[k] = mib;
    rooms.pods[k] = MAX_PODS_PER_NODE;
    rooms.overheadCpuM[k] = rules.runtimes[node.runtime]?.podOverheadCpuM ?? 0;
    rooms.overheadMib[k] = rules.runtimes[node.runtime]?.podOverheadMib ?? 0;
    for (const pod of pods) take(rooms, k, pod, 1);
    if (rooms.isOpen[k] === 0) continue;
    const block = Math.floor(k / BLOCK);
    rooms.mostCpuM[block] = Math.max(rooms.mostCpuM[block] as number, rooms.cpuM[k] as number);
    rooms.mostMib[block] = Math.max(rooms.mostMib[block] as number, rooms.mib[k] as number);
  }
  return rooms;
}

const isSelective = (team: Team): boolean =>
  team.nodes.some((node) => node.taintEffect !== 'none') || team.deployments.some((one) => one.onlyTolerated);

function bearsTaintOf(team: Team, node: Node | undefined, pod: Instance): boolean {
  const deployment = byId(team.deployments, pod.deployment);
  if (node === undefined || isNotSelected(node, deployment)) return false;
  return firstUntolerated(tolerationsOf(deployment), taintsOf(node)) === null;
}

function take(rooms: Rooms, k: number, pod: Instance, times: number): void {
  (rooms.cpuM[k] as number) -= times * (pod.requestCpuM + (rooms.overheadCpuM[k] as number));
  (rooms.mib[k] as number) -= times * (pod.requestMib + (rooms.overheadMib[k] as number));
  (rooms.pods[k] as number) -= times;
}

/** Whether all of them fit on nodes of other hosts: first fit decreasing (B8). They are all on one host. Leaves the rooms. */
export function podsFit(rooms: Rooms, pods: Instance[]): boolean {
  const lost = rooms.hostId[rooms.nodeIndex.get(pods[0]?.node ?? 0) ?? -1] ?? 0;
  pods.sort((a, b) => b.requestCpuM - a.requestCpuM || b.requestMib - a.requestMib || a.id - b.id);
  const taken: number[] = [];
  for (const pod of pods) {
    const k = firstFit(rooms, pod, lost);
    if (k < 0) break;
    take(rooms, k, pod, 1);
    taken.push(k);
  }
  for (const [i, k] of taken.entries()) take(rooms, k, pods[i] as Instance, -1);
  return taken.length === pods.length;
}

/** As the scheduler's filter (K6): what a pod does not ask for never refuses it. */
function firstFit(rooms: Rooms, pod: Instance, lost: number): number {
  const { hostId, isOpen, cpuM, mib, pods, mostCpuM, mostMib, takes, overheadCpuM, overheadMib, kernel } = rooms;
  const { requestCpuM, requestMib } = pod;
  const needed = rooms.kernelOf[pod.service];
  for (let block = 0; block < mostCpuM.length; block++) {
    if (requestCpuM > 0 && requestCpuM > (mostCpuM[block] as number)) continue;
    if (requestMib > 0 && requestMib > (mostMib[block] as number)) continue;
    const to = Math.min(hostId.length, (block + 1) * BLOCK);
    for (let k = block * BLOCK; k < to; k++) {
      if (isOpen[k] === 0 || hostId[k] === lost || (pods[k] as number) < 1) continue;
      if (kernel[k] !== needed) continue;
      if (requestCpuM > 0 && requestCpuM + (overheadCpuM[k] as number) > (cpuM[k] as number)) continue;
      if (requestMib > 0 && requestMib + (overheadMib[k] as number) > (mib[k] as number)) continue;
      if (takes !== null && !takes(k, pod)) continue;
      return k;
    }
  }
  return -1;
}
