/**
 * How many replicas one metric asks for: ceil(ready pods × measured ÷ target), unless that is within the tolerance (K13).
 * What is not known counts against the change: a missing or unready pod can halt a scaling, never turn it round.
 */
import type { PodGroups, ScaledPod } from './hpa-pods.ts';

/** A ratio this close to 1 changes nothing (K13). */
export const DEFAULT_TOLERANCE = 0.1;

export type Unmeasured = 'metrics.none' | 'pods.none' | 'pods.unready' | 'request.missing' | 'metrics.unmatched';

export type Proposal =
  | { readonly ok: true; readonly replicas: number; readonly measured: number; readonly average: number }
  | { readonly ok: false; readonly code: Unmeasured };

/** A value that counts, of a pod with that request; `null` is of a pod that the deployment does not know. */
interface Counted {
  readonly value: number;
  readonly request: number | null;
}
interface Usage {
  readonly ratio: number; // to the target
  readonly measured: number; // in the unit of the target
  readonly average: number; // a pod
}

/** What is asked of every kind of metric. */
export interface Question {
  readonly current: number; // replicas declared now
  readonly tolerance: number;
  readonly target: number; // percent of the request, or milli-units
  readonly strangers: readonly number[]; // values of pods that the deployment does not know
}

/** By the share of their requests that the pods use; `measured` is that share in whole percent. */
export function utilisationReplicas(q: Question, pods: readonly ScaledPod[], groups: PodGroups): Proposal {
  const refused = unreadable(q, pods, groups);
  if (refused !== null) return { ok: false, code: refused };
  if (pods.some((pod) => pod.request === null)) return { ok: false, code: 'request.missing' };
  const fill = (pod: ScaledPod, ratio: number) => (ratio < 1 ? (pod.request ?? 0) : ratio > 1 ? 0 : null);
  return propose(q, groups, (counted) => utilisation(counted, q.target), fill);
}

/** By the average value a pod, in milli-units. */
export function averageReplicas(q: Question, pods: readonly ScaledPod[], groups: PodGroups): Proposal {
  const refused = unreadable(q, pods, groups);
  if (refused !== null) return { ok: false, code: refused };
  return propose(
    q,
    groups,
    (counted) => average(counted, q.target),
    (_pod, ratio) => (ratio < 1 ? q.target : 0),
  );
}

/** By one value for all, of an object or from outside: what serves now is worth that value. */
export function valueReplicas({ current, tolerance, target }: Question, value: number, readyPods: number): Proposal {
  const ratio = value / target;
  const scaled = current === 0 ? Math.ceil(ratio) : Math.ceil(ratio * readyPods);
  const replicas = current !== 0 && isWithin(ratio, tolerance) ? current : scaled;
  return { ok: true, replicas, measured: value, average: value };
}

/** By one value that the replicas share; `measured` is each one's part, rounded up. */
export function sharedValueReplicas({ current, tolerance, target }: Question, value: number): Proposal {
  const replicas = isWithin(value / (target * current), tolerance) ? current : Math.ceil(value / target);
  const part = Math.ceil(value / current);
  return { ok: true, replicas, measured: part, average: part };
}

function unreadable({ strangers }: Question, pods: readonly ScaledPod[], { ready }: PodGroups): Unmeasured | null {
  if (strangers.length === 0 && pods.every((pod) => pod.sample === null)) return 'metrics.none';
  if (pods.length === 0) return 'pods.none';
  return strangers.length === 0 && ready.length === 0 ? 'pods.unready' : null;
}

function propose(
  { current, tolerance, strangers }: Question,
  { ready, unready, missing }: PodGroups,
  usageOf: (counted: readonly Counted[]) => Usage | null,
  fill: (pod: ScaledPod, ratio: number) => number | null, // what a missing pod shall count as; null: not at all
): Proposal {
  const counted: Counted[] = ready.map((pod) => ({ value: pod.sample?.value ?? 0, request: pod.request ?? 0 }));
  for (const value of strangers) counted.push({ value, request: null });
  const usage = usageOf(counted);
  if (usage === null) return { ok: false, code: 'metrics.unmatched' };
  const { ratio, measured } = usage;
  const answer = (replicas: number): Proposal => ({ ok: true, replicas, measured, average: usage.average });

  const countsUnready = unready.length > 0 && ratio > 1;
  if (!countsUnready && missing.length === 0) {
    return answer(isWithin(ratio, tolerance) ? current : Math.ceil(ratio * ready.length));
  }
  for (const pod of missing) {
    const value = fill(pod, ratio);
    if (value !== null) counted.push({ value, request: pod.request ?? 0 });
  }
  if (countsUnready) for (const pod of unready) counted.push({ value: 0, request: pod.request ?? 0 });
  const careful = usageOf(counted)?.ratio ?? 1;
  if (isWithin(careful, tolerance) || (ratio < 1 && careful > 1) || (ratio > 1 && careful < 1)) return answer(current);
  const replicas = Math.ceil(careful * counted.length);
  const turnsRound = (careful < 1 && replicas > current) || (careful > 1 && replicas < current);
  return answer(turnsRound ? current : replicas);
}

/** Whole percents of all requests together; a stranger's usage has none to be a part of. */
function utilisation(counted: readonly Counted[], targetPercent: number): Usage | null {
  let used = 0;
  let requested = 0;
  let entries = 0;
  for (const { value, request } of counted) {
    if (request === null) continue;
    used += value;
    requested += request;
    entries += 1;
  }
  if (requested === 0) return null;
  const measured = Math.trunc((used * 100) / requested);
  return { ratio: measured / targetPercent, measured, average: Math.trunc(used / entries) };
}

function average(counted: readonly Counted[], target: number): Usage {
  const measured = Math.trunc(counted.reduce((sum, { value }) => sum + value, 0) / counted.length);
  return { ratio: measured / target, measured, average: measured };
}

function isWithin(ratio: number, tolerance: number): boolean {
  return Math.abs(1 - ratio) <= tolerance;
}
