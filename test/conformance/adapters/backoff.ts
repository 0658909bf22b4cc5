import { z } from 'zod';
import {
  type BackoffPolicy,
  delayAfterFailure,
  delayAfterFailures,
  isBackingOff,
  rememberedDelay,
} from '../../../shared/sim/rules/backoff.ts';
import { byKind, caseBase, defineAdapterWithExpected, type Outcome } from '../adapter.ts';

const tick = z.object({ at_s: z.number(), in_backoff: z.boolean(), delay_s: z.number().nullable().default(null) });
const policy = caseBase.extend({ initial_s: z.number().positive(), max_s: z.number().positive() });

const schema = byKind(
  ['delay_after_failures', 'reset', 'timeline'],
  [
    policy.extend({ kind: z.literal('delay_after_failures'), failures: z.number().int() }),
    policy.extend({ kind: z.literal('reset'), idle_s: z.number(), failures: z.number().int().optional() }),
    policy.extend({ kind: z.literal('timeline'), ticks: z.array(tick).min(1) }),
  ],
);

export const backoffAdapter = defineAdapterWithExpected(
  'crashloop-backoff',
  'exponential back-off of container restarts (CrashLoopBackOff)',
  schema,
  (c): Outcome => {
    const rule: BackoffPolicy = { initial: c.initial_s, max: c.max_s };
    if (c.kind === 'timeline') return timeline(c.ticks, rule);
    if (c.kind === 'delay_after_failures') {
      return { expected: c.expect, actual: { delay_s: delayAfterFailures(c.failures, rule) } };
    }
    // Without a number of failures the back-off has reached its longest delay before the idle time.
    const delay = delayAfterFailures(c.failures ?? Number.POSITIVE_INFINITY, rule);
    const actual = {
      in_backoff: isBackingOff(delay, c.idle_s, rule),
      delay_s: rememberedDelay(delay, c.idle_s, rule),
    };
    return { expected: c.expect, actual };
  },
);

/** At each tick that is not in back-off a new failure happens; the delay shows only while in back-off. */
function timeline(ticks: readonly z.output<typeof tick>[], rule: BackoffPolicy): Outcome {
  let delay = 0;
  let failedAt = 0;
  const actual = ticks.map(({ at_s }) => {
    const waiting = isBackingOff(delay, at_s - failedAt, rule);
    if (!waiting) {
      delay = delayAfterFailure(delay, at_s - failedAt, rule);
      failedAt = at_s;
    }
    return { at_s, in_backoff: waiting, delay_s: waiting ? delay : null };
  });
  return { expected: ticks, actual };
}
