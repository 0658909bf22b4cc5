import { z } from 'zod';
import { DEFAULT_READINESS_TIMING, groupPods } from '../../../shared/sim/rules/hpa-pods.ts';
import {
  averageReplicas,
  DEFAULT_TOLERANCE,
  type Proposal,
  type Question,
  sharedValueReplicas,
  utilisationReplicas,
  valueReplicas,
} from '../../../shared/sim/rules/hpa-replicas.ts';
import { caseBase, defineAdapter } from '../adapter.ts';
import { errorOf, NOW, podOf, shortPod } from './hpa-forms.ts';

const positive = z.number().positive();
const values = z.array(z.number()).min(1);
const strangers = z.array(z.number()).default([]);
const kind = <K extends string, S extends z.core.$ZodLooseShape>(type: K, more: S) =>
  z.object({ type: z.literal(type), ...more });

const metric = z.discriminatedUnion('type', [
  kind('resource_utilization', { resource: z.string(), target_percent: positive, usage_of_unknown_pods_m: strangers }),
  kind('pods_average', { target_m: positive, usage_of_unknown_pods_m: strangers }),
  kind('object_value', { target_m: positive, values_m: values }),
  kind('external_value', { target_m: positive, values_m: values }),
  kind('object_average_per_pod', { target_m: positive, values_m: values }),
  kind('external_average_per_pod', { target_m: positive, values_m: values }),
]);

const schema = caseBase.extend({
  current_replicas: z.number().int(),
  tolerance: z.number().default(DEFAULT_TOLERANCE),
  pods: z.array(shortPod),
  metric,
});
type Case = z.output<typeof schema>;

export const hpaReplicasAdapter = defineAdapter(
  'hpa-replica-calculation',
  'HorizontalPodAutoscaler replica calculation for one metric',
  schema,
  (c) => {
    const proposal = propose(c);
    if (!proposal.ok) return { error: errorOf(proposal.code, c.expect.error) };
    const { replicas, measured, average } = proposal;
    if (c.metric.type !== 'resource_utilization') return { replicas, utilization_m: measured };
    return { replicas, utilization_percent: measured, average_usage_m: average };
  },
);

function propose({ metric: asked, ...c }: Case): Proposal {
  const pods = c.pods.map(podOf);
  const ask = (target: number, unknown: readonly number[] = []): Question => ({
    current: c.current_replicas,
    tolerance: c.tolerance,
    target,
    strangers: unknown,
  });
  const groups = (isCpu: boolean) => groupPods(pods, isCpu, NOW, DEFAULT_READINESS_TIMING);
  switch (asked.type) {
    case 'resource_utilization': {
      const question = ask(asked.target_percent, asked.usage_of_unknown_pods_m);
      return utilisationReplicas(question, pods, groups(asked.resource === 'cpu'));
    }
    case 'pods_average':
      return averageReplicas(ask(asked.target_m, asked.usage_of_unknown_pods_m), pods, groups(false));
    case 'object_value':
    case 'external_value':
      if (pods.length === 0 && c.current_replicas !== 0) return { ok: false, code: 'pods.none' };
      return valueReplicas(ask(asked.target_m), sum(asked.values_m), c.pods.filter(serves).length);
    case 'object_average_per_pod':
    case 'external_average_per_pod':
      return sharedValueReplicas(ask(asked.target_m), sum(asked.values_m));
  }
}

const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
const serves = ({ phase, ready }: z.output<typeof shortPod>) => phase === 'Running' && ready;
