import { z } from 'zod';
import { fits, PODS, type Shortage, shortages } from '../../../shared/sim/rules/fit.ts';
import { podRequest } from '../../../shared/sim/rules/resources.ts';
import { caseBase, defineAdapterWithExpected } from '../adapter.ts';
import { addTo, amounts, pod, ResourceNames } from './pods.ts';

const shortage = z.object({ resource: z.string(), requested: z.number(), used: z.number(), capacity: z.number() });

const schema = caseBase.extend({
  node: z.object({ allocatable: amounts.and(z.object({ pods: z.number() })) }),
  pod,
  existing: z.array(pod).default([]),
  ignored_resources: z.array(z.string()).default([]),
  ignored_resource_groups: z.array(z.string()).default([]),
  expect: z.looseObject({
    fits: z.boolean(),
    insufficient: z.array(shortage).optional(),
    insufficient_names: z.array(z.string()).optional(),
    reason: z.string().optional(),
  }),
});
type Case = z.output<typeof schema>;

export const fitAdapter = defineAdapterWithExpected('sched-fit-filter', 'NodeResourcesFit filter', schema, (c) => {
  const names = new ResourceNames();
  const { pods: podsMax, ...capacity } = c.node.allocatable;
  const allocatable = names.amounts(capacity);
  const incoming = names.pod(c.pod);
  const running = c.existing.map((one) => names.pod(one));
  const request = podRequest(incoming, names.count).map((amount, r) => (isIgnored(names.name(r), c) ? 0 : amount));
  const used: number[] = [];
  for (const one of running) addTo(used, podRequest(one, names.count));
  const short = shortages(request, used, allocatable, running.length, podsMax);
  return {
    expected: inOrder(c.expect),
    actual: inOrder({
      fits: fits(request, used, allocatable, running.length, podsMax),
      ...described(short, names, c.expect),
    }),
  };
});

/** The shortages in the words of the case: which of them it lists decides what is compared. */
function described(short: readonly Shortage[], names: ResourceNames, expect: Case['expect']) {
  const reasons = short.map(({ resource }) =>
    resource === PODS ? 'Too many pods' : `Insufficient ${names.name(resource)}`,
  );
  const podsListed = expect.insufficient?.some(({ resource }) => resource === 'pods') ?? false;
  const insufficient = short
    .filter(({ resource }) => resource !== PODS || podsListed || expect.reason !== 'Too many pods')
    .map((one) => ({ ...one, resource: names.name(one.resource) }));
  return {
    insufficient,
    insufficient_names: insufficient.map(({ resource }) => resource),
    reason: reasons.find((reason) => reason === expect.reason) ?? reasons[0],
  };
}

/** Shortages are a set in the source (they come from a map): compared in the order of their names. */
function inOrder<T extends Partial<Case['expect']>>(result: T): T {
  const { insufficient, insufficient_names } = result;
  return {
    ...result,
    ...(insufficient && { insufficient: insufficient.toSorted((a, b) => (a.resource < b.resource ? -1 : 1)) }),
    ...(insufficient_names && { insufficient_names: insufficient_names.toSorted((a, b) => (a < b ? -1 : 1)) }),
  };
}

/** Only extended resources (with a domain, not kubernetes.io's) can be ignored, by name or by domain. */
function isIgnored(name: string, c: Case): boolean {
  if (!name.includes('/') || name.includes('kubernetes.io/')) return false;
  return c.ignored_resources.includes(name) || c.ignored_resource_groups.includes(name.split('/')[0] ?? '');
}
