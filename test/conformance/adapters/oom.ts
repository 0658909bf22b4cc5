import { z } from 'zod';
import { oomScoreAdj } from '../../../shared/sim/rules/oom.ts';
import { caseBase, defineAdapterWithExpected } from '../adapter.ts';
import { amounts, ResourceNames } from './pods.ts';

const schema = caseBase.extend({
  container: z.object({ requests: amounts.default({}), limits: amounts.default({}) }),
  node_memory_bytes: z.number().positive(),
  critical_pod: z.boolean().default(false),
  expect: z.strictObject({
    oom_score_adj: z.number().optional(),
    oom_score_adj_min: z.number().optional(),
    oom_score_adj_max: z.number().optional(),
  }),
});

export const oomAdapter = defineAdapterWithExpected(
  'oom-score-adj',
  'oom_score_adj given by the kubelet',
  schema,
  (c) => {
    const names = new ResourceNames();
    const container = { requests: names.optional(c.container.requests), limits: names.optional(c.container.limits) };
    const adj = oomScoreAdj(container, c.node_memory_bytes, c.critical_pod);
    // Older versions gave a range: its ends are met when the value is not outside them.
    const { oom_score_adj_min: min = adj, oom_score_adj_max: max = adj } = c.expect;
    const actual = {
      oom_score_adj: adj,
      oom_score_adj_min: Math.min(adj, min),
      oom_score_adj_max: Math.max(adj, max),
    };
    return { expected: c.expect, actual };
  },
);
