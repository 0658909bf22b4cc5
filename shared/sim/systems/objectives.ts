/** What is counted towards stars and medals: operator minutes refill, and how long any one host could be lost. */
import { TICKS_PER_MINUTE } from '../../base/units.ts';
import type { Rulebook } from '../rulebook.ts';
import { canLoseAnyHost } from '../survive.ts';
import type { World } from '../world.ts';

/** Looked at every 10 s: a host that could be lost does not change faster than a boot. */
const SURVEY_TICKS = 10;

export function watchObjectives(world: World, rules: Rulebook): void {
  const { operatorMinutesPerMinute, operatorBankMinutes } = rules.economy;
  const refill = (operatorMinutesPerMinute * 1000) / TICKS_PER_MINUTE;
  for (const team of world.teams) {
    team.operatorMilliMinutes = Math.min(operatorBankMinutes * 1000, team.operatorMilliMinutes + refill);
    if (world.tick % SURVEY_TICKS !== 0 || world.night) continue;
    team.survivableTicks = canLoseAnyHost(world, rules, team) ? team.survivableTicks + SURVEY_TICKS : 0;
  }
}
