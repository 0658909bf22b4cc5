/** Ids of a team, and the number that tells its caches what is stale. */
import { makeId } from '../../base/ids.ts';
import type { Team } from './team.ts';

export function takeId(team: Team): number {
  team.nextSerial += 1;
  return makeId(team.index, team.nextSerial);
}

/** Says that something was placed, moved, removed or changed its state, so that caches are rebuilt. */
export function touch(team: Team): void {
  team.topology += 1;
}
