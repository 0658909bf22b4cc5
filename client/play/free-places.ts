/** How much room each machine has, most room first. */
import { freeMib } from '../../shared/sim/placement.ts';
import { type Rulebook, usableMib } from '../../shared/sim/rulebook.ts';
import type { TeamView } from '../../shared/sim/shown.ts';

export interface FreePlace {
  readonly id: number; // of the host
  readonly name: string;
  readonly totalMib: number;
  readonly freeMib: number;
}

export function placesFree(view: TeamView, rules: Rulebook): FreePlace[] {
  return view.hosts
    .filter((host) => host.state === 'on' && host.platform >= 0)
    .map((host) => ({
      id: host.id,
      name: host.name,
      totalMib: usableMib(rules, host),
      freeMib: Math.max(0, freeMib(view.facts, rules, host)),
    }))
    .sort((a, b) => b.freeMib - a.freeMib || a.id - b.id);
}
