/** What a draft comes to, as far as it would be accepted: hands, rent by the hour, and what is paid once. */
import { byId } from '../../shared/base/ids.ts';
import { MICRO_CENTS_PER_DOLLAR } from '../../shared/base/units.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { Rehearsed } from './rehearsal.ts';

/** As many as may be asked about at once (DRAFT_MAX of the wire, which no page has the schema of). */
export const DRAFT_MOST = 40;

export interface DraftSum {
  readonly milliMinutes: number;
  readonly rentMicroCents: number; // an hour, more or less than now
  readonly onceMicroCents: number;
  readonly refused: number;
}

export function draftSum({ orders, before }: Pick<Rehearsed, 'orders' | 'before'>, rules: Rulebook): DraftSum {
  let [milliMinutes, rent, once, refused] = [0, 0, 0, 0];
  for (const { command, verdict, milliMinutes: minutes } of orders) {
    if (!verdict.ok) {
      refused += 1;
      continue;
    }
    milliMinutes += minutes;
    if (command.verb === 'order') {
      const model = rules.models.find(({ id }) => id === command.model);
      rent += model?.rentDollarsPerHour ?? 0;
      once += model?.setupDollars ?? 0;
    } else if (command.verb === 'returnHost')
      rent -= rules.models[byId(before.hosts, command.host)?.model ?? -1]?.rentDollarsPerHour ?? 0;
  }
  return {
    milliMinutes,
    rentMicroCents: Math.round(rent * MICRO_CENTS_PER_DOLLAR),
    onceMicroCents: Math.round(once * MICRO_CENTS_PER_DOLLAR),
    refused,
  };
}
