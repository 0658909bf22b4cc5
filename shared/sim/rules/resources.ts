/**
 * What a pod asks for. Resources are `readonly number[]`, one whole number per resource index; the game uses
 * 0 = CPU millicores, 1 = memory MiB, 2 = ephemeral storage MiB, and leaves above that for extended resources.
 */

export const CPU = 0;
export const MEMORY = 1;
const EPHEMERAL_STORAGE = 2;
/** From this index on a resource is an extended one: scored only for pods that ask for it (K2). */
export const FIRST_EXTENDED_RESOURCE = EPHEMERAL_STORAGE + 1;

/** One container's requests or limits; `null` = not set, which is not the same as an explicit 0 (K5, K20). */
export type OptionalResources = readonly (number | null)[];

export interface PodResources {
  readonly containers: readonly OptionalResources[]; // run side by side: they add up
  readonly initContainers: readonly OptionalResources[]; // run one by one before: the largest counts
  readonly overhead: readonly number[]; // of the sandbox (Kata, gVisor); empty = none
}

/** What the Least/MostAllocated scores take for a container without a CPU request, millicores (K5). */
export const DEFAULT_CPU_REQUEST_MILLICORES = 100;
/** The same for memory, in the game's unit (K5). */
export const DEFAULT_MEMORY_REQUEST_MIB = 200;

/** Defaults for `podRequest` when scoring (K5); `memory` is 200 MiB in the caller's unit. Storage has none. */
export function scoringDefaults(memory: number = DEFAULT_MEMORY_REQUEST_MIB): readonly number[] {
  return [DEFAULT_CPU_REQUEST_MILLICORES, memory];
}

/** No defaults: what the fit filter and BalancedAllocation count (K4, K6). */
export const NO_DEFAULTS: readonly number[] = [];

/**
 * A pod's request for one resource: max(sum of the containers, largest init container) + overhead (K6).
 * A container that sets nothing counts as `unset`.
 */
export function podRequestOf(pod: PodResources, resource: number, unset: number): number {
  let request = 0;
  for (const container of pod.containers) request += container[resource] ?? unset;
  for (const container of pod.initContainers) request = Math.max(request, container[resource] ?? unset);
  return request + (pod.overhead[resource] ?? 0);
}

/** `podRequestOf` for the resources 0..count−1. Allocates: call it once per pod template, not per node. */
export function podRequest(pod: PodResources, count: number, defaults: readonly number[] = NO_DEFAULTS): number[] {
  const request: number[] = [];
  for (let r = 0; r < count; r++) request.push(podRequestOf(pod, r, defaults[r] ?? 0));
  return request;
}
