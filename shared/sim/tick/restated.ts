/**
 * Who has an instance or a node that changed what it is doing since the layout (place-arrays.ts) last looked: its state, whether
 * it is ready, hung or in foreign hands. `touch` says so too, for it makes a new layout; this is for what moves nothing. A
 * hint like a cache: never hashed, never stored, and a layout that has not looked yet looks anyway.
 */
import type { Team } from '../world.ts';

const teams = new WeakSet<Team>();

export function restate(team: Team): void {
  teams.add(team);
}

/** Whether there is something to look at; asking answers it. */
export function takeRestated(team: Team): boolean {
  return teams.delete(team);
}
