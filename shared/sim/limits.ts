/** 110 pods a node (K25). */
export const MAX_PODS_PER_NODE = 110;

/** What an autoscaler takes: as many pods as a deployment, a target that limits far above the request allow, an hour. */
export const MAX_REPLICAS = 1000;
export const MAX_TARGET_CPU_PERCENT = 1000;
export const MAX_STABILISATION_TICKS = 3600;
