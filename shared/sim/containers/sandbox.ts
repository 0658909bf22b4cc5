/** What a sandbox costs the work inside it: system calls that it answers itself are slow (C3–C4, SPEC RT3). */
import type { Rulebook, ServiceRule } from '../rulebook.ts';
import type { Instance, Node } from '../world.ts';

/** Speed of a container beside one on the machine's own kernel: the part of its time that goes to the kernel suffers. */
export function sandboxSpeed(rules: Rulebook, one: Pick<Instance, 'service'>, node: Node | undefined): number {
  const efficiency = rules.runtimes[node?.runtime ?? -1]?.syscallEfficiency ?? 1;
  if (efficiency === 1) return 1;
  return 1 - (rules.services[one.service] as ServiceRule).syscallShare * (1 - efficiency);
}
