/** What answers lost or late have cost, by service and reason (SPEC WH3). */
import { LOSS_REASONS, type LossReason, type Team } from '../world.ts';

interface Loss {
  readonly service: number;
  readonly reason: LossReason;
  readonly microCents: number;
}

/** What was lost or late so far, by service and reason, largest first. */
export function lossesOf(team: Team): Loss[] {
  const losses = team.losses.map((meter, index) => ({
    service: Math.floor(index / LOSS_REASONS.length),
    reason: LOSS_REASONS[index % LOSS_REASONS.length] as LossReason,
    microCents: meter.whole,
  }));
  return losses
    .filter((loss) => loss.microCents > 0)
    .sort(
      (a, b) =>
        b.microCents - a.microCents ||
        a.service - b.service ||
        LOSS_REASONS.indexOf(a.reason) - LOSS_REASONS.indexOf(b.reason),
    );
}
