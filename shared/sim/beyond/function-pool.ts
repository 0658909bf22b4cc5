/** The instances that a function platform lets one team have together (S4). */
import type { Rulebook } from '../rulebook.ts';
import type { FunctionFacts } from '../world.ts';

/** What is left of the quota for a function when the others' reserved and provisioned instances are taken off. */
export function poolInstances(functions: readonly Readonly<FunctionFacts>[], rules: Rulebook, forId: number): number {
  let free = rules.scenario.functionQuota ?? rules.economy.functions.concurrency;
  for (const one of functions) if (one.id !== forId) free -= Math.max(one.reserved, one.provisioned);
  return Math.max(0, free);
}
