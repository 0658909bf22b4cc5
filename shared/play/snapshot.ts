/** A world as text and back, and its fingerprint. Records are plain and in factory order, so JSON is enough. */
import type { Hasher } from '../base/hash.ts';
import { settleGauges } from '../sim/tick/gauges.ts';
import type { World } from '../sim/world.ts';

export function snapshot(world: World): string {
  for (const team of world.teams) settleGauges(team);
  return JSON.stringify(world);
}

export function restore(text: string): World {
  return JSON.parse(text) as World;
}

export function hashWorld(world: World, hasher: Hasher): string {
  return hasher.hash64(snapshot(world));
}
