/**
 * One round of the HorizontalPodAutoscaler over one deployment (K13–K16): what its metric asks for, held back by what it
 * asked for lately, and limited in speed and range. Times are seconds on one clock.
 */
import {
  type Behaviour,
  type LimitReason,
  limitByPolicies,
  limitPlainly,
  type Range,
  rememberEvent,
  type ScaleEvent,
} from './hpa-rates.ts';
import type { Proposal } from './hpa-replicas.ts';
import { type Recommendation, stabilise, stabiliseDown } from './hpa-stabilisation.ts';

/** A round is made this often, and without a behaviour the highest recommendation of this window counts (K13). */
export const HPA_SYNC_SECONDS = 15;
export const DOWN_STABILISATION_SECONDS = 300;

/** What the controller remembers of a deployment from round to round. */
export interface HpaMemory {
  readonly history: readonly Recommendation[];
  readonly ups: readonly ScaleEvent[];
  readonly downs: readonly ScaleEvent[];
}

export type RoundReason = LimitReason | 'disabled' | 'unmeasured';
export interface Round {
  readonly replicas: number;
  readonly reason: RoundReason;
  readonly memory: HpaMemory;
}

/** At first sight the current number is the first recommendation: nothing is taken away before it was watched. */
export function firstMemory(current: number, now: number): HpaMemory {
  return { history: [{ replicas: current, at: now }], ups: [], downs: [] };
}

export function scaleRound(
  range: Range,
  behaviour: Behaviour | null,
  current: number,
  proposal: Proposal,
  memory: HpaMemory,
  now: number,
): Round {
  if (current === 0 && range.min !== 0) return { replicas: 0, reason: 'disabled', memory };
  if (current > range.max) return rescale(behaviour, current, range.max, 'TooManyReplicas', memory, now);
  if (current < range.min) return rescale(behaviour, current, range.min, 'TooFewReplicas', memory, now);
  if (!proposal.ok) return { replicas: current, reason: 'unmeasured', memory };
  if (behaviour === null) {
    const held = stabiliseDown(memory.history, proposal.replicas, DOWN_STABILISATION_SECONDS, now);
    const { replicas, reason } = limitPlainly(current, held.replicas, range);
    return rescale(behaviour, current, replicas, reason, { ...memory, history: held.history }, now);
  }
  const windows = { up: behaviour.up.stabilisation, down: behaviour.down.stabilisation };
  const held = stabilise(memory.history, current, proposal.replicas, windows, now);
  const { replicas, reason } = limitByPolicies(current, held.replicas, range, behaviour, memory, now);
  return rescale(behaviour, current, replicas, reason, { ...memory, history: held.history }, now);
}

/** Only policies ask how much was scaled lately: without a behaviour nothing of it is kept. */
function rescale(
  behaviour: Behaviour | null,
  current: number,
  replicas: number,
  reason: LimitReason,
  memory: HpaMemory,
  now: number,
): Round {
  if (behaviour === null || replicas === current) return { replicas, reason, memory };
  const event = { change: Math.abs(replicas - current), at: now };
  const kept =
    replicas > current
      ? { ups: rememberEvent(memory.ups, event, behaviour.up) }
      : { downs: rememberEvent(memory.downs, event, behaviour.down) };
  return { replicas, reason, memory: { ...memory, ...kept } };
}
