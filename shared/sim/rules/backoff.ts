/**
 * Exponential back-off: restarts of a crashing container (CrashLoopBackOff) and failing image pulls (K27, K28). The
 * state is one number, the delay in force (0 = none), and the time of the last failure; the unit is the caller's.
 */

export interface BackoffPolicy {
  readonly initial: number; // delay after the first failure
  readonly max: number; // the delay doubles up to this
  readonly factor?: number; // by which it grows instead
  readonly free?: number; // restarts without a delay; the kubelet's first is
}

/** The kubelet's, for restarts (K27) and image pulls (K28), seconds. */
export const KUBELET_BACKOFF: BackoffPolicy = { initial: 10, max: 300 };

/** The back-off is forgotten after this many times the longest delay without a failure (K27: 2 × 300 s = 10 min). */
export const FORGET_AFTER_MAX_DELAYS = 2;

/** Whether the last failure is so long ago that the back-off starts over. */
export function isForgotten(sinceFailure: number, policy: BackoffPolicy): boolean {
  return sinceFailure > FORGET_AFTER_MAX_DELAYS * policy.max;
}

/** The delay that a failure now brings, `sinceFailure` after the one before (irrelevant when `delay` is 0). */
export function delayAfterFailure(delay: number, sinceFailure: number, policy: BackoffPolicy): number {
  if (delay === 0 || isForgotten(sinceFailure, policy)) return policy.initial;
  return Math.min(delay * (policy.factor ?? 2), policy.max);
}

/** The delay after so many failures, each soon after the last; 0 failures = 0. */
export function delayAfterFailures(failures: number, policy: BackoffPolicy): number {
  let delay = 0;
  for (let n = 0; n < failures && delay !== policy.max; n++) delay = delayAfterFailure(delay, 0, policy);
  return delay;
}

/** What a container that ends waits for now, after so many failures before: nothing at first, then as the policy says. */
export function restartDelay(failures: number, policy: BackoffPolicy): number {
  return Math.ceil(delayAfterFailures(Math.max(0, failures + 1 - (policy.free ?? 1)), policy));
}

/** The delay still remembered `sinceFailure` after the last failure: 0 once it is forgotten. */
export function rememberedDelay(delay: number, sinceFailure: number, policy: BackoffPolicy): number {
  return isForgotten(sinceFailure, policy) ? 0 : delay;
}

/** Whether the next try must still wait. */
export function isBackingOff(delay: number, sinceFailure: number, policy: BackoffPolicy): boolean {
  return sinceFailure < rememberedDelay(delay, sinceFailure, policy);
}
