import { z } from 'zod';
import { brokenLinear } from '../../../shared/sim/rules/capacity-ratio.ts';
import { caseBase, defineAdapter } from '../adapter.ts';

export const shape = z.array(z.object({ utilization: z.number(), score: z.number() }));
const schema = caseBase.extend({ shape: shape.min(1), input_utilization: z.number() });

export const brokenLinearAdapter = defineAdapter(
  'sched-broken-linear-function',
  'broken linear scoring function used by RequestedToCapacityRatio',
  schema,
  (c) => ({ value: brokenLinear(c.shape, c.input_utilization) }),
);
