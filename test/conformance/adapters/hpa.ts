import { z } from 'zod';
import { firstMemory, scaleRound } from '../../../shared/sim/rules/hpa.ts';
import { groupPods } from '../../../shared/sim/rules/hpa-pods.ts';
import { DEFAULT_SCALE_DOWN, DEFAULT_SCALE_UP } from '../../../shared/sim/rules/hpa-rates.ts';
import { DEFAULT_TOLERANCE, utilisationReplicas } from '../../../shared/sim/rules/hpa-replicas.ts';
import { caseBase, defineAdapter } from '../adapter.ts';
import { NOW, podOf, recommendations, scaleDown, scaleEvents, scaleUp, shortPod } from './hpa-forms.ts';

const count = z.number().int();

export const hpaAdapter = defineAdapter(
  'hpa-controller-loop',
  'HPA whole reconcile step (CPU utilisation metric)',
  caseBase.extend({
    min_replicas: count.default(1),
    max_replicas: count,
    spec_replicas: count,
    tolerance: z.number().default(DEFAULT_TOLERANCE),
    cpu_target_percent: z.number().positive(),
    scale_up: scaleUp,
    scale_down: scaleDown,
    scale_up_events: scaleEvents,
    scale_down_events: scaleEvents,
    recommendation_history: recommendations.nullable().default(null),
    pods: z.array(shortPod),
    usage_of_unknown_pods_m: z.array(z.number()).default([]),
  }),
  (c) => {
    const pods = c.pods.map(podOf);
    const question = { current: c.spec_replicas, tolerance: c.tolerance, target: c.cpu_target_percent };
    const asked = { ...question, strangers: c.usage_of_unknown_pods_m };
    const proposal = utilisationReplicas(asked, pods, groupPods(pods, true, NOW));
    const plain = c.scale_up === null && c.scale_down === null;
    const behaviour = { up: c.scale_up ?? DEFAULT_SCALE_UP, down: c.scale_down ?? DEFAULT_SCALE_DOWN };
    const first = firstMemory(c.spec_replicas, NOW);
    const memory = {
      history: c.recommendation_history ?? first.history,
      ups: c.scale_up_events,
      downs: c.scale_down_events,
    };
    const range = { min: c.min_replicas, max: c.max_replicas };
    const round = scaleRound(range, plain ? null : behaviour, c.spec_replicas, proposal, memory, NOW);
    return { desired_replicas: round.replicas };
  },
);
