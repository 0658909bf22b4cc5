/** How a match ended: the stars of a level, and the debrief that tells the day. */
import { starsAtEnd } from '../../shared/play/match.ts';
import { type Debrief, debriefOf, type Story } from '../../shared/play/story.ts';
import type { Rulebook } from '../../shared/sim/rulebook.ts';
import type { World } from '../../shared/sim/world.ts';

/** `dayEndTick`: where the day ended; a host may have ended it early. */
export function finale(story: Story, world: World, rules: Rulebook, dayEndTick: number, hash: string): Debrief {
  const found = { stars: starsFor(rules, world, dayEndTick), hash };
  return { ...debriefOf(story, world, rules, found), endTick: dayEndTick };
}

/** Stars are of whoever plays alone, and for the whole day: a level that was ended early has none. */
function starsFor(rules: Rulebook, world: World, dayEndTick: number): number {
  const [team, rival] = world.teams;
  if (rules.scenario.kind !== 'level' || team === undefined || rival !== undefined) return -1;
  return dayEndTick < rules.endTick ? 0 : starsAtEnd(rules, world, team);
}
