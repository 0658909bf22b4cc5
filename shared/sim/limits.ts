/** 110 pods a node (K25). */
export const MAX_PODS_PER_NODE = 110;

/** vSphere's custom shares go to a million; a weight that never outgrows a double's exactness is enough. */
export const MAX_SHARES = 1_000_000;
/** A pooled volume of a pebibyte: more than a floor of these machines can fill. */
export const MAX_POOL_GIB = 1_048_576;
/** OpenStack promises memory 1.5 times (H13); twice is as far as anything but a test can swap. */
export const MAX_OVERCOMMIT_PERCENT = 200;
/** vSphere keeps at most 32 snapshots in a chain. */
export const MAX_SNAPSHOTS = 32;

/** What an autoscaler takes: as many pods as a deployment, a target that limits far above the request allow, an hour. */
export const MAX_REPLICAS = 1000;
export const MAX_TARGET_CPU_PERCENT = 1000;
export const MAX_STABILISATION_TICKS = 3600;

/** Nobody pays more than the list price: that is what it costs elsewhere (game choice: else all would raise theirs). */
export const MAX_PRICE_PERCENT = 100;
