/** Calls that no flow lets through are lost with their whole requests: SPEC NW7. */
import { noteLoss } from '../ledger.ts';
import type { Rulebook } from '../rulebook.ts';
import type { Team } from '../world.ts';
import { denialsOf } from './networks.ts';

/** Takes from what is left of each request type what is denied on its way into a service, before that is asked. */
export function loseDenied(rules: Rulebook, team: Team, service: number, surviving: number[]): void {
  for (const [index, denials] of denialsOf(team, rules).entries()) {
    for (const { callee, share } of denials) {
      const rate = surviving[index] as number;
      if (callee !== service || rate === 0) continue;
      surviving[index] = rate * (1 - share);
      noteLoss(team, service, 'network.denied', rate * share * worthOf(rules, team, index));
    }
  }
}

/** What an answer in time brings more than a lost one. */
function worthOf(rules: Rulebook, team: Team, index: number): number {
  const type = rules.types[index];
  const asked = team.askedPerS[index] ?? 0;
  if (type === undefined || asked === 0) return 0;
  const price = (type.pricePerRequest + type.pricePerTick / asked) * (team.pricePercent / 100);
  return price * (1 + rules.economy.lostCostsShare);
}
