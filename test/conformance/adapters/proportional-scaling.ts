import { z } from 'zod';
import { scaleSets } from '../../../shared/sim/rules/proportional-scaling.ts';
import { caseBase, defineAdapter } from '../adapter.ts';

const pods = z.number().int();
const schema = caseBase.extend({
  input: z.object({
    previous_desired: pods,
    desired: pods,
    previous_max_surge: pods.default(0),
    max_surge: pods.default(0),
    new: pods.nullable(),
    available_new: pods.default(0),
    old_newest_first: z.array(pods),
  }),
});

export const proportionalScalingAdapter = defineAdapter(
  'deployment-proportional-scaling',
  'scaling a Deployment in the middle of a rollout (proportional scaling)',
  schema,
  ({ input }) => {
    const sizes = [...(input.new === null ? [] : [input.new]), ...input.old_newest_first];
    const step = {
      previousDesired: input.previous_desired,
      previousSurge: input.previous_max_surge,
      desired: input.desired,
      surge: input.max_surge,
    };
    const whole = [input.new, input.available_new, input.previous_desired].every((size) => size === input.desired);
    const next = scaleSets(
      sizes.map((size, age) => ({ pods: size, age })),
      step,
      whole,
    );
    return input.new === null
      ? { new: null, old_newest_first: next }
      : { new: next[0], old_newest_first: next.slice(1) };
  },
);
