import { z } from 'zod';
import { type SpreadPreference, spreadScores } from '../../../shared/sim/rules/spread-score.ts';
import {
  checkSpread,
  countSpread,
  NO_DOMAIN,
  type SpreadConstraint,
} from '../../../shared/sim/rules/topology-spread.ts';
import { caseBase, defineAdapter } from '../adapter.ts';
import { nodeIndex } from './pods.ts';

const labels = z.record(z.string(), z.string());
const requirement = z.object({
  key: z.string(),
  op: z.enum(['In', 'NotIn', 'Exists', 'DoesNotExist']),
  values: z.array(z.string()).default([]),
});
const constraint = z.object({
  max_skew: z.number(),
  topology_key: z.string(),
  when_unsatisfiable: z.enum(['DoNotSchedule', 'ScheduleAnyway']).default('DoNotSchedule'),
  selector: z.array(requirement).nullable(),
});
const podBase = z.object({ namespace: z.string().default('default'), labels: labels.default({}) });
const existingPod = podBase.extend({ node: z.string(), terminating: z.boolean().default(false) });

const node = z.object({ name: z.string(), labels: labels.default({}) });
const schema = caseBase.extend({
  pod: podBase.extend({ constraints: z.array(constraint) }),
  nodes: z.array(node).min(1),
  existing: z.array(existingPod).default([]),
});
const scoreSchema = schema.extend({
  pod: podBase.extend({ constraints: z.array(constraint).default([]) }),
  not_candidates: z.array(node).default([]),
  default_constraints: z.array(constraint).default([]), // the cluster's own, for pods that have none
});
type Case = Pick<z.output<typeof schema>, 'nodes' | 'existing'> & { readonly pod: z.output<typeof podBase> };

export const spreadAdapter = defineAdapter(
  'sched-topology-spread-filter',
  'PodTopologySpread filter (whenUnsatisfiable: DoNotSchedule)',
  schema,
  (c) => {
    const enforced = c.pod.constraints.filter((one) => one.when_unsatisfiable === 'DoNotSchedule');
    const constraints = enforced.map((one) => translate(one, c));
    const counts = countSpread(constraints);
    return Object.fromEntries(c.nodes.map((node, i) => [node.name, checkSpread(constraints, counts, i)]));
  },
);

const HOSTNAME = 'kubernetes.io/hostname';

export const spreadScoreAdapter = defineAdapter(
  'sched-topology-spread-score',
  'PodTopologySpread score (whenUnsatisfiable: ScheduleAnyway)',
  scoreSchema,
  (c) => {
    const all = { ...c, nodes: [...c.nodes, ...c.not_candidates] };
    const isOwn = c.pod.constraints.length > 0;
    const listed = isOwn ? c.pod.constraints : c.default_constraints;
    const preferences = listed
      .filter((one) => one.when_unsatisfiable === 'ScheduleAnyway')
      .map((one): SpreadPreference => ({ ...translate(one, all), perNode: one.topology_key === HOSTNAME }));
    const candidates = c.nodes.map((_, index) => index);
    const scores = spreadScores(preferences, candidates, isOwn);
    return Object.fromEntries(c.nodes.map(({ name }, index) => [name, scores[index]]));
  },
);

function translate(one: z.output<typeof constraint>, c: Case): SpreadConstraint {
  const values: string[] = [];
  const domainOfNode = c.nodes.map((node) => {
    const value = node.labels[one.topology_key];
    if (value === undefined) return NO_DOMAIN;
    if (!values.includes(value)) values.push(value);
    return values.indexOf(value);
  });
  const matchingOnNode = c.nodes.map(() => 0);
  c.existing.forEach((other, i) => {
    const place = nodeIndex(c.nodes, other.node, `existing[${i}].node`);
    if (other.terminating || other.namespace !== c.pod.namespace || !matches(one.selector, other.labels)) return;
    matchingOnNode[place] = (matchingOnNode[place] ?? 0) + 1;
  });
  return { maxSkew: one.max_skew, matchesSelf: matches(one.selector, c.pod.labels), domainOfNode, matchingOnNode };
}

/** Label selectors of the case form; the game selects by service. No selector matches nothing, an empty one all. */
function matches(selector: z.output<typeof constraint>['selector'], of: z.output<typeof labels>): boolean {
  if (selector === null) return false;
  return selector.every(({ key, op, values }) => {
    const value = of[key];
    if (op === 'Exists') return value !== undefined;
    if (op === 'DoesNotExist') return value === undefined;
    const listed = value !== undefined && values.includes(value);
    return op === 'In' ? listed : !listed;
  });
}
