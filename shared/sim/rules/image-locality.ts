/** ImageLocality (K12): a node that has a pod's images already need not pull them. Whole numbers 0..100. */
import { MAX_NODE_SCORE } from './scores.ts';

const BYTES_PER_MIB = 1024 * 1024;
/** Less than this on a node is not worth a point; more than that, for each container, not another (K12). */
const MIN_BYTES = 23 * BYTES_PER_MIB;
const MAX_BYTES_PER_CONTAINER = 1000 * BYTES_PER_MIB;

/** One of the pod's images that is on the node. */
export interface LocalImage {
  readonly bytes: number;
  readonly nodes: number; // that have it, this one too
}

/**
 * The score of one node, from those of the pod's images that it has, one entry a container. An image counts by the share
 * of all nodes that have it, or every pod would go where the first one went (K12).
 */
export function imageLocalityScore(here: readonly LocalImage[], allNodes: number, containers: number): number {
  let bytes = 0;
  for (const image of here) bytes += Math.trunc(image.bytes * (image.nodes / allNodes));
  const most = MAX_BYTES_PER_CONTAINER * containers;
  const counted = Math.min(Math.max(bytes, MIN_BYTES), most);
  return containers === 0 ? 0 : Math.floor((MAX_NODE_SCORE * (counted - MIN_BYTES)) / (most - MIN_BYTES));
}
