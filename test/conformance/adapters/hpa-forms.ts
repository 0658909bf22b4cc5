/** What the autoscaler's case files share: pods in short, scaling rules, and the words of Kubernetes' errors. */
import { z } from 'zod';
import type { ScaledPod } from '../../../shared/sim/rules/hpa-pods.ts';
import {
  DEFAULT_SCALE_DOWN,
  DEFAULT_SCALE_UP,
  POLICY_SELECTS,
  type ScaleEvent,
  type ScalingRules,
} from '../../../shared/sim/rules/hpa-rates.ts';
import type { Unmeasured } from '../../../shared/sim/rules/hpa-replicas.ts';

/** The cases say how long ago; this is now, later than any of them looks back. */
export const NOW = 1_000_000;

const count = z.number().int();

/** A pod in short: its times are left out, and `in_cpu_init_period` says that it has only just started. */
export const shortPod = z.object({
  phase: z.string().default('Running'),
  ready: z.boolean(),
  in_cpu_init_period: z.boolean().default(false),
  deleting: z.boolean().default(false),
  request_m: z.number().nullable().default(null),
  usage_m: z.number().nullable().default(null),
  value_m: z.number().nullable().default(null),
});

const LONG_AGO = NOW - 3600;
const METRIC_WINDOW = 60;

/** A pod that is not ready never was; one in its first minutes has no full window of metrics since it is ready. */
export function podOf(short: z.output<typeof shortPod>): ScaledPod {
  const startedAt = short.in_cpu_init_period ? NOW : LONG_AGO;
  const value = short.usage_m ?? short.value_m;
  return {
    phase: short.phase,
    deleting: short.deleting,
    startedAt,
    ready: { is: short.ready, since: startedAt },
    request: short.request_m,
    sample: value === null ? null : { value, at: NOW, window: METRIC_WINDOW },
  };
}

const rules = z
  .object({
    select: z.enum(POLICY_SELECTS).nullable().default('Max'),
    stabilization_s: z.number().nullable().default(null),
    policies: z.array(z.object({ type: z.enum(['Pods', 'Percent']), value: count, period_s: z.number() })),
  })
  .nullable()
  .default(null);

/** `null` is the default; so is what a rule leaves out. */
const withDefault = (fallback: ScalingRules) =>
  rules.transform((given): ScalingRules | null => {
    if (given === null) return null;
    const policies = given.policies.map(({ type, value, period_s }) => ({ type, value, period: period_s }));
    return { select: given.select ?? 'Max', stabilisation: given.stabilization_s ?? fallback.stabilisation, policies };
  });
export const scaleUp = withDefault(DEFAULT_SCALE_UP);
export const scaleDown = withDefault(DEFAULT_SCALE_DOWN);

export const scaleEvents = z
  .array(z.object({ change: count, s_ago: z.number() }))
  .default([])
  .transform((events): ScaleEvent[] => events.map(({ change, s_ago }) => ({ change, at: NOW - s_ago })));

export const recommendations = z.array(
  z.object({ replicas: count, s_ago: z.number() }).transform(({ replicas, s_ago }) => ({ replicas, at: NOW - s_ago })),
);

/** Kubernetes' words, of the versions read; a case may give a part of them, as its tests do. */
const ERRORS: Readonly<Record<Unmeasured, readonly string[]>> = {
  'metrics.none': [
    'unable to get metrics for resource cpu: no metrics returned from resource metrics API',
    'unable to get metrics for resource memory: no metrics returned from resource metrics API',
    'no metrics returned from custom metrics API',
  ],
  'pods.none': ['no pods returned by selector while calculating replica count'],
  'pods.unready': [
    'did not receive metrics for any ready pods',
    'did not receive metrics for targeted pods (pods might be unready)',
  ],
  'request.missing': ['missing request for cpu', 'missing request for memory'],
  'metrics.unmatched': ['no metrics returned matched known pods'],
};

/** The error as the case words it, if it is the one that the rule found. */
export function errorOf(code: Unmeasured, expected: unknown): string {
  const meant = typeof expected === 'string' && ERRORS[code].some((text) => text.includes(expected));
  return meant ? expected : (ERRORS[code][0] ?? code);
}
