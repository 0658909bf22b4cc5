/** How near the stars of a level are: each with what it asks for and what there is of it. */
import { MICRO_CENTS_PER_DOLLAR, TICKS_PER_MINUTE } from '../../shared/base/units.ts';
import type { EndTest } from '../../shared/content/schema.ts';
import { endMeasure, holdsAtEnd, type Remains } from '../../shared/sim/end-measures.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';

export interface StarProgress {
  readonly profitDollars: number; // wanted
  readonly profitHeld: boolean;
  readonly inTimeShare: number;
  readonly inTimeHeld: boolean;
  readonly surviveMinutes: number; // 0: not asked for
  readonly surviveHeld: boolean;
  readonly atEnd: readonly (EndTest & { readonly value: number; readonly held: boolean })[];
  readonly night: boolean; // and it must hold through the Night, which comes after
  readonly held: boolean; // all that can be known now
}

export function starProgress(
  rules: Rulebook,
  { facts, team: gauge }: Pick<TeamView, 'facts' | 'team'>,
): StarProgress[] {
  const remains: Remains = { facts, ledgerMicroCents: gauge.ledgerMicroCents, gramsCo2: gauge.gramsCo2 };
  const inTime = gauge.offered > 0 ? gauge.inTime / gauge.offered : 1;
  let below = true;
  return (rules.scenario.stars ?? []).map((star) => {
    const profitHeld = gauge.profitMicroCents >= star.profitDollars * MICRO_CENTS_PER_DOLLAR;
    const inTimeHeld = inTime >= star.inTimeShare;
    const surviveHeld = gauge.survivableTicks >= star.surviveAnyOneMinutes * TICKS_PER_MINUTE;
    const atEnd = star.atEnd.map((test) => ({
      ...test,
      value: endMeasure(rules, remains, test.measure),
      held: holdsAtEnd(rules, remains, test),
    }));
    const restHeld = atEnd.every((test) => test.held);
    below = below && profitHeld && inTimeHeld && surviveHeld && restHeld; // each star needs the ones below it
    return {
      profitDollars: star.profitDollars,
      profitHeld,
      inTimeShare: star.inTimeShare,
      inTimeHeld,
      surviveMinutes: star.surviveAnyOneMinutes,
      surviveHeld,
      atEnd,
      night: star.night,
      held: below,
    };
  });
}
