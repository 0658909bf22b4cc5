import { z } from 'zod';
import {
  DEFAULT_SCALE_DOWN,
  DEFAULT_SCALE_UP,
  limitByPolicies,
  limitPlainly,
} from '../../../shared/sim/rules/hpa-rates.ts';
import { stabilise, stabiliseDown } from '../../../shared/sim/rules/hpa-stabilisation.ts';
import { caseBase, defineAdapter } from '../adapter.ts';
import { NOW, recommendations, scaleDown, scaleEvents, scaleUp } from './hpa-forms.ts';

const count = z.number().int();
const range = { min_replicas: count, max_replicas: count };
const numbers = { current_replicas: count, desired_replicas: count };

export const hpaLimitsAdapter = defineAdapter(
  'hpa-limits-without-behavior',
  'HPA limits when no behavior is given',
  caseBase.extend({ ...numbers, ...range }),
  (c) => limitPlainly(c.current_replicas, c.desired_replicas, { min: c.min_replicas, max: c.max_replicas }),
);

export const hpaPoliciesAdapter = defineAdapter(
  'hpa-rate-policies',
  'HPA behavior policies (rate limits)',
  caseBase.extend({
    ...numbers,
    ...range,
    scale_up: scaleUp,
    scale_down: scaleDown,
    scale_up_events: scaleEvents,
    scale_down_events: scaleEvents,
  }),
  (c) =>
    limitByPolicies(
      c.current_replicas,
      c.desired_replicas,
      { min: c.min_replicas, max: c.max_replicas },
      { up: c.scale_up ?? DEFAULT_SCALE_UP, down: c.scale_down ?? DEFAULT_SCALE_DOWN },
      { ups: c.scale_up_events, downs: c.scale_down_events },
      NOW,
    ),
);

/** Without a current number the case is of the path without a behavior. */
export const hpaStabilisationAdapter = defineAdapter(
  'hpa-stabilization',
  'HPA stabilisation window',
  caseBase.extend({
    recommendations,
    current_replicas: count.nullable(),
    desired_replicas: count,
    up_window_s: z.number(),
    down_window_s: z.number(),
  }),
  (c) => {
    const windows = { up: c.up_window_s, down: c.down_window_s };
    const { replicas, history } =
      c.current_replicas === null
        ? stabiliseDown(c.recommendations, c.desired_replicas, windows.down, NOW)
        : stabilise(c.recommendations, c.current_replicas, c.desired_replicas, windows, NOW);
    const stored = history.map((one) => one.replicas);
    return { stabilized: replicas, stored_recommendations: stored, stored_count: stored.length };
  },
);
