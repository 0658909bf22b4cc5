/** Every cent by cause, in micro-cents; the causes sum to the cash, always (SPEC MN1). */
import { addTo } from '../base/units.ts';
import { CAUSES, type Cause, LOSS_REASONS, type LossReason, type Team } from './world.ts';

const CAUSE_INDEX = new Map<Cause, number>(CAUSES.map((cause, index) => [cause, index]));
const REASON_INDEX = new Map<LossReason, number>(LOSS_REASONS.map((reason, index) => [reason, index]));

/** Posts an amount (negative: a cost), rounded once with the rest carried; returns what was posted. */
export function post(team: Team, cause: Cause, microCents: number): number {
  const meter = team.ledger[CAUSE_INDEX.get(cause) as number];
  if (meter === undefined || microCents === 0) return 0;
  const posted = addTo(meter, microCents);
  team.cashMicroCents += posted;
  return posted;
}

/** Notes what a service cost its owner in answers not given or given late. A diagnosis, not money: not in the sum. */
export function noteLoss(team: Team, service: number, reason: LossReason, microCents: number): void {
  const meter = team.losses[service * LOSS_REASONS.length + (REASON_INDEX.get(reason) as number)];
  if (meter !== undefined) addTo(meter, microCents);
}

export function profitMicroCents(team: Team): number {
  let sum = 0;
  for (const meter of team.ledger) sum += meter.whole;
  return sum;
}

export function causeMicroCents(team: Team, cause: Cause): number {
  return team.ledger[CAUSE_INDEX.get(cause) as number]?.whole ?? 0;
}
