/** 110 pods a node (K25). */
export const MAX_PODS_PER_NODE = 110;
