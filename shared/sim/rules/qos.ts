/** QoS classes (K20): decided by CPU and memory alone; the kernel's OOM order and evictions follow them. */
import { CPU, MEMORY, type OptionalResources } from './resources.ts';

export const QOS_CLASSES = ['Guaranteed', 'Burstable', 'BestEffort'] as const;
export type QosClass = (typeof QOS_CLASSES)[number];

export interface ContainerResources {
  readonly requests: OptionalResources;
  readonly limits: OptionalResources;
}

/**
 * The class of a pod, from all its containers, init containers too (K20). Only values above 0 count: nothing set is
 * BestEffort; limits for both on every container, summing to the requests, is Guaranteed; the rest is Burstable.
 */
export function qosClass(containers: readonly ContainerResources[]): QosClass {
  const cpuRequest = total(containers, 'requests', CPU);
  const memoryRequest = total(containers, 'requests', MEMORY);
  const cpuLimit = total(containers, 'limits', CPU);
  const memoryLimit = total(containers, 'limits', MEMORY);
  if (cpuRequest + memoryRequest + cpuLimit + memoryLimit === 0) return 'BestEffort';
  const limited = containers.every(({ limits }) => (limits[CPU] ?? 0) > 0 && (limits[MEMORY] ?? 0) > 0);
  const equal = cpuRequest === cpuLimit && memoryRequest === memoryLimit;
  return limited && equal ? 'Guaranteed' : 'Burstable';
}

function total(containers: readonly ContainerResources[], of: keyof ContainerResources, resource: number): number {
  let sum = 0;
  for (const container of containers) sum += Math.max(0, container[of][resource] ?? 0);
  return sum;
}
