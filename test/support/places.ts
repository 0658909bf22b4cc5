/** What the tick has in its arrays about one instance. */

import type { Rulebook } from '../../shared/sim/rulebook.ts';
import { placesOf } from '../../shared/sim/tick/places.ts';
import type { Instance, Team } from '../../shared/sim/world.ts';

export function placeOf(
  { team, rules }: { readonly team: Team; readonly rules: Rulebook },
  one: Instance | undefined,
): { grantedM: number; capacityM: number } {
  const places = placesOf(team, rules);
  const i = one === undefined ? -1 : places.ones.indexOf(one);
  return { grantedM: places.grantedM[i] ?? NaN, capacityM: places.capacityM[i] ?? NaN };
}
