import { z } from 'zod';
import {
  firstUntolerated,
  TAINT_EFFECTS,
  type Taint,
  TOLERATION_OPERATORS,
  type Toleration,
  taintScore,
  untoleratedPreferences,
} from '../../../shared/sim/rules/taints.ts';
import { byKind, caseBase, defineAdapter } from '../adapter.ts';

const effect = z.enum(TAINT_EFFECTS);
const taint = z.object({ key: z.string(), value: z.string().default(''), effect });
const toleration = z
  .object({
    key: z.string().default(''),
    op: z.enum(TOLERATION_OPERATORS).default('Equal'),
    value: z.string().default(''),
    effect: effect.nullable().default(null),
  })
  .transform(({ op, ...rest }): Toleration => ({ ...rest, operator: op, seconds: null }));
const tolerations = z.array(toleration).default([]);

const schema = byKind(
  ['filter', 'score'],
  [
    caseBase.extend({ kind: z.literal('filter'), tolerations, node_taints: z.array(taint).default([]) }),
    caseBase.extend({
      kind: z.literal('score'),
      tolerations,
      nodes: z.array(z.object({ name: z.string(), taints: z.array(taint).default([]) })).min(1),
    }),
  ],
);

export const taintAdapter = defineAdapter('sched-taint-toleration', 'TaintToleration filter and score', schema, (c) => {
  if (c.kind === 'filter') return { fits: firstUntolerated(c.tolerations, c.node_taints) === null };
  return scores(c.tolerations, c.nodes);
});

function scores(tolerated: readonly Toleration[], nodes: readonly { name: string; taints: readonly Taint[] }[]) {
  const counts = nodes.map((node) => untoleratedPreferences(tolerated, node.taints));
  const most = Math.max(...counts);
  return Object.fromEntries(nodes.map((node, i) => [node.name, taintScore(counts[i] ?? 0, most)]));
}
