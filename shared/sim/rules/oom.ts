/** Whom the kernel kills when no page is left: by what a process holds, and by what the kubelet told it (K21). */
import { qosClass } from './qos.ts';
import { MEMORY, type OptionalResources } from './resources.ts';

const GUARANTEED_ADJ = -997;
const BEST_EFFORT_ADJ = 1000;
/** Burstable stays between the two: never as safe as a Guaranteed pod that fills the node, never BestEffort's (K21). */
const MIN_BURSTABLE_ADJ = 1000 + GUARANTEED_ADJ;
const MAX_BURSTABLE_ADJ = BEST_EFFORT_ADJ - 1;

/** oom_score_adj of a container: −997 … 1000 thousandths of the node's memory. Memory in one unit throughout. */
export function oomScoreAdj(
  container: { readonly requests: OptionalResources; readonly limits: OptionalResources },
  nodeMemory: number,
  isCritical: boolean,
): number {
  if (isCritical) return GUARANTEED_ADJ;
  const qos = qosClass([container]);
  if (qos === 'Guaranteed') return GUARANTEED_ADJ;
  if (qos === 'BestEffort') return BEST_EFFORT_ADJ;
  const adj = 1000 - Math.floor((1000 * (container.requests[MEMORY] ?? 0)) / nodeMemory);
  return Math.min(Math.max(adj, MIN_BURSTABLE_ADJ), MAX_BURSTABLE_ADJ);
}

/** The kernel's badness in the unit of the memory: what it holds, and so many thousandths of the node. Highest is killed. */
export function oomBadness(usage: number, nodeMemory: number, adj: number): number {
  return usage + (adj * nodeMemory) / 1000;
}
