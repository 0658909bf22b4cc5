/** Every cent by cause, in micro-cents; the causes sum to the cash, always (SPEC MN1). */
import { addTo, type Meter } from '../base/units.ts';
import { CAUSES, type Cause, LOSS_REASONS, type LossReason, type Team } from './world.ts';

const CAUSE_INDEX = new Map<Cause, number>(CAUSES.map((cause, index) => [cause, index]));
const REASON_INDEX = new Map<LossReason, number>(LOSS_REASONS.map((reason, index) => [reason, index]));

/** Posts an amount (negative: a cost), rounded once with the rest carried; returns what was posted. */
export function post(team: Team, cause: Cause, microCents: number): number {
  if (microCents === 0) return 0;
  const meter = team.ledger[CAUSE_INDEX.get(cause) as number];
  return meter === undefined ? 0 : postTo(team, meter, microCents);
}

/** The same for who posts to one cause many times: `meterOf` finds its meter once. */
export function postTo(team: Team, meter: Meter, microCents: number): number {
  if (microCents === 0) return 0;
  const posted = addTo(meter, microCents);
  team.cashMicroCents += posted;
  return posted;
}

export function meterOf(team: Team, cause: Cause): Meter {
  return team.ledger[CAUSE_INDEX.get(cause) as number] as Meter;
}

/** Notes what a service cost its owner in answers not given or given late. A diagnosis, not money: not in the sum. */
export function noteLoss(team: Team, service: number, reason: LossReason, microCents: number): void {
  if (microCents === 0) return;
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
