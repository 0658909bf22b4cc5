import { z } from 'zod';
import { DEFAULT_READINESS_TIMING, groupOf, type ScaledPod } from '../../../shared/sim/rules/hpa-pods.ts';
import { caseBase, defineAdapter } from '../adapter.ts';
import { NOW } from './hpa-forms.ts';

const ago = z.number();
const pod = z.object({
  name: z.string(),
  phase: z.string(),
  deleting: z.boolean().default(false),
  start_time_s_ago: ago.nullable(),
  ready_condition: z.object({ status: z.boolean(), last_transition_s_ago: ago }).nullable(),
});
/** A sample whose time is not given is older than anything. */
const metric = z
  .object({ timestamp_s_ago: ago.default(Number.POSITIVE_INFINITY), window_s: z.number().default(0) })
  .transform((given) => ({ value: 0, at: NOW - given.timestamp_s_ago, window: given.window_s }));

const schema = caseBase.extend({
  resource: z.string(),
  cpu_initialization_period_s: z.number().default(DEFAULT_READINESS_TIMING.cpuInitialisation),
  initial_readiness_delay_s: z.number().default(DEFAULT_READINESS_TIMING.initialDelay),
  pods: z.array(pod),
  metrics: z.record(z.string(), metric),
});
type Case = z.output<typeof schema>;

export const hpaPodsAdapter = defineAdapter(
  'hpa-pod-grouping',
  'HPA pod grouping: ready, unready, missing, ignored',
  schema,
  (c) => {
    const timing = { cpuInitialisation: c.cpu_initialization_period_s, initialDelay: c.initial_readiness_delay_s };
    const groups = c.pods.map((one) => groupOf(podOf(one, c), c.resource === 'cpu', NOW, timing));
    const names = (group: string) => c.pods.filter((_pod, i) => groups[i] === group).map((one) => one.name);
    const sets = { unready: names('unready'), missing: names('missing'), ignored: names('ignored') };
    return { ready_count: names('ready').length, ...sets };
  },
);

function podOf(one: z.output<typeof pod>, { metrics }: Case): ScaledPod {
  const { ready_condition: ready, start_time_s_ago: started } = one;
  return {
    phase: one.phase,
    deleting: one.deleting,
    startedAt: started === null ? null : NOW - started,
    ready: ready === null ? null : { is: ready.status, since: NOW - ready.last_transition_s_ago },
    request: null,
    sample: Object.hasOwn(metrics, one.name) ? (metrics[one.name] ?? null) : null,
  };
}
