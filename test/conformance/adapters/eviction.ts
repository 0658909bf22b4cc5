import { z } from 'zod';
import {
  compareForEviction,
  EVICTION_KEYS,
  type EvictionKey,
  isAdmitted,
  isGraceOver,
  isPressureHeld,
  isThresholdMet,
  NO_PRESSURE,
  PRESSURE_TRANSITION_SECONDS,
  type PressureThreshold,
  type Quantity,
  reviewPressure,
} from '../../../shared/sim/rules/memory-pressure.ts';
import { byKind, caseBase, defineAdapterWithExpected, malformed, type Outcome } from '../adapter.ts';

const percent = z
  .string()
  .regex(/^\d+(\.\d+)?%$/, { error: 'expected an amount or a percentage' })
  .transform((text): Quantity => ({ percent: Number(text.slice(0, -1)) }));
const quantity = z.union([z.number(), percent], { error: 'expected an amount or a percentage' });
const pod = z.object({
  name: z.string(),
  priority: z.number().default(0),
  memory_request: z.number().default(0),
  memory_usage: z.number(),
});
const pods = z.array(pod).min(1);
const keys = EVICTION_KEYS as readonly [EvictionKey, ...EvictionKey[]];
const stepExpect = z.strictObject({
  pressure: z.boolean().optional(),
  evicted: z.string().nullable().optional(),
  grace_s: z.number().optional(),
  admit_best_effort: z.boolean().optional(),
  admit_burstable: z.boolean().optional(),
});
const step = z.object({ at_s: z.number(), available: z.number(), expect: stepExpect });
const config = z.object({
  hard_available_below: quantity.optional(),
  soft_available_below: quantity.optional(),
  soft_grace_s: z.number().default(0),
  min_reclaim: quantity.default(0),
  max_pod_grace_s: z.number().default(0),
  pressure_transition_s: z.number().default(PRESSURE_TRANSITION_SECONDS),
});

const schema = byKind(
  ['memory_ranking', 'threshold', 'grace_period', 'pressure_transition', 'timeline'],
  [
    caseBase.extend({
      kind: z.literal('memory_ranking'),
      sort_keys: z.array(z.enum(keys)).default([...EVICTION_KEYS]),
      pods,
    }),
    caseBase.extend({
      kind: z.literal('threshold'),
      threshold_available_below: quantity,
      min_reclaim: quantity.default(0),
      capacity: z.number().nullable().default(null),
      available: z.number(),
      enforce_min_reclaim: z.boolean().default(false),
    }),
    caseBase.extend({ kind: z.literal('grace_period'), grace_period_s: z.number(), observed_s_ago: z.number() }),
    caseBase.extend({
      kind: z.literal('pressure_transition'),
      transition_period_s: z.number(),
      last_observed_s_ago: z.number(),
    }),
    caseBase.extend({
      kind: z.literal('timeline'),
      config,
      capacity: z.number().nullable().default(null),
      pods,
      steps: z.array(step).min(1),
    }),
  ],
);
type Case = z.output<typeof schema>;

export const evictionAdapter = defineAdapterWithExpected(
  'kubelet-eviction',
  'kubelet node-pressure eviction',
  schema,
  (c): Outcome => (c.kind === 'timeline' ? timeline(c) : { expected: c.expect, actual: single(c) }),
);

function single(c: Exclude<Case, { kind: 'timeline' }>): unknown {
  switch (c.kind) {
    case 'memory_ranking':
      return { evict_order: ranked(c.pods, c.sort_keys).map(({ name }) => name) };
    case 'threshold': {
      const rule = { availableBelow: c.threshold_available_below, minReclaim: c.min_reclaim, graceSeconds: 0 };
      return { met: isThresholdMet(rule, c.available, capacityOf(c.capacity, rule), c.enforce_min_reclaim) };
    }
    case 'grace_period':
      return { act: isGraceOver(c.grace_period_s, c.observed_s_ago) };
    case 'pressure_transition':
      return { condition_still_true: isPressureHeld(c.last_observed_s_ago, c.transition_period_s) };
  }
}

/** Each look with the same pods: who is evicted stays in the list, as in the source's test. */
function timeline({ config: set, capacity, pods: all, steps }: Extract<Case, { kind: 'timeline' }>): Outcome {
  const thresholds: PressureThreshold[] = [];
  const add = (availableBelow: Quantity | undefined, graceSeconds: number) => {
    if (availableBelow !== undefined) thresholds.push({ availableBelow, minReclaim: set.min_reclaim, graceSeconds });
  };
  add(set.hard_available_below, 0);
  add(set.soft_available_below, set.soft_grace_s);
  let memory = NO_PRESSURE;
  const actual = steps.map(({ at_s, available, expect }) => {
    const total = thresholds[0] === undefined ? 0 : capacityOf(capacity, ...thresholds);
    const look = reviewPressure(thresholds, memory, available, total, at_s, set.pressure_transition_s);
    memory = look.memory;
    const evicted = look.actOn === null ? null : (ranked(all, EVICTION_KEYS)[0]?.name ?? null);
    const said: Record<string, unknown> = {
      pressure: look.pressure,
      evicted,
      grace_s: look.actOn?.graceSeconds === 0 ? 0 : set.max_pod_grace_s,
      admit_best_effort: isAdmitted('BestEffort', false, look.pressure),
      admit_burstable: isAdmitted('Burstable', false, look.pressure),
    };
    return Object.fromEntries(Object.keys(expect).map((key) => [key, said[key]]));
  });
  return { expected: steps.map(({ expect }) => expect), actual };
}

function ranked(list: z.output<typeof pods>, by: readonly EvictionKey[]) {
  const use = ({ memory_usage, memory_request, priority }: z.output<typeof pod>) => ({
    usage: memory_usage,
    request: memory_request,
    priority,
  });
  return list.toSorted((a, b) => compareForEviction(use(a), use(b), by));
}

/** A percentage needs something to be a share of. */
function capacityOf(capacity: number | null, ...rules: readonly PressureThreshold[]): number {
  const isShare = (amount: Quantity) => typeof amount !== 'number';
  if (capacity === null && rules.some((one) => isShare(one.availableBelow) || isShare(one.minReclaim))) {
    return malformed('capacity', 'a number where a threshold is a percentage', capacity);
  }
  return capacity ?? 0;
}
