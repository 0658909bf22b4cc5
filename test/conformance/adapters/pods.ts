/** The form of pods and nodes in scheduler cases: amounts by resource name, translated to resource indices. */
import { z } from 'zod';
import type { OptionalResources, PodResources } from '../../../shared/sim/rules/resources.ts';
import { malformed } from '../adapter.ts';

export const amounts = z.record(z.string(), z.number());
const container = z.object({ requests: amounts.default({}), limits: amounts.default({}) });
export const containers = z.array(container);
export const pod = z.object({
  containers,
  init_containers: containers.default([]),
  overhead: amounts.default({}),
});
export const node = z.object({ name: z.string(), allocatable: amounts });

type Amounts = Readonly<Record<string, number>>;

/** Numbers the resource names of one case: the game's three first, then as they come. */
export class ResourceNames {
  private readonly names = ['cpu', 'memory', 'ephemeral-storage'];

  get count(): number {
    return this.names.length;
  }

  name(index: number): string {
    return this.names[index] ?? 'pods';
  }

  index(name: string): number {
    if (!this.names.includes(name)) this.names.push(name);
    return this.names.indexOf(name);
  }

  /** Amounts by index; `null` where the case sets nothing. */
  optional(values: Amounts): OptionalResources {
    const list: (number | null)[] = [];
    for (const [name, amount] of Object.entries(values)) list[this.index(name)] = amount;
    return Array.from(list, (amount) => amount ?? null);
  }

  /** Amounts by index; 0 where the case sets nothing. */
  amounts(values: Amounts): number[] {
    return this.optional(values).map((amount) => amount ?? 0);
  }

  pod(values: z.output<typeof pod>): PodResources {
    return {
      containers: values.containers.map(({ requests }) => this.optional(requests)),
      initContainers: values.init_containers.map(({ requests }) => this.optional(requests)),
      overhead: this.amounts(values.overhead),
    };
  }
}

/** The position of the node that something names. */
export function nodeIndex(nodes: readonly { readonly name: string }[], name: string, path: string): number {
  const index = nodes.findIndex((candidate) => candidate.name === name);
  return index >= 0 ? index : malformed(path, `one of ${nodes.map((known) => known.name).join(', ')}`, name);
}

export function addTo(sum: number[], amounts: readonly number[]): void {
  amounts.forEach((amount, r) => {
    sum[r] = (sum[r] ?? 0) + amount;
  });
}
