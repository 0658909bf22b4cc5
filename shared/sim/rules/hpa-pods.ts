/**
 * Which pods an autoscaler may measure: a starting pod burns CPU that says nothing about the load, a pod that cannot be
 * read must not look idle (K13). Times are seconds on one clock.
 */

/** What the metrics server last said of a pod. */
export interface Sample {
  readonly value: number; // milli-units
  readonly at: number;
  readonly window: number; // the time over which it was measured
}

export interface ScaledPod {
  readonly phase: string; // as Kubernetes calls it; 'Pending' and 'Failed' make a difference
  readonly deleting: boolean;
  readonly startedAt: number | null;
  readonly ready: { readonly is: boolean; readonly since: number } | null; // null: nothing is known yet
  readonly request: number | null; // null: it asks for nothing, so no share of it can be said
  readonly sample: Sample | null;
}

export interface ReadinessTiming {
  readonly cpuInitialisation: number;
  readonly initialDelay: number; // a pod that became not ready this soon after its start has never been ready
}

/** The controller's defaults (K13). */
export const DEFAULT_READINESS_TIMING: ReadinessTiming = { cpuInitialisation: 300, initialDelay: 30 };

export type PodGroup = 'ready' | 'unready' | 'missing' | 'ignored';

/** Readiness counts for CPU alone: other metrics are believed from the first sample on. */
export function groupOf(pod: ScaledPod, isCpu: boolean, now: number, timing: ReadinessTiming): PodGroup {
  if (pod.deleting || pod.phase === 'Failed') return 'ignored';
  if (pod.phase === 'Pending') return 'unready';
  if (pod.sample === null) return 'missing';
  return isCpu && isUnready(pod, pod.sample, now, timing) ? 'unready' : 'ready';
}

function isUnready({ ready, startedAt }: ScaledPod, sample: Sample, now: number, timing: ReadinessTiming): boolean {
  if (ready === null || startedAt === null) return true;
  if (startedAt + timing.cpuInitialisation > now) return !ready.is || sample.at < ready.since + sample.window;
  return !ready.is && startedAt + timing.initialDelay > ready.since;
}

export interface PodGroups {
  readonly ready: readonly ScaledPod[];
  readonly unready: readonly ScaledPod[];
  readonly missing: readonly ScaledPod[];
}

export function groupPods(
  pods: readonly ScaledPod[],
  isCpu: boolean,
  now: number,
  timing: ReadinessTiming = DEFAULT_READINESS_TIMING,
): PodGroups {
  const of = (group: PodGroup) => pods.filter((pod) => groupOf(pod, isCpu, now, timing) === group);
  return { ready: of('ready'), unready: of('unready'), missing: of('missing') };
}
