/** What a node can give and what has been asked of it, in the scheduler's terms. */

import { byId } from '../../base/ids.ts';
import { MAX_PODS_PER_NODE } from '../limits.ts';
import { lookup } from '../lookup.ts';
import type { Guest, ModelRule, Rulebook, Runtime, ServiceRule } from '../rulebook.ts';
import { usableMib } from '../rulebook.ts';
import type { ContainerResources } from '../rules/qos.ts';
import { DEFAULT_CPU_REQUEST_MILLICORES, DEFAULT_MEMORY_REQUEST_MIB } from '../rules/resources.ts';
import { firstUntolerated } from '../rules/taints.ts';
import { taintsOf } from '../systems/nodes.ts';
import type { Instance, Node, Team, Vm } from '../world.ts';
import { hostOfNode } from './pod-life.ts';

export interface NodeRoom {
  readonly node: Node;
  readonly hostId: number;
  readonly rack: number;
  readonly open: boolean; // takes new pods
  readonly allocatable: readonly number[]; // millicores, MiB
  readonly used: number[]; // sums of requests, and what the runtime reserves beside each pod
  readonly overhead: readonly number[]; // of one pod (K6)
  readonly usedForScore: number[]; // the same with 100m and 200 MiB for pods that ask for nothing (K5)
  pods: number;
  bound: number; // of these, by the scheduler in this round
  readonly podsMax: number;
  readonly ofDeployment: Map<number, number>;
  readonly kernel: string;
  readonly kernelOf: (service: number) => string; // that the image of a service needs
}

export function roomOf(team: Team, rules: Rulebook, node: Node): NodeRoom {
  const overhead = overheadOf(rules, node);
  const used = overhead.map((amount) => amount); // of the pod to come; a pod that is there brings its own
  const usedForScore = [0, 0];
  const ofDeployment = new Map<number, number>();
  const pods = lookup(team).podsOf.get(node.id) ?? [];
  for (const pod of pods) {
    addRequest(used, requestOf(pod));
    addRequest(used, overhead);
    addRequest(usedForScore, scoredRequestOf(pod));
    ofDeployment.set(pod.deployment, (ofDeployment.get(pod.deployment) ?? 0) + 1);
  }
  const host = hostOfNode(team, node);
  return {
    node,
    hostId: host?.id ?? 0,
    rack: host?.rack ?? -1,
    open: firstUntolerated([], taintsOf(node)) === null,
    allocatable: allocatable(team, rules, node),
    used,
    overhead,
    usedForScore,
    pods: pods.length,
    bound: 0,
    podsMax: MAX_PODS_PER_NODE,
    ofDeployment,
    kernel: (rules.runtimes[node.runtime] as Runtime).kernel,
    kernelOf: (service) => rules.images[(rules.services[service] as ServiceRule).imageIndex]?.kernel ?? '',
  };
}

/** What the node's runtime reserves beside every pod: a machine of its own is not free (H6). */
function overheadOf(rules: Rulebook, node: Node): readonly number[] {
  const { podOverheadCpuM, podOverheadMib } = rules.runtimes[node.runtime] as Runtime;
  return [podOverheadCpuM, podOverheadMib];
}

type Requests = Pick<Instance, 'requestCpuM' | 'requestMib'>;

export function requestOf(pod: Requests): number[] {
  return [pod.requestCpuM, pod.requestMib];
}

/** What the LeastAllocated score takes for a pod: the K5 defaults where it asks for nothing. */
export function scoredRequestOf(pod: Requests): number[] {
  return [pod.requestCpuM || DEFAULT_CPU_REQUEST_MILLICORES, pod.requestMib || DEFAULT_MEMORY_REQUEST_MIB];
}

/** Requests and limits as the QoS class and the kernel's order see them: what asks for nothing sets nothing (K20). */
export function resourcesOf(
  pod: Pick<Instance, 'requestCpuM' | 'requestMib' | 'limitCpuM' | 'limitMib'>,
): ContainerResources {
  const set = (amount: number) => (amount > 0 ? amount : null);
  return {
    requests: [set(pod.requestCpuM), set(pod.requestMib)],
    limits: [set(pod.limitCpuM), set(pod.limitMib)],
  };
}

export function addRequest(sums: number[], request: readonly number[]): void {
  for (const [index, amount] of request.entries()) sums[index] = (sums[index] ?? 0) + amount;
}

/** Millicores and MiB that pods may request: the machine less what its OS, kubelet and runtime keep. */
export function allocatable(team: Team, rules: Rulebook, node: Node): readonly number[] {
  const vm = byId(team.vms, node.vm) as Vm | undefined;
  if (vm !== undefined) return [vm.vcpus * 1000, vmNodeMib(rules, node, vm)];
  const host = hostOfNode(team, node);
  if (host === undefined) return [0, 0];
  return [(rules.models[host.model] as ModelRule).capacityM, usableMib(rules, host)];
}

/** Memory of a node that is a VM; one that is a host has `usableMib`. */
export function vmNodeMib(rules: Rulebook, node: Node, vm: Vm): number {
  const guest = (rules.guests[vm.guest] as Guest).footprintMib;
  return Math.max(0, vm.memoryMib - guest - (rules.runtimes[node.runtime] as Runtime).reserveMib);
}
