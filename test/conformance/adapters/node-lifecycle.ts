import { z } from 'zod';
import {
  evictionNodesPerSecond,
  evictsFromSilentNodes,
  UNHEALTHY_ZONE_THRESHOLD,
  ZONE_STATES,
  zoneState,
} from '../../../shared/sim/rules/node-lifecycle.ts';
import {
  type EvictionPlan,
  evictionDelaySeconds,
  minTolerationSeconds,
  NEVER,
  reviewEviction,
  type Taint,
  type Toleration,
} from '../../../shared/sim/rules/taints.ts';
import { byKind, caseBase, defineAdapter } from '../adapter.ts';

const toleration = z
  .object({ taint: z.string(), seconds: z.number().nullable() })
  .transform(
    ({ taint, seconds }): Toleration => ({ key: taint, operator: 'Exists', value: '', effect: 'NoExecute', seconds }),
  );
const taint = z.string().transform((key): Taint => ({ key, value: '', effect: 'NoExecute' }));
const tolerations = z.array(toleration);
const taints = z.array(taint);
const step = z.object({ at_s: z.number(), taints: taints.optional(), tolerations: tolerations.optional() });
const unhealthy_threshold = z.number().default(UNHEALTHY_ZONE_THRESHOLD);
const zone = z.object({ ready: z.number(), not_ready: z.number() });

const schema = byKind(
  ['noexecute', 'timeline', 'min_toleration', 'zone_state', 'eviction_decision', 'eviction_rate'],
  [
    caseBase.extend({ kind: z.literal('noexecute'), tolerations, node_noexecute_taints: taints }),
    caseBase.extend({ kind: z.literal('timeline'), tolerations, steps: z.array(step).min(1) }),
    caseBase.extend({ kind: z.literal('min_toleration'), toleration_seconds: z.array(z.number().nullable()) }),
    caseBase.extend({ kind: z.literal('zone_state'), unhealthy_threshold, ...zone.shape }),
    caseBase.extend({ kind: z.literal('eviction_decision'), unhealthy_threshold, zones: z.array(zone) }),
    caseBase.extend({ kind: z.literal('eviction_rate'), nodes_in_zone: z.number(), state: z.enum(ZONE_STATES) }),
  ],
);

export const nodeLifecycleAdapter = defineAdapter(
  'node-failure-and-taints',
  'node lifecycle: zone state, eviction rate, NoExecute tolerations',
  schema,
  (c) => {
    switch (c.kind) {
      case 'noexecute': {
        const delay = evictionDelaySeconds(c.tolerations, c.node_noexecute_taints);
        return { evicted: delay !== NEVER, after_s: delay === NEVER ? null : delay };
      }
      case 'timeline':
        return timeline(c.tolerations, c.steps);
      case 'min_toleration':
        return { seconds: minTolerationSeconds(c.toleration_seconds) };
      case 'zone_state':
        return { state: zoneState(c.ready, c.not_ready, c.unhealthy_threshold) };
      case 'eviction_decision': {
        const zones = c.zones.map(({ ready, not_ready }) => ({ ready, notReady: not_ready }));
        return { evicts_from_down_nodes: evictsFromSilentNodes(zones, c.unhealthy_threshold) };
      }
      case 'eviction_rate':
        return { nodes_per_s: evictionNodesPerSecond(c.state, c.nodes_in_zone, false) };
    }
  },
);

/** Plays the steps on a clock of whole milliseconds; `after_s` is the time of the eviction on that clock. */
function timeline(initial: readonly Toleration[], steps: readonly z.output<typeof step>[]) {
  let tolerated = initial;
  let present: readonly Taint[] = [];
  let plan: EvictionPlan | null = null;
  for (const next of steps) {
    const now = Math.round(next.at_s * 1000);
    if (plan !== null && plan.evictAt <= now) break;
    tolerated = next.tolerations ?? tolerated;
    present = next.taints ?? present;
    const seconds = evictionDelaySeconds(tolerated, present);
    plan = reviewEviction(plan, seconds === NEVER ? NEVER : seconds * 1000, now);
  }
  return { evicted: plan !== null, after_s: plan === null ? null : plan.evictAt / 1000 };
}
