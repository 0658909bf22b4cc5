/**
 * What the kubelet does when a node runs short of memory (K22–K23): thresholds, their grace, the condition that lingers,
 * and whom it evicts. Amounts in one unit of the caller's, times in seconds.
 */
import type { QosClass } from './qos.ts';

/** Looked at every 10 s; the condition stays for 5 minutes after it was last true (K22). */
export const HOUSEKEEPING_SECONDS = 10;
export const PRESSURE_TRANSITION_SECONDS = 300;

/** An amount, or a percentage of what the node has. */
export type Quantity = number | { readonly percent: number };

export interface PressureThreshold {
  readonly availableBelow: Quantity;
  readonly minReclaim: Quantity; // so much more must be free before it counts as over, once acted on
  readonly graceSeconds: number; // 0: hard, acted on at once
}

/** Percentages are 32-bit in the source, and what they come to is cut to a whole amount. */
function resolve(quantity: Quantity, capacity: number): number {
  if (typeof quantity === 'number') return quantity;
  return Math.trunc(capacity * Math.fround(Math.fround(quantity.percent) / 100));
}

/** Whether a threshold is met; `acting` once pods went for it, which asks for `minReclaim` on top. */
export function isThresholdMet(
  { availableBelow, minReclaim }: PressureThreshold,
  available: number,
  capacity: number,
  acting: boolean,
): boolean {
  return available < resolve(availableBelow, capacity) + (acting ? resolve(minReclaim, capacity) : 0);
}

export function isGraceOver(graceSeconds: number, metForSeconds: number): boolean {
  return metForSeconds >= graceSeconds;
}

/** Whether the condition still holds so long after a threshold was last met. */
export function isPressureHeld(sinceSeconds: number, transitionSeconds: number = PRESSURE_TRANSITION_SECONDS): boolean {
  return sinceSeconds < transitionSeconds;
}

/** What is remembered from one look to the next; by threshold where it is a list. */
export interface PressureMemory {
  readonly metSince: readonly (number | null)[];
  readonly acting: readonly boolean[];
  readonly lastMet: number | null;
}
export const NO_PRESSURE: PressureMemory = { metSince: [], acting: [], lastMet: null };

export interface PressureReview {
  readonly memory: PressureMemory;
  readonly pressure: boolean; // the node's condition
  readonly actOn: PressureThreshold | null; // one pod goes for it now
}

/** One look. Of several thresholds to be acted on the one without grace comes first. */
export function reviewPressure(
  thresholds: readonly PressureThreshold[],
  before: PressureMemory,
  available: number,
  capacity: number,
  now: number,
  transitionSeconds: number = PRESSURE_TRANSITION_SECONDS,
): PressureReview {
  const met = thresholds.map(
    (one, i) =>
      isThresholdMet(one, available, capacity, false) ||
      (before.acting[i] === true && isThresholdMet(one, available, capacity, true)),
  );
  const metSince = met.map((isMet, i) => (isMet ? (before.metSince[i] ?? now) : null));
  const acting = metSince.map((since, i) => since !== null && isGraceOver(graceOf(thresholds, i), now - since));
  const lastMet = met.includes(true) ? now : before.lastMet;
  const due = thresholds.filter((_, i) => acting[i] === true);
  return {
    memory: { metSince, acting, lastMet },
    pressure: lastMet !== null && isPressureHeld(now - lastMet, transitionSeconds),
    actOn: due.find((one) => one.graceSeconds === 0) ?? due[0] ?? null,
  };
}

function graceOf(thresholds: readonly PressureThreshold[], index: number): number {
  return thresholds[index]?.graceSeconds ?? 0;
}

/** A node short of memory takes no pod that asks for none; critical pods always come in (K22). */
export function isAdmitted(qos: QosClass, isCritical: boolean, pressure: boolean): boolean {
  return !pressure || isCritical || qos !== 'BestEffort';
}

export interface MemoryUse {
  readonly usage: number;
  readonly request: number;
  readonly priority: number;
}

type Order = (a: MemoryUse, b: MemoryUse) => number;
const exceeds = ({ usage, request }: MemoryUse): number => (usage > request ? 1 : 0);

/** The orders that the kubelet knows; negative: `a` goes first. */
const ORDERS = {
  exceeds_request: (a, b) => exceeds(b) - exceeds(a),
  priority: (a, b) => a.priority - b.priority,
  usage_minus_request: (a, b) => b.usage - b.request - (a.usage - a.request),
} as const satisfies Record<string, Order>;
export type EvictionKey = keyof typeof ORDERS;

/** Above its request first, then the lower priority, then the more above it (K23). */
export const EVICTION_KEYS: readonly EvictionKey[] = ['exceeds_request', 'priority', 'usage_minus_request'];

/** Whether `a` is evicted before `b` (negative) or after it; 0 = alike. */
export function compareForEviction(a: MemoryUse, b: MemoryUse, keys: readonly EvictionKey[] = EVICTION_KEYS): number {
  for (const key of keys) {
    const order = ORDERS[key](a, b);
    if (order !== 0) return order;
  }
  return 0;
}
