import type { Adapter } from '../adapter.ts';
import { backoffAdapter } from './backoff.ts';
import { budgetAdapter } from './budget.ts';
import { cgroupAdapter } from './cgroup.ts';
import { fitAdapter } from './fit.ts';
import { nodeLifecycleAdapter } from './node-lifecycle.ts';
import { qosAdapter } from './qos.ts';
import { rolloutAdapter } from './rollout.ts';
import { balancedAdapter, leastAdapter, mostAdapter } from './scores.ts';
import { spreadAdapter } from './spread.ts';
import { taintAdapter } from './taints.ts';

const ADAPTERS: readonly Adapter[] = [
  fitAdapter,
  leastAdapter,
  mostAdapter,
  balancedAdapter,
  taintAdapter,
  spreadAdapter,
  qosAdapter,
  backoffAdapter,
  nodeLifecycleAdapter,
  rolloutAdapter,
  budgetAdapter,
  cgroupAdapter,
];

/** By the mechanism text or the short name, whatever the file is called. */
export function findAdapter(mechanism: string): Adapter | undefined {
  const wanted = normalise(mechanism);
  return ADAPTERS.find((adapter) => normalise(adapter.mechanism) === wanted || adapter.name === wanted);
}

function normalise(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
