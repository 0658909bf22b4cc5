/**
 * How far one round may scale: the policies of a behaviour (K15), or the plain limit without one (K14), and always the
 * declared least and most. Times are seconds on one clock.
 */

export interface ScalePolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly period: number; // so much may change within this time
}
export const POLICY_SELECTS = ['Max', 'Min', 'Disabled'] as const;
export interface ScalingRules {
  readonly select: (typeof POLICY_SELECTS)[number]; // the largest change of all policies, the smallest, or none
  readonly stabilisation: number; // window, see hpa-stabilisation.ts
  readonly policies: readonly ScalePolicy[];
}
export interface Behaviour {
  readonly up: ScalingRules;
  readonly down: ScalingRules;
}

/** What a behaviour says where nothing else is written (K15). */
export const DEFAULT_SCALE_UP: ScalingRules = {
  select: 'Max',
  stabilisation: 0,
  policies: [
    { type: 'Pods', value: 4, period: 15 },
    { type: 'Percent', value: 100, period: 15 },
  ],
};
export const DEFAULT_SCALE_DOWN: ScalingRules = {
  select: 'Max',
  stabilisation: 300,
  policies: [{ type: 'Percent', value: 100, period: 15 }],
};

/** A scaling that was done, up or down. */
export interface ScaleEvent {
  readonly change: number; // replicas, never negative
  readonly at: number;
}
export interface ScaleEvents {
  readonly ups: readonly ScaleEvent[];
  readonly downs: readonly ScaleEvent[];
}

/** Kubernetes' own reasons, as its status shows them. */
export type LimitReason =
  | 'DesiredWithinRange'
  | 'ScaleUpLimit'
  | 'ScaleDownLimit'
  | 'TooManyReplicas'
  | 'TooFewReplicas';
export interface Limited {
  readonly replicas: number;
  readonly reason: LimitReason;
}
export interface Range {
  readonly min: number;
  readonly max: number;
}

const WITHIN = 'DesiredWithinRange';

/** Without a behaviour: at most twice as many, or four, a round (K14); down to the least at once. */
export function limitPlainly(current: number, desired: number, { min, max }: Range): Limited {
  const limit = Math.max(2 * current, 4);
  const most = Math.min(max, limit);
  if (desired < min) return { replicas: min, reason: 'TooFewReplicas' };
  if (desired > most) return { replicas: most, reason: max > limit ? 'ScaleUpLimit' : 'TooManyReplicas' };
  return { replicas: desired, reason: WITHIN };
}

export function limitByPolicies(
  current: number,
  desired: number,
  { min, max }: Range,
  behaviour: Behaviour,
  events: ScaleEvents,
  now: number,
): Limited {
  if (desired > current) {
    const limit = Math.max(current, scaleUpLimit(current, behaviour.up, events, now));
    const most = Math.min(max, limit);
    if (desired > most) return { replicas: most, reason: max > limit ? 'ScaleUpLimit' : 'TooManyReplicas' };
  } else if (desired < current) {
    const limit = Math.min(current, scaleDownLimit(current, behaviour.down, events, now));
    const least = Math.max(min, limit);
    if (desired < least) return { replicas: least, reason: min < limit ? 'ScaleDownLimit' : 'TooFewReplicas' };
  }
  return { replicas: desired, reason: WITHIN };
}

/** The most replicas that the policies allow now, counted from what there was when each period began. */
function scaleUpLimit(current: number, rules: ScalingRules, events: ScaleEvents, now: number): number {
  if (rules.select === 'Disabled') return current;
  const proposals = rules.policies.map(({ type, value, period }) => {
    const start = startOf(current, events, period, now);
    return type === 'Pods' ? start + value : Math.ceil(start * (1 + value / 100)); // up, or one pod could never grow
  });
  return rules.select === 'Min' ? Math.min(...proposals) : Math.max(...proposals);
}

/** The fewest replicas that they allow; the largest change is the lowest number. */
function scaleDownLimit(current: number, rules: ScalingRules, events: ScaleEvents, now: number): number {
  if (rules.select === 'Disabled') return current;
  const proposals = rules.policies.map(({ type, value, period }) => {
    const start = startOf(current, events, period, now);
    return type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100));
  });
  return rules.select === 'Min' ? Math.max(...proposals) : Math.min(...proposals);
}

function startOf(current: number, { ups, downs }: ScaleEvents, period: number, now: number): number {
  return current - changeWithin(ups, period, now) + changeWithin(downs, period, now);
}

function changeWithin(events: readonly ScaleEvent[], period: number, now: number): number {
  return events.reduce((sum, { change, at }) => (at > now - period ? sum + change : sum), 0);
}

/** Adds an event in the place of one that no policy asks for any more, so that the list does not grow for ever. */
export function rememberEvent(events: readonly ScaleEvent[], event: ScaleEvent, rules: ScalingRules): ScaleEvent[] {
  const longest = rules.policies.reduce((most, { period }) => Math.max(most, period), 0);
  const outdated = events.findLastIndex(({ at }) => at < event.at - longest);
  return outdated < 0 ? [...events, event] : events.with(outdated, event);
}
