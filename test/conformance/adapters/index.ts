import type { Adapter } from '../adapter.ts';
import { backoffAdapter } from './backoff.ts';
import { budgetAdapter } from './budget.ts';
import { brokenLinearAdapter } from './capacity-ratio.ts';
import { cgroupAdapter } from './cgroup.ts';
import { evictionAdapter } from './eviction.ts';
import { fitAdapter } from './fit.ts';
import { hpaAdapter } from './hpa.ts';
import { hpaPodsAdapter } from './hpa-pods.ts';
import { hpaLimitsAdapter, hpaPoliciesAdapter, hpaStabilisationAdapter } from './hpa-rates.ts';
import { hpaReplicasAdapter } from './hpa-replicas.ts';
import { imageLocalityAdapter } from './image-locality.ts';
import { nodeLifecycleAdapter } from './node-lifecycle.ts';
import { oomAdapter } from './oom.ts';
import { proportionalScalingAdapter } from './proportional-scaling.ts';
import { qosAdapter } from './qos.ts';
import { rolloutAdapter } from './rollout.ts';
import { balancedAdapter, leastAdapter, mostAdapter, ratioAdapter } from './scores.ts';
import { spreadAdapter, spreadScoreAdapter } from './spread.ts';
import { taintAdapter } from './taints.ts';

const ADAPTERS: readonly Adapter[] = [
  fitAdapter,
  leastAdapter,
  mostAdapter,
  ratioAdapter,
  brokenLinearAdapter,
  balancedAdapter,
  imageLocalityAdapter,
  taintAdapter,
  spreadAdapter,
  spreadScoreAdapter,
  qosAdapter,
  oomAdapter,
  evictionAdapter,
  backoffAdapter,
  nodeLifecycleAdapter,
  rolloutAdapter,
  proportionalScalingAdapter,
  budgetAdapter,
  cgroupAdapter,
  hpaReplicasAdapter,
  hpaPodsAdapter,
  hpaPoliciesAdapter,
  hpaLimitsAdapter,
  hpaStabilisationAdapter,
  hpaAdapter,
];

/** By the mechanism text or the short name, whatever the file is called. */
export function findAdapter(mechanism: string): Adapter | undefined {
  const wanted = normalise(mechanism);
  return ADAPTERS.find((adapter) => normalise(adapter.mechanism) === wanted || adapter.name === wanted);
}

function normalise(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
