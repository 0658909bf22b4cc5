import { z } from 'zod';
import { capacityRatioScorer, checkShape } from '../../../shared/sim/rules/capacity-ratio.ts';
import { NO_DEFAULTS, podRequest, scoringDefaults } from '../../../shared/sim/rules/resources.ts';
import {
  balancedAllocationScore,
  checkScoringWeights,
  isBalanceScored,
  leastAllocatedScore,
  mostAllocatedScore,
  weightsFor,
} from '../../../shared/sim/rules/scores.ts';
import { caseBase, defineAdapterWithExpected, type Outcome } from '../adapter.ts';
import { shape } from './capacity-ratio.ts';
import { addTo, node, nodeIndex, pod, ResourceNames } from './pods.ts';

const CPU_AND_MEMORY = [
  { name: 'cpu', weight: 1 },
  { name: 'memory', weight: 1 },
];

const schema = caseBase.extend({
  resources: z.array(z.object({ name: z.string(), weight: z.number() })).default(CPU_AND_MEMORY),
  pod,
  nodes: z.array(node).min(1),
  existing: z.array(pod.extend({ node: z.string().optional() })).default([]), // without a node: not placed yet
});

/** The K5 default in the unit of the case files: 200 MiB in bytes. */
const DEFAULT_MEMORY_REQUEST_BYTES = 200 * 1024 * 1024;

export const leastAdapter = scoreAdapter(
  'sched-least-allocated',
  'NodeResourcesFit score, strategy LeastAllocated (scheduler default)',
  leastAllocatedScore,
  scoringDefaults(DEFAULT_MEMORY_REQUEST_BYTES),
);

export const mostAdapter = scoreAdapter(
  'sched-most-allocated',
  'NodeResourcesFit score, strategy MostAllocated (bin packing)',
  mostAllocatedScore,
  scoringDefaults(DEFAULT_MEMORY_REQUEST_BYTES),
);

export const balancedAdapter = scoreAdapter(
  'sched-balanced-allocation',
  'NodeResourcesBalancedAllocation score',
  balancedAllocationScore,
  NO_DEFAULTS,
);

const ratioSchema = schema.extend({ shape });

export const ratioAdapter = defineAdapterWithExpected(
  'sched-requested-to-capacity-ratio',
  'NodeResourcesFit score, strategy RequestedToCapacityRatio',
  ratioSchema,
  (c): Outcome => {
    const expected = 'config_error' in c.expect ? { config_error: true } : c.expect;
    const refusal = checkScoringWeights(c.resources.map(({ weight }) => weight)) ?? checkShape(c.shape);
    if (refusal !== null) return { expected, actual: { config_error: true, refusal } };
    const defaults = scoringDefaults(DEFAULT_MEMORY_REQUEST_BYTES);
    return { expected, actual: scoreNodes(c, capacityRatioScorer(c.shape), defaults) };
  },
);

function scoreAdapter(name: string, mechanism: string, score: typeof leastAllocatedScore, defaults: readonly number[]) {
  return defineAdapterWithExpected(name, mechanism, schema, (c): Outcome => {
    // The case says in words what is wrong; only that the configuration is refused is compared.
    const expected = 'config_error' in c.expect ? { config_error: true } : c.expect;
    const refusal = checkScoringWeights(c.resources.map(({ weight }) => weight));
    if (refusal !== null) return { expected, actual: { config_error: true, refusal } };
    return { expected, actual: scoreNodes(c, score, defaults) };
  });
}

function scoreNodes(c: z.output<typeof schema>, score: typeof leastAllocatedScore, defaults: readonly number[]) {
  const names = new ResourceNames();
  const listed: number[] = [];
  for (const { name, weight } of c.resources) listed[names.index(name)] = weight;
  const weights = Array.from(listed, (weight) => weight ?? 0);
  const allocatable = c.nodes.map((one) => names.amounts(one.allocatable));
  const incoming = names.pod(c.pod);
  const running = c.existing.map((one) => names.pod(one));
  const used: number[][] = c.nodes.map(() => []);
  running.forEach((one, i) => {
    const name = c.existing[i]?.node;
    if (name === undefined) return;
    const place = nodeIndex(c.nodes, name, `existing[${i}].node`);
    addTo(used[place] ?? [], podRequest(one, names.count, defaults));
  });
  const request = podRequest(incoming, names.count, defaults);
  const scored = weightsFor(weights, request);
  const scores = c.nodes.map((one, i) => [one.name, score(used[i] ?? [], request, allocatable[i] ?? [], scored)]);
  return { scores: Object.fromEntries(scores), skipped: !isBalanceScored(request, scored) };
}
