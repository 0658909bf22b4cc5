/** How fast pods are evicted from nodes that stopped answering, by zone (K31). */

export const ZONE_STATES = ['Normal', 'PartialDisruption', 'FullDisruption'] as const;
export type ZoneState = (typeof ZONE_STATES)[number];

/** Share of silent nodes from which a zone counts as partly disrupted (K31). */
export const UNHEALTHY_ZONE_THRESHOLD = 0.55;
/** Up to this many silent nodes a zone is never partly disrupted, whatever the share (K31). */
const FEW_SILENT_NODES = 2;
/** Nodes a second whose pods are evicted (K31). */
export const EVICTION_NODES_PER_SECOND = 0.1;
/** The same in a large zone that is partly disrupted (K31). */
export const PARTIAL_EVICTION_NODES_PER_SECOND = 0.01;
/** Up to this many nodes, a partly disrupted zone evicts nothing (K31). */
export const SMALL_ZONE_NODES = 50;

/** A zone's state from its nodes that answer and those that do not. The share is compared in 32 bits, as in the source. */
export function zoneState(ready: number, notReady: number, threshold: number = UNHEALTHY_ZONE_THRESHOLD): ZoneState {
  if (ready === 0 && notReady > 0) return 'FullDisruption';
  if (notReady <= FEW_SILENT_NODES) return 'Normal';
  return Math.fround(notReady / (notReady + ready)) >= Math.fround(threshold) ? 'PartialDisruption' : 'Normal';
}

/**
 * Nodes a second whose pods are evicted in one zone. When every zone is silent the control plane takes itself for the
 * one cut off, and evicts nothing; one zone fully silent among others is a real loss, at the normal rate (K31).
 */
export function evictionNodesPerSecond(state: ZoneState, nodesInZone: number, everyZoneSilent: boolean): number {
  if (everyZoneSilent) return 0;
  if (state !== 'PartialDisruption') return EVICTION_NODES_PER_SECOND;
  return nodesInZone > SMALL_ZONE_NODES ? PARTIAL_EVICTION_NODES_PER_SECOND : 0;
}

export interface ZoneNodes {
  readonly ready: number;
  readonly notReady: number;
}

/** Whether no zone that has nodes answers at all. */
export function isEveryZoneSilent(zones: readonly ZoneNodes[]): boolean {
  const peopled = zones.filter((zone) => zone.ready + zone.notReady > 0);
  return peopled.length > 0 && peopled.every((zone) => zone.ready === 0);
}

/** Whether pods are evicted from any silent node at present. */
export function evictsFromSilentNodes(
  zones: readonly ZoneNodes[],
  threshold: number = UNHEALTHY_ZONE_THRESHOLD,
): boolean {
  const everyZoneSilent = isEveryZoneSilent(zones);
  return zones.some(({ ready, notReady }) => {
    const state = zoneState(ready, notReady, threshold);
    return notReady > 0 && evictionNodesPerSecond(state, ready + notReady, everyZoneSilent) > 0;
  });
}
